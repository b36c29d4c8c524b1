"""What a mail server says later about a letter that went by e-mail: it could not be delivered.

Reads a delivery report (RFC 3464) and finds the delivery by the Message-ID that `carrying` gave.
The report is somebody else's text: only its code is believed, none of its words are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from correspondence.actions import dispatching
from correspondence.models import Delivery
from correspondence.outgoing_states import DeliveryState, DeliveryWay

LARGEST = 2 << 20
OURS = re.compile(r"<delivery-(\d{1,18})-([0-9a-f]{32})@[^<>\s]{1,255}>")
FOR_GOOD = re.compile(r"5\.\d{1,3}\.\d{1,3}")
HEADERS = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")


def note(report: bytes) -> bool:
    """Take note of a report; whether it spoke of a letter of ours that did not arrive."""
    message = message_from_bytes(report[:LARGEST])
    code = _code_of(message)
    delivery = _delivery_of(message) if code else None
    if delivery is None:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        said = _("The mail server of the addressee sent it back (%(code)s). Choose another way.")
        dispatching.failed(delivery.pk, problem=said % {"code": code})
    return True


def _code_of(message: Message) -> str:
    """The status for good ("5.1.1") of a report that says "failed"; else nothing."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for lines in _blocks(part):
                failed = str(lines.get("Action", "")).strip().lower() == "failed"
                status = FOR_GOOD.search(str(lines.get("Status", "")))
                if failed and status:
                    return status[0]
    return ""


def _blocks(part: Message) -> Iterator[Message]:
    """One block for the whole report, then one for each recipient."""
    payload = part.get_payload()
    yield from payload if isinstance(payload, list) else ()


def _delivery_of(message: Message) -> Delivery | None:
    """The delivery whose message the report encloses, if it is still thought to be under way."""
    for name in _names(message):
        found = OURS.fullmatch(name.strip())
        if found:
            rows = Delivery.objects.filter(
                pk=int(found[1]),
                letter__verify_code=found[2],
                way=DeliveryWay.EMAIL,
                state=DeliveryState.SENT,
            )
            return rows.first()
    return None


def _names(message: Message) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() in HEADERS:
            inner = part.get_payload()
            enclosed = inner[0] if isinstance(inner, list) else message_from_bytes(_bytes(part))
            yield str(enclosed.get("Message-ID", ""))


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
