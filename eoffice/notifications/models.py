"""A notice to one person, and which kinds a person does not want by e-mail."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django_fsm import FSMField, transition

from eoffice.notifications.states import MailState

S = MailState


class Notice(models.Model):
    """What somebody is told. The text is made from kind and facts, in the reader's language."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(max_length=40)
    event_key = models.CharField(max_length=120)
    facts = models.JSONField(default=dict, blank=True)
    path = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mail_state = FSMField(max_length=10, choices=S.choices, default=S.NONE, protected=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_error = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["user", "event_key"], name="a_person_is_told_once_of_an_event"
            ),
            CheckConstraint(
                condition=Q(mail_state__in=S.values), name="notice_mail_state_is_known"
            ),
        ]
        indexes = [
            Index(fields=["user", "-id"], name="notice_list"),
            Index(fields=["user"], name="notice_unread", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.user_id}"

    @transition(field=mail_state, source=S.PENDING, target=S.SENT)
    def mark_mailed(self) -> None:
        """The mail server has taken it."""
        self.mail_error = ""

    @transition(field=mail_state, source=S.PENDING, target=S.FAILED)
    def give_up_mail(self, *, error: str) -> None:
        """The mail server refuses this address for good."""
        self.mail_error = error[:120]


class MailPreference(models.Model):
    """A kind of notice that a person does not want by e-mail."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["user", "kind"], name="a_person_switches_a_kind_off_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} off for {self.user_id}"
