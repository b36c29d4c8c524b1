"""Letters that wait for a reply: listed by their day, answered by what comes in, chased."""

from datetime import timedelta

import pytest
from django.urls import reverse

from correspondence import draft_telling
from correspondence.actions import bringing, recording, replies
from correspondence.models import Letter, OutgoingLetter, RegisterEntry
from correspondence.queries.replies import awaited_answer, awaited_by, waiting_for
from eoffice import clock
from eoffice.errors import Refused, WrongState
from eoffice.notifications.models import Notice
from tests.correspondence.sending_room import addressee, approved, book_of, refreshed, signed

TO = [addressee("Dinas Rekaan"), addressee("Satker Contoh"), addressee("Kanwil", role="copy")]


def day(number):
    return (clock.today("Asia/Jakarta") + timedelta(days=number)).isoformat()


@pytest.fixture
def asked(world, citra, arunika):
    """A signed letter to two, of whom an answer is awaited until the day after tomorrow."""
    book_of(world)
    return signed(approved(world, citra, "kepala", to=TO, reply_by=day(2)), arunika)


@pytest.fixture
def answer(asked, book, paper, hadi, world):
    """Somebody answers, and the desk writes our number as it likes."""

    def recorded(sender, number=asked.agenda_number):
        data = paper(sender_name=sender, answers_number=number.replace("/", " / "))
        return recording.record([], data, by=hadi, office_id=world.units["kppn"].pk)

    return recorded


def test_it_waits_until_everybody_has_answered(asked, answer, citra, hadi, arunika, eka):
    who = {"citra": citra, "hadi": hadi, "arunika": arunika, "eka": eka}
    seen = {name for name, officer in who.items() if waiting_for(officer).exists()}
    assert seen == {"citra", "hadi", "arunika"}
    assert answer("Dinas Rekaan").answers_id == asked.pk
    awaited = awaited_by(refreshed(asked), arunika)
    assert (awaited.came, awaited.wanted, awaited.is_open) == (1, 2, True)
    answer("Satker Contoh")
    assert not waiting_for(citra).exists()


def test_another_number_answers_nothing(asked, answer, citra):
    assert answer("Dinas Rekaan", number="S-999/KPPN/2026").answers_id is None
    assert waiting_for(citra).get().pk == asked.pk


@pytest.mark.parametrize("spelled", ["{n}/S/2026", "S{n}", "2026{n}-x"])
def test_our_number_is_found_whatever_its_pattern(asked, answer, spelled):
    number = spelled.format(n=asked.entries.get().number)
    Letter.objects.filter(pk=asked.pk).update(agenda_number=number)
    assert answer("Dinas Rekaan", number=number.lower()).answers_id == asked.pk


def test_of_what_waits_only_what_may_bear_the_number_is_read(asked, world):
    RegisterEntry.objects.filter(letter=asked).update(number=77)
    office = world.units["kppn"].pk
    assert awaited_answer(office, asked.agenda_number) is None


def test_a_void_answer_does_not_count(asked, answer, citra):
    for name in ("Dinas Rekaan", "Satker Contoh"):
        letter = answer(name)
    Letter.objects.filter(pk=letter.pk).update(state="void")
    assert waiting_for(citra).exists()


def test_a_reminder_goes_to_those_who_have_not_answered(asked, answer):
    answer("Dinas Rekaan")
    content = bringing.chasing(refreshed(asked))
    assert [row["name"] for row in content["addressees"]] == ["Satker Contoh"]
    assert content["subject"] == "Penegasan atas Jawaban"
    assert asked.agenda_number in content["body"] and "paling lambat" in content["body"]


def test_the_reminder_is_begun_from_the_page(client_of, citra, asked):
    client = client_of(citra)
    page = client.get(reverse("outgoing:page", args=[asked.pk])).content.decode()
    assert f"{reverse('outgoing:new')}?chases={asked.pk}" in page
    client.post(reverse("outgoing:new"), {"type": asked.type_id, "chases": asked.pk})
    assert OutgoingLetter.objects.latest("pk").follows_id == asked.pk


def test_the_list_says_until_when_and_marks_what_is_late(client_of, citra, asked):
    url = reverse("outgoing:list")
    (row,) = client_of(citra).get(url, {"tab": "reply"}).context["rows"]
    assert (row.reply_due.isoformat(), row.reply_is_late) == (day(2), False)
    with clock.moved_to(clock.now() + timedelta(days=4)):
        (row,) = client_of(citra).get(url, {"tab": "reply"}).context["rows"]
        assert row.reply_is_late


def test_the_writer_is_reminded_once_for_each_day_that_was_set(asked, citra):
    assert draft_telling.remind_of_replies() == 0
    with clock.moved_to(clock.now() + timedelta(days=4)):
        for _twice in range(2):
            draft_telling.remind_of_replies()
        told = Notice.objects.filter(kind="reply_overdue").values_list("user__username", flat=True)
        assert list(told) == ["citra"]


def test_another_day_or_none_is_set_on_the_page(client_of, citra, asked):
    client = client_of(citra)
    url = reverse("outgoing:await_reply", args=[asked.pk])
    assert client.post(url, {"until": day(-1)}).status_code == 422
    client.post(url, {"until": day(9)})
    assert refreshed(asked).reply_due.isoformat() == day(9)
    client.post(reverse("outgoing:settle_reply", args=[asked.pk]), {"reason": "Lewat telepon"})
    assert not waiting_for(citra).exists()
    with pytest.raises(WrongState):
        replies.settle_reply(asked.pk, by=citra, reason="lagi")


def test_only_its_writer_signer_and_desk_decide_that(asked, eka, danu):
    for officer in (eka, danu):
        with pytest.raises(Refused):
            replies.settle_reply(asked.pk, by=officer, reason="x")
