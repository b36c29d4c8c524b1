"""Turn what happened to a letter into notices. Run by the worker; running twice is safe."""

from collections.abc import Iterable

from correspondence.models import Arrival, Letter, Recipient, SigningKey
from correspondence.states import RecipientRole
from eoffice.addresses import address_of
from eoffice.notifications.actions import notify
from eoffice.organization.models import Position
from eoffice.organization.queries import office_desk, people_at


def tell_addressees(letter_id: int) -> None:
    """Tell addressees and copies of a letter that was just put before them."""
    rows = Recipient.objects.current().opened().filter(letter=letter_id)
    for recipient in rows.select_related("letter", "position"):
        _tell_recipient(recipient)


def tell_copy(recipient_id: int) -> None:
    """Tell one desk that received a copy later."""
    rows = Recipient.objects.current().opened().select_related("letter", "position")
    if recipient := rows.filter(pk=recipient_id).first():
        _tell_recipient(recipient)


def tell_desk_of_return(letter_id: int) -> None:
    """Tell the intake desk that a letter came back to be readdressed."""
    letter = Letter.objects.filter(pk=letter_id).first()
    if letter is None:
        return
    ended = letter.recipients.exclude(ended_at=None).order_by("-ended_at").first()
    occurrence = ended.ended_at.isoformat() if ended and ended.ended_at else ""
    key = f"{letter.pk}:{occurrence}"
    facts = {"letter": letter.pk, "agenda": letter.agenda_number}
    _tell(office_desk(letter.office_id), "letter_returned", key, facts, "intake:tray")


def tell_desk_of_arrival(arrival_id: int) -> None:
    """Tell the intake desk of a nested office that a letter waits for its number."""
    arrival = Arrival.objects.select_related("from_position").filter(pk=arrival_id).first()
    if arrival is not None:
        facts: dict[str, str | int] = {"desk": str(arrival.from_position)}
        desk = office_desk(arrival.office_id)
        _tell(desk, "arrival_waits", str(arrival.pk), facts, "intake:tray")


def tell_of_key(key_id: int) -> None:
    """Tell a person that an administrator revoked the signing key."""
    key = SigningKey.objects.filter(pk=key_id).first()
    if key is not None:
        place = address_of("outgoing:key")
        notify([key.user_id], "key_revoked", event_key=str(key.pk), facts={}, path=place)


def _tell_recipient(recipient: Recipient) -> None:
    is_copy = recipient.role == RecipientRole.COPY
    notify(
        people_at([recipient.position_id])[recipient.position_id],
        "copy_received" if is_copy else "letter_arrived",
        event_key=f"{recipient.letter_id}:{recipient.pk}",
        facts={
            "letter": recipient.letter_id,
            "agenda": recipient.letter.agenda_number,
            "desk": str(recipient.position),
        },
        path=address_of("pages:letter", recipient.letter_id),
    )


def _tell(
    seats: Iterable[Position], kind: str, key: str, facts: dict[str, str | int], url_name: str
) -> None:
    people = people_at([seat.pk for seat in seats])
    everybody = {pk for ids in people.values() for pk in ids}
    notify(everybody, kind, event_key=key, facts=facts, path=address_of(url_name))
