"""Who dates a letter back tells one that waits from another, without reading any of them."""

from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format

from correspondence.forms.out_books import DateBackForm
from correspondence.models import OutgoingLetter
from correspondence.queries.outgoing_book import letters_to_date_back
from eoffice import clock
from tests.correspondence.sending_room import approved, book_of


def test_letters_of_one_desk_are_told_apart(world, dewi):
    book = book_of(world)
    for hours in (1, 2, 2):
        letter = approved(world, dewi, "kasi_bank")
        at = clock.now() - timedelta(hours=hours)
        OutgoingLetter.objects.filter(pk=letter.pk).update(submitted_at=at)
    offered = letters_to_date_back(book)
    choices = DateBackForm(register=book, letters=offered).fields["letter"].choices
    words = [word for _pk, word in choices[1:]]
    assert len(set(words)) == 3 and not any("Jawaban" in word for word in words)
    zone = letter.office.zone
    sent = [date_format(one.submitted_at.astimezone(zone), "j M H.i") for one in offered]
    assert all(at in word and dewi.name in word for at, word in zip(sent, words, strict=True))


def test_the_page_of_a_draft_says_the_number_by_which_it_is_asked_for(world, dewi, client_of):
    letter = approved(world, dewi, "kasi_bank")
    page = client_of(dewi).get(reverse("outgoing:page", args=[letter.pk]))
    _none, (_pk, word) = (
        DateBackForm(register=book_of(world), letters=[letter]).fields["letter"].choices
    )
    assert page.context["page"].draft_name == f"Konsep {letter.pk}"
    assert f"(konsep {letter.pk})" in word
