"""What stands on a letter before and after it is signed."""

from datetime import UTC, date, datetime

import pikepdf
import pytest
from django.utils import translation

from correspondence import draft_content, typesetting
from correspondence.actions import drafting
from correspondence.actions.drafting import DraftData
from correspondence.models import Classification, LetterType
from correspondence.outgoing_states import Layout, SignatureLevel
from correspondence.printing.head import letterhead_of
from eoffice import pdf

SIGNED = {
    "number": "S-12/KPN/2024", "day": date(2024, 8, 19), "qr": "https://e.example/verify/1/",
    "is_draft": False, "at": datetime(2024, 8, 19, 2, tzinfo=UTC),
}  # fmt: skip


@pytest.fixture
def letter(world, citra):
    def begun(layout=Layout.LETTER, **content):
        kind = LetterType.objects.create(
            organization=world.units["kppn"], code=layout, name="Surat dinas", layout=layout,
            paper="a4", for_outgoing=True,
        )  # fmt: skip
        given = draft_content.empty() | {"subject": "Jawaban", "place": "Karang Melati"} | content
        return drafting.start(DraftData(kind.pk, given), by=citra), given

    return begun


def test_a_draft_has_places_instead_of_number_and_date(letter, world):
    code = Classification.objects.create(
        organization=world.units["kppn"], code="005.1", name="Undangan"
    )
    draft, content = letter(classification=code.pk)
    data = typesetting.data_of(draft, content)
    assert data["number"] == "…/005.1"
    assert (data["place"], data["date"]) == ("Karang Melati", "(tanggal)")
    assert data["draft"].startswith("KONSEP")
    assert data["signature"]["name"] == "Arunika Contohwati"


def test_a_draft_never_shows_a_code_or_the_wording_of_a_signature(letter):
    draft, content = letter()
    data = typesetting.data_of(draft, content, qr="https://e.example/", level="certified")
    assert "qr" not in data["signature"] and "corner" not in data
    assert data["footer"] == []


@pytest.mark.parametrize("level", SignatureLevel.values)
def test_only_a_certified_signature_names_the_government_authority(level, letter):
    draft, content = letter()
    data = typesetting.data_of(draft, content, level=level, **SIGNED)
    assert ("BSrE" in " ".join(data["footer"])) == (level == SignatureLevel.CERTIFIED)
    assert ("tidak tersertifikasi" in " ".join(data["footer"])) == (level == "internal")
    assert ("corner" in data) == (level == SignatureLevel.WET) != ("qr" in data["signature"])


def test_the_words_on_paper_are_indonesian_on_every_screen(letter):
    draft, content = letter(security="rahasia", urgency="segera")
    with translation.override("en"):
        data = typesetting.data_of(draft, content, **SIGNED)
    assert data["date"] == "19 Agustus 2024"
    assert (data["marks"], data["secret"]) == ("Rahasia / Segera", True)


def test_the_letterhead_is_the_offices_own(letter, world):
    draft, content = letter()
    assert typesetting.data_of(draft, content)["letterhead"]["lines"] == ["KPPN KARANG MELATI"]
    office = draft.signer.unit
    office.letterhead, office.address = "KEMENTERIAN REKAAN\n KPPN ", "Jalan Contoh 1"
    head = typesetting.data_of(draft, content)["letterhead"]
    assert (head["lines"], head["address"]) == (["KEMENTERIAN REKAAN", "KPPN"], "Jalan Contoh 1")


def test_an_office_without_a_letterhead_prints_its_name_under_that_of_the_organisation(world):
    office = world.units["dinas"]
    lines = letterhead_of(office)["lines"]
    assert lines == [office.root.name.upper(), office.name.upper()]


def test_the_event_stands_after_the_words_that_announce_it(letter):
    body = "<p>Kami mengundang Saudara pada:</p><p>Demikian.</p>"
    event = {"day": "2024-08-26", "time": "09.00 WIB", "agenda": "Rapat"}
    draft, content = letter(Layout.INVITATION, body=body, event=event)
    data = typesetting.data_of(draft, content)
    assert [len(data[name]) for name in ("opening", "event", "closing")] == [1, 3, 1]
    assert data["event"][0] == ["hari, tanggal", "Senin, 26 Agustus 2024"]
    assert data["event"][1] == ["waktu", "pukul 09.00 WIB"]


@pytest.mark.parametrize(("count", "said"), [(6, "-"), (7, "1 (satu) berkas")])
def test_a_list_of_addressees_is_counted_as_enclosed(count, said, letter, tmp_path):
    to = [{"role": "to", "name": f"Kepala Desa {n}", "address": ""} for n in range(count)]
    draft, content = letter(addressees=to)
    data = typesetting.data_of(draft, content)
    assert data["attachment"] == said
    made = typesetting.write_pdf(typesetting.template_of(draft), data, tmp_path / "letter.pdf")
    with pikepdf.open(made) as set_letter:
        assert len(set_letter.pages) == (1 if said == "-" else 2)


def test_a_decree_counts_its_clauses(letter):
    deciding = "<ol><li>Membentuk tim.</li><li>Mulai berlaku.</li></ol>"
    draft, content = letter(Layout.DECREE, parts={"deciding": deciding})
    data = typesetting.data_of(draft, content)
    assert [name for name, _ in data["clauses"]] == ["KESATU", "KEDUA"]
    assert data["number"] == "…"


def test_scripts_do_not_reach_the_paper(letter):
    draft, content = letter(body="<script>x()</script><p onclick='y()'>Isi <b>z</b></p>")
    data = typesetting.data_of(draft, content)
    run = {"text": "Isi z", "marks": []}
    assert data["body"] == [{"kind": "par", "align": "", "runs": [run]}]


@pytest.mark.parametrize("layout", Layout.values)
def test_every_layout_is_set_and_set_alike(layout, letter, tmp_path):
    draft, content = letter(layout, body="<p>Isi</p>", people=[{"name": "Budi"}])
    data = typesetting.data_of(draft, content, **SIGNED)
    made = [
        typesetting.write_pdf(typesetting.template_of(draft), data, tmp_path / name)
        for name in ("a.pdf", "b.pdf")
    ]
    assert made[0].read_bytes() == made[1].read_bytes()
    text = pdf.read_page(made[0], 1).text
    assert "S-12/KPN/2024" in text and "19 Agustus 2024" in text and "Arunika" in text
