"""Parts that do not fit are told where they were typed, and nothing typed is lost."""

import pytest
from django.urls import reverse

from eoffice.documents.models import StoredFile


@pytest.mark.parametrize("ranges", ["1-2, 2-9", "dua halaman", "1"])
def test_what_was_typed_comes_back_with_the_reason(client_of, bimo, scan, ranges):
    StoredFile.objects.filter(pk=scan.file_id).update(state="ready", pages=3)
    answer = client_of(bimo).post(reverse("intake:split", args=[scan.pk]), {"ranges": ranges})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{ranges}"' in page and "Tulis misalnya: 1-2, 3, 4-6." in page
