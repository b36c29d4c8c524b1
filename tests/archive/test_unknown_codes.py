"""Codes of an old list that no classification knows are named before anything is taken over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive import old_list_work
from archive.actions import old_lists as actions
from tests.archive.shelf import class_of

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
