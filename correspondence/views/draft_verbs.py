"""What the buttons on the page of a draft do, once what was typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from correspondence import draft_content
from correspondence.actions import (
    addressee_lists,
    bringing,
    drafting,
    enclosures,
    merging,
    reviewing,
)
from correspondence.actions import routes as routing
from correspondence.forms.draft import MOST_ADDRESSEES, too_many_addressees
from correspondence.forms.draft_route import SignerForm, stops_of
from correspondence.models import DraftWork
from correspondence.queries import addressees
from correspondence.queries.books_out import book_for
from correspondence.states import RecipientRole
from correspondence.views.draft_brought import left_out
from correspondence.views.draft_context import NO_BOOK
from correspondence.views.draft_desk import DraftDesk
from eoffice.asked import whole, wholes
from eoffice.errors import OfficeError
from eoffice.htmx import back_to

MOST_FILES = 20


def add(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """One more addressee, by the name that was typed."""
    said = desk.request.POST.get("add_name", "").strip()
    if said:
        found = addressees.named(said, by=desk.by)
        role = desk.request.POST.get("add_role", RecipientRole.TO)
        _put(desk, [found.row | _said_of_new(desk, found.row) | {"role": role}], work)
    return desk.back("", "#addressees")


def insert_list(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """The rows of a saved list, after those that are there."""
    lists = addressees.lists_of(desk.by)
    found = lists.filter(pk=whole(desk.request.POST.get("list")) or 0).first()
    _put(desk, found.rows if found else [], work)
    return desk.back("", "#addressees")


def save_list(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """Keep the addressees under a name."""
    name = desk.request.POST.get("list_name", "")
    addressee_lists.keep(desk.letter.pk, name, work.content["addressees"], by=desk.by)
    return desk.back(_("The list is kept for this desk."), "#addressees")


def save(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """A version that the others see."""
    if not desk.is_sound():
        return desk.show_again()
    letter = drafting.save_version(desk.letter.pk, work.content, based_on=work.based_on, by=desk.by)
    words = _("Version %(n)d is saved.") % {"n": letter.version}
    return desk.back(words)


def send(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """A version, up the line; what is still missing is marked and nothing is sent."""
    if not desk.is_sound():
        return desk.show_again()
    _refuse_open_places(work)
    drafting.save_version(desk.letter.pk, work.content, based_on=work.based_on, by=desk.by)
    token = desk.request.POST.get("token", "")
    letter = reviewing.submit(desk.letter.pk, by=desk.by, token=token)
    if book_for(letter) is None:
        messages.warning(desk.request, NO_BOOK)
    return back_to(desk.request, "outgoing:page", _("Sent up the line."), pk=letter.pk)


def _refuse_open_places(work: DraftWork) -> None:
    """A letter with places for a table is a form for many letters, and never signed itself."""
    if places := merging.unknown_places(work.content, {}):
        named = (merging.SHOWN_AS.get(name, name) for name in places)
        shown = ", ".join(f"{{{{{name}}}}}" for name in named)
        raise ValidationError(
            _(
                "These places wait for the words of a table: %(places)s. Make the letters from the "
                "table, or write the words."
            )
            % {"places": shown}
        )


def approve(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """The text as it is now, with one's initial."""
    if not desk.is_sound():
        return desk.show_again()
    letter = reviewing.approve(
        desk.letter.pk,
        by=desk.by,
        version=work.based_on,
        content=work.content,
        token=desk.request.POST.get("token", ""),
    )
    return back_to(desk.request, "outgoing:page", _("Saved and initialled."), pk=letter.pk)


def choose_signer(desk: DraftDesk, _work: DraftWork) -> HttpResponse:
    """In whose name, and at which desk."""
    form = SignerForm(desk.request.POST, letter=desk.letter)
    if not form.is_valid():
        raise ValidationError([error for errors in form.errors.values() for error in errors])
    return _tried(desk, lambda: routing.choose_signer(desk.letter.pk, by=desk.by, **form.chosen()))


