"""Carrying what was sent: into the tray of another office, or by e-mail. In the worker only.

Every step can be repeated: a delivery that is not pending any more is left alone. Bytes are safe
before the transaction that speaks of them.
"""

from __future__ import annotations

import logging
import mimetypes
import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files import File
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from correspondence import prefilling
from correspondence.actions import dispatching, tray_post
from correspondence.dispatch_events import DispatchEvent
from correspondence.models import Delivery
from correspondence.outgoing_states import DeliveryState, DeliveryWay, OutgoingState
from correspondence.queries.deliveries import contents_of, office_for, waiting_to_be_carried
from correspondence.secret_cover import cover_of
from correspondence.states import Security
from eoffice import jobs
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.organization.queries import office_desk

log = logging.getLogger(__name__)
LARGEST_MAIL = 20 * vault.MEGABYTE
OUT = (OutgoingState.DISPATCHED, OutgoingState.FILED)
BUSY = 60  # seconds until a busy mail server is asked again


def carry(delivery_id: int) -> None:
    """Bring one delivery on its way; does nothing for one that is not waiting for it."""
    delivery = waiting_to_be_carried(delivery_id)
    if delivery is None or delivery.letter.state not in OUT:
        return
    with translation.override(settings.LANGUAGE_CODE):
        if delivery.way == DeliveryWay.EMAIL:
            _by_mail(delivery)
        elif delivery.way in (DeliveryWay.TRAY, DeliveryWay.INTERNAL):
            _into_tray(delivery)


def carry_contents(delivery_id: int) -> None:
    """After the other office has recorded it: what its desk was not to see, and the enclosures."""
    found = Delivery.objects.select_related("letter", "their_letter__office")
    delivery = found.filter(pk=delivery_id, state=DeliveryState.RECEIVED).first()
    if delivery is None or delivery.their_letter is None:
        return
    for file in contents_of(delivery.letter):
        if not tray_post.has(delivery.their_letter, file.sha256):
            tray_post.add(delivery.pk, _copied(file), name=_name_of(delivery, file))


def give_up(delivery_id: int, _reason: str) -> None:
    """No try is left."""
    with translation.override(settings.LANGUAGE_CODE):
        said = _("It could not be delivered. Try again, or choose another way.")
        dispatching.failed(delivery_id, problem=said)


def _into_tray(delivery: Delivery) -> None:
    office = office_for(delivery.addressee)
    if office is None:
        said = _("This addressee is no office of this installation. Choose another way.")
    elif not office_desk(office.pk).exists():
        said = _("That office has no intake desk yet. Choose another way.")
    else:
        letter = delivery.letter
        stored = cover_of(delivery) if letter.is_secret else _copied(letter.signature.file)
        arriving = prefilling.arriving(delivery, office)
        tray_post.put(delivery.pk, stored, office_id=office.pk, arriving=arriving)
        return
    dispatching.failed(delivery.pk, problem=said)


def _by_mail(delivery: Delivery) -> None:
    files = contents_of(delivery.letter)
    if problem := _unmailable(delivery, files):
        dispatching.failed(delivery.pk, problem=problem)
        return
    try:
        _message(delivery, files).send()
    except smtplib.SMTPRecipientsRefused as refused:
        _refused(delivery, [code for code, _said in refused.recipients.values()])
        return
    except smtplib.SMTPResponseException as refused:
        _refused(delivery, [refused.smtp_code])
        return
    except (smtplib.SMTPException, OSError) as error:
        raise jobs.TryAgainLater(BUSY, type(error).__name__) from error
    dispatching.carried(delivery.pk, event=DispatchEvent.MAILED)


def _unmailable(delivery: Delivery, files: list[StoredFile]) -> str:
    """Why it cannot go by e-mail; empty when it can."""
    if delivery.letter.security != Security.BIASA:
        return _(
            "Only ordinary letters go by e-mail. Send this one into the tray of the office, or on "
            "paper through the expedition book."
        )
    if not prefilling.address_of(delivery):
        return _("There is no e-mail address. Choose another way.")
    if sum(file.size for file in files) > LARGEST_MAIL:
        return _("The files are too large for e-mail. Send them on paper.")
    return ""


def _refused(delivery: Delivery, codes: list[int]) -> None:
    """The server said no: for now (4xx) or for good."""
    if all(400 <= code < 500 for code in codes):
        raise jobs.TryAgainLater(BUSY, "busy")
    said = _("The mail server does not take it for this address. Check the address.")
    dispatching.failed(delivery.pk, problem=said)


def _message(delivery: Delivery, files: list[StoredFile]) -> EmailMessage:
    """The same message however often it is sent: the Message-ID names the delivery."""
    letter = delivery.letter
    facts = {"number": letter.agenda_number, "office": str(letter.office)}
    message = EmailMessage(
        subject=f"{letter.agenda_number} {letter.subject}",
        body=_(
            "Enclosed is letter %(number)s of %(office)s. Whether it is genuine can be checked "
            "by the QR code in it."
        )
        % facts,
        to=[prefilling.address_of(delivery)],
        headers={"Message-ID": message_id(delivery)},
    )
    for file in files:
        with vault.open_original(file.key, file.sha256) as content:
            kind, _coding = mimetypes.guess_type(file.name)
            message.attach(file.name, content.read(), kind or "application/octet-stream")
    return message


def message_id(delivery: Delivery) -> str:
    """By which an answer of a mail server finds the delivery again."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<delivery-{delivery.pk}-{delivery.letter.verify_code}@{host}>"


def _copied(file: StoredFile) -> vault.StoredBytes:
    """Bytes of their own for the other office, compared on the way."""
    with vault.open_original(file.key, file.sha256) as content:
        return vault.keep(File(content, name=file.name))


def _name_of(delivery: Delivery, file: StoredFile) -> str:
    return f"surat-{file.pk}.pdf" if delivery.letter.is_secret else file.name
