"""Turn what happens to a loan into notices, and into mail for who has no desk. Twice is safe."""

import smtplib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from archive.actions import lending
from archive.loan_states import ApprovedBy, LoanState
from archive.models import Loan
from archive.queries.lending import copies_to_open, due_between, ended_copies
from eoffice import clock, jobs
from eoffice.addresses import address_of
from eoffice.errors import WrongState
from eoffice.notifications.actions import notify
from eoffice.notifications.catalogue import sentence_of
from eoffice.organization.calendars import hours_of
from eoffice.organization.models import Position
from eoffice.organization.officer import SYSTEM
from eoffice.organization.queries import archivists, head_of, people_at

AT_ONCE, OPENS_AT, FAR, HALF_A_DAY = 500, 8, timedelta(days=14), timedelta(hours=12)
MAILED = ("loan_approved", "loan_rejected", "loan_due_soon", "loan_overdue", "loan_copy_ended",
          "loan_more_time_decided")  # fmt: skip


def tell_of_request(loan_id: int) -> None:
    """Whoever decides about it."""
    if loan := _loan(loan_id):
        _tell(_deciders(loan), "loan_requested", loan, loan.approved_by)


def tell_of_decision(loan_id: int) -> None:
    """The borrower."""
    loan = _loan(loan_id)
    if loan and loan.state in (LoanState.APPROVED, LoanState.REJECTED):
        _tell_borrower(f"loan_{loan.state}", loan, "")


def tell_of_loss(loan_id: int) -> None:
    """The head of the office and the borrower with his superior."""
    if loan := _loan(loan_id):
        lost = loan.items.exclude(lost_at=None).count()
        head = head_of(loan.office_id)
        _tell([head] if head else [], "loan_lost", loan, f"{lost}")
        _tell(_line(loan), "loan_lost", loan, f"{lost}")


def tell_of_copy_end(loan_id: int) -> None:
    """The borrower, that the digital copy is closed."""
    if loan := _loan(loan_id):
        ended = loan.items.exclude(back_at=None).count()
        _tell_borrower("loan_copy_ended", loan, f"{ended}")


def tell_more_time_asked(loan_id: int) -> None:
    """Whoever decides about it."""
    if loan := _loan(loan_id):
        _tell(_deciders(loan), "loan_more_time_asked", loan, f"{loan.extensions.count()}")


def tell_more_time_decided(loan_id: int) -> None:
    """The borrower."""
    if loan := _loan(loan_id):
        _tell_borrower("loan_more_time_decided", loan, f"{loan.extensions.count()}")


def remind() -> int:
    """The working day before, and every day when overdue, after the office has opened.

    Answers how many loans were told of. A day that was told is written on the loan, and the notice
    knows its day as well: running twice tells nobody twice.
    """
    today = clock.today("UTC")  # a day wide on both sides; each office then decides by its own
    found = [*_due_soon(today), *_overdue(today)]
    return len(found)


def end_copies() -> int:
    """Close digital copies whose time is over; answers how many."""
    over = list(ended_copies(clock.now()).values_list("pk", flat=True)[:AT_ONCE])
    return sum(1 for pk in over if lending.end_copy(pk) is not None)


def open_copies() -> int:
    """Open the digital copies of loans that were approved for a later day, which has come."""
    today = clock.today("UTC") + timedelta(days=1)  # each office then decides by its own
    opened = 0
    for pk in copies_to_open(today).values_list("pk", flat=True)[:AT_ONCE]:
        with suppress(WrongState):  # something went out meanwhile: the archivist sees it there
            opened += lending.open_copies(pk, by=SYSTEM)
    return opened


