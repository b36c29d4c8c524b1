"""Why a package was not taken in, in words: what is wrong, where, and what to do about it."""

from django.utils.translation import gettext as _

from eoffice import pdf

LONGEST_PATH = 120  # characters of a name that are shown


def sentence_of(refusal: pdf.Refused) -> str:
    """The sentence for what the limited child said of a package."""
    flaw, _between, name = refusal.detail.partition(" ")
    said = _of_flaws().get(flaw) or _of_codes().get(refusal.code) or _damaged()
    return said % {"name": name[-LONGEST_PATH:]}


def broken_signature() -> str:
    """The package bears a signature that is not over this manifest."""
    return _(
        "The signature of the manifest does not fit it: the package was changed after it was "
        "signed. Nothing was taken in; ask the sender for it once more."
    )


def _of_flaws() -> dict[str, str]:
    return {
        pdf.Flaw.CHANGED: _(
            "%(name)s is not what the manifest says: it was changed or damaged on its way. "
            "Nothing was taken in; ask the sender for the package once more."
        ),
        pdf.Flaw.LISTS_DIFFER: _(
            "%(name)s stands in the manifest or in the package, but not in both. Nothing was "
            "taken in; ask the sender for the package once more."
        ),
        pdf.Flaw.MANIFEST: _(
            "The manifest of the package cannot be read, or names a file twice. Nothing was "
            "taken in."
        ),
        pdf.Flaw.NAMES: _(
            "The package holds a file twice, or one whose name does not belong into a package. "
            "Nothing was taken in."
        ),
    }


def _of_codes() -> dict[str, str]:
    return {
        pdf.Reason.UNKNOWN_TYPE: _("This ZIP is no package of a dossier; nothing was taken in."),
        pdf.Reason.ENCRYPTED: _(
            "The package is locked with a password. Unlock it and hand it in once more."
        ),
        pdf.Reason.BOMB: _(
            "The package unpacks to more than a package may hold, or than it says itself. "
            "Nothing was taken in."
        ),
    }


def _damaged() -> str:
    return _(
        "The file cannot be opened as a ZIP, or ends before its end: it is damaged or did not "
        "arrive whole. Nothing was taken in; ask the sender for it once more."
    )
