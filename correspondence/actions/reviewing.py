"""The loop of a draft: sent up, seen, approved, sent back, taken back, refused (house 5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence import access, draft_content
from correspondence.actions import draft_checking, once, routes, versions
from correspondence.draft_content import Content
from correspondence.models import ApprovalStep, OutgoingLetter, Remark
from correspondence.outgoing_events import DraftEvent
from correspondence.outgoing_states import OutgoingState, StepState
from correspondence.policies import drafts as may
from correspondence.queries.books_out import lacks_classification
from eoffice import audit, clock, jobs
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import Officer


class Incomplete(WrongState):
    """Parts that the type requires are empty."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            _("Still to be filled in: %(parts)s. Nothing was sent.") % {"parts": _words(names)}
        )
        self.names = names


LABELS = draft_content.PARTS | {
    "subject": gettext_lazy("Subject"),
    "addressees": gettext_lazy("Addressees"),
    "classification": gettext_lazy("Classification"),
}


@dataclass(frozen=True, slots=True)
class RemarkData:
    """A remark, pinned to a block of a part."""

    text: str
    part: str = "body"
    block: int = 0
    quote: str = ""


@transaction.atomic
def submit(letter_id: int, *, by: Officer, token: str = "") -> OutgoingLetter:
    """Send the newest version up the line; without anybody to ask it waits for its signature.

    Raises `Incomplete` when a required part is empty.
    """
    if once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=letter_id)
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_submit(by, letter).enforce()
    if letter.state not in (OutgoingState.DRAFT, OutgoingState.RETURNED):
        raise WrongState
    by = by.at(letter.writer_id)
    content = versions.newest(letter).content
    if missing := _missing(letter, content):
        raise Incomplete(missing)
    draft_checking.refuse_open_places(content)
    draft_checking.refuse_unprintable(content)
    letter.submit()
    letter.submitted_at = clock.now()
    routes.lay(letter)
    routes.go_on(letter)
    letter.save(update_fields=["state", "submitted_at", "due_at", "return_reason"])
    access.refresh(letter)
    once.keep(token, by=by, letter=letter.pk)
    audit.record(DraftEvent.SUBMITTED, letter, by=by, detail={"version": letter.version})
    return letter


@transaction.atomic
def approve(
    letter_id: int,
    *,
    by: Officer,
    version: int,
    content: Content | None = None,
    note: str = "",
    token: str = "",
) -> OutgoingLetter:
    """Initial the version that was read, or the changed one (`content`); the last one frees it.

    Raises WrongState when a newer version exists, Refused for who may not decide here.
    """
    if once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=letter_id)
    letter = OutgoingLetter.objects.locked(letter_id)
    step = _step_of(letter, by)
    by = by.at(step.position_id)
    _require_newest(letter, version)
    step.is_own_work = step.is_own_work or by.user_id == letter.written_by_id
    _refuse_only_checker(letter, step, by)
    if content is not None:
        versions.change(letter, draft_content.cleaned(content), by=by, order=step.order)
    now = versions.newest(letter)
    draft_checking.refuse_unprintable(now.content)
    step.approve(version=now.number, sha256=now.sha256)
    _decide(step, by, note)
    routes.go_on(letter)
    letter.save(update_fields=["state", "due_at"])
    access.refresh(letter)
    once.keep(token, by=by, letter=letter.pk)
    detail = {"version": now.number, "sha256": now.sha256, "step": step.pk}
    audit.record(DraftEvent.APPROVED, letter, by=by, detail=detail)
    return letter


@transaction.atomic
def send_back(
    letter_id: int,
    *,
    by: Officer,
    version: int,
    reason: str,
    remarks: Sequence[RemarkData] = (),
    to_step: int | None = None,
    token: str = "",
) -> OutgoingLetter:
    """Send the draft back to its writer, or to an earlier step, with remarks pinned to the text."""
    if once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=letter_id)
    letter = OutgoingLetter.objects.locked(letter_id)
    step = _step_of(letter, by)
    by = by.at(step.position_id)
    _require_newest(letter, version)
    earlier = _earlier(letter, step, to_step)
    step.send_back(note=reason)
    _decide(step, by, reason)
    _write_remarks(letter, step, remarks, by)
    if earlier:
        versions.ask_again(letter, after=earlier.order - 1)
        routes.ask_next(letter)
    else:
        letter.send_back(reason=reason)
        letter.save(update_fields=["state", "return_reason"])
    access.refresh(letter)
    jobs.enqueue("notify_draft_returned", step.pk)
    once.keep(token, by=by, letter=letter.pk)
    detail = {"version": letter.version, "step": step.pk, "to": earlier.pk if earlier else None}
    audit.record(DraftEvent.SENT_BACK, letter, by=by, detail=detail)
    return letter


@transaction.atomic
def take_back(letter_id: int, *, by: Officer, token: str = "") -> OutgoingLetter:
    """Take a draft back while nobody who was asked has opened it; its route stays as it is."""
    if once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=letter_id)
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_submit(by, letter).enforce()
    by = by.at(letter.writer_id)
    seen = ApprovalStep.objects.current().filter(letter=letter).exclude(seen_at=None)
    if seen.exclude(position=letter.writer_id).exists():
        raise WrongState(_("Somebody has opened this draft already. Ask for it to be sent back."))
    letter.take_back()
    letter.save(update_fields=["state"])
    versions.ask_again(letter, after=0)
    access.refresh(letter)
    once.keep(token, by=by, letter=letter.pk)
    audit.record(DraftEvent.TAKEN_BACK, letter, by=by, detail={"version": letter.version})
    return letter


