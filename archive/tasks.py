"""Job kinds of the archive, by name; loaded by the worker only."""

from archive import (
    disposal_telling,
    integrity,
    loan_telling,
    old_list_work,
    package_telling,
    wiping,
)
from archive.actions import executing, packages
from archive.finding import keeping
from archive.packaging import work
from eoffice.errors import Unavailable
from eoffice.jobs import job

PARTS = (ConnectionError, TimeoutError, Unavailable)
# job kind: what tells of it; each takes the id of the loan
LOAN_NOTICES = {
    "notify_loan_requested": loan_telling.tell_of_request,
    "notify_loan_decided": loan_telling.tell_of_decision,
    "notify_loan_lost": loan_telling.tell_of_loss,
    "notify_copy_ended": loan_telling.tell_of_copy_end,
    "notify_loan_more_time_asked": loan_telling.tell_more_time_asked,
    "notify_loan_more_time_decided": loan_telling.tell_more_time_decided,
}


@job("execute_disposal", queue="soon", waits_for=PARTS)
def execute_disposal(disposal_id: int) -> None:
    """Do what is left of a disposal."""
    executing.execute(disposal_id)


@job("purge_database", queue="slow", waits_for=PARTS)
def purge_database(_nothing: int) -> None:
    """Let the database keep nothing of what a destruction overwrote."""
    wiping.wipe()


@job(keeping.INDEX, queue="soon")
def index_documents(_nothing: int) -> None:
    """Index the entries of dossiers that were changed."""
    keeping.index_stale()


@job("notify_hold_laid")
def notify_hold_laid(hold_id: int) -> None:
    """Tell the units whose dossiers are held."""
    disposal_telling.tell_of_hold(hold_id)


@job("notify_transfer_offered")
def notify_transfer_offered(disposal_id: int) -> None:
    """Tell the head of the unit, whose word is needed."""
    disposal_telling.tell_of_transfer(disposal_id)


@job("notify_committee")
def notify_committee(disposal_id: int) -> None:
    """Tell the members of the committee."""
    disposal_telling.tell_committee(disposal_id)


@job("notify_disposal_to_approve")
def notify_disposal_to_approve(disposal_id: int) -> None:
    """Tell who decides."""
    disposal_telling.tell_authorities(disposal_id)


@job("notify_disposal_decided")
def notify_disposal_decided(disposal_id: int) -> None:
    """Tell the archivists."""
    disposal_telling.tell_archivists(disposal_id, "disposal_decided")


@job("notify_disposal_executed")
def notify_disposal_executed(disposal_id: int) -> None:
    """Tell the archivists that the minutes can be signed."""
    disposal_telling.tell_archivists(disposal_id, "disposal_executed")


@job("integrity_round", queue="slow", waits_for=PARTS)
def integrity_round(_nothing: int) -> None:
    """Hash the next files anew."""
    integrity.go_on()


@job("report_file_fault", waits_for=PARTS)
def report_file_fault(file_id: int) -> None:
    """A file was found altered when it was read."""
    integrity.look_at(file_id)


@job("refresh_closed_letters", queue="slow")
def refresh_closed_letters(after: int) -> None:
    """Write the archivists' access rows of letters that were closed before the archive existed."""
    integrity.refresh_closed(after)


@job("make_package", queue="soon", waits_for=PARTS, on_exhausted=work.give_up)
def make_package(package_id: int) -> None:
    """Write the package of a dossier."""
    work.make(package_id)


@job("take_in_package", queue="soon", waits_for=PARTS, on_exhausted=work.give_up)
def take_in_package(package_id: int) -> None:
    """Make a dossier of a package."""
    work.take_in(package_id)


@job("notify_package")
def notify_package(package_id: int) -> None:
    """Tell who asked for it that it is ready, or that it failed."""
    package_telling.tell_of_package(package_id)


@job("expire_packages", queue="slow", waits_for=PARTS)
def expire_packages(_nothing: int) -> None:
    """End packages whose time is over, and clear up after killed workers."""
    packages.expire()
    packages.drop_strays()


@job("drop_package", queue="slow", waits_for=PARTS)
def drop_package(package_id: int) -> None:
    """Delete the bytes of a package that has ended."""
    packages.drop_bytes(package_id)


@job("read_old_list", queue="soon", waits_for=PARTS, on_exhausted=old_list_work.give_up)
def read_old_list(list_id: int) -> None:
    """Look at every row of a list of inactive records."""
    old_list_work.read(list_id)


@job("take_over_old_list", queue="soon", waits_for=PARTS, on_exhausted=old_list_work.give_up)
def take_over_old_list(list_id: int) -> None:
    """Make dossiers of a list of inactive records."""
    old_list_work.take_over(list_id)


def _declare_notice(job_kind: str) -> None:
    def work(loan_id: int) -> None:
        LOAN_NOTICES[job_kind](loan_id)

    work.__name__ = job_kind
    job(job_kind)(work)


def _declare_mail(kind: str) -> None:
    def work(loan_id: int) -> None:
        loan_telling.mail_borrower(loan_id, kind)

    work.__name__ = f"mail_{kind}"
    job(f"mail_{kind}", queue="mail")(work)


for _kind in LOAN_NOTICES:
    _declare_notice(_kind)
for _kind in loan_telling.MAILED:
    _declare_mail(_kind)


@job("loan_deadlines")
def loan_deadlines(_nothing: int) -> None:
    """Due soon, overdue."""
    loan_telling.remind()


@job("end_loan_copies")
def end_loan_copies(_nothing: int) -> None:
    """Close digital copies whose time is over, and open those whose day has come."""
    loan_telling.end_copies()
    loan_telling.open_copies()
