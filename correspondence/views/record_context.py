"""What the page of the recording form shows beside the form itself. Reads only."""

from typing import Any

from django.http import HttpRequest

from correspondence import whereabouts
from correspondence.actions.numbers import NoRegister, register_for
from correspondence.forms.paper_fields import read_date
from correspondence.forms.record import RecordForm
from correspondence.models import Letter, LetterType, Scan
from correspondence.policies.seeing import LetterView
from correspondence.queries import tray
from correspondence.queries.answered import Answered, Paper, proposed_for
from correspondence.queries.duplicates import Duplicate
from correspondence.queries.labelled import letter_of_label
from correspondence.queries.registers import last_number
from correspondence.queries.seeing import letters_visible_to, part_of
from correspondence.states import Part
from eoffice import clock
from eoffice.asked import whole
from eoffice.documents.viewer import Marks, viewer_of
from eoffice.organization.calendars import desk_within, hours_of
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer


def facts_of_the_office(office: Unit) -> dict[str, Any]:
    """The last number of its book, its promise, and which types open which section."""
    return {
        "office": office,
        "last_number": last_number(office.pk, office.time_zone),
        "has_book": _has_book(office),
        "promise": hours_of(office).due_at(clock.now(), desk_within(office)),
        "complaint_types": _types(office, is_complaint=True),
        "event_types": _types(office, has_event=True),
    }


def facts_of_the_scan(scan: Scan, officer: Officer, marks: Marks) -> dict[str, Any]:
    """Its pages, its place in the tray, and who else works on it."""
    place, waiting = tray.place_of(officer, scan)
    held = tray.is_held_by_other(scan, officer)
    return {
        "viewer": viewer_of([scan.file], marks=marks),
        "place": place,
        "waiting": waiting,
        "signatures": scan.file.signatures,
        "labelled": letter_of_label(scan, officer),
        "held_by": scan.claimed_by.name if held else "",
    }


def answered_by(form: RecordForm, scan: Scan | None, officer: Officer) -> list[Answered]:
    """Our letters that it may answer, by what stands in the form and on the scan."""
    written, sender_id = form["letter_date"].value(), str(form["sender_id"].value() or "")
    paper = Paper(
        sender=str(form["sender"].value() or ""),
        sender_id=whole(sender_id),
        subject=str(form["subject"].value() or ""),
        written=read_date(written) if isinstance(written, str) else written,
        file=scan.file_id if scan else None,
    )
    return proposed_for(officer, form.office.pk, paper)


def recorded_before(request: HttpRequest) -> Letter | None:
    """The letter recorded just before, when the clerk goes on with the next."""
    pk = whole(request.GET.get("recorded"))
    seen = letters_visible_to(request.officer)
    return seen.filter(pk=pk).first() if pk else None


def shown(found: Duplicate, officer: Officer) -> dict[str, Any]:
    """A possible double as the notice tells it; masked where it is secret."""
    part = part_of(officer, found.letter) or Part.LINE
    view = LetterView(found.letter, part)
    return {
        "letter": found.letter,
        "view": view,
        "same_number": found.same_number,
        "same_bytes": found.same_bytes,
        "where": whereabouts.where_is(found.letter) if not view.is_masked else "",
    }


def _types(office: Unit, **which: bool) -> str:
    types = LetterType.objects.filter(organization=office.root_id, **which)
    return ",".join(str(pk) for pk in types.values_list("pk", flat=True))


def _has_book(office: Unit) -> bool:
    try:
        return bool(register_for(office.pk, secret=False))
    except NoRegister:
        return False
