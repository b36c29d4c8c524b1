"""One letter to many: a draft of its own for each row of a table (mail merge).

The columns nama, alamat and surel (name, address, email) make the addressee; any column stands
for `{{column}}` in the text. Line breaks inside a cell stay in an address and in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from correspondence import draft_content
from correspondence.actions import bringing, drafting, enclosures, once, routes
from correspondence.actions.draft_checking import own_files
from correspondence.actions.drafting import DraftData
from correspondence.actions.enclosures import Copied
from correspondence.draft_content import Content
from correspondence.merge_places import PLACE, column, places_of
from correspondence.models import OutgoingLetter
from correspondence.normalising import name_key
from correspondence.outgoing_events import DraftEvent
from correspondence.policies import drafts as may
from correspondence.printing import words
from correspondence.queries import addressees
from correspondence.queries.addressees import Candidate
from correspondence.states import RecipientRole
from eoffice import audit
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer

MOST = 200
SHOWN_AS = {"name": "nama", "address": "alamat", "email": "surel"}
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})( \d{2}\.\d{2})?")
Row = Mapping[str, str]


def rows_of(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """The rows of a table by the names of their columns; those without a name are left out.

    Raises WrongState without a column of names, with one twice, without a row, or with too many.
    """
    names = [column(header) for header in headers]
    if twice := next((name for name in names if name and names.count(name) > 1), ""):
        said = _("The table has two columns for “%(name)s”. Keep one of them.")
        raise WrongState(said % {"name": SHOWN_AS.get(twice, twice)})
    if "name" not in names:
        raise WrongState(_("The table needs a column “nama” with the addressees."))
    found = [dict(zip(names, row, strict=False)) for row in rows]
    found = [_told_apart(row) for row in found if row.get("name")]
    if not found:
        raise WrongState(_("The table names nobody."))
    if len(found) > MOST:
        raise WrongState(
            _("At most %(n)d letters are made at once. Split the table.") % {"n": MOST}
        )
    return found


def nameless(rows: Sequence[Sequence[str]], found: Sequence[Row]) -> int:
    """How many rows say something but no name, so that no letter is made of them."""
    return sum(any(cell.strip() for cell in row) for row in rows) - len(found)


def repeated(found: Sequence[Row]) -> list[str]:
    """Addressees who stand in several rows with the same address: each row makes a letter."""
    counted = Counter(tuple(row.get(name, "") for name in SHOWN_AS) for row in found)
    return [key[0] for key, rows in counted.items() if rows > 1]


def merged(content: Content, row: Row, known: Candidate | None = None) -> Content:
    """The content as it reads for one row: its addressee first, the copies as they are.

    `known` is the correspondent or office that is called as the row says; the row's own words win.
    """
    plain, rich = _filler(row, _line), _filler(row, _paragraph)
    to = {**(known.row if known else {}), "role": RecipientRole.TO.value}
    to |= {name: row[name] for name in ("name", "address", "email") if row.get(name)}
    copies = draft_content.addressed(content, RecipientRole.COPY)
    return draft_content.cleaned(
        bringing.starting_from(content)
        | {
            "subject": plain(content["subject"]),
            "attachment_note": plain(content["attachment_note"]),
            "body": rich(content["body"]),
            "parts": {name: rich(text) for name, text in content["parts"].items()},
            "event": {name: plain(text) for name, text in content["event"].items()},
            "addressees": [to, *copies],
        }
    )


def unknown_places(content: Content, row: Row) -> list[str]:
    """The `{{names}}` in the text for which the table has no column."""
    return sorted(places_of(content) - set(row))


def merge(
    letter_id: int, rows: Sequence[Row], *, by: Officer, token: str = ""
) -> list[OutgoingLetter]:
    """Begin a draft for each row, signed as the one that it is made from; that one stays.

    All of them or none; each gets the attachments as files of its own. Call it outside a
    transaction: it writes files. Raises Refused for whose turn it is not, WrongState for unknown
    places.
    """
    if earlier := once.answered(token, by=by):
        return list(OutgoingLetter.objects.filter(pk__in=earlier["letters"]))
    source, content = OutgoingLetter.objects.get(pk=letter_id), _text(letter_id, rows, by=by)
    files = enclosures.copies(own_files(source, content["attachments"]), times=len(rows[:MOST]))
    return _make(letter_id, rows[:MOST], files, by=by, token=token)


@transaction.atomic
def _make(
    letter_id: int,
    rows: Sequence[Row],
    files: Sequence[Sequence[Copied]],
    *,
    by: Officer,
    token: str,
) -> list[OutgoingLetter]:
    if earlier := once.claim(token, by=by):
        return list(OutgoingLetter.objects.filter(pk__in=earlier["letters"]))
    source = OutgoingLetter.objects.locked(letter_id)
    content = _text(letter_id, rows, by=by)
    by = by.at(may.writing_desk(by, source))
    known = addressees.known_as([row["name"] for row in rows], by=by)
    made = [
        _one(source, merged(content, row, known.get(name_key(row["name"]))), own, by)
        for row, own in zip(rows, files, strict=True)
    ]
    once.keep(token, by=by, letters=[letter.pk for letter in made])
    audit.record(DraftEvent.MERGED, source, by=by, detail={"letters": [row.pk for row in made]})
    return made


def _text(letter_id: int, rows: Sequence[Row], *, by: Officer) -> Content:
    """What is merged: the text that this officer has before him, if the table fits it."""
    source = OutgoingLetter.objects.get(pk=letter_id)
    may.may_write(by, source).enforce()
    content = drafting.text_now(source, by=by)
    if unknown := unknown_places(content, rows[0]):
        places = ", ".join(f"{{{{{name}}}}}" for name in unknown)
        raise WrongState(_("The table has no column for %(places)s.") % {"places": places})
    return content


def _one(
    source: OutgoingLetter, content: Content, files: Sequence[Copied], by: Officer
) -> OutgoingLetter:
    data = DraftData(source.type_id or 0, content, signer_id=source.signer_id)
    letter = drafting.start(data, by=by, files=files)
    if letter.signing_seat_id == source.signing_seat_id and letter.sign_mode == source.sign_mode:
        return letter
    return routes.choose_signer(
        letter.pk,
        by=by,
        mode=source.sign_mode,
        signer_id=source.signer_id or 0,
        signing_seat_id=source.signing_seat_id or 0,
        middle_seat_id=source.middle_seat_id,
    )


def _written(value: str) -> str:
    """A day of a table as a letter writes it; everything else as it stands there."""
    if found := DAY.fullmatch(value):
        with suppress(ValueError):
            return words.long_date(date.fromisoformat(found[1])) + (found[2] or "")
    return value


def _told_apart(row: dict[str, str]) -> dict[str, str]:
    """A name and an e-mail address are one line each, however the cell was broken."""
    return row | {name: _line(row[name]) for name in ("name", "email") if name in row}


def _line(value: str) -> str:
    return " ".join(value.split())


def _paragraph(value: str) -> str:
    return "<br>".join(escape(line) for line in value.splitlines())


def _filler(row: Row, shown: Callable[[str], str]) -> Callable[[str], str]:
    """Puts the values of a row into a text; what the table does not know stays as it is."""

    def fill(text: str) -> str:
        def value(found: re.Match[str]) -> str:
            key = column(found[1])
            return shown(_written(row[key])) if key in row else found[0]

        return PLACE.sub(value, text)

    return fill
