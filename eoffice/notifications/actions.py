"""Tell people, mark as read, send the mail. Called by the worker's tasks and the notices page."""

import smtplib
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from eoffice import clock, jobs
from eoffice.notifications.catalogue import sentence_of
from eoffice.notifications.models import MailPreference, Notice
from eoffice.notifications.states import MailState
from eoffice.organization.models import User
from eoffice.organization.officer import Officer

MAIL_TRIES = 8


@transaction.atomic
def notify(
    user_ids: Iterable[int],
    kind: str,
    *,
    event_key: str,
    facts: dict[str, Any],
    path: str,
) -> list[Notice]:
    """Tell these people once of this event, in the app and, where wanted, by e-mail.

    `event_key` names the event, so that a job that runs twice tells nobody twice.
    """
    people = User.objects.filter(pk__in=set(user_ids), is_active=True)
    quiet = set(MailPreference.objects.filter(kind=kind).values_list("user_id", flat=True))
    told = []
    for person in people:
        wants_mail = bool(person.email) and person.pk not in quiet
        notice, is_new = Notice.objects.get_or_create(
            user=person,
            event_key=f"{kind}:{event_key}",
            defaults={
                "kind": kind,
                "facts": facts,
                "path": path,
                "created_at": clock.now(),
                "mail_state": MailState.PENDING if wants_mail else MailState.NONE,
            },
        )
        if is_new and wants_mail:
            jobs.enqueue("send_notice_mail", notice.pk)
        told.append(notice)
    return told


def mark_read(pks: Iterable[int], *, by: Officer) -> int:
    """Mark own notices as read; how many were unread."""
    unread = Notice.objects.filter(pk__in=list(pks), user_id=by.user_id, read_at=None)
    return unread.update(read_at=clock.now())


def mark_all_read(*, by: Officer) -> int:
    """Mark all own notices as read."""
    unread = Notice.objects.filter(user_id=by.user_id, read_at=None)
    return unread.update(read_at=clock.now())


def send_mail(notice_id: int) -> None:
    """Hand one notice to the mail server and keep how it went.

    Raises jobs.TryAgainLater while the server is away; an address that it refuses is given up.
    """
    notice = Notice.objects.select_related("user").filter(pk=notice_id).first()
    if notice is None or notice.mail_state != MailState.PENDING:
        return
    try:
        _message(notice).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused) as error:
        notice.give_up_mail(error=type(error).__name__)
    except (OSError, smtplib.SMTPException) as error:
        _wait_or_give_up(notice, error)
    else:
        notice.mark_mailed()
        notice.mailed_at = clock.now()
    notice.save(update_fields=["mail_state", "mailed_at", "mail_tries", "mail_error"])


def set_preferences(off: Iterable[str], *, by: Officer) -> None:
    """Keep which kinds this person does not want by e-mail."""
    wanted = set(off)
    with transaction.atomic():
        MailPreference.objects.filter(user_id=by.user_id).exclude(kind__in=wanted).delete()
        rows = [MailPreference(user_id=by.user_id, kind=kind) for kind in wanted]
        MailPreference.objects.bulk_create(rows, ignore_conflicts=True)


def _wait_or_give_up(notice: Notice, error: Exception) -> None:
    notice.mail_tries += 1
    notice.mail_error = type(error).__name__
    if notice.mail_tries >= MAIL_TRIES:
        notice.give_up_mail(error=type(error).__name__)
        return
    notice.save(update_fields=["mail_tries", "mail_error"])
    raise jobs.TryAgainLater(min(15 * 2**notice.mail_tries, 3600), "mail server is away") from error


def _message(notice: Notice) -> EmailMessage:
    """The mail: one sentence and the link; nothing of the letter's content."""
    with translation.override(notice.user.language or settings.LANGUAGE_CODE):
        sentence = sentence_of(notice.kind, notice.facts)
        link = urljoin(f"{settings.SITE_URL}/", notice.path.lstrip("/"))
        body = _("%(sentence)s\n\nOpen it: %(link)s\n\ne-Office") % {
            "sentence": sentence,
            "link": link,
        }
        return EmailMessage(f"e-Office: {sentence}"[:150], body, to=[notice.user.email])
