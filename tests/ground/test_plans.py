"""A kept plan answers like the plain statement, for any values, on any connection."""

import pytest
from django.db import DatabaseError, connection, transaction

from eoffice.plans import Plan
from tests.conftest import on_postgresql

WORDS = Plan("SELECT 'a%%b' || %s, %s + 0, 2 WHERE 1 = %s", [(None, "it's 5%"), (1, None), (0, 1)])


@pytest.fixture(autouse=True)
def _database(db):
    """Every question here is asked of the real database."""


def test_values_stand_at_their_places_and_the_rest_stays():
    assert WORDS.fetch([1, 7]) == [("a%bit's 5%", 7, 2)]
    assert WORDS.fetch([1, 8]) == [("a%bit's 5%", 8, 2)]
    assert WORDS.fetch([2, 7]) == []


def test_values_may_be_named_and_repeated():
    plan = Plan.of("SELECT %(b)s + 0, %(a)s + 0, %(b)s + 1", "a", "b")
    assert plan.fetch([3, 4]) == [(4, 3, 5)]


def test_a_statement_without_values_is_kept_too():
    assert Plan("SELECT 1", []).fetch() == [(1,)]


def test_what_stays_is_written_out_for_a_database_that_keeps_no_plan():
    sql, left = WORDS._plain
    assert sql == "SELECT 'a%%b' || 'it''s 5%%', %s + 0, 2 WHERE 1 = %s"
    assert left == [(1, None), (0, 1)]


def test_asking_again_costs_one_statement(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert WORDS.fetch([1, 7]) == WORDS.fetch([1, 7])


def test_it_outlives_the_transaction_that_was_given_up():
    plan = Plan("SELECT %s + 0", [(0, None)])
    with pytest.raises(DatabaseError), transaction.atomic():
        plan.fetch([1])
        connection.cursor().execute("SELECT nothing FROM nowhere")
    assert plan.fetch([2]) == [(2,)]


@pytest.mark.services
def test_the_database_plans_it_once():
    WORDS.fetch([1, 7])
    WORDS.fetch([1, 8])
    assert prepared().count(WORDS.name) == 1


def test_a_pooler_can_do_without(settings):
    settings.DATABASE_KEEPS_PLANS = False
    plan = Plan("SELECT %s + 0", [(0, None)])
    assert plan.fetch([9]) == [(9,)]
    assert not on_postgresql() or plan.name not in prepared()


def prepared() -> list[str]:
    """The names of what this connection has prepared."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return [name for (name,) in cursor.fetchall()]
