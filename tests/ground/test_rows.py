"""Rows by statements that are compiled once: they say the same as the ORM would."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from correspondence.models import Contact, Register, RequestToken
from eoffice import clock
from eoffice.jobs.models import Job
from eoffice.organization.models import Position
from eoffice.rows import Rows, each, given, insert, insert_if_new, store

pytestmark = pytest.mark.django_db

SEATS = Rows(
    lambda ids: (
        Position.objects.select_related("unit")
        .filter(pk__in=each("ids", ids), active=given("active"))
        .order_by("pk")
    )
)
TITLES = Rows(lambda ids: Position.objects.filter(pk__in=each("ids", ids)).values_list("title"))
HELD = Rows(lambda: Job.objects.filter(pk=given("pk")).select_for_update())


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_list_may_have_any_length(world, count):
    ids = [seat.pk for seat in world.seats.values()][:count]
    found = SEATS.all(ids=ids, active=True)
    assert found == list(Position.objects.filter(pk__in=ids).order_by("pk"))


def test_what_was_selected_along_is_there(world, django_assert_num_queries):
    seat = SEATS.first(ids=[world.seats["kepala"].pk], active=True)
    with django_assert_num_queries(0):
        assert str(seat.unit) == str(world.seats["kepala"].unit)


def test_values_come_as_tuples(world):
    assert TITLES.all(ids=[world.seats["kepala"].pk]) == [(world.seats["kepala"].title,)]


def test_what_is_not_there_is_nothing(world):
    assert SEATS.first(ids=[world.seats["kepala"].pk], active=False) is None


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


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_rows_are_held_inside_a_transaction_only():
    with transaction.atomic():
        HELD.all(pk=1)
    with pytest.raises(TransactionManagementError):
        HELD.all(pk=1)
    assert connection.get_autocommit()
