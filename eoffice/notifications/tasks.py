"""Job kinds of this room; loaded by the worker only."""

from eoffice.jobs import job
from eoffice.notifications import actions


@job("send_notice_mail", queue="mail")
def send_notice_mail(notice_id: int) -> None:
    """Send the mail of one notice."""
    actions.send_mail(notice_id)
