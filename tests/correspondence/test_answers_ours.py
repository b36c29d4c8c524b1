"""A letter that answers one of ours is proposed as its answer; one tick, and nobody waits on."""

from datetime import timedelta

import pytest
from django.urls import reverse

from correspondence.actions import replies
from correspondence.models import Letter, OutgoingLetter
from correspondence.queries.answered import Paper, proposed_for
from correspondence.queries.replies import waiting_for
from eoffice import clock
from eoffice.documents.models import PageText
from tests.correspondence.sending_room import addressee, approved, book_of, refreshed, signed

SUBJECT = "Permintaan data realisasi belanja modal"
TO = [addressee("Kepala Dinas Rekaan")]


@pytest.fixture
def asked(world, citra, arunika, book):
    """A signed letter to the head of an office, whose answer is awaited."""
    book_of(world)
    day = (clock.today("Asia/Jakarta") + timedelta(5)).isoformat()
    letter = approved(world, citra, "kepala", to=TO, reply_by=day, subject=SUBJECT)
    return refreshed(signed(letter, arunika))


@pytest.fixture
def proposed(world, hadi, asked, scan):
    """What is proposed to the recorder for a paper that says so."""

    def by(text="", **facts):
        page = {"text": text, "source": "ocr"}
        PageText.objects.update_or_create(file_id=scan.file_id, page=1, defaults=page)
        paper = Paper(file=scan.file_id, **facts)
        return [one.pk for one in proposed_for(hadi, world.units["kppn"].pk, paper)]

    return by


@pytest.mark.parametrize(
    "written",
    ["Menunjuk surat Saudara Nomor {n} tanggal 3 Mei", "No.{n}.", "({s})", "nomor {o}, perihal"],
)
def test_its_number_in_the_text_is_enough(asked, proposed, written):
    n = asked.agenda_number
    text = written.format(n=n, s=n.replace("/", " / \n"), o=n.replace("0", "O"))
    assert proposed(text) == [asked.pk]


@pytest.mark.parametrize("written", ["Nomor {n}-1/X", "Nomor 2{n}", "Nomor A-{n}", "Nomor {n}.7"])
def test_a_longer_number_is_another_letter(asked, proposed, written):
    assert proposed(written.format(n=asked.agenda_number)) == []


@pytest.mark.parametrize("sender", ["Dinas Rekaan", "DINAS REKAAN", "Kepala Dinas Rekaan"])
@pytest.mark.parametrize("subject", ["Penyampaian Data Realisasi Belanja Modal", SUBJECT])
def test_sender_and_subject_together_are_enough(asked, proposed, sender, subject):
    assert proposed(sender=sender, subject=subject) == [asked.pk]


@pytest.mark.parametrize(
    ("sender", "subject"),
    [("Dinas Rekaan", "Undangan rapat"), ("Dinas Lain", SUBJECT), ("", SUBJECT)],
)
def test_one_of_both_is_not(proposed, sender, subject):
    assert proposed(sender=sender, subject=subject) == []


def test_nothing_answers_a_letter_of_later(asked, proposed):
    before = asked.letter_date - timedelta(1)
    assert proposed(f"Nomor {asked.agenda_number}", written=before) == []


@pytest.mark.parametrize("hidden", [{"security": "rahasia"}, {"reply_due": None}])
def test_what_is_secret_or_not_awaited_is_not_proposed(asked, proposed, hidden):
    OutgoingLetter.objects.filter(pk=asked.pk).update(**hidden)
    assert proposed(f"Nomor {asked.agenda_number}") == []


def test_another_office_learns_nothing(world, asked, scan):
    paper = Paper(sender="Dinas Rekaan", subject=SUBJECT)
    assert proposed_for(world.officer("melia"), world.units["setda"].pk, paper) == []
    assert proposed_for(world.officer("melia"), world.units["kppn"].pk, paper) == []


def typed(world, types, **more):
    said = {"sender": "Dinas Rekaan", "subject": "Data realisasi belanja modal"}
    said |= {"received_at": "", "received_via": "counter", "security": "biasa", "urgency": "biasa"}
    local = clock.now().astimezone(world.units["kppn"].zone)
    said |= {"received_at": f"{local:%Y-%m-%d, %H.%M}", "type": types["surat"].pk, "token": "abc"}
    return said | {"addressee": "Kepala Kantor (Arunika Contohwati)"} | more


def test_the_form_proposes_it_and_one_tick_ends_the_waiting(
    world, types, asked, scan, client_of, hadi, citra
):
    PageText.objects.create(
        file_id=scan.file_id, page=1, text=f"Surat Nomor {asked.agenda_number}", source="ocr"
    )
    client, url = client_of(hadi), reverse("intake:record", args=[scan.pk])
    page = client.get(url).content.decode()
    assert "Menjawab surat kita?" in page and f'name="answers_letter" value="{asked.pk}"' in page
    done = client.post(url, typed(world, types, answers_letter=asked.pk), follow=True)
    assert "Tercatat sebagai jawaban" in done.content.decode()
    letter = Letter.objects.get(kind="incoming")
    assert (letter.answers_id, letter.answers_number) == (asked.pk, asked.agenda_number)
    assert not waiting_for(citra).exists()


def test_without_the_tick_it_goes_on_waiting(world, types, asked, scan, client_of, hadi, citra):
    client_of(hadi).post(reverse("intake:record", args=[scan.pk]), typed(world, types))
    assert Letter.objects.get(kind="incoming").answers_id is None
    assert waiting_for(citra).exists()


def test_a_tick_that_came_too_late_says_so(world, types, asked, scan, client_of, hadi, citra):
    replies.settle_reply(asked.pk, by=citra, reason="Lewat telepon")
    url = reverse("intake:record", args=[scan.pk])
    answer = client_of(hadi).post(url, typed(world, types, answers_letter=asked.pk))
    assert answer.status_code == 422
    assert "tidak lagi menunggu jawaban" in answer.content.decode()


def test_it_is_asked_while_one_types(world, asked, client_of, hadi):
    said = {"office": world.units["kppn"].pk, "sender": "Dinas Rekaan", "subject": SUBJECT}
    page = client_of(hadi).get(reverse("intake:suggest_answered"), said).content.decode()
    assert asked.agenda_number in page
