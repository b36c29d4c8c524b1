"""The name of a complainant stands in no row of any table, in no mail and on no page."""

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from correspondence import tasks as desk_tasks  # noqa: F401 - the worker loads the kinds
from correspondence.actions import recording
from correspondence.actions.recording_data import RecordingData
from correspondence.models import LetterType, Register
from correspondence.sealing import Identity
from correspondence.search import keeping
from disposition import actions
from disposition import tasks as chain_tasks  # noqa: F401
from eoffice import clock
from eoffice.jobs.models import Job
from eoffice.jobs.registry import handler_of
from eoffice.organization.models import User
from tests.disposition.letters import sheet_to
from tests.matrix.reading import text_of

pytestmark = pytest.mark.django_db
NAME, IDENTITY, PHONE = "Maryamah binti Sulaksana", "3201998877665544", "081299887766"


@pytest.fixture
def complaint(world, hadi, arunika):
    """Recorded, disposed of, and everybody told."""
    office = world.units["kppn"]
    Register.objects.create(office=office, code="SM", name="Agenda")
    kind = LetterType.objects.create(
        organization=office, code="pengaduan", name="Pengaduan", is_complaint=True
    )
    who = Identity(name=NAME, identity_number=IDENTITY, phone=PHONE)
    data = RecordingData(
        received_at=clock.now(), addressee_ids=(world.seats["kepala"].pk,), type_id=kind.pk,
        sender_name=NAME, identity=who, subject="Pengaduan layanan loket", keep_sender=True,
    )  # fmt: skip
    User.objects.update(email="semua@contoh.test")
    letter = recording.record([], data, by=hadi, office_id=office.pk)
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=arunika)
    work_off()
    assert keeping.index_stale()
    return letter


def work_off() -> None:
    """Do the jobs, and those that they put in."""
    for _round in (1, 2):
        for job in Job.objects.order_by("pk"):
            handler_of(job.kind).work(job.subject_id)


def test_no_row_and_no_mail_names_the_complainant(complaint):
    assert mail.outbox
    said = [f"{message.subject} {message.body}" for message in mail.outbox]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            said.append(str(cursor.fetchall()))
    for word in (NAME, NAME.split()[0], "Sulaksana", IDENTITY, PHONE):
        assert word.casefold() not in " ".join(said).casefold()


@pytest.mark.parametrize("name", ["arunika", "eka", "hadi", "bimo", "indra"])
def test_no_page_names_the_complainant(complaint, world, client_of, name):
    browser = client_of(world.officer(name))
    urls = [reverse(f"pages:{page}") for page in ("home", "inbox", "letters", "followed", "search")]
    urls += [reverse("pages:letter", args=[complaint.pk]), reverse("notices:list")]
    found = [text_of(browser.get(url, {"q": "Maryamah"})) for url in urls]
    assert not any("Sulaksana" in said for said in found)
    assert f"/letters/{complaint.pk}/" not in text_of(
        browser.get(reverse("pages:search"), {"q": "Maryamah"})
    )
