"""What makes a package readable for people and for other systems: a page, and the facts as XML."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.formats import date_format

from correspondence.states import Security

OWNERS = ("unit", "office", "organization")


def as_html(facts: dict[str, Any], zone: ZoneInfo) -> bytes:
    """One page with links to the files beside it; no script, nothing from elsewhere. Days and
    times are written as people write them, by the clock of the office."""
    dossier, made = facts["dossier"], facts["made"]
    whose = dict.fromkeys(filter(None, (dossier[name] for name in OWNERS)))
    said = {
        "facts": facts,
        "whose": ", ".join(whose),
        "security": Security(dossier["security"]).label,
        "span": " – ".join(_day(dossier[name]) for name in ("span_from", "span_until")),
        "closed_on": _day(dossier["closed_on"]),
        "made_at": date_format(
            datetime.fromisoformat(made["at"]).astimezone(zone), "DATETIME_FORMAT"
        ),
        "items": [item | {"day": _day(item["dated_on"])} for item in facts["items"]],
    }
    return render_to_string("archive/package_index.html", said).encode()


def _day(written: str | None) -> str:
    return date_format(date.fromisoformat(written), "j F Y") if written else "–"


def style() -> bytes:
    """The look of that page."""
    return (Path(__file__).parent / "package.css").read_bytes()


def as_xml(facts: dict[str, Any]) -> bytes:
    """The same facts as in the JSON; lists become repeated elements of the singular name."""
    root = Element("package")
    for name, value in facts.items():
        _put(root, name, value)
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _put(above: Element, name: str, value: Any) -> None:
    if isinstance(value, list):
        for one in value:
            _put(above, name.removesuffix("s"), one)
        return
    here = SubElement(above, name)
    if isinstance(value, dict):
        for key, inner in value.items():
            _put(here, key, inner)
    elif value is not None:
        here.text = _clean(str(value).lower() if isinstance(value, bool) else str(value))


def _clean(text: str) -> str:
    """Without the control characters that XML does not know."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
