"""Job kinds of the correspondence room, by name; loaded by the worker only."""

from correspondence import carrying, draft_deadlines, draft_telling, processing, telling
from correspondence.actions import exports, gateway_signing, once, signing
from correspondence.search import keeping, packing, shelves, stale
from eoffice import pdf
from eoffice.errors import Unavailable
from eoffice.jobs import job
from eoffice.organization.officer import SYSTEM

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


@job("find_signed_paper", queue="slow")
def find_signed_paper(file_id: int) -> None:
    """Find the letter whose signed paper is on a scan."""
    processing.find_signed_paper(file_id)


@job("judge_signatures", queue="slow", waits_for=PARTS)
def judge_signatures(file_id: int) -> None:
    """Judge the signatures of a file that came in."""
    processing.judge_signatures(file_id)


@job("carry_delivery", waits_for=PARTS, on_exhausted=carrying.give_up)
def carry_delivery(delivery_id: int) -> None:
    """Lay a sent letter into the tray of another office, or mail it."""
    carrying.carry(delivery_id)


@job("carry_contents", waits_for=PARTS)
def carry_contents(delivery_id: int) -> None:
    """Bring what belongs to a letter after the other office has recorded it."""
    carrying.carry_contents(delivery_id)


@job("notify_draft_changed")
def notify_draft_changed(version_id: int) -> None:
    """Tell those who had approved an earlier version."""
    draft_telling.tell_of_change(version_id)


@job("notify_draft_waits")
def notify_draft_waits(step_id: int) -> None:
    """Tell the desk whose turn it is."""
    draft_telling.tell_who_is_asked(step_id)


@job("notify_draft_returned")
def notify_draft_returned(step_id: int) -> None:
    """Tell whoever has a draft that was sent back."""
    draft_telling.tell_of_return(step_id)


@job("notify_signing_refused")
def notify_signing_refused(letter_id: int) -> None:
    """Tell the writer that it was not signed."""
    draft_telling.tell_of_refusal(letter_id)


@job("notify_waits_for_signature")
def notify_waits_for_signature(letter_id: int) -> None:
    """Tell the signer."""
    draft_telling.tell_signer(letter_id)


@job("notify_paper_found")
def notify_paper_found(scan_id: int) -> None:
    """Tell that the scan of a signed paper waits to be checked."""
    draft_telling.tell_of_paper(scan_id)


@job("notify_letter_signed")
def notify_letter_signed(letter_id: int) -> None:
    """Tell the writer and the desk that sends it."""
    draft_telling.tell_of_signature(letter_id)


@job("notify_delivery_problem")
def notify_delivery_problem(delivery_id: int) -> None:
    """Tell that a letter did not get through."""
    draft_telling.tell_of_delivery(delivery_id, "delivery_problem")


@job("notify_letter_received_there")
def notify_letter_received_there(delivery_id: int) -> None:
    """Tell that the addressee has recorded a letter."""
    draft_telling.tell_of_delivery(delivery_id, "letter_received_there")


@job("notify_key_revoked")
def notify_key_revoked(key_id: int) -> None:
    """Tell a person that the administrator took the signing key out of force."""
    telling.tell_of_key(key_id)


@job("remind_drafts")
def remind_drafts(_nothing: int) -> None:
    """Drafts that are due soon or late: also those that are urgent, within the same day."""
    draft_deadlines.remind()


@job("remind_of_replies")
def remind_of_replies(_nothing: int) -> None:
    """Letters to which no reply came in time: days are counted, so once in the morning."""
    draft_telling.remind_of_replies()


@job("forget_forms")
def forget_forms(_nothing: int) -> None:
    """Tokens of forms that were sent long ago."""
    once.forget_old()


@job("release_stuck_signing")
def release_stuck_signing(_nothing: int) -> None:
    """Let go of letters whose signing was cut off by a crash."""
    signing.release_stuck()
    gateway_signing.release_stuck()


@job("index_stale", queue="soon")
def index_stale(_nothing: int) -> None:
    """Index the letters that were changed."""
    keeping.index_stale()


@job("sweep_search", queue="soon")
def sweep_search(_nothing: int) -> None:
    """Ask for what is stale although nobody asked."""
    stale.ask_again()
    for shelf in shelves.others():
        shelf.ask_again()


@job("recount_search", queue="slow")
def recount_search(_nothing: int) -> None:
    """Count the words of the index anew."""
    keeping.recount()


@job("purge_search", queue="slow")
def purge_search(_nothing: int) -> None:
    """Let nothing be left of deleted words."""
    keeping.purge()


@job("pack_export", queue="soon", waits_for=PARTS, on_exhausted=exports.give_up)
def pack_export(export_id: int) -> None:
    """Pack the letters of a search."""
    packing.pack(export_id)


@job("expire_exports", queue="slow", waits_for=PARTS)
def expire_exports(_nothing: int) -> None:
    """End packed letters whose time is over, and clear up after killed workers."""
    exports.expire_old(by=SYSTEM)
    exports.drop_strays()


@job("drop_export", queue="slow", waits_for=PARTS)
def drop_export(export_id: int) -> None:
    """Delete the bytes of packed letters that have ended."""
    exports.drop_bytes(export_id)
