"""What an officer may do with a file that he may see. Pure questions about the person."""

from django.utils.translation import gettext_lazy as _

from eoffice.documents.models import StoredFile
from eoffice.organization.officer import SYSTEM, Officer
from eoffice.verdict import YES, Verdict


def may_try_again(officer: Officer, file: StoredFile) -> Verdict:
    """People of the office that received the file may send it through the pipeline again."""
    if officer == SYSTEM or file.office_id in officer.office_ids:
        return YES
    return Verdict(_("Only the office that received this file may try it again."))
