"""What the pages around a signature show. Reads only."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from correspondence import draft_paper, gateway, typesetting
from correspondence.actions import versions
from correspondence.forms.signing import SignForm
from correspondence.models import DraftVersion, OutgoingLetter
from correspondence.outgoing_access import SIGNED
from correspondence.outgoing_states import AT_SIGNATURE, OutgoingState
from correspondence.policies import drafts as may
from correspondence.queries.books_out import number_ahead
from correspondence.queries.keys import key_in_force
from correspondence.queries.outgoing_signed import outgoing_visible_to
from correspondence.states import Part
from eoffice import clock
from eoffice.errors import OfficeError, WrongState
from eoffice.organization.officer import Officer


def letter_to_sign(request: HttpRequest, pk: int) -> OutgoingLetter:
    """The letter, for who signs it. 404 for who may not see it, 403 for who may not sign."""
    letter = get_object_or_404(outgoing_visible_to(request.officer), pk=pk)
    may.may_sign(request.officer, letter).enforce()
    return letter


def signed_letter(request: HttpRequest, pk: int, *, at_least: Part = Part.LETTER) -> OutgoingLetter:
    """A letter that was signed, for who may see it."""
    letter = get_object_or_404(outgoing_visible_to(request.officer, at_least=at_least), pk=pk)
    if letter.state not in SIGNED:
        raise WrongState
    return letter


def sign_context(
    request: HttpRequest, letter: OutgoingLetter, form: SignForm | None, error: OfficeError | None
) -> dict[str, Any]:
    """The page as it will be signed, who signs, and what is asked of him."""
    version = versions.newest(letter)
    look = _look(letter, version, request.officer)
    return look | {
        "letter": letter,
        "version": version,
        "signer": typesetting.block_of(letter, request.officer, clock.now()),
        "key": key_in_force(request.officer.user_id),
        "gateway": gateway.is_on(),
        "waits": letter.state == OutgoingState.APPROVED,
        "form": form or SignForm(initial={"version": version.number}),
        "error": error,
    }


def _look(letter: OutgoingLetter, version: DraftVersion, by: Officer) -> dict[str, Any]:
    """The final page with its number and date, as far as they are known."""
    paper = draft_paper.before_signing(letter, version.content, by)
    pages = range(1, draft_paper.pages_of(paper) + 1)
    return {"look": paper.mark, "number": number_ahead(letter), "pages": pages}


def require_at_signature(letter: OutgoingLetter) -> None:
    """Raise WrongState unless the letter waits for its signature in some way."""
    if letter.state not in (OutgoingState.APPROVED, *AT_SIGNATURE):
        raise WrongState
