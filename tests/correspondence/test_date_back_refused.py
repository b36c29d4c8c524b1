"""What is not dated back: nothing before its cause, nothing unchosen, nothing by anybody else."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.urls import reverse

from correspondence.actions import outgoing_numbers
from correspondence.models import OutgoingLetter
from correspondence.policies.desk import may_keep_register
from eoffice.errors import WrongState
from tests.correspondence.sending_room import YEAR, approved, block_of, book_of, signed

DAY = date(YEAR, 1, 1)


@pytest.fixture
def book(world):
    return book_of(world)


@pytest.fixture
def block(book, hadi):
    return block_of(book, 1, by=hadi)


@pytest.mark.parametrize("name", ["answers", "corrects", "revokes", "follows"])
@pytest.mark.parametrize(("days", "is_taken"), [(0, True), (1, False)])
def test_no_letter_is_older_than_its_cause(name, days, is_taken, world, block, dewi, eka, hadi):
    cause = signed(approved(world, dewi, "kasi_bank"), eka)
    OutgoingLetter.objects.filter(pk=cause.pk).update(letter_date=DAY + timedelta(days=days))
    letter = approved(world, dewi, "kasi_bank")
    OutgoingLetter.objects.filter(pk=letter.pk).update(**{name: cause.pk})
    with nullcontext() if is_taken else pytest.raises(WrongState):
        outgoing_numbers.date_back(block[0].pk, letter.pk, by=hadi, reason="Rapat")


def test_the_letter_that_is_dated_back_is_chosen_on_purpose(
    client_of, world, book, block, dewi, hadi
):
    approved(world, dewi, "kasi_bank")
    data = {"entry": block[0].pk, "reason": "Rapat kemarin"}
    answer = client_of(hadi).post(reverse("outgoing:date_back", args=[book.pk]), data)
    assert answer.status_code == 422
    assert answer.context["form"].fields["letter"].choices[0][0] == ""


def test_who_keeps_no_book_is_told_of_books_and_not_of_agenda_numbers(book, dewi):
    said = str(may_keep_register(dewi, book).reason)
    assert "register surat keluar" in said and "nomor agenda" not in said
