"""A text that no letter can hold is refused whole and in words; nothing is cut off silently."""

import pytest
from django.urls import reverse

from correspondence.actions import drafting
from correspondence.actions.drafting import DraftData
from correspondence.draft_content import LONGEST_TEXT
from correspondence.models import DraftWork
from tests.correspondence.drafts import kind_of
from tests.correspondence.test_draft_origin import bring
from tests.pdf.test_docx import word_file

BOOK = "Alinea panjang. " * (LONGEST_TEXT // 16 + 1)


@pytest.fixture
def draft(world, citra):
    return drafting.start(DraftData(kind_of(world).pk), by=citra)


def typed(**more):
    return {"body_rich": f"<p>{BOOK}AKHIR</p>", "revision": 0, "based_on": 1, **more}


def test_what_is_typed_stays_on_the_page(client_of, citra, draft):
    answer = client_of(citra).post(reverse("outgoing:edit", args=[draft.pk]), typed(do="save"))
    assert answer.status_code == 422
    assert "terlalu panjang" in answer.content.decode() and "AKHIR" in answer.content.decode()
    assert not DraftWork.objects.exists()


def test_the_script_is_told_why(client_of, citra, draft):
    answer = client_of(citra).post(reverse("outgoing:autosave", args=[draft.pk]), typed())
    assert answer.status_code == 422 and "terlalu panjang" in answer.json()["say"]


def test_a_book_in_a_word_file_is_refused(client_of, citra, draft, tmp_path):
    book = f"<w:p><w:r><w:t>{BOOK}</w:t></w:r></w:p>"
    answer = bring(client_of(citra), draft, word_file(tmp_path, book))
    assert answer.status_code == 422 and "Lampirkan berkasnya" in answer.content.decode()
    assert not DraftWork.objects.exists()
