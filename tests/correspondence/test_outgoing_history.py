"""The history on the page of a letter that goes out: by what right each acted, and all of it."""

import pytest
from django.urls import reverse

from correspondence import outgoing_page
from correspondence.actions import reviewing
from correspondence.actions.reviewing import RemarkData
from correspondence.models import ApprovalStep
from correspondence.outgoing_events import DraftEvent
from eoffice import audit
from tests.correspondence.drafts import draft_by, kind_of
from tests.correspondence.sending_room import approved, book_of, signed

IN_WORDS = {
    "plh": "Plh. Kasi Vera, menggantikan Wulan Seumpama",
    "plt": "Plt. Kasi Vera",
    "pj": "Pj. Kasi Vera",
}


@pytest.fixture
def history(client_of):
    """`history(officer, letter, more)`: the page, and its part with the history."""

    def look(officer, letter, more=""):
        page = client_of(officer).get(reverse("outgoing:page", args=[letter.pk]) + more)
        return page.context["page"], page.content.decode().partition('id="history"')[2]

    return look


@pytest.mark.parametrize("kind", IN_WORDS)
def test_who_acted_for_somebody_else_is_told_as_such(kind, history, world, wulan):
    book_of(world)
    letter = approved(world, wulan, "kasi_vera")
    away = world.users["wulan"] if kind == "plh" else None
    world.appoint("danu", "kasi_vera", kind=kind, in_place_of=away, may_sign=True)
    signed(letter, world.officer("danu"))
    assert IN_WORDS[kind] in history(wulan, letter)[1]


def test_a_long_history_says_how_long_it_is_and_shows_the_rest(history, world, dewi):
    letter = approved(world, dewi, "kasi_bank")
    for _ in range(outgoing_page.HISTORY):
        audit.record(DraftEvent.PRINTED, letter, by=dewi)
    page, html = history(dewi, letter)
    assert page.older > 0 and f"Riwayat ({page.happened} catatan)" in html
    assert html.count("<time") == outgoing_page.HISTORY and "?history=all#history" in html
    whole, rest = history(dewi, letter, "?history=all")
    assert rest.count("<time") == whole.happened == page.happened
    assert "?history=all#history" not in rest


@pytest.mark.parametrize("kind", ["plh", "plt", "pj"])
def test_who_checks_for_somebody_else_is_named_as_such(kind, world, citra, client_of):
    draft = draft_by(citra, kind_of(world))
    reviewing.submit(draft.pk, by=citra)
    world.appoint("wulan", "kasi_pd", kind=kind, may_approve=True)
    wulan = world.officer("wulan", at="staf_vera")
    remark = RemarkData("Perbaiki", part="subject")
    reviewing.send_back(draft.pk, by=wulan, version=1, reason="Perbaiki", remarks=[remark])
    step, said = ApprovalStep.objects.get(letter=draft), draft.remarks.get()
    named = f"{kind.capitalize()}. {wulan.name}"
    assert (step.decided_by_name, step.seen_by_name, said.made_by_name) == (named, named, named)


def test_a_remark_is_settled_at_the_desk_that_has_the_draft(world, citra, danu):
    draft = draft_by(citra, kind_of(world))
    reviewing.submit(draft.pk, by=citra)
    remark = RemarkData("Perbaiki", part="subject")
    reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki", remarks=[remark])
    world.appoint("citra", "kasi_vera", kind="plt")
    reviewing.settle_remark(draft.remarks.get().pk, by=world.officer("citra", at="kasi_vera"))
    entry = audit.timeline_of("letter", draft.pk)[-1]
    assert (entry.position_title, entry.acting_kind) == (citra.desk.title, "")
