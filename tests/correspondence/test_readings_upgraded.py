"""After an upgrade nobody has to open again what the trail says that he has opened."""

from importlib import import_module

import pytest
from django.apps import apps

from correspondence.actions import draft_reading, drafting, reviewing
from correspondence.models import DraftReading
from correspondence.queries.draft_readings import has_read
from tests.correspondence.drafts import content_of, draft_by, kind_of, newest

MIGRATION = import_module("correspondence.migrations.0032_readings_from_the_trail")


@pytest.fixture
def opened(world, citra, danu):
    """danu has opened it, in the days in which only the trail kept that."""
    draft = draft_by(citra, kind_of(world))
    reviewing.submit(draft.pk, by=citra)
    draft_reading.see(draft.pk, by=danu)
    DraftReading.objects.all().delete()
    return newest(draft)


def test_who_has_opened_it_has_read_it(opened, danu, eka):
    MIGRATION.take_over(apps, None)
    assert has_read(danu, opened) and not has_read(eka, opened)


def test_a_newer_version_is_unread(opened, danu, citra):
    reviewing.send_back(opened.pk, by=danu, version=1, reason="Perbaiki")
    drafting.save_version(opened.pk, content_of("Lain"), based_on=1, by=citra)
    reviewing.submit(opened.pk, by=citra)
    MIGRATION.take_over(apps, None)
    assert not has_read(danu, newest(opened))


def test_what_was_kept_since_stays(opened, danu):
    kept = {"letter": opened, "user_id": danu.user_id, "read_at": opened.submitted_at}
    DraftReading.objects.create(version=7, **kept)
    MIGRATION.take_over(apps, None)
    assert DraftReading.objects.get().version == 7
