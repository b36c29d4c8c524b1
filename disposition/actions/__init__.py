"""What officials do in the chain: giving, receiving, judging; and with the letter itself."""

from disposition.actions.clicking import act_once, letter_of_click, was_done
from disposition.actions.giving import (
    add_receivers,
    change_due,
    dispose,
    forward,
    send_elsewhere,
)
from disposition.actions.holding import keep_paper
from disposition.actions.judging import (
    accept_report,
    decide_more_time,
    give_direction,
    reassign,
    recall,
    reopen_branch,
    send_back_report,
    withdraw,
)
from disposition.actions.letters import (
    close_letter,
    mark_letter_read,
    note_letter,
    note_letters,
    reopen_letter,
    return_to_desk,
)
from disposition.actions.receiving import (
    accept,
    ask_direction,
    ask_more_time,
    decline,
    mark_read,
    note_progress,
    report,
    understand,
)
from disposition.actions.sheets import OutOfReach, SheetData

__all__ = [
    "OutOfReach",
    "SheetData",
    "accept",
    "accept_report",
    "act_once",
    "add_receivers",
    "ask_direction",
    "ask_more_time",
    "change_due",
    "close_letter",
    "decide_more_time",
    "decline",
    "dispose",
    "forward",
    "give_direction",
    "keep_paper",
    "letter_of_click",
    "mark_letter_read",
    "mark_read",
    "note_letter",
    "note_letters",
    "note_progress",
    "reassign",
    "recall",
    "reopen_branch",
    "reopen_letter",
    "report",
    "return_to_desk",
    "send_back_report",
    "send_elsewhere",
    "understand",
    "was_done",
    "withdraw",
]