def mail_borrower(loan_id: int, kind: str) -> None:
    """Write to a borrower from outside. Raises jobs.TryAgainLater while the server is away."""
    loan = _loan(loan_id)
    if loan is None or not loan.borrower_email:
        return
    with translation.override(settings.LANGUAGE_CODE):
        words = {"sentence": sentence_of(kind, {"number": loan.reference}), "office": loan.office}
        body = _("%(sentence)s\n\n%(office)s") % words
        subject = f"e-Office: {words['sentence']}"[:150]
    try:
        EmailMessage(subject, body, to=[loan.borrower_email]).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused):
        return
    except (OSError, smtplib.SMTPException) as error:
        raise jobs.TryAgainLater(300, "mail server is away") from error


def _due_soon(today: date) -> Iterator[Loan]:
    soon = due_between(today - timedelta(days=1), today + FAR).filter(warned_at=None)
    for loan in _open_offices(soon):
        here = clock.today(loan.office.time_zone)
        if not here <= loan.due_on or here < _working_day_before(loan):
            continue
        if not _tell_borrower("loan_due_soon", loan, f"{loan.due_on}"):  # somebody telephones
            _tell(archivists(loan.office_id), "loan_due_soon", loan, f"{loan.due_on}")
        Loan.objects.filter(pk=loan.pk).update(warned_at=clock.now())
        yield loan


def _overdue(today: date) -> Iterator[Loan]:
    late = Loan.objects.filter(state=LoanState.ON_LOAN, due_on__lt=today + timedelta(days=1))
    late = late.exclude(overdue_told_at__gt=clock.now() - HALF_A_DAY)  # the next ones come then
    for loan in _open_offices(late):
        zone, told = loan.office.zone, loan.overdue_told_at
        here = clock.today(loan.office.time_zone)
        if loan.due_on >= here or (told and told.astimezone(zone).date() == here):
            continue
        _tell_borrower("loan_overdue", loan, f"{here}")
        _tell([*_line(loan)[1:], *archivists(loan.office_id)], "loan_overdue", loan, f"{here}")
        Loan.objects.filter(pk=loan.pk).update(overdue_told_at=clock.now())
        yield loan


def _open_offices(loans: QuerySet[Loan]) -> Iterator[Loan]:
    """Loans of offices in which the day has begun."""
    rows = loans.select_related("office", "borrower__superior").order_by("due_on", "pk")
    for loan in rows[:AT_ONCE]:
        if clock.now().astimezone(loan.office.zone).hour >= OPENS_AT:
            yield loan


def _working_day_before(loan: Loan) -> date:
    hours, day = hours_of(loan.office), loan.due_on - timedelta(days=1)
    while not hours.is_working_day(day) and loan.due_on - day < FAR:
        day -= timedelta(days=1)
    return day


def _loan(loan_id: int) -> Loan | None:
    rows = Loan.objects.select_related("office", "borrower__superior")
    return rows.filter(pk=loan_id).first()


def _deciders(loan: Loan) -> list[Position]:
    if loan.approved_by == ApprovedBy.OFFICE_HEAD:
        head = head_of(loan.office_id)
        return [head] if head else []
    return list(archivists(loan.office_id))


def _line(loan: Loan) -> list[Position]:
    """The borrower's seat and the one above it."""
    seat = loan.borrower
    return [] if seat is None else [one for one in (seat, seat.superior) if one]


def _tell_borrower(kind: str, loan: Loan, key: str) -> bool:
    """At his seat; from outside by e-mail, if he gave an address. Whether he is reached."""
    if loan.borrower is not None:
        _tell([loan.borrower], kind, loan, key)
    elif loan.borrower_email and kind in MAILED:
        jobs.enqueue(f"mail_{kind}", loan.pk)
    return not loan.is_reached_by_phone


def _tell(seats: Iterable[Position], kind: str, loan: Loan, key: str) -> None:
    """Whoever sits at these desks."""
    people = people_at([seat.pk for seat in seats])
    notify(
        {pk for ids in people.values() for pk in ids},
        kind,
        event_key=f"{loan.pk}:{key}",
        facts={"number": loan.reference},
        path=address_of("archive:loan", loan.pk),
    )
