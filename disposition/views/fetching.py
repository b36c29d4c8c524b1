"""Seeing and fetching in one breath: what an officer may not see does not exist (404)."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from correspondence.models import IncomingLetter
from correspondence.queries.seeing import incoming_visible_to, letters_visible_to
from correspondence.states import Part
from disposition.models import Disposition, DispositionSheet, Extension

BRANCH = ("letter", "sheet", "position__unit", "giver__unit")


def visible_letter(request: HttpRequest, pk: int) -> IncomingLetter:
    """A letter whose pages are open to the officer."""
    return get_object_or_404(incoming_visible_to(request.officer, at_least=Part.LETTER), pk=pk)


def visible_branch(request: HttpRequest, pk: int) -> Disposition:
    """A branch of such a letter."""
    letters = letters_visible_to(request.officer, at_least=Part.LETTER)
    branches = Disposition.objects.select_related(*BRANCH).filter(letter__in=letters)
    return get_object_or_404(branches, pk=pk)


def visible_sheet(request: HttpRequest, pk: int) -> DispositionSheet:
    """A sheet of such a letter."""
    letters = letters_visible_to(request.officer, at_least=Part.LETTER)
    sheets = DispositionSheet.objects.select_related("letter", "giver__unit")
    return get_object_or_404(sheets.filter(letter__in=letters), pk=pk)


def visible_extension(request: HttpRequest, pk: int) -> Extension:
    """A request for more time on a branch of such a letter."""
    letters = letters_visible_to(request.officer, at_least=Part.LETTER)
    asked = Extension.objects.select_related("disposition__letter", "disposition__position")
    return get_object_or_404(asked.filter(disposition__letter__in=letters), pk=pk)
