"""Rows written by statements that are put together once: the same is kept as by the ORM."""

import pytest
from django.db import DatabaseError

from correspondence.models import Contact, Register, RequestToken
from eoffice import clock
from eoffice.jobs.models import Job
from eoffice.writing import insert, insert_if_new, store

pytestmark = pytest.mark.django_db


def test_new_rows_get_what_the_database_fills_in():
    job = Job(kind="note", subject_id=1, queue="fast")
    insert(job)
    kept = Job.objects.get()
    assert (job.pk, job.run_after, job.created_at) == (kept.pk, kept.run_after, kept.created_at)


def test_several_rows_keep_their_order(world):
    names = ["Camat", "Bupati", "Arsip"]
    office = world.units["kppn"]
    rows = [Contact(organization=office, name=name, name_key=name) for name in names]
    insert(*rows)
    assert [Contact.objects.get(pk=row.pk).name for row in rows] == names


def test_a_row_is_written_once(world):
    facts = {"user": world.users["hadi"], "token": "one", "claimed_at": clock.now()}
    assert insert_if_new(RequestToken(**facts))
    assert not insert_if_new(RequestToken(**facts))
    assert RequestToken.objects.count() == 1


def test_only_the_named_fields_are_stored(world):
    book = Register.objects.create(office=world.units["kppn"], code="SM", name="Agenda")
    book.name, book.code = "Buku", "XX"
    store(book, "name")
    assert (Register.objects.get().name, Register.objects.get().code) == ("Buku", "SM")


def test_a_row_that_went_away_is_not_stored(world):
    with pytest.raises(DatabaseError):
        store(Register(pk=0, office=world.units["kppn"], name="Agenda"), "name")
