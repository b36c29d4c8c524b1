"""Nothing but a disposal removes content: who deletes what stands here, and why it may."""

import re

import pytest
from django.apps import apps
from django.db.models import PROTECT

from archive.models import Dossier
from correspondence.models import Letter
from disposition.models import Disposition
from eoffice.documents.models import StoredFile
from tests.house import source

DELETES = re.compile(r"\.(?:delete|_raw_delete)\(")
# room or file: what it deletes, none of it the content of a letter that stands
MAY = {
    "archive/actions/appraising.py": "a committee that is appointed anew before the appraisal",
    "archive/finding/keeping.py": "entries of an index",
    "archive/packaging/store.py": "packages that have ended, after commit",
    "correspondence/purging.py": "a disposal: what somebody was typing",
    "correspondence/access.py": "rows that follow from others",
    "correspondence/search/": "the index, which follows from the letters",
    "correspondence/clocks.py": "clocks that are started anew",
    "correspondence/promising.py": "clocks that are started anew",
    "correspondence/actions/addressing.py": "clocks that are started anew",
    "correspondence/actions/drafting.py": "one's own unsaved work",
    "correspondence/actions/versions.py": "unsaved work, addressees of a draft",
    "correspondence/actions/once.py": "tokens of forms that were sent long ago",
    "correspondence/actions/routes.py": "stations of a draft that were not asked yet",
    "correspondence/actions/exports.py": "packed results that have ended, after commit",
    "correspondence/search/packing.py": "a result that was packed too late, or twice",
    "correspondence/actions/saved_searches.py": "one's own kept questions",
    "eoffice/pages/views/search_kept.py": "one's own kept questions",
    "eoffice/jobs/": "finished jobs and old beats",
    "eoffice/notifications/": "preferences",
    "eoffice/organization/": "reference data, holidays, second factors",
    "eoffice/documents/housekeeping.py": "bytes of purged files and of none",
    "eoffice/documents/actions/keeping.py": "a disposal: the text of pages",
    "eoffice/documents/s3.py": "the store itself",
    "eoffice/documents/vault.py": "altered bytes that are written anew, doubles of derived ones",
}
MAY_PURGE = {
    "archive/purging.py": ("documents.purge(", "letters.empty(", "chains.empty("),
    "archive/actions/executing.py": ("purging.purge(",),
}
FOLLOW = {"PageText.file", "LetterAccess.letter", "DraftWork.letter", "SearchText.letter",
          "SearchStale.letter", "DocumentText.item", "FollowUp_files.storedfile"}  # fmt: skip
USES = {
    "Delivery.proof", "LetterFile.file", "Scan.file", "Signature.file", "FollowUp.files",
    "DispositionSheet.basis_file", "DossierItem.file", "DisposalApproval.file", "Certificate.file",
    "FileFault.file", "Loan.cover_file", "LoanItem.lost_file", "LoanExtension.cover_file",
    "StoredFile.same_as", "PageText.file",
}  # fmt: skip


def test_nobody_deletes_but_those_who_may():
    found = {
        source.short(path)
        for path in source.product_files()
        if DELETES.search(path.read_text(encoding="utf-8"))
    }
    source.expect_none(
        sorted(path for path in found if not any(str(path).startswith(one) for one in MAY))
    )


def test_only_the_execution_of_a_disposal_purges():
    calls = re.compile(r"documents\.purge\(|purging\.purge\(|(?:letters|chains)\.empty\(")
    wrong = []
    for path in source.product_files():
        for call in calls.findall(path.read_text(encoding="utf-8")):
            if call not in MAY_PURGE.get(str(source.short(path)), ()):
                wrong.append(f"{source.short(path)}: {call}")
    source.expect_none(wrong)


@pytest.mark.parametrize("model", [Letter, StoredFile, Dossier, Disposition])
def test_a_row_that_others_need_cannot_be_deleted(model):
    wrong = []
    for field in model._meta.get_fields(include_hidden=True):
        if field.auto_created and (field.one_to_many or field.one_to_one):
            name = f"{field.related_model.__name__}.{field.field.name}"
            if field.on_delete is not PROTECT and name not in FOLLOW:
                wrong.append(name)
    source.expect_none(wrong)


def test_every_use_of_a_file_is_known_to_the_purge():
    """A new relation to files has to be taught to `archive.purging` before it is added here."""
    models = [
        one for one in apps.get_models() if not one._meta.auto_created and not one._meta.proxy
    ]
    found = {
        f"{model.__name__}.{field.name}"
        for model in models
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.related_model is StoredFile
    }
    assert found == USES
