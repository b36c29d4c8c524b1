"""The list of signed letters that still have to be sent or seen after."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from correspondence.policies.seeing import LetterView
from correspondence.queries.seeing import part_of
from correspondence.queries.unsent import unsent_of
from correspondence.states import Part

MOST = 100


@require_safe
@login_required
def unsent(request: HttpRequest) -> HttpResponse:
    """The oldest first."""
    letters = unsent_of(request.officer)[:MOST]
    rows = [
        {
            "letter": letter,
            "view": LetterView(letter, part_of(request.officer, letter) or Part.LINE),
        }
        for letter in letters
    ]
    return render(request, "outgoing/unsent.html", {"rows": rows})
