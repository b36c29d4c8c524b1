"""A complainant is a code everywhere; the identity is opened for a purpose, on record."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from correspondence.actions import complainants, recording
from correspondence.actions.complainants import NoPurpose
from correspondence.models import Complainant, Contact
from correspondence.sealing import Identity, SealBroken, identity_key, seal, unseal
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused
from eoffice.organization.models import PositionRole

NAME = "Maryamah binti Sulaksana"


@pytest.fixture
def complaint(book, paper, types, hadi):
    """A complaint of a citizen."""
    who = Identity(name=NAME, identity_number="3201990001", phone="0812999")
    data = paper(type_id=types["pengaduan"].pk, sender_name=NAME, identity=who)
    return recording.record([], data, by=hadi, office_id=book.office_id)


@pytest.fixture
def desk_of_complaints(world, fajar):
    """Fajar keeps the complaint desk too."""
    PositionRole.objects.create(
        position=world.seats["kasubbag"], role="complaint_desk", valid_from="2020-01-01"
    )
    return world.officer("fajar")


def test_the_letter_carries_the_code_and_no_contact_is_made(complaint):
    assert complaint.sender_name == complaint.complaint_code
    assert complaint.sender is None
    assert not Contact.objects.exists()


def test_the_name_stands_nowhere_in_the_database(complaint):
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table != "organization_user":
                cursor.execute(f'SELECT * FROM "{table}"')
                assert NAME not in str(cursor.fetchall()), table


def test_the_complaint_desk_opens_it_for_a_purpose(complaint, desk_of_complaints):
    purpose = "Meminta kelengkapan identitas"
    identity = complainants.open_complainant(complaint.pk, purpose=purpose, by=desk_of_complaints)
    assert identity.name == NAME
    entry = AuditEntry.objects.get(event="letter.complainant_opened")
    assert entry.subject_kind == complainants.SECRETS
    assert purpose not in str(entry.detail)


def test_without_a_purpose_it_stays_sealed(complaint, desk_of_complaints):
    with pytest.raises(NoPurpose):
        complainants.open_complainant(complaint.pk, purpose="ingin", by=desk_of_complaints)


def test_a_purpose_in_one_word_is_told_beside_what_was_written(world, complaint, client_of):
    seat = world.seats["kepala"]
    PositionRole.objects.create(position=seat, role="complaint_desk", valid_from="2020-01-01")
    url = reverse("intake:open_complainant", args=[complaint.pk])
    page = client_of(world.officer("arunika")).post(url, {"purpose": "ingin"})
    assert (page.status_code, page.context["form"]["purpose"].value()) == (422, "ingin")
    assert "purpose" in page.context["form"].errors
    assert NAME not in page.content.decode()


def test_nobody_else_opens_it(complaint, hadi, arunika):
    for officer in (hadi, arunika):
        with pytest.raises(Refused):
            complainants.open_complainant(complaint.pk, purpose="Perlu sekali ini", by=officer)


def test_an_older_key_still_opens_the_seal(settings):
    sealed = seal(Identity(name=NAME))
    settings.SEALING_KEYS = ["a-newer-key-that-came-first", *settings.SEALING_KEYS]
    assert unseal(sealed).name == NAME


def test_the_draft_of_a_complaint_is_sealed_too(book, scan, types, client_of, hadi):
    from correspondence.models import Scan

    typed = {"sender": NAME, "type": types["pengaduan"].pk, "do": "draft"}
    client_of(hadi).post(f"/intake/scans/{scan.pk}/record/", typed)
    assert NAME not in str(Scan.objects.get(pk=scan.pk).draft)


def test_a_new_key_takes_over_what_older_ones_sealed(complaint, settings):
    older, newer = settings.SEALING_KEYS[0], Fernet.generate_key().decode()
    settings.SEALING_KEYS = [newer, older]
    call_command("reseal", stdout=StringIO())
    settings.SEALING_KEYS = [newer]
    kept = Complainant.objects.get(letter=complaint)
    identity = unseal(bytes(kept.sealed))
    assert (identity.name, identity_key(identity)) == (NAME, kept.identity_key)
    settings.SEALING_KEYS = [older]
    with pytest.raises(SealBroken):
        call_command("reseal", stdout=StringIO())
