"""The emblem of a letterhead, from a picture that somebody hands in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.utils.translation import gettext_lazy as _

from eoffice import pdf
from eoffice.errors import OfficeError

LARGEST = 10 * 1024 * 1024


class NoEmblem(OfficeError):
    """The file cannot stand above a letter."""

    status = 422
    sentence = _("No picture could be read from this file. Save it as PNG or JPEG and try again.")


WHY_NOT = {
    pdf.Reason.EMPTY: _("The file is empty."),
    pdf.Reason.BOMB: _("The picture is too large. Save it with fewer pixels and try again."),
    pdf.Reason.PAGE_TOO_SMALL: _(
        "The picture is too small to be sharp on paper: at least 120 pixels are needed."
    ),
    pdf.Reason.TOO_COMPLEX: _("The picture holds too much detail. Take a drawing of the emblem."),
}


def plain_picture(upload: File) -> bytes:
    """The picture as it goes on paper, written anew in a limited child. Raises NoEmblem."""
    if not upload.size:
        raise NoEmblem(WHY_NOT[pdf.Reason.EMPTY])
    if upload.size > LARGEST:
        raise NoEmblem(WHY_NOT[pdf.Reason.BOMB])
    with TemporaryDirectory(prefix=pdf.SCRATCH) as folder:
        source = Path(folder) / "emblem"
        with source.open("wb") as file:
            file.writelines(upload.chunks())
        try:
            return pdf.plain_emblem(source)
        except pdf.Refused as refused:
            raise NoEmblem(WHY_NOT.get(refused.code, "")) from refused
        except pdf.ChildDied as error:
            raise NoEmblem from error
