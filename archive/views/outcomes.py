"""What comes of a form: it is carried out, or says itself what is in the way.

Who may not do this at all is refused before the form is looked at; what is refused afterwards is
about what was typed, or about what happened meanwhile, and whoever typed keeps it.
"""

from collections.abc import Callable
from typing import TypeVar

from django.forms import BaseForm

from eoffice.errors import OfficeError, Refused, WrongState

T = TypeVar("T")
Against = type[OfficeError] | tuple[type[OfficeError], ...]


def outcome_of(
    form: BaseForm, act: Callable[[], T], *, against: Against = (Refused, WrongState)
) -> T | None:
    """What the act gives; nothing while the form is being filled in or cannot be carried out.

    `against`: what is said on the form; where only what was typed is, another state has its page.
    """
    try:
        return act() if form.is_valid() else None
    except against as refusal:
        form.add_error(None, str(refusal.sentence))
        return None


def is_carried_out(form: BaseForm, act: Callable[[], object]) -> bool:
    """Whether it was, also where a second click changed nothing more."""
    return outcome_of(form, lambda: (act(),)) is not None
