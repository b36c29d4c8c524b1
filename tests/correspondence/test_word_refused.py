"""A Word file that cannot be brought is refused in words that help; what stands there stays."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from correspondence.actions import bringing
from correspondence.actions.bringing import NotBrought
from tests.correspondence.drafts import draft_by, kind_of

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")


@pytest.mark.parametrize(
    "content, said",
    [
        (OLD + "EncryptedPackage".encode("utf-16-le"), "terkunci dengan sandi"),
        (OLD + "WordDocument".encode("utf-16-le"), "bukan berkas .docx"),
        (b"\x89PNG\r\n\x1a\n", "bukan berkas .docx"),
        (b"x" * 2000, "terlalu besar"),
    ],
)
def test_it_says_what_to_do(world, citra, content, said, monkeypatch):
    draft = draft_by(citra, kind_of(world))
    monkeypatch.setattr(bringing, "LARGEST", 1500)
    with pytest.raises(NotBrought) as refused:
        bringing.text_of_docx(draft.pk, SimpleUploadedFile("surat.docx", content), by=citra)
    assert said in str(refused.value)
