"""The stored file: one original, kept as it came, and what was made of it for viewing.

Transitions are pure and tiny; who may call them and what follows stands in `actions`.
"""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from eoffice import clock
from eoffice.documents.reasons import BYTES_CHANGED
from eoffice.documents.states import FileState, FileUse, ReceivedVia, TextState

QUARTERS = (90, 180, 270)
FORGOTTEN = (
    Index(fields=["id"], condition=Q(state="ready", viewing_key=""), name="file_to_rebuild"),
    Index(fields=["id"], condition=Q(text_state="reading"), name="file_being_read"),
)


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """Trays of files, and the one spelling of the lock."""

    def locked(self, pk: int) -> "StoredFile":
        """The current row, held until the transaction ends. Use inside actions only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)

    def waiting(self) -> "StoredFileQuerySet":
        """Received, and neither ready nor refused yet."""
        return self.filter(state=FileState.RECEIVED)

    def with_bytes(self) -> "StoredFileQuerySet":
        """Everything whose original must be on storage."""
        return self.exclude(state=FileState.PURGED)


class StoredFile(FSMModelMixin, models.Model):
    """Bytes that an office was handed, with the outcome of looking at them."""

    organization = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    office = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    use = models.CharField(max_length=20, choices=FileUse.choices)
    via = models.CharField(max_length=20, choices=ReceivedVia.choices, default=ReceivedVia.UPLOAD)
    name = models.CharField(_("name as given"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10, blank=True)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=clock.now)

    state = FSMField(default=FileState.RECEIVED, choices=FileState.choices, protected=True)
    text_state = FSMField(default=TextState.NONE, choices=TextState.choices, protected=True)
    reason = models.CharField(max_length=40, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    text_at = models.DateTimeField(null=True, blank=True)

    key = models.CharField(max_length=200, unique=True)
    viewing_key = models.CharField(max_length=200, blank=True)
    derived_prefix = models.CharField(max_length=200, blank=True)
    pages = models.PositiveIntegerField(default=0)
    pages_ready = models.PositiveIntegerField(default=0)
    text_pages = models.PositiveIntegerField(default=0)
    page_facts = models.JSONField(default=list, blank=True)
    neutralised = models.JSONField(default=list, blank=True)
    signatures = models.JSONField(default=list, blank=True)
    has_text = models.BooleanField(default=False)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        indexes = [
            Index(fields=["office", "-id"], name="file_by_office"),
            Index(fields=["office", "sha256"], name="file_by_hash"),
            Index(fields=["uploaded_at"], condition=Q(state="received"), name="file_waiting"),
            *FORGOTTEN,
        ]
        constraints = [
            CheckConstraint(condition=Q(state__in=FileState.values), name="file_state_is_known"),
            CheckConstraint(
                condition=Q(text_state__in=TextState.values), name="file_text_state_is_known"
            ),
            CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="a_refused_file_has_a_reason"
            ),
            CheckConstraint(
                condition=~Q(state="ready") | Q(pages__gte=1), name="a_ready_file_has_a_page"
            ),
            CheckConstraint(
                condition=Q(text_state="none") | ~Q(state__in=["received", "refused"]),
                name="text_is_read_from_prepared_files_only",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:8]})"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain of the trail into which this file's events go."""
        return ("file", self.pk)

    @property
    def awaits_preparation(self) -> bool:
        """The page images are still to be made, for the first time or again."""
        to_rebuild = self.state == FileState.READY and not self.viewing_key
        return self.state == FileState.RECEIVED or to_rebuild

    @property
    def is_working(self) -> bool:
        """A worker still has something to do for this file."""
        return self.awaits_preparation or self.text_state == TextState.READING

    def turn_of(self, page: int) -> int:
        """By how many degrees a page (1 is the first) is turned clockwise to be shown upright."""
        facts = self.page_facts[page - 1] if 1 <= page <= len(self.page_facts) else {}
        return int(facts.get("turn", 0))

    @property
    def turns(self) -> dict[int, int]:
        """The pages that are turned to be shown, each with its degrees."""
        pages = range(1, len(self.page_facts) + 1)
        return {page: turn for page in pages if (turn := self.turn_of(page))}

    def note_turn(self, page: int, degrees: int) -> None:
        """Show a page turned clockwise from now on; its facts are those of the shown page."""
        if degrees not in QUARTERS or not 1 <= page <= len(self.page_facts):
            return
        facts = self.page_facts[page - 1]
        sides = (facts["h"], facts["w"]) if degrees % 180 else (facts["w"], facts["h"])
        self.page_facts[page - 1] = {"w": sides[0], "h": sides[1], "turn": degrees}

    @transition(field=state, source=FileState.RECEIVED, target=FileState.READY)
    def mark_ready(self) -> None:
        """Its pages can be looked at."""
        self.reason = ""
        self.ready_at = clock.now()

    @transition(field=state, source=FileState.RECEIVED, target=FileState.REFUSED)
    def refuse(self, *, reason: str) -> None:
        """It cannot be shown; the original stays."""
        self.reason = reason
        self.ready_at = None

    @transition(field=state, source=FileState.REFUSED, target=FileState.RECEIVED)
    def try_again(self) -> None:
        """Put it before the pipeline once more."""
        self.reason = ""

    @transition(field=state, source=FileState.READY, target=FileState.DAMAGED)
    def mark_damaged(self) -> None:
        """The stored bytes are no longer those that were received."""
        self.reason = BYTES_CHANGED

    @transition(field=state, source=FileState.DAMAGED, target=FileState.READY)
    def restore(self) -> None:
        """The bytes were put back and match again."""
        self.reason = ""

    @transition(
        field=state,
        source=[FileState.READY, FileState.DAMAGED, FileState.REFUSED],
        target=FileState.PURGED,
    )
    def purge(self) -> None:
        """The content goes; the facts about it stay."""
        self.reason = ""

    @transition(field=text_state, source=TextState.NONE, target=TextState.READING)
    def start_reading(self) -> None:
        """A worker begins to read the pages."""

    @transition(field=text_state, source=TextState.READING, target=TextState.READ)
    def finish_reading(self) -> None:
        """Every page was read, and there is text."""
        self.has_text = True
        self.text_at = clock.now()

    @transition(field=text_state, source=TextState.READING, target=TextState.UNREADABLE)
    def give_up_reading(self) -> None:
        """Every page was tried, and there is none."""
        self.has_text = False
        self.text_at = clock.now()
