"""Dossiers by what is written on them: their number, that of their box, the label of either."""

from django.db.models import Q

from archive.queries.written import Reference, box_in, code_in, reference_in


def meant_by(words: str) -> Q:
    """The dossiers that are meant; none where no number and no label was written."""
    if code := code_in(words):
        return Q(label_code=code) | Q(box__label_code=code)
    if (box := box_in(words)) is not None:
        return Q(box__number=box)
    meant = reference_in(words)
    return numbered(meant) if meant else Q(pk__in=[])


def is_written(words: str) -> bool:
    """Whether the words are a number or a label at all, so that asking `meant_by` is worth it."""
    return bool(code_in(words) or reference_in(words)) or box_in(words) is not None


def numbered(meant: Reference) -> Q:
    """The dossiers of this number and year, under the code that was written, if one was."""
    found = Q(number=meant.number, year=meant.year)
    if not meant.code:
        return found
    code = meant.code
    return found & (Q(classification__code__iexact=code) | Q(old_code__iexact=code))
