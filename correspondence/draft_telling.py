"""Turn what happens to a letter that goes out into notices. Run by the worker; twice is safe."""

from collections.abc import Iterable
from datetime import timedelta

from correspondence.models import (
    ApprovalStep,
    Delivery,
    DraftVersion,
    Letter,
    OutgoingLetter,
    Scan,
)
from correspondence.outgoing_states import OutgoingState, StepState
from correspondence.printing import words
from correspondence.queries.replies import waiting
from eoffice import clock
from eoffice.addresses import address_of
from eoffice.notifications.actions import notify
from eoffice.organization.models import Position
from eoffice.organization.queries import office_desk, people_at

AT_ONCE = 500  # rows that are held in memory; all that are late are told


def tell_of_change(version_id: int) -> None:
    """Those whose approval stays with an earlier version; not whoever changed it."""
    version = DraftVersion.objects.filter(pk=version_id).first()
    if version is None:
        return
    steps = ApprovalStep.objects.filter(letter=version.letter_id, state=StepState.APPROVED)
    earlier = steps.filter(decided_version__lt=version.number).select_related("position")
    for step in earlier.exclude(position=version.position_id):
        tell([step.position], "draft_changed", version.letter_id, f"{step.pk}:{version.number}")


def tell_who_is_asked(step_id: int) -> None:
    """The desk whose turn it is."""
    step = ApprovalStep.objects.filter(pk=step_id).first()
    if step is None or step.state != StepState.WAITING:
        return
    earlier = ApprovalStep.objects.filter(letter=step.letter_id, position=step.position_id)
    again = earlier.exclude(pk=step.pk).exclude(decided_at=None).exists()
    kind = "draft_waits_again" if again else "draft_waits"
    tell([step.position], kind, step.letter_id, str(step.pk))


def tell_of_return(step_id: int) -> None:
    """The writer, or the earlier desks that have it now, that it came back."""
    step = ApprovalStep.objects.select_related("letter").filter(pk=step_id).first()
    if step is None:
        return
    letter = step.letter
    if letter.state == OutgoingState.RETURNED:
        tell(_seats(letter.writer), "draft_returned", letter.pk, str(step.pk))
        return
    asked = ApprovalStep.objects.filter(letter=letter, state=StepState.WAITING)
    seats = [row.position for row in asked.exclude(asked_at=None).select_related("position")]
    for seat in seats:
        tell([seat], "draft_sent_back", letter.pk, str(step.pk))
    if seats:
        key, there = f"{step.pk}:writer", ", ".join(map(str, seats))
        tell(_seats(letter.writer), "draft_sent_back", letter.pk, key, there)


def tell_of_refusal(letter_id: int) -> None:
    """The writer and everybody who had approved it."""
    letter = _letter(letter_id)
    if letter is None:
        return
    steps = ApprovalStep.objects.filter(letter=letter, state=StepState.APPROVED)
    checkers = [step.position for step in steps.select_related("position")]
    key = f"{letter.pk}:{letter.version}:{letter.submitted_at}"
    tell([*_seats(letter.writer), *checkers], "signing_refused", letter.pk, key, letter.writer)


def tell_signer(letter_id: int) -> None:
    """The signing seat that everybody has approved."""
    letter = _letter(letter_id)
    if letter is not None and letter.state == OutgoingState.APPROVED:
        key = f"{letter.pk}:{letter.version}:{letter.submitted_at}"
        tell(_seats(letter.signing_seat), "waits_for_signature", letter.pk, key)


def tell_of_paper(scan_id: int) -> None:
    """Writer and signer: the paper is back, and one of them has to look at it."""
    scan = Scan.objects.filter(pk=scan_id, letter__state=OutgoingState.AWAITING_WET).first()
    letter = _letter(scan.letter_id) if scan and scan.letter_id else None
    if letter is not None:
        seats = [*_seats(letter.writer), *_seats(letter.signing_seat)]
        tell(seats, "signed_paper_found", letter.pk, str(scan_id), letter.signing_seat)


def tell_of_signature(letter_id: int) -> None:
    """The writer, and the desk that sends it."""
    letter = _letter(letter_id)
    if letter is not None:
        tell(_seats(letter.writer), "letter_signed", letter.pk, str(letter.pk))
        desk = office_desk(letter.office_id)
        tell(desk, "letter_to_send", letter.pk, str(letter.pk))


def tell_of_delivery(delivery_id: int, kind: str) -> None:
    """The writer and the desk, of what became of a letter on its way."""
    delivery = Delivery.objects.select_related("letter__writer").filter(pk=delivery_id).first()
    if delivery is None:
        return
    ended = delivery.ended_at.isoformat() if delivery.ended_at else ""
    seats = [*_seats(delivery.letter.writer), *office_desk(delivery.letter.office_id)]
    tell(seats, kind, delivery.letter_id, f"{delivery.pk}:{ended}")


def remind_of_replies() -> int:
    """Tell the writers of letters to which no reply has come in time; once per day that was set."""
    latest = (clock.now() + timedelta(hours=14)).date()  # wherever it is the next day already
    rows = OutgoingLetter.objects.filter(reply_due__lt=latest).select_related("writer", "office")
    told = 0
    for letter in waiting(rows).iterator(chunk_size=AT_ONCE):
        if not letter.reply_due or letter.reply_due >= clock.today(letter.office.zone):
            continue
        told += 1
        tell(_seats(letter.writer), "reply_overdue", letter.pk, f"{letter.pk}:{letter.reply_due}")
    return told


def _called(letter: Letter) -> dict[str, str | int]:
    """What tells a letter from others without anything of its content."""
    secret = f"Naskah {words.SECURITY[letter.security]}" if letter.is_secret else ""
    return {
        "letter": letter.pk,
        "agenda": letter.agenda_number,
        "type": secret or (letter.type.name if letter.type else "Surat"),
        "writer": str(letter.writer or ""),
    }


def _letter(letter_id: int) -> Letter | None:
    rows = Letter.objects.select_related("writer", "signing_seat")
    return rows.filter(pk=letter_id).first()


def _seats(seat: Position | None) -> list[Position]:
    return [seat] if seat else []


def tell(
    seats: Iterable[Position],
    kind: str,
    letter_id: int,
    key: str,
    named: Position | str | None = None,
) -> None:
    """Whoever sits at these desks; the sentence names the first of them, or another one."""
    told = list(seats)
    if not told:
        return
    people = people_at([seat.pk for seat in told])
    letter = Letter.objects.select_related("type", "writer").get(pk=letter_id)
    notify(
        {pk for ids in people.values() for pk in ids},
        kind,
        event_key=key,
        facts=_called(letter) | {"desk": str(named or told[0])},
        path=address_of("outgoing:page", letter_id),
    )
