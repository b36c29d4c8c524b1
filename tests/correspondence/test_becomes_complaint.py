"""A letter corrected to a complaint: from then on its sender is a code everywhere."""

import pytest
from django.db import connection

from correspondence.actions import corrections, recording, scans
from correspondence.models import Complainant, Contact, Letter, RegisterEntry
from correspondence.queries.contacts import contacts_of, suggested
from correspondence.sealing import Identity, unseal
from eoffice.audit.models import AuditEntry
from tests.correspondence.conftest import upload

NAME = "Maryamah binti Sulaksana"
TEXTS = {
    "sender_name": NAME,
    "subject": f"Keluhan dari {NAME.upper()} tentang jalan",
    "summary": f"{NAME} mengadukan jalan rusak.",
    "remark": f"Diantar {NAME}",
}


@pytest.fixture
def plain(book, paper, bimo, hadi):
    """A citizen's letter, recorded as an ordinary one; he is in the directory since."""
    scan = scans.receive_scan(upload(f"Surat {NAME}.pdf"), by=bimo)
    letter = recording.record([scan.pk], paper(**TEXTS), by=hadi)
    Contact.objects.filter(name=NAME).update(phone="0812999", address="Jalan Melati 7")
    return letter


@pytest.fixture
def corrected(plain, types, hadi):
    """`corrected(**facts)`: it was a complaint after all."""

    def put_right(identity=None, **facts):
        given = {"type_id": types["pengaduan"].pk} | facts
        who = identity or Identity(identity_number="3201990001")
        corrections.correct(plain.pk, given, by=hadi, reason=f"Aduan {NAME}", identity=who)
        return Letter.objects.get(pk=plain.pk)

    return put_right


def test_the_name_stands_nowhere_in_the_database_any_more(corrected):
    corrected()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table != "organization_user":
                cursor.execute(f'SELECT * FROM "{table}"')
                assert NAME.casefold() not in str(cursor.fetchall()).casefold(), table


def test_letter_and_book_carry_the_code(corrected):
    letter = corrected()
    code = letter.complaint_code
    assert (letter.sender_name, letter.sender) == (code, None)
    assert letter.subject == f"Keluhan dari {code} tentang jalan"
    assert RegisterEntry.objects.get(letter=letter).remark == f"Diantar {code}"


def test_the_sealed_record_keeps_name_identity_and_contact(corrected):
    who = unseal(Complainant.objects.get(letter=corrected()).sealed)
    assert (who.name, who.identity_number) == (NAME, "3201990001")
    assert (who.phone, who.address) == ("0812999", "Jalan Melati 7")


def test_a_name_that_is_corrected_at_once_is_the_one_sealed(corrected):
    who = unseal(Complainant.objects.get(letter=corrected(sender_name="Maryam Sulaksana")).sealed)
    assert who.name == "Maryam Sulaksana"
    assert not Letter.objects.filter(sender_name__contains="Maryam").exists()


def test_the_directory_suggests_it_no_more(corrected, hadi):
    corrected()
    assert not suggested(contacts_of(hadi), "maryamah sulaksana")


def test_who_wrote_other_letters_stays_in_the_directory(corrected, book, paper, hadi):
    data = paper(sender_name=NAME, sender_number="7")
    other = recording.record([], data, by=hadi, office_id=book.office_id)
    assert corrected().sender is None
    assert Letter.objects.get(pk=other.pk).sender.name == NAME


def test_the_trail_has_field_names_and_hashes(corrected, plain):
    contact = plain.sender_id
    letter = corrected()
    changes = AuditEntry.objects.get(event="letter.corrected", subject_id=letter.pk).changes
    assert {"sender_name", "sender_id", "subject", "type_id"} <= changes.keys()
    assert contact not in changes["sender_id"]


def test_another_type_later_does_not_open_the_seal(corrected, types, hadi):
    code = corrected().complaint_code
    letter = corrected(type_id=types["surat"].pk, sender_name="Somebody")
    assert (letter.type, letter.complaint_code, letter.sender_name) == (types["surat"], code, code)
    assert corrected().complaint_code == code
    assert Complainant.objects.count() == 1


def test_the_form_seals_and_says_so(plain, types, client_of, hadi):
    browser, url = client_of(hadi), f"/intake/letters/{plain.pk}/correct/"
    form = browser.get(url).context["form"]
    typed = {field.html_name: field.value() or "" for field in form}
    typed |= {"type": types["pengaduan"].pk, "reason": "Aduan", "identity_phone": "0811"}
    typed |= {name: form[name].field.prepare_value(form[name].initial) for name in ["received_at"]}
    assert browser.post(url, typed).status_code == 302
    assert unseal(Complainant.objects.get().sealed).phone == "0811"
    again = browser.get(url).context["form"]
    assert not {"sender", "identity_phone"} & set(again.fields)
    assert again.fields["type"].help_text
