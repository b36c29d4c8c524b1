"""Writing: begin a draft, keep what is typed, save a version.

Typing is kept in the person's own work (autosave); a version is what others see and approve.
What a changed content means for approvals is in `actions.versions`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence import access, draft_content
from correspondence.actions import enclosures, once, outgoing_numbers, routes, versions
from correspondence.actions.draft_checking import belonging
from correspondence.draft_content import Content
from correspondence.models import DraftWork, Letter, LetterType, OutgoingLetter
from correspondence.outgoing_events import DraftEvent
from correspondence.outgoing_states import OutgoingState, SignMode
from correspondence.policies import drafts as may
from correspondence.queries.places import usual_place
from correspondence.queries.signers import usual_signer
from correspondence.states import LetterKind
from eoffice import audit, clock
from eoffice.errors import OfficeError, WrongState
from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class DraftData:
    """With what a draft begins."""

    type_id: int
    content: Content = field(default_factory=draft_content.empty)
    answers_id: int | None = None
    follows_id: int | None = None
    signer_id: int | None = None
    corrects_id: int | None = None
    revokes_id: int | None = None


class StaleWork(WrongState):
    """Somebody (perhaps the same person in another window) has saved since; both are kept."""

    sentence = gettext_lazy(
        "This draft was saved elsewhere in the meantime. Both texts are shown; choose."
    )

    def __init__(self, newer: Content, revision: int) -> None:
        super().__init__()
        self.newer, self.revision = newer, revision


class TooLong(OfficeError):
    """A text that no letter can hold; it is refused whole, so that no word is cut off."""

    status = 422
    sentence = gettext_lazy(
        "This text is too long for one letter (more than about 60 pages), so it was not kept. "
        "Shorten it, or attach a part of it as a file. What you typed is still on this page."
    )


@transaction.atomic
def start(
    data: DraftData, *, by: Officer, token: str = "", files: Sequence[enclosures.Copied] = ()
) -> OutgoingLetter:
    """Begin a draft at the own desk; the usual signer is its office's head until chosen.

    `files` are enclosures that were copied for it.

    Raises Refused for who has no desk, WrongState for a type that is not for outgoing letters.
    """
    if earlier := once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=earlier["letter"])
    may.may_draft(by).enforce()
    kind = _type(data.type_id, by)
    seat = Position.objects.select_related("unit").get(pk=by.position_id)
    signer = data.signer_id or usual_signer(kind, seat)
    letter = OutgoingLetter(
        kind=LetterKind.OUTGOING,
        state=OutgoingState.DRAFT,
        organization_id=by.organization_id,
        office_id=by.office_id,
        type=kind,
        received_at=clock.now(),
        recorded_by_id=by.user_id,
        recorded_at=clock.now(),
        sender_name=str(seat.unit),
        writer=seat,
        written_by_id=by.user_id,
        signer_id=signer,
        signing_seat_id=signer,
        sign_mode=SignMode.OWN,
        answers_id=data.answers_id,
        follows_id=data.follows_id,
        corrects_id=data.corrects_id,
        revokes_id=data.revokes_id,
    )
    content = belonging(draft_content.cleaned(data.content), letter)
    content["classification"] = content["classification"] or kind.classification_id
    content["place"] = content["place"] or usual_place(_office_of(signer))
    versions.mirror(letter, content)
    letter.save(force_insert=True)
    content["attachments"] = enclosures.enter(letter, files, by=by)
    versions.keep(letter, content, by=by)
    access.refresh(letter)
    once.keep(token, by=by, letter=letter.pk)
    audit.record(DraftEvent.BEGUN, letter, by=by, detail={"type": kind.code})
    return letter


@transaction.atomic
def autosave(
    letter_id: int, content: Content, *, revision: int, by: Officer, based_on: int = 0
) -> DraftWork:
    """Keep what was typed. `revision` is the one that the window had; 0 begins a new work.

    `based_on` is the version that the window began from; without it the newest is taken.
    Raises `StaleWork` with the newer text when another window has saved since, or there is a
    newer version: nothing is overwritten; `TooLong` for what no letter can hold. Leaves no trail:
    a version does. Without a change nothing is kept, and the answer has revision 0.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_write(by, letter).enforce()
    typed = belonging(draft_content.cleaned(content), letter)
    if draft_content.too_long(typed):
        raise TooLong
    work = DraftWork.objects.filter(letter=letter, user=by.user_id).first()
    newest = versions.newest(letter).content
    if based_on and based_on != letter.version and typed != newest:
        raise StaleWork(newest, work.revision if work else 0)
    if work is None and typed == newest:
        return DraftWork(letter=letter, based_on=letter.version, revision=0, content=typed)
    if work is None:
        return DraftWork.objects.create(
            letter=letter,
            user_id=by.user_id,
            based_on=letter.version,
            content=typed,
            saved_at=clock.now(),
        )
    if work.content == typed:  # a save that is sent twice is one; it makes no other window stale
        return _kept_again(work, based_on)
    if work.revision != revision:
        raise StaleWork(work.content, work.revision)
    work.content, work.saved_at = typed, clock.now()
    work.revision += 1
    work.based_on = based_on or work.based_on
    work.save(update_fields=["content", "saved_at", "revision", "based_on"])
    return work