@transaction.atomic
def refuse(letter_id: int, *, by: Officer, reason: str, token: str = "") -> OutgoingLetter:
    """The signer does not sign it like this; it goes back to its writer."""
    if once.claim(token, by=by):
        return OutgoingLetter.objects.get(pk=letter_id)
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_sign(by, letter).enforce()
    by = by.at(letter.signing_seat_id)
    letter.refuse(reason=reason)
    letter.save(update_fields=["state", "return_reason"])
    access.refresh(letter)
    jobs.enqueue("notify_signing_refused", letter.pk)
    once.keep(token, by=by, letter=letter.pk)
    detail = {"version": letter.version, "reason": audit.fingerprint(reason)}
    audit.record(DraftEvent.REFUSED, letter, by=by, detail=detail)
    return letter


@transaction.atomic
def settle_remark(remark_id: int, *, by: Officer) -> Remark:
    """Tick a remark as dealt with; by whoever has the draft now."""
    letter_id = Remark.objects.values_list("letter_id", flat=True).get(pk=remark_id)
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_write(by, letter).enforce()
    by = by.at(may.writing_desk(by, letter))
    remark = Remark.objects.get(pk=remark_id)
    if remark.settled_at is None:
        remark.settled_at, remark.settled_by_name = clock.now(), by.acting_name
        remark.save(update_fields=["settled_at", "settled_by_name"])
        audit.record(DraftEvent.REMARK_SETTLED, letter, by=by, detail={"remark": remark.pk})
    return remark


def missing_words(letter: OutgoingLetter, content: Content) -> str:
    """What keeps this content from being sent up, in words; nothing where it is complete."""
    return _words(_missing(letter, content))


def _words(names: Sequence[str]) -> str:
    return ", ".join(str(LABELS.get(name, name)) for name in names)


def _missing(letter: OutgoingLetter, content: Content) -> list[str]:
    """What is still to be filled in; the classification where the number will say it."""
    layout = letter.type.layout if letter.type else "letter"
    required = letter.type.parts if letter.type else ()
    found = draft_content.missing_parts(content, layout, required)
    return [*found, "classification"] if lacks_classification(letter) else found


def step_to_decide(letter: OutgoingLetter, by: Officer) -> ApprovalStep:
    """The open step of this officer; says why there is none."""
    if letter.state != OutgoingState.IN_REVIEW:
        raise WrongState(_("This draft is not being checked now. Nothing was changed."))
    found = may.open_step_of(by, letter)
    if found is None:
        decided = ApprovalStep.objects.filter(letter=letter, position__in=by.desk_ids)
        if decided.exclude(decided_at=None).exists():
            raise WrongState(_("Your desk has decided on this draft already."))
        raise Refused(_("It is not your turn to check this draft."))
    may.may_decide(by, found).enforce()
    return found


def _step_of(letter: OutgoingLetter, by: Officer) -> ApprovalStep:
    """The same step, locked."""
    return ApprovalStep.objects.locked(step_to_decide(letter, by).pk)


def _require_newest(letter: OutgoingLetter, version: int) -> None:
    if version != letter.version:
        raise WrongState(
            _("The draft was changed while you read it. Read the newer version, then decide.")
        )


def _refuse_only_checker(letter: OutgoingLetter, step: ApprovalStep, by: Officer) -> None:
    """Nobody is the only one who checks his own draft."""
    if by.user_id != letter.written_by_id:
        return
    others = ApprovalStep.objects.current().filter(letter=letter).exclude(pk=step.pk)
    others = others.filter(is_own_work=False).exclude(state=StepState.SKIPPED)
    if not others.exists():
        raise Refused(
            _("You wrote this draft, so somebody else must check it. Add a desk to its route.")
        )


def _decide(step: ApprovalStep, by: Officer, note: str) -> None:
    step.decided_at, step.decided_by_id = clock.now(), by.user_id
    step.decided_by_name = by.acting_name
    step.seen_at = step.seen_at or step.decided_at
    step.seen_by_name = step.seen_by_name or by.acting_name
    step.note = note
    step.save()


def _earlier(
    letter: OutgoingLetter, step: ApprovalStep, to_step: int | None
) -> ApprovalStep | None:
    if not to_step:
        return None
    steps = ApprovalStep.objects.current().filter(letter=letter, order__lt=step.order)
    found = steps.exclude(state=StepState.SKIPPED).filter(pk=to_step).first()
    if found is None:
        raise WrongState(_("The chosen desk is not an earlier step of this route."))
    return found


def _write_remarks(
    letter: OutgoingLetter, step: ApprovalStep, remarks: Sequence[RemarkData], by: Officer
) -> None:
    Remark.objects.bulk_create(
        Remark(
            letter=letter,
            version=letter.version,
            step=step,
            part=row.part,
            block=row.block,
            quote=row.quote[:300],
            text=row.text,
            made_at=clock.now(),
            made_by_name=by.acting_name,
            position_id=by.position_id,
        )
        for row in remarks
        if row.text.strip()
    )
