"""Job kinds of the correspondence room, by name; loaded by the worker only."""

from correspondence import processing, telling
from eoffice import pdf
from eoffice.errors import Unavailable
from eoffice.jobs import job

PARTS = (ConnectionError, TimeoutError, Unavailable, pdf.WorkFailed)


@job("notify_letter_arrived")
def notify_letter_arrived(letter_id: int) -> None:
    """Tell the addressees and the copies."""
    telling.tell_addressees(letter_id)


@job("notify_copy_received")
def notify_copy_received(recipient_id: int) -> None:
    """Tell a desk that received a copy later."""
    telling.tell_copy(recipient_id)


@job("notify_letter_returned")
def notify_letter_returned(letter_id: int) -> None:
    """Tell the desk that a letter came back."""
    telling.tell_desk_of_return(letter_id)


@job("notify_arrival")
def notify_arrival(arrival_id: int) -> None:
    """Tell the desk of another office that a letter waits there."""
    telling.tell_desk_of_arrival(arrival_id)


@job("split_scan", waits_for=PARTS)
def split_scan(scan_id: int) -> None:
    """Cut a scan of several letters apart."""
    processing.split_scan(scan_id)


@job("find_label", queue="slow")
def find_label(file_id: int) -> None:
    """Find the letter whose label is on a scan."""
    processing.find_label(file_id)
