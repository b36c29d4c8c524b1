"""Files of reports: whoever may read the note opens its file; for the others there is none."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from correspondence import access
from correspondence.models import Letter, LetterFile
from disposition import actions, file_sight
from eoffice.audit.models import AuditEntry
from eoffice.documents.actions import receive
from eoffice.documents.models import StoredFile
from eoffice.documents.queries import file_visible_to, files_visible_to
from eoffice.documents.states import FileUse
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db
IN_LINE = {"arunika", "gita", "eka", "dewi"}  # giver and her assistant, section head, staff


@pytest.fixture
def report_of(world, arunika, eka, dewi):
    """`report_of(**how)`: dewi's file, two desks below the head; danu is a sibling above her."""

    def reported(**how):
        letter = disposed(world, arunika, "kasi_bank", "kasi_pd")
        above = branch_before(world, "kasi_bank", letter)
        actions.forward(above.pk, sheet_to(world, "staf_bank", **how), by=eka)
        content = ContentFile(b"%PDF-1.4 laporan", name="laporan.pdf")
        file = receive(content, by=dewi, office=world.units["kppn"], use=FileUse.FOLLOW_UP)
        branch = branch_before(world, "staf_bank", letter)
        actions.report(branch.pk, "Terlampir.", by=dewi, file_ids=[file.pk])
        return file

    return reported


def readers(world, file) -> set[str]:
    """Who among everybody may open the file."""
    seen = (name for name in world.users if sees(world, name, file))
    return set(seen)


def sees(world, name: str, file: StoredFile) -> bool:
    return files_visible_to(world.officer(name)).filter(pk=file.pk).exists()


def test_the_line_above_the_note_opens_its_file(world, report_of):
    assert readers(world, report_of()) == IN_LINE | {"indra"}


def test_notes_opened_to_the_others_open_their_files(world, report_of):
    assert readers(world, report_of(opens_notes=True)) == IN_LINE | {"indra", "danu"}


def test_of_a_secret_letter_nothing_is_opened_to_others(world, report_of):
    file = report_of(opens_notes=True)
    Letter.objects.update(security="rahasia")
    access.refresh(Letter.objects.get())
    assert readers(world, file) == IN_LINE - {"gita"}


def test_only_own_uploads_are_attached(world, report_of, arunika, danu):
    file = report_of()
    letter = disposed(world, arunika, "kasi_pd")
    branch = branch_before(world, "kasi_pd", letter)
    follow_up = actions.report(branch.pk, "Selesai.", by=danu, file_ids=[file.pk])
    assert not follow_up.files.exists()


@pytest.mark.parametrize(("person", "code"), [("arunika", 200), ("danu", 404), ("sekar", 404)])
def test_the_address_answers_so_too(world, report_of, client_of, person, code):
    url = reverse("files:original", args=[report_of().pk])
    assert client_of(world.officer(person)).get(url).status_code == code


def test_looking_for_the_letters_of_a_file_reads_no_others(report_of):
    file = report_of()
    letters = file_sight._letters_with(file)
    assert list(letters) == [Letter.objects.get()]
    assert "LEFT OUTER JOIN" not in str(letters.query)


def test_the_rules_for_reports_are_asked_last(world, arunika, django_assert_max_num_queries):
    letter = letter_for(world, "kepala")
    file = receive(ContentFile(b"%PDF-1.4 surat", name="surat.pdf"), by=arunika,
                   office=world.units["kppn"], use=FileUse.LETTER)  # fmt: skip
    LetterFile.objects.create(letter=letter, file=file, added_at=letter.received_at)
    with django_assert_max_num_queries(2) as asked:
        assert file_visible_to(arunika, file.pk) == file
    assert not any("followup" in one["sql"] for one in asked)


def test_opening_a_file_of_a_secret_letter_is_recorded(world, report_of, client_of, arunika):
    file = report_of()
    Letter.objects.update(security="rahasia")
    answer = client_of(arunika).get(reverse("files:original", args=[file.pk]))
    assert answer["Cache-Control"] == "no-store"
    entry = AuditEntry.objects.get(event="letter.secret_viewed")
    assert (entry.subject_kind, entry.detail["file"]) == ("secret", file.pk)
