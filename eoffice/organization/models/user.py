"""The person who signs in. What a person may do follows from the desks, never from this row."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from eoffice.organization.states import Language, StaffKind, Theme

EIGHTEEN_DIGITS = RegexValidator(r"^\d{18}$", _("A NIP has eighteen digits."))


class UserQuerySet(models.QuerySet["User"]):
    """Chainable questions about people."""

    def of_organization(self, organization_id: int | None) -> "UserQuerySet":
        """People who belong to this tree."""
        return self.filter(organization_id=organization_id)

    def locked(self, pk: int) -> "User":
        """The current row, held until the transaction ends. Use inside actions only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class PeopleManager(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Creates accounts with a hashed password; asks as the queryset does."""

    use_in_migrations = False


class User(AbstractUser):
    """A person with an account. Contract staff have no NIP, some people no e-mail."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("name"), max_length=150, help_text=_("With titles, as printed."))
    nip = models.CharField(
        _("NIP"), max_length=18, blank=True, default="", validators=[EIGHTEEN_DIGITS]
    )
    email = models.EmailField(_("e-mail"), blank=True, default="")
    phone = models.CharField(_("phone"), max_length=30, blank=True, default="")
    rank = models.CharField(_("rank and grade"), max_length=60, blank=True, default="")
    staff_kind = models.CharField(
        _("kind of staff"), max_length=12, choices=StaffKind, default=StaffKind.EXECUTOR
    )
    organization = models.ForeignKey(
        "organization.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    must_change_password = models.BooleanField(_("must change the password"), default=False)
    language = models.CharField(
        _("language"), max_length=5, choices=Language, default=Language.INDONESIAN
    )
    theme = models.CharField(_("colours"), max_length=5, choices=Theme, default=Theme.AUTO)

    objects = PeopleManager()

    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nip"], condition=~Q(nip=""), name="a_nip_belongs_to_one_person"
            ),
            models.UniqueConstraint(
                Lower("username"), name="a_user_name_is_used_once_in_any_letter_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name as it is printed."""
        return self.name

    def get_short_name(self) -> str:
        """The name as it is printed; officials are not called by a first name."""
        return self.name