def _kept_again(work: DraftWork, based_on: int) -> DraftWork:
    work.based_on, work.saved_at = based_on or work.based_on, clock.now()
    work.save(update_fields=["based_on", "saved_at"])
    return work


@transaction.atomic
def save_version(letter_id: int, content: Content, *, based_on: int, by: Officer) -> OutgoingLetter:
    """Make what was typed the newest version; without a change nothing happens.

    `based_on` is the version from which the text was made. Raises `StaleWork` when there is a
    newer one, Refused for whose turn it is not.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_write(by, letter).enforce()
    by = by.at(may.writing_desk(by, letter))
    typed = draft_content.cleaned(content)
    if based_on != letter.version:
        raise StaleWork(versions.newest(letter).content, letter.version)
    if versions.change(letter, typed, by=by, order=_place_on_route(letter, by)):
        if letter.state == OutgoingState.IN_REVIEW:
            routes.go_on(letter)
            letter.save(update_fields=["state", "due_at"])
        access.refresh(letter)
    return letter


def text_now(letter: OutgoingLetter, *, by: Officer) -> Content:
    """What this officer has before him: the own work, else the newest version."""
    work = DraftWork.objects.filter(letter=letter, user=by.user_id).first()
    return work.content if work else versions.newest(letter).content


@transaction.atomic
def drop_work(letter_id: int, *, by: Officer) -> None:
    """Throw away what was typed since the newest version."""
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_write(by, letter).enforce()
    DraftWork.objects.filter(letter=letter, user=by.user_id).delete()
    enclosures.follow(letter, versions.newest(letter).content)


@transaction.atomic
def cancel(letter_id: int, *, by: Officer, reason: str, token: str = "") -> Letter:
    """Give the draft up before it is signed; a number that was reserved for it becomes void."""
    if once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=letter_id)
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_cancel(by, letter).enforce()
    by = by.at(may.cancelling_desk(by, letter))
    letter.cancel(reason=reason)
    letter.save(update_fields=["state", "cancel_reason"])
    versions.end_steps(letter)
    outgoing_numbers.give_up(letter, reason=_("The letter was given up before it was signed."))
    access.refresh(letter)
    once.keep(token, by=by, letter=letter.pk)
    audit.record(DraftEvent.CANCELLED, letter, by=by, detail={"reason": audit.fingerprint(reason)})
    return letter


def _place_on_route(letter: OutgoingLetter, by: Officer) -> int:
    """After how many orders of the route the writing desk comes: writer first, signer last."""
    if letter.state == OutgoingState.APPROVED:
        return versions.AFTER_ALL
    step = may.open_step_of(by, letter) if letter.state == OutgoingState.IN_REVIEW else None
    return step.order if step else 0


def _office_of(seat_id: int) -> Unit:
    return Position.objects.select_related("unit__office").get(pk=seat_id).unit.own_office


def _type(type_id: int, by: Officer) -> LetterType:
    kinds = LetterType.objects.filter(
        organization=by.organization_id, for_outgoing=True, active=True
    )
    if found := kinds.filter(pk=type_id).first():
        return found
    raise WrongState(_("This type of letter is not for outgoing letters any more."))
