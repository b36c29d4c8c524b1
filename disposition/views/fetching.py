"""Seeing and fetching in one breath: what an officer may not see does not exist (404)."""

from typing import TypeVar

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from correspondence import viewing
from correspondence.models import IncomingLetter, Letter
from correspondence.queries.numbers_there import number_here
from correspondence.queries.opening import open_letter
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import Part
from disposition.models import Disposition, DispositionSheet, Extension
from disposition.queries.opening import open_branch
from eoffice.organization.officer import Officer

Seen = TypeVar("Seen", bound=Letter)


def shows_pages(officer: Officer, pk: int) -> bool:
    """Whether the pages of a letter are open to the officer."""
    opened = open_letter(officer, pk)
    return opened is not None and opened.part >= Part.LETTER


def visible_letter(request: HttpRequest, pk: int) -> IncomingLetter:
    """A letter whose pages are open to the officer; its subject stands above the form."""
    opened = open_letter(request.officer, pk)
    if opened is None or opened.part < Part.LETTER:
        raise Http404
    return _seen(request, opened.letter)


def visible_branch(request: HttpRequest, pk: int) -> Disposition:
    """A branch of a letter whose tree is open to the officer."""
    branch = open_branch(request.officer, pk, at_least=Part.TREE)
    if branch is None:
        raise Http404
    _seen(request, branch.letter)
    return branch


def visible_sheet(request: HttpRequest, pk: int) -> DispositionSheet:
    """A sheet of such a letter."""
    letters = letters_visible_to(request.officer, at_least=Part.TREE)
    sheets = DispositionSheet.objects.select_related("letter", "giver__unit", "parent")
    sheet = get_object_or_404(sheets.filter(letter__in=letters), pk=pk)
    _seen(request, sheet.letter)
    return sheet


def visible_extension(request: HttpRequest, pk: int) -> Extension:
    """A request for more time on a branch of such a letter."""
    letters = letters_visible_to(request.officer, at_least=Part.TREE)
    asked = Extension.objects.select_related("disposition__letter", "disposition__position")
    extension = get_object_or_404(asked.filter(disposition__letter__in=letters), pk=pk)
    _seen(request, extension.disposition.letter)
    return extension


def _seen(request: HttpRequest, letter: Seen) -> Seen:
    """The letter under its number at the officer's own office; a form that shows a secret one is
    a view of it."""
    if request.method == "GET":
        viewing.note_view(letter, by=request.officer, part="page")
    letter.agenda_number = number_here(letter, request.officer)
    return letter
