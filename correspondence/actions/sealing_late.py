"""A letter that turns out to be a complaint: from then on its sender is a code everywhere.

Called inside the correction, with the letter locked; the caller keeps and records the new facts.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from correspondence.actions.complainants import (
    new_code,
    rename_files,
    seal_complainant,
    sealed_names,
)
from correspondence.actions.unnamed import LONGEST_REMARK, WORDS, texts_without, told_by, without
from correspondence.corrected_fields import WORDLESS
from correspondence.desk_events import DeskEvent
from correspondence.models import Contact, Correction, Letter, LetterType
from correspondence.normalising import name_key
from correspondence.sealing import Identity
from eoffice import audit
from eoffice.hook import Hook
from eoffice.organization.officer import Officer

OF_CONTACT = ("name", "name_key", "address", "city", "email", "phone", "usual_addressee", "active")
SAID = ("return_reason", "outcome_note")

# Who takes the name out of what was written about the letter; called in the transaction with the
# letter and a function that gives a text back without the name.
on_sealed: Hook[Callable[[Letter, Callable[[str], str]], None]] = Hook()


def becomes_complaint(letter: Letter, facts: Mapping[str, object]) -> bool:
    """Whether these facts make a complaint of a letter that is none yet."""
    if letter.complaint_code or not facts.get("type_id"):
        return False
    types = LetterType.objects.filter(organization=letter.organization_id, is_complaint=True)
    return types.filter(pk=facts["type_id"]).exists()


def seal_sender(
    letter: Letter, facts: Mapping[str, object], typed: Identity, *, by: Officer
) -> dict[str, object]:
    """Seal who sent the letter; the facts with the code where the name was.

    What was typed now goes before what the directory knows. The full name is taken out of the
    letter's texts, of the remarks in the books, of what was put right and of what was said on the
    way; its files bear the code. A contact that wrote nothing else becomes the code and leaves the
    directory. Where the same sender wrote other letters in his own name, those and the contact
    stay, and only this letter lets go of it.
    """
    names = {str(facts.get("sender_name", "")), letter.sender_name, *told_by(typed)}
    contacts = _contacts_of(letter, names)
    names |= {contact.name for contact in contacts}
    code = letter.complaint_code = new_code()
    seal_complainant(letter, _identity(letter, facts, typed, contacts))
    for contact in contacts:
        _retire(contact, letter, code, by=by)
    for correction in Correction.objects.filter(letter=letter.pk):
        told = [change for change in correction.changes if change[0] in WORDLESS]
        correction.changes, correction.reason = told, without(correction.reason, names, code)
        correction.save(update_fields=["changes", "reason"])
    for entry in letter.entries.exclude(remark=""):
        entry.remark = without(entry.remark, names, code)[:LONGEST_REMARK]
        entry.save(update_fields=["remark"])
    for given_back in letter.recipients.returned():
        given_back.return_reason = without(given_back.return_reason, names, code)
        given_back.save(update_fields=["return_reason"])
    of_letter = letter.letter_files.order_by("order", "pk").values_list("file_id", flat=True)
    rename_files(letter, list(of_letter))
    on_sealed.tell(letter, lambda text: without(text, names, code))
    texts = {name: str(facts.get(name, getattr(letter, name))) for name in WORDS}
    coded = {"sender_name": code, "sender_id": None, "complaint_code": code}
    coded |= {name: without(getattr(letter, name), names, code) for name in SAID}
    return {**facts, **texts_without(texts, names, code), **coded}


def unnamed_again(
    letter: Letter, facts: dict[str, object], reason: str
) -> tuple[dict[str, object], str]:
    """What is put right on a complaint, and why, with the code where the name was typed again.

    The identity is compared here and shown to nobody. Raises `SealBroken` where no key opens it.
    """
    names, code = sealed_names(letter), letter.complaint_code
    typed = {name: str(facts[name]) for name in WORDS if name in facts}
    return {**facts, **texts_without(typed, names, code)}, without(reason, names, code)


def _contacts_of(letter: Letter, names: Collection[str]) -> list[Contact]:
    """The letter's own contact, and those of the directory that have one of these names."""
    keys = [name_key(name) for name in names if name.strip()]
    found = Contact.objects.filter(organization=letter.organization_id, name_key__in=keys)
    own = Contact.objects.filter(pk=letter.sender_id)
    return list((found | own).order_by("pk"))


def _identity(
    letter: Letter, facts: Mapping[str, object], typed: Identity, contacts: list[Contact]
) -> Identity:
    """Name, number and how to reach him; of the directory's line where nothing was typed."""
    known = next((one for one in contacts if one.pk == letter.sender_id), None)
    name = typed.name or str(facts.get("sender_name") or letter.sender_name)
    if known is None:
        return replace(typed, name=name)
    return replace(
        typed,
        name=name,
        address=typed.address or ", ".join(filter(None, [known.address, known.city])),
        phone=typed.phone or known.phone,
        email=typed.email or known.email,
    )


def _retire(contact: Contact, letter: Letter, code: str, *, by: Officer) -> None:
    """Nothing but this letter came from it: the directory knows only the code any more."""
    if Letter.objects.filter(sender=contact).exclude(pk=letter.pk).exists():
        return
    contact.name, contact.name_key = code, f"{name_key(code)} {contact.pk}"
    contact.address = contact.city = contact.email = contact.phone = ""
    contact.usual_addressee, contact.active = None, False
    contact.save(update_fields=OF_CONTACT)
    audit.record(DeskEvent.CONTACT_SEALED, by=by, chain=("contact", contact.pk))
