"""Who signs, in whose name, and which desks check the draft before."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from correspondence.actions.routes import Stop
from correspondence.forms.paper_fields import meant_seat
from correspondence.models import OutgoingLetter
from correspondence.outgoing_states import SignMode, StepKind
from correspondence.queries.signers import seats_below, signers_for
from eoffice.organization.models import Position


class SignerForm(forms.Form):
    """Mode, whose authority, and the seat at which it is signed for a.n. and u.b."""

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


def stops_of(data: QueryDict, office_id: int) -> list[Stop]:
    """The desks that somebody wants, from the fields `stop-<desk>`, and one more that was named.

    Raises ValidationError when the name fits no desk, or several.
    """
    dropped = set(data.getlist("stop_drop"))
    stops = [
        Stop(int(key[5:]), _order(value), _kind(data.get(f"kind-{key[5:]}")))
        for key, value in data.items()
        if key.startswith("stop-") and key[5:].isdecimal() and key[5:] not in dropped
    ]
    if named := data.get("stop_add", "").strip():
        chosen = data.get("stop_add_id", "")
        seat = int(chosen) if chosen.isdecimal() else meant_seat(named, office_id)
        last = max((stop.order for stop in stops), default=0)
        order = _order(data.get("stop_add_order"), last + 1)
        stops.append(Stop(seat, order, _kind(data.get("stop_add_kind"))))
    return stops


def _order(value: Any, otherwise: int = 1) -> int:
    text = str(value or "")
    return min(int(text), 99) if text.isdecimal() and int(text) else otherwise


def _kind(value: Any) -> str:
    return str(value) if value in StepKind.values else StepKind.HIERARCHY.value
