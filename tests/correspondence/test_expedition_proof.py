"""The signed slip of the expedition book: kept with its line, opened by whose letter it is."""

import pytest
from django.urls import reverse

from correspondence.actions import dispatching
from correspondence.models import Delivery
from eoffice.documents.access import condition_for
from eoffice.documents.models import StoredFile
from eoffice.errors import WrongState
from tests.correspondence.conftest import upload
from tests.correspondence.sending_room import approved, book_of, signed


@pytest.fixture
def handed_over(world, dewi, eka, hadi, client_of):
    """A letter on paper, taken against a signature of which there is a scan."""
    book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank"), eka)
    dispatching.dispatch(letter.pk, by=hadi)
    delivery = Delivery.objects.get()
    form = {"received_by": "Rama", "carrier": "Bimo", "proof": upload("slip.pdf")}
    client_of(hadi).post(reverse("outgoing:hand_over", args=[delivery.pk]), form)
    return Delivery.objects.get()


def test_the_line_names_who_took_it_and_leads_to_the_scan(handed_over, client_of, hadi):
    page = client_of(hadi).get(reverse("outgoing:expedition"), {"show": "done"}).content.decode()
    sent = client_of(hadi).get(reverse("outgoing:send", args=[handed_over.letter_id]))
    for html in (page, sent.content.decode()):
        assert reverse("files:viewing", args=[handed_over.proof_id]) in html
        assert "Rama" in html and "Bimo" in html


def test_the_filter_does_not_become_a_search(handed_over, client_of, hadi):
    page = client_of(hadi).get(reverse("outgoing:expedition"), {"show": "done"}).content.decode()
    assert "?show=done" in page and 'value="show=done"' not in page


@pytest.mark.parametrize(
    ("person", "sees"),
    [("hadi", True), ("bimo", True), ("eka", True), ("dewi", True), ("danu", False),
     ("rama", False)],
)  # fmt: skip
def test_who_may_open_it(person, sees, handed_over, world):
    officer = world.officer(person)
    visible = StoredFile.objects.filter(condition_for(officer), pk=handed_over.proof_id)
    assert visible.exists() is sees


@pytest.fixture
def paper(world, dewi, eka, hadi):
    """A letter that waits in the expedition book."""
    book_of(world)
    letter = signed(approved(world, dewi, "kasi_bank"), eka)
    dispatching.dispatch(letter.pk, by=hadi)
    return Delivery.objects.get()


def test_what_is_no_scan_is_refused_before_anything_is_noted(paper, client_of, hadi):
    form = {"received_by": "Rama", "proof": upload("slip.jpg", b"MZ no picture")}
    answer = client_of(hadi).post(reverse("outgoing:hand_over", args=[paper.pk]), form)
    assert answer.status_code == 422 and "bukan PDF, JPEG" in answer.content.decode()
    assert Delivery.objects.get().state == "pending" and not StoredFile.objects.filter(
        use="evidence"
    )


def test_no_courier_carries_what_goes_by_mail(paper, hadi):
    dispatching.choose_way(paper.pk, "email", by=hadi)
    with pytest.raises(WrongState):
        dispatching.send_by_courier(paper.pk, carrier="Bimo", by=hadi)
    assert Delivery.objects.get().state == "pending"


def test_a_scan_that_turned_out_unreadable_says_so(handed_over, client_of, hadi):
    StoredFile.objects.filter(pk=handed_over.proof_id).update(state="refused", reason="damaged")
    page = client_of(hadi).get(reverse("outgoing:send", args=[handed_over.letter_id]))
    html = page.content.decode()
    assert "Pindaian tanda terima tidak dapat dibaca" in html
    assert reverse("files:viewing", args=[handed_over.proof_id]) not in html
