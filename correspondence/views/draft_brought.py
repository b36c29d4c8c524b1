"""What is said of a Word file whose text was taken over."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eoffice import pdf


def left_out(found: pdf.WordText) -> Iterator[str]:
    """What is not in the letter, or stands there without anybody having decided about it."""
    if found.changes:
        said = ngettext(
            "%(n)d change in the file was not accepted or rejected yet. It is taken as accepted: "
            "read the text before you go on.",
            "%(n)d changes in the file were not accepted or rejected yet. They are taken as "
            "accepted: read the text before you go on.",
            found.changes,
        )
        yield said % {"n": found.changes}
    if found.struck:
        yield _(
            "Words that are crossed out in the file stand in the letter like all others. Take out "
            "what does not hold."
        )
    if found.hidden:
        yield _("Words that are hidden in the file were not taken over.")
    if found.comments:
        yield _("Comments beside the text of the file were not taken over.")
    if found.pictures:
        said = ngettext(
            "A letter shows text and tables only: %(n)d picture of the file was left out. Attach "
            "the file if it is needed.",
            "A letter shows text and tables only: %(n)d pictures of the file were left out. Attach "
            "the file if they are needed.",
            found.pictures,
        )
        yield said % {"n": found.pictures}
