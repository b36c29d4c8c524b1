"""Dossiers by what is written on them: their number, that of their box, the label of either."""

from django.db.models import Q

from archive.queries.written import box_in, code_in, reference_in


def meant_by(words: str) -> Q:
    """The dossiers that are meant; none where no number and no label was written."""
    if code := code_in(words):
        return Q(label_code=code) | Q(box__label_code=code)
    if (box := box_in(words)) is not None:
        return Q(box__number=box)
    if (meant := reference_in(words)) is None:
        return Q(pk__in=[])
    found = Q(number=meant.number, year=meant.year)
    return found & Q(classification__code__iexact=meant.code) if meant.code else found
