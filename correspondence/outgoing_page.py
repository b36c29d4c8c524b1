"""Everything that the page of a letter that goes out shows to one officer."""

import secrets
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from correspondence import draft_paper
from correspondence.models import ApprovalStep, DraftVersion, LetterFile, OutgoingLetter, Remark
from correspondence.outgoing_access import SIGNED, is_signed
from correspondence.outgoing_states import OutgoingState, StepState
from correspondence.policies import dispatch as may_send
from correspondence.policies import drafts as may
from correspondence.queries.books_out import number_kept_for
from correspondence.queries.draft_stations import stations_of
from correspondence.queries.outgoing_lists import UNDELIVERED
from correspondence.queries.outgoing_tabs import UNFINISHED
from correspondence.queries.references import Reference, references_of
from correspondence.queries.replies import OUT, Awaited, awaited_by
from correspondence.queries.station_rows import StationRow, holding_now
from correspondence.states import Part, RecipientRole
from eoffice.audit.queries import TimelineLine, timeline_of
from eoffice.documents.viewer import SHOWN_WIDTH, Viewer, ViewerPage, viewer_of
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer
from eoffice.verdict import Verdict

SHAPE = {"f4": 330 / 215, "a4": 297 / 210}
HISTORY = 40
SUPERSEDED = StepState.SUPERSEDED
NOT_THERE = [f"delivery_{state}" for state in UNFINISHED]


class Addressed(NamedTuple):
    """An addressee or a copy, and how far the letter has got to him."""

    name: str
    is_copy: bool
    state: str
    their_number: str

    @property
    def is_there(self) -> bool:
        """Whether nothing is to be done any more for the letter to reach him."""
        return self.state not in NOT_THERE


@dataclass(frozen=True, slots=True)
class Acts:
    """What this officer may do now; an empty address means not."""

    step: ApprovalStep | None = None
    verdict: Verdict | None = None
    edit_url: str = ""
    sign_url: str = ""
    send_url: str = ""
    may_submit: bool = False
    may_take_back: bool = False
    may_refuse: bool = False
    may_cancel: bool = False

    @property
    def is_due(self) -> bool:
        """Whether something waits for this officer."""
        return bool(self.step or self.may_submit or self.sign_url or self.send_url)


@dataclass(slots=True)
class OutgoingPage:
    """The letter as one officer sees it, with what is due from him."""

    letter: OutgoingLetter
    part: Part
    acts: Acts
    stations: list[StationRow]
    viewer: Viewer
    addressed: list[Addressed]
    references: list[Reference] = field(default_factory=list)
    reserved: str = ""
    awaited: Awaited | None = None
    may_await: bool = False
    remarks: list[Remark] = field(default_factory=list)
    versions: list[DraftVersion] = field(default_factory=list)
    history: list[TimelineLine] = field(default_factory=list)
    has_whole_history: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def shows_work(self) -> bool:
        """Whether versions, remarks and what was said to them are open: not to the desk."""
        return self.part >= Part.ALL

    @property
    def addressed_as(self) -> list[tuple[str, list[Addressed]]]:
        """Addressees, then copies, as they stand on the letter; what nobody is, is left out."""
        to = [row for row in self.addressed if not row.is_copy]
        copies = [row for row in self.addressed if row.is_copy]
        return [(word, rows) for word, rows in ((_("To"), to), (_("Copy"), copies)) if rows]

    @property
    def with_whom(self) -> list[StationRow]:
        """Who has it now."""
        return holding_now(self.stations)

    @property
    def standing(self) -> str:
        """Where the letter stands; what left and came back or waits is not with everybody."""
        state = f"out_{self.letter.state}"
        left = self.letter.state == OutgoingState.DISPATCHED
        return UNDELIVERED if left and any(not row.is_there for row in self.addressed) else state

    @property
    def number(self) -> str:
        """Its number once it is signed; before that nobody has one."""
        return self.letter.agenda_number if is_signed(self.letter) else ""

    @property
    def draft_name(self) -> str:
        """By what the people of an office tell one draft from another before it has a number."""
        return _("Draft %(n)s") % {"n": self.letter.pk}

    @property
    def happened(self) -> int:
        """How many entries the history has; the newest bears the last number."""
        return self.history[0].number if self.history else 0

    @property
    def older(self) -> int:
        """How many of them are not shown."""
        return self.happened - len(self.history)

    @property
    def first_older(self) -> int:
        """The place of the first entry that was not shown before all were asked for."""
        return HISTORY + 1 if self.has_whole_history else 0

    @property
    def open_remarks(self) -> int:
        """How many remarks nobody has dealt with."""
        return sum(1 for remark in self.remarks if remark.settled_at is None)

    @property
    def may_settle(self) -> bool:
        """Whether this officer ticks remarks: whoever may change the text now."""
        return bool(self.acts.edit_url) or self.acts.step is not None


