"""Wherever an assistant names paper as the basis, the scan of the sheet is taken and kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disposition import actions
from disposition.models import Disposition, FollowUp
from eoffice.audit.models import AuditEntry
from eoffice.documents.models import StoredFile
from eoffice.documents.queries import files_visible_to
from tests.disposition.letters import branch_before, disposed, letter_for

pytestmark = pytest.mark.django_db
PAPER = {"basis": "paper", "reason": "Sesuai lembar.", "outcome": "noted", "note": ""}


def sheet_scan():
    return SimpleUploadedFile("lembar.pdf", b"%PDF-1.4 lembar")


def readers(world, file) -> set[str]:
    seen = (
        name
        for name in world.users
        if files_visible_to(world.officer(name)).filter(pk=file.pk).exists()
    )
    return set(seen)


@pytest.fixture
def enter(gita, client_of):
    """`enter(verb, pk, **typed)`: the head's assistant sends the form of a verb."""

    def entered(verb, *args, **typed):
        return client_of(gita).post(reverse(f"disposition:{verb}", args=args), PAPER | typed)

    return entered


@pytest.fixture
def branch(world, arunika, eka):
    """A branch of the head's letter that its receiver has read."""
    letter = disposed(world, arunika, "kasi_bank", "kasi_pd")
    branch = branch_before(world, "kasi_bank", letter)
    return actions.mark_read(branch.pk, by=eka)


def test_a_verb_of_a_branch_keeps_it_on_the_branch(world, branch, enter):
    assert enter("withdraw", branch.pk, basis_scan=sheet_scan()).status_code == 302
    paper = FollowUp.objects.get(kind="paper")
    assert (paper.disposition_id, paper.letter) == (branch.pk, None)
    assert readers(world, StoredFile.objects.get()) == {"arunika", "gita", "indra"}
    assert AuditEntry.objects.get(event="disposition.paper_kept").basis == "paper"


def test_without_the_scan_nothing_is_done(branch, enter):
    assert enter("withdraw", branch.pk).status_code == 422
    assert Disposition.objects.get(pk=branch.pk).state == "read"


@pytest.mark.parametrize("verb", ["close", "return"])
def test_a_verb_of_the_letter_keeps_it_on_the_letter(world, enter, verb):
    letter = letter_for(world, "kepala", copies=("kasi_pd",))
    assert enter(verb, letter.pk, basis_scan=sheet_scan()).status_code == 302
    paper = FollowUp.objects.get(kind="paper")
    assert (paper.disposition, paper.letter_id) == (None, letter.pk)
    assert paper.files.get().use == "evidence"


def test_of_a_closed_letter_who_takes_part_opens_it(world, branch, enter):
    enter("close", branch.letter_id, note="Cukup.", basis_scan=sheet_scan())
    assert readers(world, StoredFile.objects.get()) == {"arunika", "gita", "eka", "danu", "indra"}


def test_of_a_secret_letter_only_its_addressee_does(world, arunika, branch, enter):
    letter = branch.letter
    enter("close", letter.pk, note="Cukup.", basis_scan=sheet_scan())
    type(letter).objects.filter(pk=letter.pk).update(security="rahasia")
    assert readers(world, StoredFile.objects.get()) == {"arunika"}


def test_a_second_click_keeps_one_scan(branch, enter):
    for _ in range(2):
        enter("withdraw", branch.pk, token="once", basis_scan=sheet_scan())
    assert StoredFile.objects.count() == FollowUp.objects.filter(kind="paper").count() == 1


def test_what_was_spoken_needs_none(branch, enter):
    assert enter("withdraw", branch.pk, basis="spoken").status_code == 302
    assert not FollowUp.objects.exists()


def test_the_page_of_the_letter_leads_to_it(world, branch, enter, client_of, arunika, eka):
    letter = branch.letter
    enter("close", letter.pk, note="Cukup.", basis_scan=sheet_scan())
    link = reverse("files:viewing", args=[StoredFile.objects.get().pk])
    page = reverse("pages:letter", args=[letter.pk])
    shown = [link in client_of(who).get(page).content.decode() for who in (arunika, eka)]
    type(letter).objects.filter(pk=letter.pk).update(security="rahasia")
    shown += [link in client_of(who).get(page).content.decode() for who in (arunika, eka)]
    assert shown == [True, True, True, False]


def test_so_does_the_page_of_a_letter_without_a_chain(world, enter, client_of, arunika):
    letter = letter_for(world, "kepala")
    enter("close", letter.pk, basis_scan=sheet_scan())
    page = client_of(arunika).get(reverse("pages:letter", args=[letter.pk])).content.decode()
    assert reverse("files:viewing", args=[StoredFile.objects.get().pk]) in page
