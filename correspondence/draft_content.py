"""What a draft says, as plain data: its parts by layout, its hash, its cleaning. Pure: no models.

A content is JSON: subject, body (rich text), parts, people, event, addressees, attachments and the
marks of the letter. `fingerprint` is what an approval is bound to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import nh3
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from correspondence.outgoing_states import Layout
from correspondence.states import RecipientRole, Security
from eoffice.asked import whole, wholes
from eoffice.calendar.urgency import Urgency

Content = dict[str, Any]

TAGS = {
    *("p", "br", "strong", "em", "u", "sub", "sup", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ALIGNED = ("p", "th", "td")
ATTRIBUTES = {
    **{tag: {"data-align"} for tag in ALIGNED},
    "td": {"colspan", "rowspan", "data-align"},
    "th": {"colspan", "rowspan", "data-align"},
    "ol": {"start", "type"},
}
ALIGNMENTS = {"left", "center", "right", "justify"}
LONGEST_TEXT = 200_000  # characters of one part, tags included: some sixty pages
DEEPEST = 12
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks that nobody sees and that show the words after them backwards."""
MOST_SPANNED = 50  # cells
COUNTS = {"1", "a", "A", "i", "I"}  # what a list counts with, where it is not what its depth has
PARTS: dict[str, str | Promise] = {
    "body": _("Text"),
    "about": _("About"),
    "basis": _("Basis"),
    "purpose": _("Purpose"),
    "considering": _("Considering"),
    "recalling": _("Recalling"),
    "deciding": _("Decides"),
    "parties": _("Parties"),
    "people": _("People"),
    "event": _("Day, time and place"),
    "annex": _("Annex"),
    "annex_2": _("Annex II"),
    "annex_3": _("Annex III"),
    "annex_4": _("Annex IV"),
}
ANNEXES = ("annex", "annex_2", "annex_3", "annex_4")
BEFORE_TEXT = ("about", "basis", "purpose", "considering", "recalling", "deciding", "parties")
RICH_PARTS = (*BEFORE_TEXT, *ANNEXES)
TEXTS = (*BEFORE_TEXT, "body", *ANNEXES)  # in reading order
PARTS_OF: dict[str, tuple[str, ...]] = {
    Layout.LETTER: ("body",),
    Layout.MEMO: ("body",),
    Layout.INVITATION: ("body", "event"),
    Layout.ASSIGNMENT: ("basis", "people", "purpose", "body"),
    Layout.CIRCULAR: ("about", "body"),
    Layout.ANNOUNCEMENT: ("about", "body"),
    Layout.COVER: ("body",),
    Layout.MINUTES: ("parties", "people", "body"),
    Layout.DECREE: ("about", "considering", "recalling", "deciding", "body"),
    Layout.REPORT: ("about", "body"),
    Layout.PLAIN: ("body",),
}
PARTS_OF = {layout: (*parts, *ANNEXES) for layout, parts in PARTS_OF.items()}
EVENT_FIELDS = ("day", "time", "place", "agenda")
PERSON_FIELDS = ("name", "rank", "nip", "title")
ADDRESSEE_FIELDS = ("role", "position", "office", "contact", "name", "address", "email")
WITH_ADDRESSEES = frozenset(
    {Layout.LETTER, Layout.MEMO, Layout.INVITATION, Layout.CIRCULAR, Layout.COVER, Layout.REPORT}
)


def empty() -> Content:
    """A content in which nothing is written yet."""
    return {
        "subject": "",
        "body": "",
        "parts": {},
        "people": [],
        "event": {},
        "addressees": [],
        "attachments": [],
        "attachment_note": "",
        "salutation": "",
        "place": "",
        "reply_by": "",
        "security": Security.BIASA.value,
        "urgency": Urgency.BIASA.value,
        "classification": None,
    }