def page_of(
    letter: OutgoingLetter, officer: Officer, part: Part, *, whole_history: bool = False
) -> OutgoingPage:
    """Read the page of a letter of which this officer may see this part."""
    addressed = _addressed(letter)
    page = OutgoingPage(
        letter=letter,
        part=part,
        acts=acts_of(letter, officer, is_there=all(row.is_there for row in addressed)),
        stations=stations_of(letter, officer),
        viewer=_signed_pages(letter) if is_signed(letter) else draft_pages(letter),
        addressed=addressed,
        references=references_of(letter, officer),
        reserved=number_kept_for(letter),
        awaited=awaited_by(letter, officer),
        may_await=letter.state in OUT and bool(may_send.may_dispatch(officer, letter)),
    )
    if page.shows_work:
        page.remarks = list(letter.remarks.select_related("position").order_by("-version", "pk"))
        page.versions = list(letter.versions.select_related("position").defer("content"))
        newest = None if whole_history else HISTORY
        page.history = timeline_of("letter", letter.pk, newest=newest)[::-1]
        page.has_whole_history = whole_history
    return page


def acts_of(letter: OutgoingLetter, officer: Officer, *, is_there: bool = True) -> Acts:
    """What is due from this officer, and what else may be done.

    `is_there` is whether nothing is left to do for the letter to reach everybody.
    """
    step = may.open_step_of(officer, letter) if letter.state == OutgoingState.IN_REVIEW else None
    at_signer = letter.state == OutgoingState.APPROVED
    may_sign = at_signer and bool(may.may_sign(officer, letter))
    is_writer = officer.holds(letter.writer_id)
    is_to_send = letter.state == OutgoingState.SIGNED or (
        letter.state == OutgoingState.DISPATCHED and not is_there
    )
    may_dispatch = is_to_send and bool(may_send.may_dispatch(officer, letter))
    return Acts(
        step=step,
        verdict=may.may_decide(officer, step) if step else None,
        edit_url=reverse("outgoing:edit", args=[letter.pk])
        if may.may_write(officer, letter)
        else "",
        sign_url=reverse("outgoing:sign", args=[letter.pk]) if may_sign else "",
        send_url=reverse("outgoing:send", args=[letter.pk]) if may_dispatch else "",
        may_submit=is_writer and letter.state in may.WITH_WRITER,
        may_take_back=is_writer and _is_unread(letter),
        may_refuse=may_sign,
        may_cancel=letter.state in may.BEFORE_SIGNED and bool(may.may_cancel(officer, letter)),
    )


def earlier_steps(letter: OutgoingLetter, step: ApprovalStep) -> list[ApprovalStep]:
    """The steps to which a draft may be sent back, besides its writer."""
    steps = ApprovalStep.objects.current().filter(letter=letter, order__lt=step.order)
    return list(steps.exclude(state=StepState.SKIPPED).select_related("position"))


def draft_pages(letter: OutgoingLetter) -> Viewer:
    """The typeset pages of the newest version; one page where they cannot be counted now."""
    content = DraftVersion.objects.get(letter=letter, number=letter.version).content
    paper = draft_paper.paper_of(letter, content)
    address = reverse("outgoing:preview", args=[letter.pk])
    shape = SHAPE[letter.type.paper if letter.type else "f4"]
    pages = tuple(
        _drafted(f"{address}?version={letter.version}", n, shape) for n in _counted(paper)
    )
    return Viewer(pages=pages)


def _counted(paper: draft_paper.Paper) -> range:
    """The numbers of a draft's pages; one where they cannot be counted now."""
    try:
        return range(1, draft_paper.pages_of(paper) + 1)
    except OfficeError:
        return range(1, 2)


def _drafted(address: str, number: int, shape: float) -> ViewerPage:
    url = f"{address}&page={number}"
    return ViewerPage(
        number=number,
        image_url=url,
        thumb_url="",
        sharp_url="",
        text_url="",
        width=SHOWN_WIDTH,
        height=round(SHOWN_WIDTH * shape),
        is_ready=True,
    )


def _signed_pages(letter: OutgoingLetter) -> Viewer:
    files = LetterFile.objects.filter(letter=letter, detached_at=None).select_related("file")
    return viewer_of([row.file for row in files.order_by("order", "pk")])


def _addressed(letter: OutgoingLetter) -> list[Addressed]:
    """Addressees and copies; once it is signed, with the state of their deliveries."""
    rows = letter.addressees.select_related("delivery") if letter.state in SIGNED else ()
    known = rows or letter.addressees.all()
    return [_row(row) for row in known]


def _row(row: object) -> Addressed:
    delivery = getattr(row, "delivery", None)
    return Addressed(
        name=row.name,  # type: ignore[attr-defined]
        is_copy=row.role == RecipientRole.COPY,  # type: ignore[attr-defined]
        state=f"delivery_{delivery.state}" if delivery else "",
        their_number=delivery.their_number if delivery else "",
    )


def _is_unread(letter: OutgoingLetter) -> bool:
    """Whether nobody who was asked has opened the draft, so that it may be taken back."""
    if letter.state != OutgoingState.IN_REVIEW:
        return False
    seen = [step for step in letter.steps.all() if step.seen_at and step.state != SUPERSEDED]
    return all(step.position_id == letter.writer_id for step in seen)