def change_route(desk: DraftDesk, _work: DraftWork) -> HttpResponse:
    """The desks that check it, as they are wanted."""
    stops = stops_of(desk.request.POST, desk.letter.office_id)
    return _tried(desk, lambda: routing.change_route(desk.letter.pk, stops, by=desk.by))


def propose_route(desk: DraftDesk, _work: DraftWork) -> HttpResponse:
    """Back to what the hierarchy proposes."""
    return _tried(desk, lambda: routing.change_route(desk.letter.pk, [], by=desk.by))


def attach(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """Files that go with the letter."""
    taken = []
    for upload in desk.request.FILES.getlist("files")[:MOST_FILES]:
        try:
            taken.append(enclosures.hand_in(desk.letter.pk, upload, by=desk.by).pk)
        except OfficeError as error:
            messages.error(desk.request, f"{upload.name}: {error.sentence}")
    content = work.content | {"attachments": [*work.content["attachments"], *taken]}
    desk.keep_as(content, work)
    return desk.back("", "#attachments")


def detach(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """Take files out again."""
    out = set(wholes(desk.request.POST.getlist("file")))
    left = [pk for pk in work.content["attachments"] if pk not in out]
    desk.keep_as(work.content | {"attachments": left}, work)
    return desk.back("", "#attachments")


def bring(desk: DraftDesk, work: DraftWork) -> HttpResponse:
    """The text of a Word file in place of the text so far."""
    upload = desk.request.FILES.get("docx")
    if upload is None:
        raise ValidationError(_("Choose a .docx file first."))
    if not draft_content.is_blank(work.content["body"]) and not desk.request.POST.get("replace"):
        raise ValidationError(_("Tick that the text so far may be replaced."))
    try:
        brought = bringing.text_of_docx(desk.letter.pk, upload, by=desk.by)
    except bringing.NotBrought as error:
        raise ValidationError(str(error)) from error
    desk.keep_as(work.content | {"body": brought.text}, work)
    for said in left_out(brought.left_out):
        messages.warning(desk.request, said)
    return desk.back(_("The text of the file is now the text of the letter. Check it."))


def settle(desk: DraftDesk, _work: DraftWork) -> HttpResponse:
    """Tick the remark whose button it was; what was typed stays kept."""
    said = desk.request.POST.get("do", "").partition(":")[2]
    found = desk.letter.remarks.filter(pk=whole(said) or 0).first()
    if found is not None:
        reviewing.settle_remark(found.pk, by=desk.by)
    return desk.back(_("The remark is ticked."), "#remarks" if found else "")


def _put(desk: DraftDesk, rows: list[dict[str, Any]], work: DraftWork) -> None:
    there = {(row["name"], row["address"]) for row in work.content["addressees"]}
    fresh = [row for row in rows if (row["name"], row.get("address", "")) not in there]
    rows = [*work.content["addressees"], *fresh]
    if len(rows) > MOST_ADDRESSEES:
        raise ValidationError(too_many_addressees())
    desk.keep_as(work.content | {"addressees": rows}, work)


def _said_of_new(desk: DraftDesk, known: dict[str, Any]) -> dict[str, str]:
    typed = {name: desk.request.POST.get(f"add_{name}", "") for name in ("address", "email")}
    return {name: value or known[name] for name, value in typed.items()}


def _tried(desk: DraftDesk, act: Any) -> HttpResponse:
    try:
        act()
    except OfficeError as error:
        raise ValidationError(str(error.sentence)) from error
    return desk.back(_("The route is changed."), "#route")


VERBS: dict[str, Callable[[DraftDesk, DraftWork], HttpResponse]] = {
    "add": add,
    "list": insert_list,
    "list_save": save_list,
    "save": save,
    "submit": send,
    "approve": approve,
    "signer": choose_signer,
    "route": change_route,
    "propose": propose_route,
    "attach": attach,
    "detach": detach,
    "bring": bring,
    "settle": settle,
}
