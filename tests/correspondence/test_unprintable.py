"""What the typeface of letters lacks is named before anybody is asked to initial an empty box."""

import pytest
from django.urls import reverse

from correspondence import unprintable
from correspondence.actions import drafting, reviewing
from correspondence.actions.draft_checking import Unprintable
from tests.correspondence.drafts import content_of, draft_by, kind_of, newest

SMILE, HAN = "\U0001f600", "\u4f60"


@pytest.mark.parametrize(
    "content",
    [
        {"subject": f"Undangan {SMILE}"},
        {"body": f"<p>Hadir {SMILE}</p>"},
        {"event": {"place": f"Aula {SMILE}"}},
        {"people": [{"name": f"Budi {SMILE}"}]},
        {"addressees": [{"name": f"Toko {SMILE}"}]},
        {"parts": {"annex": f"<p>{SMILE}</p>"}},
    ],
)
def test_each_place_of_a_letter_is_looked_at(content):
    assert f"Huruf ini tidak dapat dicetak: {SMILE}." in unprintable.sentence_of(content)


def test_what_can_be_printed_is_not_named():
    said = "Æon – “kutipan” … ½ m² é e\u0301 \u200bkata\u00ad"
    assert unprintable.sentence_of({"body": said}) == ""


def test_each_character_is_named_once_and_an_invisible_one_by_its_code():
    said = unprintable.sentence_of({"body": f"{HAN}{SMILE}{HAN}\x07"})
    assert f"{HAN} {SMILE} U+0007." in said


def test_a_draft_with_such_a_character_is_not_sent_up(world, citra):
    letter = draft_by(citra, kind_of(world), body=f"<p>Terima kasih {SMILE}</p>")
    with pytest.raises(Unprintable, match=SMILE):
        reviewing.submit(letter.pk, by=citra)
    assert newest(letter).state == "draft"


def test_nobody_initials_what_a_reviewer_typed_so(world, citra, danu):
    letter = draft_by(citra, kind_of(world))
    reviewing.submit(letter.pk, by=citra)
    changed = content_of(body=f"<p>Setuju {HAN}</p>")
    with pytest.raises(Unprintable, match=HAN):
        reviewing.approve(letter.pk, by=danu, version=1, content=changed)
    assert newest(letter).version == 1


def test_the_page_of_the_draft_says_it(client_of, world, citra):
    letter = draft_by(citra, kind_of(world), body=f"<p>{SMILE}</p>")
    page = client_of(citra).get(reverse("outgoing:edit", args=[letter.pk])).content.decode()
    assert f"Huruf ini tidak dapat dicetak: {SMILE}." in page
    drafting.save_version(letter.pk, content_of(), based_on=1, by=citra)
    page = client_of(citra).get(reverse("outgoing:edit", args=[letter.pk])).content.decode()
    assert "tidak dapat dicetak" not in page
