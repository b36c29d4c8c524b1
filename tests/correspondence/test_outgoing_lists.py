"""The tray of initials and signatures, the lists of outgoing letters, their place in the rail."""

import pytest
from django.urls import reverse

from correspondence.actions import drafting, reviewing
from tests.correspondence.drafts import draft_by, kind_of

TABS = ["", "checked", "signed", "unsent", "reply", "all"]


@pytest.fixture
def draft(world, citra):
    return draft_by(citra, kind_of(world), urgency="segera")


def rows(client, tab=""):
    return client.get(reverse("outgoing:list"), {"tab": tab}).context["rows"]


def tray(client):
    context = client.get(reverse("outgoing:approvals")).context
    return [len(context[name]) for name in ("to_initial", "to_sign")]


def counted(client, name):
    rail = client.get(reverse("outgoing:list")).context["rail"]
    return next((entry.count for entry in rail if entry.url == reverse(name)), None)


def test_a_draft_waits_where_its_turn_is(client_of, citra, danu, arunika, draft):
    danus, heads = client_of(danu), client_of(arunika)
    assert tray(danus) == tray(heads) == [0, 0]
    reviewing.submit(draft.pk, by=citra)
    assert (tray(danus), tray(heads)) == ([1, 0], [0, 0])
    assert counted(danus, "outgoing:approvals") == 1
    reviewing.approve(draft.pk, by=danu, version=1)
    assert (tray(danus), tray(heads)) == ([0, 0], [0, 1])
    assert counted(heads, "outgoing:approvals") == 1


def unsigned(client):
    return [row.is_unread for row in client.get(reverse("outgoing:approvals")).context["to_sign"]]


def test_what_waits_for_a_signature_is_unread_until_the_signer_opens_it(
    client_of, citra, danu, arunika, draft
):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    head = client_of(arunika)
    html = head.get(reverse("outgoing:approvals")).content.decode()
    assert unsigned(head) == [True]
    assert 'class="row-link unread"' in html and "Belum dibaca" in html
    head.get(reverse("outgoing:page", args=[draft.pk]))
    assert unsigned(head) == [False]


def test_who_only_prepares_for_the_signer_has_no_mark_that_stays(
    client_of, citra, danu, gita, draft
):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    assert unsigned(client_of(gita)) == [False]


def test_a_row_says_since_when_and_how_urgent(client_of, citra, danu, draft):
    reviewing.submit(draft.pk, by=citra)
    html = client_of(danu).get(reverse("outgoing:approvals")).content.decode()
    assert "Jawaban konfirmasi" in html and "Segera" in html and "<time" in html


def test_an_empty_tray_says_what_comes_here(client_of, eka):
    assert 'class="empty' in client_of(eka).get(reverse("outgoing:approvals")).content.decode()


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_and_may_be_empty(tab, client_of, eka):
    assert rows(client_of(eka), tab) == []


def test_a_draft_is_in_the_tab_where_it_stands(client_of, citra, danu, draft):
    client = client_of(citra)
    assert [len(rows(client, tab)) for tab in TABS] == [1, 0, 0, 0, 0, 1]
    assert counted(client, "outgoing:list") == 1
    reviewing.submit(draft.pk, by=citra)
    assert [len(rows(client, tab)) for tab in TABS] == [0, 1, 0, 0, 0, 1]
    assert "Kasi Pencairan Dana" in rows(client, "checked")[0].with_whom


def test_a_list_goes_on_after_its_last_row(client_of, world, citra):
    kind = kind_of(world)
    for number in range(27):
        draft_by(citra, kind, subject=f"Konsep {number}")
    client = client_of(citra)
    first = client.get(reverse("outgoing:list"))
    rest = client.get(first.context["page"]["next_url"])
    assert (len(first.context["rows"]), len(rest.context["rows"])) == (25, 2)


def test_what_is_secret_is_masked(client_of, world, citra):
    draft_by(citra, kind_of(world), security="rahasia")
    html = client_of(citra).get(reverse("outgoing:list")).content.decode()
    assert "Jawaban konfirmasi" not in html and "Kepala Dinas Rekaan" not in html


def test_among_all_letters_it_leads_to_its_page(client_of, citra, danu, draft):
    reviewing.submit(draft.pk, by=citra)
    client = client_of(danu)
    html = client.get(reverse("pages:letters")).content.decode()
    assert reverse("outgoing:page", args=[draft.pk]) in html and "Menunggu paraf" in html
    answer = client.get(reverse("pages:letter", args=[draft.pk]))
    assert answer.url == reverse("outgoing:page", args=[draft.pk])


def test_a_stranger_finds_no_way_from_the_letter_page(client_of, eka, citra, draft):
    assert client_of(eka).get(reverse("pages:letter", args=[draft.pk])).status_code == 404
    drafting.cancel(draft.pk, by=citra, reason="Tidak jadi")
    assert client_of(eka).get(reverse("pages:letter", args=[draft.pk])).status_code == 404