def cleaned(content: Mapping[str, Any]) -> Content:
    """The content with known keys only, its rich text cleaned, its words trimmed.

    Applied on every save and once more before typesetting; cleaning twice changes nothing.
    """
    given = empty() | {key: content[key] for key in empty() if key in content}
    given["subject"] = _words(given["subject"])[:500]
    given["attachment_note"] = _words(given["attachment_note"])[:200]
    given["salutation"] = _words(given["salutation"])[:200]
    given["place"] = _words(given["place"])[:100]
    given["reply_by"] = _day(given["reply_by"])
    given["body"] = rich(given["body"])
    parts = given["parts"] if isinstance(given["parts"], Mapping) else {}
    given["parts"] = {name: rich(parts[name]) for name in RICH_PARTS if parts.get(name)}
    given["people"] = _rows(given["people"], PERSON_FIELDS)
    event = given["event"] if isinstance(given["event"], Mapping) else {}
    given["event"] = {name: _words(event[name]) for name in EVENT_FIELDS if event.get(name)}
    given["addressees"] = [_addressee(row) for row in given["addressees"] if row.get("name")]
    given["attachments"] = wholes(str(pk) for pk in given["attachments"])
    given["classification"] = _number(given["classification"])
    if given["security"] not in Security.values:
        given["security"] = Security.BIASA.value
    if given["urgency"] not in Urgency.values:
        given["urgency"] = Urgency.BIASA.value
    return given


def fingerprint(content: Mapping[str, Any]) -> str:
    """The SHA-256 of a content, the same for the same words on every machine."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def rich(text: object) -> str:
    """Rich text with the tags that a letter knows, and nothing that a browser would run."""
    clean: str = nh3.clean(
        str(text or "").translate(TURNING),
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        clean_content_tags={"script", "style"},
        link_rel=None,
    )
    return clean.strip()


def too_long(content: Content) -> bool:
    """Whether a text is longer than a letter can be; nothing is ever cut off silently."""
    return any(len(text_of(content, name)) > LONGEST_TEXT for name in TEXTS)


def is_blank(text: str) -> bool:
    """Whether rich text shows no words."""
    return not nh3.clean(text, tags=set()).replace("\xa0", " ").strip()


def missing_parts(content: Content, layout: str, required: Iterable[str] = ()) -> list[str]:
    """Names of what must be filled in before the draft goes up the line, in reading order."""
    found = [] if content["subject"] else ["subject"]
    if layout in WITH_ADDRESSEES and not addressed(content, RecipientRole.TO):
        found.append("addressees")
    own = [name for name in PARTS_OF[layout] if name not in ANNEXES]
    wanted = {"body", *required} if own == ["body"] else set(required)
    known = [name for name in PARTS_OF[layout] if name in wanted]
    found += [name for name in known if not _has(content, name)]
    if all(not _has(content, name) for name in own) and "body" not in found:
        found.append("body")
    return found


def addressed(content: Content, role: str) -> list[dict[str, Any]]:
    """The addressees, or the copies."""
    return [row for row in content["addressees"] if row["role"] == role]


def text_of(content: Mapping[str, Any], name: str) -> str:
    """The rich text of a part, or of the body."""
    text: str = content["body"] if name == "body" else content["parts"].get(name, "")
    return text


def paragraphs_of(text: str) -> str:
    """Plain text as rich text: a blank line begins a paragraph."""
    blocks = [block.strip() for block in text.replace("\r\n", "\n").split("\n\n")]
    lines = ("<br>".join(map(_escaped, block.split("\n"))) for block in blocks if block)
    return "".join(f"<p>{line}</p>" for line in lines)


def _has(content: Content, name: str) -> bool:
    if name in ("people", "event"):
        return bool(content[name])
    return not is_blank(text_of(content, name))


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "data-align":
        return value if value in ALIGNMENTS else None
    if tag == "ol":
        is_known = value in COUNTS if name == "type" else bool(whole(value, digits=3))
        return value if is_known else None
    return value if 0 < (whole(value, digits=2) or 0) <= MOST_SPANNED else None


def _addressee(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: _words(row.get(name)) for name in ("name", "email")}
    found["address"] = _lines(row.get("address"))
    found |= {name: _number(row.get(name)) for name in ("position", "office", "contact")}
    is_copy = row.get("role") == RecipientRole.COPY
    found["role"] = (RecipientRole.COPY if is_copy else RecipientRole.TO).value
    return found


def _rows(rows: Any, names: tuple[str, ...]) -> list[dict[str, str]]:
    filled = ({name: _words(row.get(name)) for name in names} for row in rows or ())
    return [row for row in filled if any(row.values())]


def _number(value: object) -> int | None:
    return whole(str(value or ""))


def _day(value: object) -> str:
    """A date as 2026-11-30; anything else is none."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return ""


def _words(value: object) -> str:
    return " ".join(str(value or "").translate(TURNING).split())


def _lines(value: object) -> str:
    """Lines as they were typed, without the empty ones."""
    return "\n".join(filter(None, map(_words, str(value or "").splitlines())))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
