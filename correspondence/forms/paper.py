"""The fields of a recording form, in the order in which the eye meets them on the paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.paper_fields import (
    PaperDateField,
    PaperMomentField,
    SeatField,
    new_token,
)
from correspondence.models import Classification, Contact, LetterType
from correspondence.queries.registers import free_numbers
from correspondence.states import ReceivedVia, Security
from eoffice.calendar.urgency import Urgency


class PaperForm(forms.Form):
    """What may be read on a paper. Which choices there are, and what fits, says `RecordForm`."""

    sender = forms.CharField(label=_("Sender"), max_length=250)
    sender_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    keep_sender = forms.BooleanField(
        label=_("Keep a new sender in the directory"), required=False, initial=True
    )
    sender_kind = forms.ChoiceField(
        label=_("The new sender is"), choices=Contact.Kind.choices, required=False
    )
    sender_number = forms.CharField(label=_("Letter number"), max_length=200, required=False)
    letter_date = PaperDateField(label=_("Letter date"), required=False)
    subject = forms.CharField(
        label=_("Subject"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    attachment_note = forms.CharField(label=_("Attachments"), max_length=200, required=False)
    received_at = PaperMomentField(label=_("Received"))
    security = forms.ChoiceField(
        label=_("Security"), choices=Security.choices, initial=Security.BIASA
    )
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, initial=Urgency.BIASA)
    addressee = SeatField(label=_("To"))
    also_text = forms.CharField(label=_("Also to"), max_length=1000, required=False)
    copies_text = forms.CharField(label=_("Copies"), max_length=1000, required=False)
    type = forms.ModelChoiceField(LetterType.objects.none(), label=_("Type"), required=False)
    received_via = forms.ChoiceField(
        label=_("Received by way of"), choices=ReceivedVia.choices, initial=ReceivedVia.COUNTER
    )
    summary = forms.CharField(
        label=_("Short content"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    printed_marks = forms.CharField(
        label=_("As printed on the letter"), max_length=100, required=False,
        help_text=_("Such as Penting or Konfidensial, word for word."),
    )  # fmt: skip
    addressee_written = forms.CharField(
        label=_("Addressee as written"), max_length=250, required=False
    )
    is_copy = forms.BooleanField(label=_("Received as a copy: no answer needed"), required=False)
    is_sealed = forms.BooleanField(
        label=_("The envelope was not opened"), required=False,
        help_text=_("Only for secret letters; the addressee's own desk adds the scan."),
    )  # fmt: skip
    copies_are_named = forms.BooleanField(
        label=_("The copies are named on a secret letter"), required=False,
        help_text=_("Only then is a secret letter open to them; else they are not told of it."),
    )  # fmt: skip
    answers_number = forms.CharField(label=_("Answers our number"), max_length=200, required=False)
    answers_letter = forms.IntegerField(required=False, min_value=1)
    sender_deadline = PaperDateField(label=_("Sender's deadline"), required=False)
    event_at = PaperMomentField(label=_("Event on"), required=False)
    event_place = forms.CharField(label=_("Place of the event"), max_length=250, required=False)
    classification = forms.ModelChoiceField(
        Classification.objects.none(), label=_("Classification"), required=False
    )
    reserved = forms.ModelChoiceField(
        free_numbers(0), label=_("Use a reserved number"), required=False
    )
    remark = forms.CharField(label=_("Remarks in the agenda book"), max_length=250, required=False)
    identity_number = forms.CharField(label=_("Identity number"), max_length=40, required=False)
    identity_address = forms.CharField(label=_("Address"), max_length=300, required=False)
    identity_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    identity_email = forms.EmailField(label=_("E-mail"), required=False)
    token = forms.CharField(
        max_length=40, required=False, widget=forms.HiddenInput, initial=new_token
    )
