"""Documents of a dossier whose pages were read, for the tests of finding them."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from archive.actions import DocumentData, add_document
from archive.finding import asking, keeping
from archive.finding.asking import Found
from archive.models import Dossier, DossierItem
from correspondence.search import spelling
from correspondence.search.asking import question_of
from eoffice.documents.models import PageText, StoredFile
from eoffice.organization.officer import Officer
from tests.documents.conftest import picture


def read_document(
    dossier: Dossier, by: Officer, *pages: str, description: str = "Nota dinas", note: str = ""
) -> DossierItem:
    """A document that is ready, with these texts on its pages, indexed."""
    upload = SimpleUploadedFile("nota.png", picture(description))
    data = DocumentData(description=description, note=note)
    item = add_document(dossier.pk, data, upload, by=by)
    StoredFile.objects.filter(pk=item.file_id).update(state="ready", pages=len(pages))
    for number, text in enumerate(pages, start=1):
        PageText.objects.create(file_id=item.file_id, page=number, text=text, source="test")
    keeping.text_read(item.file)
    keeping.index_stale()
    return DossierItem.objects.get(pk=item.pk)


def found_by(officer: Officer, words: str) -> list[Found]:
    """What the words find among the documents, names forgiven."""
    return asking.newest(officer, spelling.forgiven(question_of(words)), limit=10)
