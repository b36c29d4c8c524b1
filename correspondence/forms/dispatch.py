"""What is typed when a letter is sent: another way, who took it, why it came back."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from correspondence.actions.dispatching import Handover
from correspondence.models import Delivery, Letter
from correspondence.outgoing_states import DeliveryWay
from correspondence.queries.deliveries import office_for
from correspondence.states import Security
from eoffice import pdf
from eoffice.documents.reasons import reason_of
from eoffice.documents.uploads import ACCEPT

WAYS = {
    DeliveryWay.TRAY: _("Tray of the office"),
    DeliveryWay.EMAIL: _("E-mail"),
    DeliveryWay.EXPEDITION: _("Expedition book (paper)"),
}


class WayForm(forms.Form):
    """Another way to this addressee; only those that can be gone."""

    way = forms.ChoiceField(label=_("Way"), choices=())

    def __init__(self, *args: Any, delivery: Delivery, letter: Letter, **how: Any) -> None:
        super().__init__(*args, auto_id=f"way_{delivery.pk}_%s", **how)
        row = delivery.addressee
        can = {DeliveryWay.EXPEDITION}
        if office_for(row):
            can.add(DeliveryWay.TRAY)
        has_mail = row.email or (row.contact and row.contact.email)
        if has_mail and letter.security == Security.BIASA:
            can.add(DeliveryWay.EMAIL)
        self.fields["way"].choices = [
            (way.value, words) for way, words in WAYS.items() if way in can and way != delivery.way
        ]


class AgainForm(forms.Form):
    """The same e-mail once more, to the address as it is or as it should have been."""

    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)


class HandOverForm(forms.Form):
    """The line of the expedition book: who took it, who carried it, the signed slip as a scan."""

    received_by = forms.CharField(label=_("Received by"), max_length=250)
    carrier = forms.CharField(label=_("Carried by"), max_length=150, required=False)
    proof = forms.FileField(
        label=_("Scan of the signature"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    def clean_proof(self) -> UploadedFile | None:
        """A scan, by its first bytes: what is none would be refused later, unseen."""
        proof: UploadedFile | None = self.cleaned_data["proof"]
        if proof is None:
            return None
        head = proof.read(pdf.HEAD)
        proof.seek(0)
        try:
            pdf.identify(head, proof.size or 0)
        except pdf.Refused as refused:
            raise forms.ValidationError(str(reason_of(refused.code).what)) from refused
        return proof

    def handover(self, proof_id: int | None) -> Handover:
        """As the action wants it."""
        data = self.cleaned_data
        return Handover(data["received_by"], data["carrier"], proof_id)


class CourierForm(forms.Form):
    """With whom the paper left the office."""

    carrier = forms.CharField(label=_("Carried by"), max_length=150)


class ConfirmForm(forms.Form):
    """Who has said that an e-mail arrived."""

    received_by = forms.CharField(label=_("Confirmed by"), max_length=250)


class ProblemForm(forms.Form):
    """What the post, or we, say about it."""

    problem = forms.CharField(label=_("Reason"), max_length=300)
