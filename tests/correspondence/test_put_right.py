"""Whoever reads a letter's history reads what was put right on it: old, new, and why."""

import pytest
from django.urls import reverse

from correspondence import purging
from correspondence.actions import corrections
from correspondence.models import Correction, Letter
from correspondence.queries.corrections import put_right_on

OLD, NEW = "Permohonan data", "Permohonan data triwulan III"


@pytest.fixture
def corrected(letter, hadi):
    """A letter of which the recorder put two facts right."""
    Letter.objects.filter(pk=letter.pk).update(subject=OLD)
    facts = {"subject": NEW, "urgency": "segera"}
    corrections.correct(letter.pk, facts, by=hadi, reason="Salah baca")
    return Letter.objects.get(pk=letter.pk)


def test_old_and_new_are_told_with_the_reason(corrected):
    (told,) = put_right_on(corrected)
    assert told.reason == "Salah baca"
    assert set(told.changes) == {("Perihal", OLD, NEW), ("Kecepatan", "Biasa", "Segera")}


def test_they_stand_in_the_history_of_the_letter(corrected, client_of, arunika):
    page = client_of(arunika).get(reverse("pages:letter", args=[corrected.pk])).content.decode()
    assert f"<del>{OLD}</del>" in page and "Salah baca" in page


def test_another_desk_is_told_by_its_title(letter, world, hadi):
    to = [world.seats["kasi_bank"].pk]
    corrections.readdress(letter.pk, to=to, by=hadi, reason="Bukan untuk Kepala")
    (told,) = put_right_on(letter)
    assert [change[2] for change in told.changes] == [world.seats["kasi_bank"].title]


def test_the_name_of_who_complains_is_taken_out(letter, hadi, types):
    name = "Warga Yang Mengadu"
    reason = f"Pengirimnya {name}"
    corrections.correct(letter.pk, {"sender_name": name}, by=hadi, reason=reason)
    corrections.correct(letter.pk, {"type_id": types["pengaduan"].pk}, by=hadi, reason="Pengaduan")
    rows = Correction.objects.filter(letter=letter)
    assert rows.count() == 2
    assert name not in str(list(rows.values_list("reason", "changes")))


def test_the_words_go_with_the_content(corrected):
    purging.empty(corrected)
    assert [(told.reason, told.changes) for told in put_right_on(corrected)] == [("", ())]
