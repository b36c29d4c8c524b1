"""What waits for whom, named like trays on a desk. Every tray is scoped by the officer's desks.

A tray says that it looks among what is open, also where it asks for one state of these: so both
databases find it in the small indexes of what is open, however much has ended.
"""

from django.db.models import Exists, F, OuterRef, QuerySet

from correspondence.models import Recipient
from correspondence.states import IncomingState, RecipientRole, RecipientState
from disposition.models import Disposition, Extension, FollowUp
from disposition.states import OPEN, BranchState, ExtensionState, FollowUpKind
from eoffice.organization.officer import Officer

AT_WORK = (BranchState.SENT, BranchState.READ, BranchState.ACCEPTED)
UNDER_WAY = (IncomingState.REGISTERED, IncomingState.IN_DISPOSITION)


def letters_to_dispose(officer: Officer) -> QuerySet[Recipient]:
    """Letters addressed to one of the desks of which nothing has been decided yet."""
    return _addressed_to(officer).filter(letter__state=IncomingState.REGISTERED)


def letters_to_close(officer: Officer) -> QuerySet[Recipient]:
    """Letters whose branches have all ended and which only wait to be closed."""
    open_branches = Disposition.objects.open().filter(letter=OuterRef("letter"))
    mine = _addressed_to(officer).filter(letter__state=IncomingState.IN_DISPOSITION)
    return mine.filter(~Exists(open_branches))


def _addressed_to(officer: Officer) -> QuerySet[Recipient]:
    """Addressed to a desk; its office is named too, whose few open letters have an index."""
    mine = Recipient.objects.current().filter(
        position__pk__in=officer.desk_ids, role=RecipientRole.TO
    )
    offices = officer.office_ids
    return mine.filter(letter__office__pk__in=offices, letter__state__in=UNDER_WAY)


def branches_to_do(officer: Officer) -> QuerySet[Disposition]:
    """Dispositions on which one of the desks has to act now (nothing open below them)."""
    below = Disposition.objects.open().filter(parent=OuterRef("pk"))
    mine = Disposition.objects.open().addressed_to(list(officer.desk_ids))
    return mine.filter(~Exists(below), state__in=AT_WORK)


def reports_to_judge(officer: Officer) -> QuerySet[Disposition]:
    """Reports that lie before one of the desks as giver."""
    given = Disposition.objects.open().filter(giver__pk__in=officer.desk_ids)
    return given.filter(state=BranchState.REPORTED)


def roots_come_back(officer: Officer) -> QuerySet[Disposition]:
    """First branches that were declined and that the addressee has not sent on yet.

    Their letter is named by its office, whose few open letters have an index: what was ever
    declined grows with the years.
    """
    return _declined(officer).filter(
        parent=None, letter__office__pk__in=officer.office_ids, letter__state__in=UNDER_WAY
    )


def branches_come_back(officer: Officer) -> QuerySet[Disposition]:
    """The same below an own branch that is still open; its holder is the giver."""
    return _declined(officer).filter(
        parent__position__pk__in=officer.desk_ids, parent__state__in=OPEN
    )


def _declined(officer: Officer) -> QuerySet[Disposition]:
    sent_on = Disposition.objects.filter(replaces=OuterRef("pk"))
    mine = Disposition.objects.filter(giver__pk__in=officer.desk_ids, state=BranchState.DECLINED)
    return mine.filter(~Exists(sent_on))


def copies_to_read(officer: Officer) -> QuerySet[Recipient]:
    """Copies that one of the desks has not noted yet."""
    mine = Recipient.objects.current().opened()
    mine = mine.filter(position__pk__in=officer.desk_ids, role=RecipientRole.COPY)
    return mine.exclude(state=RecipientState.UNDERSTOOD)  # voiding a letter ends its recipients


def questions_to_answer(officer: Officer) -> QuerySet[FollowUp]:
    """Receivers who wait for direction."""
    asked = FollowUp.objects.filter(kind=FollowUpKind.QUESTION, decided_at=None)
    return asked.filter(disposition__giver__pk__in=officer.desk_ids, disposition__state__in=OPEN)


def extensions_to_decide(officer: Officer) -> QuerySet[Extension]:
    """Requests for more time that wait for one of the desks."""
    asked = Extension.objects.filter(state=ExtensionState.ASKED)
    return asked.filter(disposition__giver__pk__in=officer.desk_ids, disposition__state__in=OPEN)


def followed_by(officer: Officer) -> QuerySet[Disposition]:
    """Open branches that one of the desks gave and now follows, the earliest due first."""
    given = Disposition.objects.open().filter(giver__pk__in=officer.desk_ids)
    return given.order_by(F("due_at").asc(nulls_last=True), "pk")
