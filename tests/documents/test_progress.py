"""Progress: survives reload, says place and reason in words, costs little at rest."""

import pytest
from django.urls import reverse
from django.utils import translation

from eoffice.documents.models import StoredFile
from eoffice.documents.progress import rows_for
from eoffice.jobs import run_pending
from tests.documents.conftest import picture

pytestmark = pytest.mark.usefixtures("office_sees_its_files")
URL = reverse("files:progress")


def asked(*files, mark=""):
    return URL + "?" + "&".join(f"file={file.pk}{mark}" for file in files)


def test_waiting_files_know_their_place(receive, bimo):
    files = [receive(picture(str(n))) for n in range(3)]
    with translation.override("en"):
        lines = [row.line for row in rows_for(bimo, [file.pk for file in files])]
    assert lines == [f"Place {place} in the queue." for place in (1, 2, 3)]


def test_a_refused_file_says_why_and_what_to_do(receive, client_of, bimo):
    file = receive(b"MZ")
    run_pending("fast")
    page = client_of(bimo).get(asked(file)).content.decode()
    assert "Ini bukan PDF" in page
    assert "Berkas asli tetap disimpan" in page


@pytest.mark.parametrize(
    ("content", "offered"), [(b"%PDF-1.7\n", True), (b"MZ", False), (b"PK\x03\x04surat", False)]
)
def test_another_try_is_offered_where_it_could_help(receive, client_of, bimo, content, offered):
    file = receive(content)
    run_pending("fast")
    page = client_of(bimo).get(asked(file)).content.decode()
    assert "Ditolak" in page
    assert (reverse("files:try_again", args=[file.pk]) in page) is offered


def test_progress_is_quick_while_something_works_and_slow_at_rest(receive, client_of, bimo):
    file, client = receive(b"MZ"), client_of(bimo)
    assert "every 2s" in client.get(asked(file)).content.decode()
    run_pending("fast")
    assert "every 60s" in client.get(asked(file)).content.decode()


def test_a_known_answer_is_not_sent_again(receive, client_of, bimo):
    file, client = receive(), client_of(bimo)
    etag = client.get(asked(file))["ETag"]
    assert client.get(asked(file), headers={"If-None-Match": etag}).status_code == 304
    run_pending("fast")
    assert client.get(asked(file), headers={"If-None-Match": etag}).status_code == 200


def test_a_page_that_knows_the_row_gets_nothing_to_swap(receive, client_of, bimo):
    file = receive(b"MZ")
    run_pending("fast")
    client = client_of(bimo)
    first = client.get(asked(file)).content.decode()
    mark = first.split(f"file={file.pk}.")[1].split('"')[0]
    assert client.get(asked(file, mark=f".{mark}")).status_code == 204


def test_foreign_files_are_left_out(receive, client_of, rama):
    file = receive()
    assert f"file-{file.pk}-" not in client_of(rama).get(asked(file)).content.decode()


def test_many_files_cost_two_queries(receive, bimo, django_assert_num_queries):
    pks = [receive(picture(str(n))).pk for n in range(5)]
    with django_assert_num_queries(2):
        assert len(rows_for(bimo, pks)) == 5


def test_trying_again_leads_back(receive, client_of, bimo, rama):
    file = receive(b"MZ")
    run_pending("fast")
    url = reverse("files:try_again", args=[file.pk])
    assert client_of(rama).post(url).status_code == 404
    answer = client_of(bimo).post(url, {"next": "https://evil.example/"})
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert StoredFile.objects.get(pk=file.pk).state == "received"


def test_trying_again_what_is_ready_is_a_conflict(receive, client_of, bimo):
    file = receive()
    run_pending("fast")
    assert client_of(bimo).post(reverse("files:try_again", args=[file.pk])).status_code == 409
