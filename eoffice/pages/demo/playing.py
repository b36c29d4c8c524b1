"""When the scenes are played: so many working days before today, at an office."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from eoffice.organization.calendars import hours_of
from eoffice.pages.demo import awaited_scenes as awaited
from eoffice.pages.demo import chain_scenes as chain
from eoffice.pages.demo import desk_scenes as desk
from eoffice.pages.demo import disposal_scenes as disposal
from eoffice.pages.demo import draft_scenes as drafts
from eoffice.pages.demo import sending_scenes as sending
from eoffice.pages.demo.stage import Stage
from eoffice.pages.demo.teller import Teller

# office, working days ago, scene; the later ones leave their letters in today's inboxes
PLAYED = (
    ("kppn", 8, desk.numbers_are_kept_back),
    ("kppn", 8, sending.answer_that_closes),
    ("setda", 8, sending.revoked_by_a_later_one),
    ("kppn", 8, disposal.transfer_is_done),
    ("kppn", 7, disposal.destruction_is_done),
    ("kppn", 3, disposal.destruction_waits_for_the_head),
    ("kppn", 7, awaited.answered),
    ("dumas", 7, awaited.reminded),
    ("pupr", 6, awaited.overdue),
    ("kppn", 5, awaited.waiting),
    ("kppn", 8, chain.closed_over_open_branches),
    ("kppn", 7, chain.declined_twice),
    ("kppn", 7, desk.void_and_recorded_again),
    ("kppn", 6, chain.reopened_after_the_end),
    ("kppn", 6, desk.envelope_unopened),
    ("kppn", 6, desk.filed),
    ("pupr", 5, chain.down_to_the_field),
    ("kppn", 6, sending.to_other_offices),
    ("dumas", 5, sending.dated_back),
    ("kppn", 5, sending.on_paper),
    ("pupr", 5, drafts.given_up_with_its_number),
    ("kppn", 5, chain.time_is_given_and_refused),
    ("kppn", 4, chain.reassigned_with_its_notes),
    ("kppn", 4, chain.closed_without_a_chain),
    ("dumas", 4, chain.analysed),
    ("setda", 4, desk.void_after_it_travelled),
    ("setda", 4, chain.work_of_an_agency),
    ("kppn", 4, desk.gets_another_addressee),
    ("kppn", 3, chain.time_and_direction_are_asked),
    ("kppn", 3, desk.copies_are_noted),
    ("kppn", 3, desk.corrected),
    ("kppn", 3, sending.signed_for_the_head),
    ("kppn", 3, drafts.sent_back_with_remarks),
    ("kppn", 3, drafts.changed_and_approved),
    ("pupr", 3, drafts.asked_at_once),
    ("pupr", 2, drafts.printed_to_be_signed),
    ("kppn", 2, drafts.checked_by_an_acting_head),
    ("kppn", 2, sending.memo_of_an_acting_head),
    ("kppn", 2, drafts.being_written),
    ("kppn", 2, drafts.assignment_to_be_signed),
    ("setda", 2, drafts.decree_after_the_legal_check),
    ("kppn", 2, chain.recalled_withdrawn_and_begun),
    ("kppn", 2, chain.before_the_staff),
    ("kppn", 2, desk.on_the_paper_sheet),
    ("kppn", 2, desk.closed_on_the_paper_sheet),
    ("kppn", 2, desk.scans_are_left_lying),
    ("kppn", 2, desk.a_stack_is_split),
    ("pupr", 2, chain.read_by_the_section),
    ("pupr", 1, desk.just_arrived),
    ("melati", 1, desk.just_arrived),
    ("dumas", 1, desk.just_arrived),
    ("setda", 1, chain.into_other_offices),
    ("kppn", 1, desk.before_two_addressees),
    ("kppn", 1, drafts.waits_unseen),
    ("kppn", 1, chain.report_before_the_head),
    ("kppn", 1, desk.comes_back_to_the_desk),
    ("kppn", 1, desk.paper_first),
)
EARLIEST = time(8, 30)
BETWEEN = timedelta(minutes=7)


def schedule_scenes(teller: Teller, first: date, now: datetime) -> None:
    """Let every scene begin on its day; none before the first day of the demo's past.

    The turns are counted anew on each day: yesterday's scenes end before yesterday's closing time,
    so that the demo shows them at whatever hour it is made.
    """
    turns: Counter[int] = Counter()
    for office, days, scene in PLAYED:
        day = _working_days_ago(teller, office, days, now)
        if day >= first:
            hours = hours_of(teller.offices.units[office])
            at = datetime.combine(day, EARLIEST, hours.zone) + turns[days] * BETWEEN
            turns[days] += 1
            teller.begin(office, at, scene(Stage(teller, office)))


def _working_days_ago(teller: Teller, office: str, days: int, now: datetime) -> date:
    hours = hours_of(teller.offices.units[office])
    day = hours.date_of(now)
    while days:
        day -= timedelta(days=1)
        days -= hours.is_working_day(day)
    return day
