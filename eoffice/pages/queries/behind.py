"""The letter behind an address: where a thing that has moved on is shown as it stands now."""

from django.db.models import Model
from django.urls import ResolverMatch, reverse

from correspondence.models import Delivery, Letter
from disposition.models import Disposition, DispositionSheet, Extension

LETTER_OF: dict[str, tuple[type[Model], str]] = {
    "letters": (Letter, "pk"),
    "branches": (Disposition, "letter"),
    "sheets": (DispositionSheet, "letter"),
    "extensions": (Extension, "disposition__letter"),
}


def page_behind(match: ResolverMatch | None) -> str:
    """The address of the letter's page, or of the tray; empty where neither is meant."""
    route = match.route if match else ""
    if route.startswith("intake/scans/"):
        return reverse("intake:tray")
    if match and route.startswith("outgoing/"):
        return _behind_outgoing(route, match)
    room = route.removeprefix("intake/").partition("/")[0]
    if match is None or room not in LETTER_OF or "pk" not in match.kwargs:
        return ""
    model, column = LETTER_OF[room]
    rows = model._default_manager.filter(pk=match.kwargs["pk"]).values_list(column, flat=True)
    return reverse("pages:letter", args=[rows[0]]) if rows else ""


def _behind_outgoing(route: str, match: ResolverMatch) -> str:
    """The page of the letter that goes out, of its delivery's letter, or of the book."""
    pk, room = match.kwargs.get("pk"), route.removeprefix("outgoing/").partition("/")[0]
    if pk is None:
        return ""
    if room == "register":
        return reverse("outgoing:register", args=[pk])
    if room == "deliveries":
        pk = Delivery.objects.filter(pk=pk).values_list("letter", flat=True).first()
    return reverse("outgoing:page", args=[pk]) if pk else ""
