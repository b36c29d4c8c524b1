"""Codes of an old list that no classification knows are named before anything is taken over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive import old_list_work
from archive.actions import old_lists as actions
from archive.models import Dossier
from archive.queries import dossier_lists
from eoffice import clock
from tests.archive.shelf import class_of
from tests.disposals.lists import frozen

pytestmark = pytest.mark.django_db
TABLE = (
    "Nomor;Kode klasifikasi;Uraian informasi;Kurun waktu;Jumlah;Jangka simpan dan nasib akhir\n"
    "1;{known};SPJ;2012;1;5 tahun / 5 tahun / Musnah\n"
    "2;KU.77;Peta;2012;1;5 tahun / 5 tahun / Musnah\n"
    "3;KU.77;Peta;2013;1;5 tahun / 5 tahun / Musnah\n"
    "4;;Foto;2013;1;5 tahun / 5 tahun / Musnah\n"
)


def test_they_are_named_once(world, laras, client_of):
    known = class_of(world).code
    upload = SimpleUploadedFile("lama.csv", TABLE.format(known=known).encode())
    row = actions.hand_in(world.units["kppn"].pk, upload, by=laras)
    old_list_work.read(row.pk)
    answer = client_of(laras).get(reverse("archive:old_list", args=[row.pk]))
    assert answer.context["unknown"] == ["KU.77"]
    assert "tidak ada dalam klasifikasi" in answer.text


def taken_over(world, laras) -> None:
    upload = SimpleUploadedFile("lama.csv", TABLE.format(known=class_of(world).code).encode())
    row = actions.hand_in(world.units["kppn"].pk, upload, by=laras)
    old_list_work.read(row.pk)
    actions.begin(row.pk, by=laras)
    old_list_work.take_over(row.pk)


def test_they_stay_with_the_dossier_and_find_it(world, laras):
    taken_over(world, laras)
    old = Dossier.objects.get(old_number="2")
    assert (old.classification, old.code, old.note) == (None, "KU.77", "")
    assert Dossier.objects.get(old_number="1").old_code == ""
    found = dossier_lists.matching(laras, {"q": "KU.77"}, clock.today("Asia/Jakarta"))
    assert {row.old_number for row in found} == {"2", "3"}


def test_they_say_which_authorities_are_asked(world, laras):
    taken_over(world, laras)
    disposal = frozen(world, laras, Dossier.objects.get(old_number="2"))
    assert disposal.items.get().facts["code"] == "KU.77"
    assert disposal.approvals.filter(authority="bpk").exists()
