"""Who signs, in whose name, and which desks check the draft before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from correspondence.actions.routes import Stop
from correspondence.forms.paper_fields import meant_seat
from correspondence.models import OutgoingLetter
from correspondence.outgoing_states import SignMode, StepKind
from correspondence.queries.signers import seats_below, signers_for
from eoffice.asked import whole
from eoffice.organization.models import Position


class SignerForm(forms.Form):
    """Mode, whose authority, and the seat at which it is signed for a.n. and u.b.

    `below` groups the seats by giver and mode, so that the page offers no pair that is refused.
    """

    sign_mode = forms.ChoiceField(label=_("Signed"), choices=SignMode.choices)
    signer = forms.TypedChoiceField(label=_("Whose authority"), coerce=int)
    signing_seat = forms.TypedChoiceField(
        label=_("Signed at the desk of"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, data: QueryDict | None = None, *, letter: OutgoingLetter) -> None:
        now = {
            "sign_mode": letter.sign_mode,
            "signer": letter.signer_id,
            "signing_seat": letter.signing_seat_id,
        }
        super().__init__(data, initial=now)
        signers = signers_for(letter.type, letter.office_id) if letter.type else []
        known = {seat.pk: seat for seat in [*signers, letter.signer] if seat}
        self.fields["signer"].choices = [(pk, seat.title) for pk, seat in known.items()]
        below = seats_below(known, letter.office_id)
        self.fields["signing_seat"].choices = [("", "—"), *((s.pk, s.title) for s in below)]
        self.below = list(_groups(known, below))

    def clean(self) -> dict[str, Any]:
        """Only who may sign for this giver in this mode, said with the desks that may."""
        data = super().clean() or self.cleaned_data
        mode, signer = data.get("sign_mode"), data.get("signer")
        if not signer or not mode or mode == SignMode.OWN:
            return data
        fitting = [group for group in self.below if (group.giver, group.mode) == (signer, mode)]
        if data.get("signing_seat") not in {pk for group in fitting for pk, _title in group.seats}:
            title = dict(self.fields["signer"].choices)[signer]
            self.add_error("signing_seat", _refusal(mode, title, fitting))
        return data

    def chosen(self) -> dict[str, Any]:
        """What `routes.choose_signer` asks for."""
        mode, signer = self.cleaned_data["sign_mode"], self.cleaned_data["signer"]
        seat = self.cleaned_data["signing_seat"] or signer
        if mode == SignMode.OWN:
            return {"mode": mode, "signer_id": signer, "signing_seat_id": signer}
        middle = Position.objects.get(pk=seat).superior_id if mode == "ub" else None
        return {
            "mode": mode,
            "signer_id": signer,
            "signing_seat_id": seat,
            "middle_seat_id": middle,
        }


@dataclass(frozen=True, slots=True)
class Below:
    """The seats that may sign for one giver in one mode."""

    giver: int
    mode: str
    label: str
    seats: list[tuple[int, str]]


def _groups(givers: dict[int, Position], below: list[Position]) -> Iterator[Below]:
    """a.n. for those directly below; u.b. one further down, through an official."""
    for pk, giver in givers.items():
        direct = [(s.pk, s.title) for s in below if s.superior_id == pk]
        passed = [s for s in below if s.superior and s.superior.superior_id == pk]
        further = [(s.pk, s.title) for s in passed if s.superior and s.superior.is_head]
        for mode, word, seats in (("an", "a.n.", direct), ("ub", "u.b.", further)):
            if seats:
                yield Below(pk, mode, f"{word} {giver.title}", seats)


def _refusal(mode: str, giver: str, fitting: list[Below]) -> str:
    names = ", ".join(title for group in fitting for _pk, title in group.seats)
    said = {"mode": "u.b." if mode == SignMode.SUBDELEGATED else "a.n.", "giver": giver}
    if names:
        return gettext("%(mode)s %(giver)s is signed by: %(names)s.") % (said | {"names": names})
    return gettext("Nobody signs %(mode)s %(giver)s; choose another mode.") % said


def stops_of(data: QueryDict, office_id: int) -> list[Stop]:
    """The desks that somebody wants, from the fields `stop-<desk>`, and one more that was named.

    Raises ValidationError when the name fits no desk, or several.
    """
    dropped = set(data.getlist("stop_drop"))
    stops = [
        Stop(seat, _order(value), _kind(data.get(f"kind-{key[5:]}")))
        for key, value in data.items()
        if key.startswith("stop-") and key[5:] not in dropped and (seat := whole(key[5:]))
    ]
    if named := data.get("stop_add", "").strip():
        seat = whole(data.get("stop_add_id")) or meant_seat(named, office_id)
        last = max((stop.order for stop in stops), default=0)
        order = _order(data.get("stop_add_order"), last + 1)
        stops.append(Stop(seat, order, _kind(data.get("stop_add_kind"))))
    return stops


def _order(value: Any, otherwise: int = 1) -> int:
    return min(whole(str(value or "")) or otherwise, 99)


def _kind(value: Any) -> str:
    return str(value) if value in StepKind.values else StepKind.HIERARCHY.value
