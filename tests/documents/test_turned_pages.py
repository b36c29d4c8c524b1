"""Scans that lie on a side or on their head are shown upright; the original stays as it came."""

import io
import shutil

import pikepdf
import pytest
from django.core.files.storage import storages
from django.urls import reverse
from PIL import Image

from eoffice import pdf
from eoffice.documents import actions
from eoffice.documents.models import PageText, StoredFile
from eoffice.documents.progress import ProgressRow
from eoffice.documents.viewer import viewer_of
from eoffice.jobs import run_pending
from eoffice.organization.officer import SYSTEM
from tests.documents.office import SAMPLES

pytestmark = [
    pytest.mark.usefixtures("office_sees_its_files"),
    pytest.mark.skipif(not SAMPLES.exists(), reason=f"the samples are not at {SAMPLES}"),
]
SIDEWAYS = pdf.PageText("Surat", (), "ocr", 270, 0.9)


def letter_scan(turn=0, name="surat-004-pindai.pdf"):
    """The bytes of a sample scan of one page, laid on its side."""
    out = io.BytesIO()
    with pikepdf.open(SAMPLES / "letters" / name) as scan:
        scan.pages[0].obj.Rotate = turn
        scan.save(out, deterministic_id=True)
    return out.getvalue()


@pytest.fixture
def lying(receive):
    """A scan that lies on its side, as it is shown before it was read."""
    file = receive(letter_scan(90), name="miring.pdf")
    run_pending("fast")
    return file


@pytest.fixture
def read(lying):
    """The same after reading found how it lies."""
    actions.close_reading(lying.pk, {1: SIDEWAYS}, by=SYSTEM)
    return StoredFile.objects.get(pk=lying.pk)


def answer_of(client, file, name, query=""):
    url = reverse(f"files:{name}", args=[file.pk] + ([1] if name != "viewing" else [])) + query
    return client.get(url)


def picture_of(answer):
    return Image.open(io.BytesIO(b"".join(answer.streaming_content)))


def stands(size):
    return size[1] > size[0]


def test_images_are_turned_once_it_was_read(lying, client_of, bimo):
    client = client_of(bimo)
    before = answer_of(client, lying, "small")
    actions.close_reading(lying.pk, {1: SIDEWAYS}, by=SYSTEM)
    after = answer_of(client, lying, "small")
    assert before["ETag"] != after["ETag"] and "no-cache" in before["Cache-Control"]
    assert not stands(picture_of(before).size) and stands(picture_of(after).size)
    assert stands(picture_of(answer_of(client, lying, "sharp")).size)
    assert not stands(picture_of(answer_of(client, lying, "sharp", "?rotate=90")).size)


def test_the_viewing_copy_is_turned_and_the_original_is_not(read, client_of, bimo):
    copy = b"".join(answer_of(client_of(bimo), read, "viewing").streaming_content)
    with pikepdf.open(io.BytesIO(copy)) as shown:
        assert shown.pages[0].obj.Rotate == 0
    assert storages["originals"].open(read.key).read() == letter_scan(90)


def test_a_page_has_the_sides_of_what_is_shown(lying):
    sides = []
    for _before_and_after in range(2):
        page = viewer_of([StoredFile.objects.get(pk=lying.pk)]).pages[0]
        sides.append(stands((page.width, page.height)))
        actions.close_reading(lying.pk, {1: SIDEWAYS}, by=SYSTEM)
    assert sides == [False, True]


def test_the_tray_asks_for_the_turned_image(lying, read):
    assert ProgressRow.of(lying).mark != ProgressRow.of(read).mark
    assert (ProgressRow.of(lying).turn, ProgressRow.of(read).turn) == (0, 270)


def test_images_that_are_made_again_stay_upright(read, client_of, bimo):
    actions.rebuild(read.pk, by=SYSTEM)
    run_pending("fast")
    assert stands(picture_of(answer_of(client_of(bimo), read, "small")).size)
    assert StoredFile.objects.get(pk=read.pk).turns == {1: 270}


@pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract here")
@pytest.mark.parametrize(
    ("turn", "name", "found"), [(0, "surat-007-pindai.pdf", 180), (90, "surat-004-pindai.pdf", 270)]
)
def test_reading_finds_how_a_sample_lies(receive, turn, name, found):
    file = receive(letter_scan(turn, name), name=name)
    run_pending()
    assert PageText.objects.get(file=file).rotation == found
    assert StoredFile.objects.get(pk=file.pk).turn_of(1) == found
