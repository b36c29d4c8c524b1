"""Which emblem stands above the letters of an office."""

from base64 import b64encode

from correspondence.models import Emblem
from eoffice.organization.models import Unit


def emblem_over(office: Unit) -> str:
    """The picture as base64: the office's own, else that of its organisation; or nothing."""
    found = Emblem.objects.filter(office__in={office.pk, office.root.pk})
    by_office = {emblem.office_id: emblem for emblem in found}
    emblem = by_office.get(office.pk) or by_office.get(office.root.pk)
    return b64encode(emblem.picture).decode() if emblem else ""
