"""Signing several letters one after the other; what fails does not keep the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from correspondence import passphrase_tries, signing_desk
from correspondence.models import OutgoingLetter
from eoffice import pdf
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer

STOPS = (signing_desk.WrongPassphrase, signing_desk.NoKey, passphrase_tries.TooManyTries)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one letter: its number, or the sentence why not."""

    letter: OutgoingLetter
    number: str = ""
    problem: str = ""


def sign_each(
    chosen: Iterable[tuple[OutgoingLetter, int]], *, by: Officer, passphrase: pdf.Hidden
) -> list[Result]:
    """Sign these letters in the versions that were shown. A wrong passphrase ends it at once."""
    results: list[Result] = []
    for letter, version in chosen:
        try:
            signed = signing_desk.sign(letter.pk, by=by, version=version, passphrase=passphrase)
            results.append(Result(letter, number=signed.agenda_number))
        except OfficeError as error:
            results.append(Result(letter, problem=str(error)))
            if isinstance(error, STOPS):
                break
    return results
