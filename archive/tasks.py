"""Job kinds of the archive, by name; loaded by the worker only."""

from archive import loan_telling
from eoffice.jobs import job

# job kind: what tells of it; each takes the id of the loan
LOAN_NOTICES = {
    "notify_loan_requested": loan_telling.tell_of_request,
    "notify_loan_decided": loan_telling.tell_of_decision,
    "notify_loan_lost": loan_telling.tell_of_loss,
    "notify_copy_ended": loan_telling.tell_of_copy_end,
    "notify_loan_more_time_asked": loan_telling.tell_more_time_asked,
    "notify_loan_more_time_decided": loan_telling.tell_more_time_decided,
}


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
    """Close digital copies whose time is over."""
    loan_telling.end_copies()
