"""One letter to many: a table is looked at first, then every row becomes a draft of its own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence import draft_content
from correspondence.actions import drafting, enclosures, merging
from correspondence.actions.drafting import DraftData
from correspondence.models import LetterType, OutgoingLetter
from eoffice.errors import Refused, WrongState

TABLE = "Nama;Alamat;Nilai\nDinas <A>;Jalan 1;100\nDinas B;Jalan 2;200\n;;300\n"
ROWS = [{"name": "Dinas <A>", "address": "Jalan 1", "nilai": "<100>"}]


@pytest.fixture
def draft(world, citra):
    kind = LetterType.objects.create(
        organization=world.units["kppn"], code="SD", name="Surat dinas", for_outgoing=True
    )
    content = draft_content.empty() | {
        "subject": "Tagihan {{Nilai}}", "body": "<p>Kepada {{ nama }}: {{nilai}}.</p>",
        "addressees": [{"role": "copy", "name": "Kepala Kanwil"}],
    }  # fmt: skip
    return drafting.start(DraftData(kind.pk, content), by=citra)


def look(client, draft, table=TABLE):
    file = SimpleUploadedFile("daftar.csv", table.encode())
    return client.post(reverse("outgoing:merge", args=[draft.pk]), {"table": file})


def test_it_is_looked_at_and_then_made_once(client_of, citra, draft):
    client = client_of(citra)
    seen = look(client, draft)
    assert seen.context["count"] == 2 and OutgoingLetter.objects.count() == 1
    made = {name: seen.context["made"].initial[name] for name in ("rows", "token")}
    for _click in range(2):
        client.post(reverse("outgoing:merge", args=[draft.pk]), made)
    letters = OutgoingLetter.objects.exclude(pk=draft.pk).order_by("pk")
    assert [letter.subject for letter in letters] == ["Tagihan 100", "Tagihan 200"]
    names = letters[0].addressees.order_by("order").values_list("name", flat=True)
    assert list(names) == ["Dinas <A>", "Kepala Kanwil"]


def test_values_are_words_and_never_tags(draft):
    content = merging.merged(drafting.versions.newest(draft).content, ROWS[0])
    assert content["body"] == "<p>Kepada Dinas &lt;A&gt;: &lt;100&gt;.</p>"


def test_a_place_without_a_column_is_told(client_of, citra, draft):
    seen = look(client_of(citra), draft, "nama\nDinas A\n")
    assert seen.context["unknown"] == ["nilai"]
    with pytest.raises(WrongState, match="nilai"):
        merging.merge(draft.pk, [{"name": "Dinas A"}], by=citra)


def test_rows_without_a_name_are_told(client_of, citra, draft):
    page = look(client_of(citra), draft).content.decode()
    assert "1 baris tanpa nama" in page


def test_the_lines_of_a_cell_stay_lines(client_of, citra, draft):
    table = 'Nama;Alamat;Nilai\n"Dinas\nA";"Jalan 1\r\n\r\nJakarta";"satu\ndua"\n'
    page = look(client_of(citra), draft, table)
    content = merging.merged(drafting.versions.newest(draft).content, page.context["rows"][0])
    to = content["addressees"][0]
    assert (to["name"], to["address"]) == ("Dinas A", "Jalan 1\nJakarta")
    assert content["body"] == "<p>Kepada Dinas A: satu<br>dua.</p>"
    assert content["subject"] == "Tagihan satu dua"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("nama;Nama \nA;B\n", "dua kolom untuk “nama”"),
        ("nama;surel\nA;b\n", "bukan alamat"),
    ],
)
def test_what_would_go_wrong_is_said_before(table, said, client_of, citra, draft):
    answer = look(client_of(citra), draft, table)
    assert answer.status_code == 422 and said in answer.content.decode()


@pytest.mark.parametrize("table", ["a;b\n1;2\n", "nama\n", "nama;x\n;1\n", "\0\0"])
def test_a_table_that_does_not_fit_is_refused(client_of, citra, draft, table):
    assert look(client_of(citra), draft, table).status_code == 422


def test_each_letter_gets_the_attachments_as_files_of_its_own(citra, draft):
    file = enclosures.hand_in(draft.pk, SimpleUploadedFile("lampiran.pdf", b"%PDF-1.4 x"), by=citra)
    content = drafting.text_now(draft, by=citra) | {"attachments": [file.pk]}
    drafting.save_version(draft.pk, content, based_on=1, by=citra)
    for letter in merging.merge(draft.pk, [*ROWS, *ROWS], by=citra):
        (own,) = letter.letter_files.all()
        assert drafting.versions.newest(letter).content["attachments"] == [own.file_id]
        assert (own.file.sha256, own.file.name) == (file.sha256, "lampiran.pdf")
        assert own.file.key != file.key and own.detached_at is None


def test_too_much_is_not_copied(citra, draft, monkeypatch):
    monkeypatch.setattr(enclosures, "MOST_COPIED", 15)
    file = enclosures.hand_in(draft.pk, SimpleUploadedFile("lampiran.pdf", b"%PDF-1.4 x"), by=citra)
    content = drafting.text_now(draft, by=citra) | {"attachments": [file.pk]}
    drafting.save_version(draft.pk, content, based_on=1, by=citra)
    with pytest.raises(WrongState, match="terlalu besar"):
        merging.merge(draft.pk, [*ROWS, *ROWS], by=citra)


def test_a_name_of_the_directory_or_of_an_office_is_known(world, citra, draft):
    rows = [{"name": "DINAS PUPR"}, {"name": "Dinas Lain"}]
    rows = [row | {"nilai": "1"} for row in rows]
    made = merging.merge(draft.pk, rows, by=citra)
    to = [letter.addressees.get(role="to") for letter in made]
    assert [(row.name, row.office_id) for row in to] == [
        ("DINAS PUPR", world.units["dinas"].pk), ("Dinas Lain", None),
    ]  # fmt: skip


def test_there_is_a_limit():
    with pytest.raises(WrongState, match="200"):
        merging.rows_of(["nama"], [["x"]] * 201)


def test_a_preview_of_another_person_is_not_taken(client_of, citra, eka, draft):
    rows = look(client_of(citra), draft).context["made"].initial["rows"]
    other = drafting.start(DraftData(draft.type_id), by=eka)
    url = reverse("outgoing:merge", args=[other.pk])
    assert client_of(eka).post(url, {"rows": rows}).status_code == 409


def test_only_whose_turn_it_is_makes_them(eka, draft):
    with pytest.raises(Refused):
        merging.merge(draft.pk, ROWS, by=eka)


def test_what_waits_for_a_table_is_not_sent_up(client_of, citra, draft):
    marks = {"security": "biasa", "urgency": "biasa"}
    typed = marks | {"revision": 0, "based_on": 1, "do": "submit"}
    answer = client_of(citra).post(reverse("outgoing:edit", args=[draft.pk]), typed)
    assert answer.status_code == 422
    assert "menunggu isi dari tabel: {{nama}}, {{nilai}}" in answer.content.decode()
    assert OutgoingLetter.objects.get().state == "draft"
