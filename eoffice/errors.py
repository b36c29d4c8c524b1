"""What can go wrong in the words of the office; `eoffice.middleware` turns each into its page.

Every error carries the sentence that a person reads. Must not import: models, requests, settings.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OfficeError(Exception):
    """Something that a person can understand and act upon."""

    status = 400
    sentence: str | Promise = _("This could not be done.")

    def __init__(self, sentence: str | Promise = "") -> None:
        self.sentence = sentence or self.sentence
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return str(self.sentence)


class Refused(OfficeError):
    """This officer may see the thing but may not do this with it."""

    status = 403
    sentence = _("You may not do this from your desk.")


class NotFound(OfficeError):
    """There is no such thing, or this officer may not know of it: the two look the same."""

    status = 404
    sentence = _("There is nothing here, or it is not open to your desk.")


class WrongState(OfficeError):
    """The thing has moved on since the page was opened, so the verb does not fit any more."""

    status = 409
    sentence = _("This has changed since you opened the page, so it was not done.")


class AlreadyDone(WrongState):
    """Somebody else, or an earlier click, did this already."""

    sentence = _("This has already been done.")


class TooLong(OfficeError):
    """Work in a limited child was not finished in its time, or the child broke off."""

    status = 503
    retry_after = 30
    sentence = _(
        "The print was not finished in its time, and nothing was changed. Try again in a moment, "
        "or choose a shorter part."
    )


class Unavailable(OfficeError):
    """A part that we depend on (database, file store, broker) does not answer at the moment."""

    status = 503
    retry_after = 10
    sentence = _("A part of e-Office does not answer at the moment. Please try again shortly.")
