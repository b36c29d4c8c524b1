"""Several uploads at once: each one is answered on its own merits."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from eoffice.documents import actions, uploads, vault
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse
from tests.documents.conftest import picture

pytestmark = pytest.mark.usefixtures("office_sees_its_files")


@pytest.fixture
def post(bimo, world):
    """A browser's request with these files, through the real upload handlers."""

    def posted(*files):
        request = RequestFactory().post("/", {"files": list(files)})
        request.upload_handlers = [
            uploads.SizeGuard(request), TemporaryFileUploadHandler(request)
        ]  # fmt: skip
        request.officer = bimo
        return request

    return posted


@pytest.fixture
def answers_to(world, bimo, post):
    """What a desk answers."""

    def receive(upload):
        return actions.receive(upload, by=bimo, office=world.units["kppn"], use=FileUse.LETTER)

    def answered(*files):
        request = post(*files)
        form = uploads.UploadForm(request.POST, request.FILES)
        chosen = form.cleaned_data["files"] if form.is_valid() else []
        return uploads.handle_uploads(request, chosen, receive)

    return answered


def upload(name, content=None):
    return SimpleUploadedFile(name, picture() if content is None else content)


def test_each_file_gets_its_answer(answers_to):
    answers = answers_to(upload("a.png"), upload("b.png", picture("lain")))
    assert [answer.received for answer in answers] == [True, True]
    assert StoredFile.objects.count() == 2


def test_the_same_bytes_twice_are_told(answers_to):
    first, second = answers_to(upload("a.png"), upload("b.png"))
    assert (first.same_as, second.same_as) == (None, first.pk)


def test_one_that_is_too_large_does_not_hold_up_the_others(answers_to, settings):
    settings.UPLOAD_MAX_BYTES = 5000 + len(picture())
    answers = answers_to(upload("besar.pdf", b"x" * 500_000), upload("a.png"))
    assert {answer.name: answer.received for answer in answers} == {
        "besar.pdf": False,
        "a.png": True,
    }


def test_an_empty_file_is_received_and_refused_later_in_words(answers_to):
    assert answers_to(upload("kosong.pdf", b""))[0].received


def test_nothing_chosen_is_said():
    form = uploads.UploadForm({}, MultiValueDict())
    assert not form.is_valid()


def test_a_script_gets_one_message_and_one_row_per_file(answers_to):
    answer = uploads.as_json(answers_to(upload("a.png")), html="<p>tray</p>")
    body = json.loads(answer.content)
    assert (answer.status_code, body["html"], len(body["files"])) == (200, "<p>tray</p>", 1)
    assert body["files"][0]["received"] is True


def test_a_form_is_not_handed_in_without_a_file_that_is_too_large(post, settings):
    settings.UPLOAD_MAX_BYTES = 5000
    request = post(upload("besar.pdf", b"x" * 500_000))
    file = request.FILES["files"]
    assert (file.name, file.size) == ("besar.pdf", 500_000)
    for read in (file.read, lambda: list(file.chunks()), lambda: vault.keep(file)):
        with pytest.raises(vault.TooLarge):
            read()
