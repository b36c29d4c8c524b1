"""The number of a draft: what its book will write without it, and what the book asks for."""

from datetime import UTC, datetime

import pytest

from correspondence import typesetting
from correspondence.actions import drafting, reviewing, signing
from correspondence.actions.outgoing_numbers import Unclassified
from correspondence.actions.reviewing import Incomplete
from correspondence.models import Classification, RegisterEntry
from correspondence.outgoing_page import page_of
from correspondence.states import Part
from eoffice import clock
from tests.correspondence.drafts import content_of, draft_by, kind_of
from tests.correspondence.sending_room import approved, book_of

CLASSIFIED = "{type}-{seq:04d}/{unit}/{class}"


def shown(letter, **content):
    return typesetting.data_of(letter, content_of(**content))["number"]


@pytest.fixture
def code(world):
    return Classification.objects.create(
        organization=world.units["kppn"], code="005.1", name="Undangan"
    )


def test_a_draft_shows_the_pattern_of_its_book_with_the_place_of_its_signer(world, citra):
    world.units["kppn"].code = "KPN.KM"
    world.units["kppn"].save()
    book_of(world, pattern="S-{seq:04d}/{unit}/{month}/{year}")
    draft = draft_by(citra, kind_of(world))
    with clock.moved_to(datetime(2026, 8, 31, 17, 30, tzinfo=UTC)):  # past midnight in Jakarta
        assert shown(draft) == "S-…/KPN.KM/09/2026"


def test_what_is_typed_decides_the_book_and_the_code_before_it_is_saved(world, citra, code):
    book_of(world, pattern=CLASSIFIED)
    book_of(world, code="R", pattern="{security}-{seq}/{class}", for_secret=True)
    draft = draft_by(citra, kind_of(world))
    assert "(kode klasifikasi)" in shown(draft)
    assert shown(draft, security="rahasia", classification=code.pk) == "R-…/005.1"


def test_a_book_that_writes_the_code_asks_for_it_before_the_draft_goes_up(world, citra, code):
    book_of(world, pattern=CLASSIFIED)
    draft = draft_by(citra, kind_of(world))
    with pytest.raises(Incomplete) as lack:
        reviewing.submit(draft.pk, by=citra)
    assert lack.value.names == ["classification"]
    drafting.save_version(draft.pk, content_of(classification=code.pk), based_on=1, by=citra)
    assert reviewing.submit(draft.pk, by=citra).state == "in_review"


def test_nothing_is_signed_under_a_number_without_its_code(world, citra, arunika):
    book_of(world, pattern=CLASSIFIED)
    letter = approved(world, citra, "kepala")
    with pytest.raises(Unclassified):
        signing.begin(letter.pk, by=arunika, version=1)
    assert not RegisterEntry.objects.exists()


def test_the_number_that_is_kept_for_a_letter_stands_on_its_page(world, citra, arunika):
    book_of(world)
    letter = approved(world, citra, "kepala")
    ticket = signing.begin(letter.pk, by=arunika, version=1)
    assert page_of(letter, citra, Part.ALL).reserved == ticket.number
