"""What was typed so far, kept with the scan; who complains is sealed there too."""

from collections.abc import Mapping
from typing import Any

from correspondence.forms.record import IDENTITY, RecordForm
from correspondence.forms.ticked_seats import TICKED
from correspondence.models import LetterType
from correspondence.sealing import Identity, seal, unseal
from eoffice.asked import whole, wholes

SEALED = "sealed_identity"
LEFT_OUT = {"token", "reserved"}


def draft_of(form: RecordForm) -> dict[str, Any]:
    """The fields that hold something, as they were typed."""
    typed = {name: form.data.get(name, "") for name in form.fields if name not in LEFT_OUT}
    draft = {name: value for name, value in typed.items() if value}
    for ticks in TICKED.values():
        draft[ticks] = [str(pk) for pk in wholes(form.data.getlist(ticks))]
    if _is_complaint(draft.get("type", "")):
        identity = Identity(
            name=draft.pop("sender", ""),
            identity_number=draft.pop("identity_number", ""),
            **{name.removeprefix("identity_"): draft.pop(name, "") for name in IDENTITY[1:]},
        )
        draft[SEALED] = seal(identity).decode()
        draft.pop("sender_id", None)
    return draft


def initial_from(draft: Mapping[str, Any]) -> dict[str, Any]:
    """What the form shows again; nothing of a sealed identity that cannot be opened any more."""
    initial = dict(draft)
    sealed = initial.pop(SEALED, "")
    if not sealed:
        return initial
    identity = unseal(sealed.encode())
    names = {name: getattr(identity, name.removeprefix("identity_")) for name in IDENTITY[1:]}
    return {
        **initial,
        **names,
        "sender": identity.name,
        "identity_number": identity.identity_number,
    }


def _is_complaint(type_id: str) -> bool:
    pk = whole(type_id)
    return bool(pk) and LetterType.objects.filter(pk=pk, is_complaint=True).exists()
