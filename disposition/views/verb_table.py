"""The verbs of a branch as a table: who may, which form, which action, which words.

One row is one verb, one URL and one page; `verbs.branch_verb` carries each of them out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disposition import actions
from disposition.forms import verbs as forms
from disposition.forms.desk import DeskForm, end_of
from disposition.models import Disposition
from disposition.policies import branch as may
from disposition.queries.panel import candidates_of
from eoffice.calendar import OfficeHours
from eoffice.organization import calendars
from eoffice.organization.officer import Officer
from eoffice.verdict import Verdict

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Verb:
    """Everything that the page and the action of one verb need."""

    title: Text
    button: Text
    said: Text
    explained: Text | Callable[[Disposition], Text]
    may: Callable[[Officer, Disposition], Verdict]
    act: Callable[[Disposition, DeskForm, Officer], Any]
    form: type[DeskForm] = DeskForm
    desk: str = "position_id"
    more: Callable[[Disposition], dict[str, Any]] = lambda _branch: {}

    def explained_for(self, branch: Disposition) -> Text:
        """What will happen, as it is true for this branch now."""
        return self.explained(branch) if callable(self.explained) else self.explained

    def form_for(self, branch: Disposition, by: Officer, *data: Any) -> DeskForm:
        """The verb's form, which asks an assistant for the basis."""
        desk = by.desk_at(getattr(branch, self.desk))
        is_assistant = desk is not None and desk.is_assistant
        return self.form(*data, is_assistant=is_assistant, **self.more(branch))


def _hours(branch: Disposition) -> OfficeHours:
    return calendars.hours_of(branch.giver.unit)


def _other_seats(branch: Disposition) -> dict[str, Any]:
    """In reach of the giver, without those who have the sheet; after two returns, who has
    returned it too: the giver may decide that it stays there."""
    taken = set(branch.sheet.branches.open().values_list("position_id", flat=True))
    if not branch.sheet.binds_from_now_on():
        taken.add(branch.position_id)
    seats = candidates_of(branch.giver_id)
    return {"seats": [(one.id, one.in_words) for one in seats if one.id not in taken]}


def _how_it_binds(branch: Disposition) -> Text:
    if branch.sheet.binds_from_now_on():
        return _("It has come back twice: your decision is binding; it stays where you send it.")
    return _("The other desk may give it back once more; after that your decision is binding.")


def _told(form: DeskForm, name: str) -> str:
    return form.cleaned_data[name]


RECEIVER: dict[str, Verb] = {
    "accept": Verb(
        _("Begin to work on it"), _("Begin"), _("You are working on it now."),
        _("Everybody in the chain sees that work has begun."),
        may.may_work_on, lambda b, f, by: actions.accept(b.pk, by=by),
    ),
    "understand": Verb(
        _("Understood"), _("Understood"), _("Noted. It has left your inbox."),
        _("The giver sees that you have understood it; nothing more is asked."),
        may.may_work_on, lambda b, f, by: actions.understand(b.pk, by=by),
    ),
    "note": Verb(
        _("Write a progress note"), _("Keep the note"), _("The note was kept."),
        _("The giver can read it; nothing changes its place."),
        may.may_work_on,
        lambda b, f, by: actions.note_progress(
            b.pk, _told(f, "text"), by=by, file_ids=f.kept_files
        ),
        forms.NoteForm,
    ),
    "ask": Verb(
        _("Ask for direction"), _("Send the question"), _("The giver has been asked."),
        _("You keep the work; the giver is asked how to go on."),
        may.may_work_on,
        lambda b, f, by: actions.ask_direction(b.pk, _told(f, "text"), by=by), forms.WordsForm,
    ),
    "more-time": Verb(
        _("Ask for more time"), _("Send the request"), _("The request was sent to the giver."),
        _("The due date stays until the giver decides."),
        may.may_work_on,
        lambda b, f, by: actions.ask_more_time(
            b.pk, end_of(f.cleaned_data["due_on"], _hours(b)), _told(f, "reason"), by=by
        ),
        forms.MoreTimeForm,
        more=lambda b: {"hours": _hours(b), "present": b.due_at},
    ),
    "decline": Verb(
        _("Give it back to the giver"), _("Give back"), _("It went back to the giver."),
        _("The giver can send it to another desk. Say why it is not yours."),
        may.may_decline,
        lambda b, f, by: actions.decline(b.pk, _told(f, "reason"), by=by), forms.ReasonForm,
    ),
}  # fmt: skip
GIVER: dict[str, Verb] = {
    "accept-report": Verb(
        _("Accept the report"), _("Accept"), _("The report was accepted; this branch is done."),
        _("The branch is done then."),
        may.may_judge,
        lambda b, f, by: actions.accept_report(b.pk, by=by, note=_told(f, "note")),
        forms.RemarkForm, "giver_id",
    ),
    "send-back": Verb(
        _("Send the report back"), _("Send back"), _("The report went back to be completed."),
        _("The receiver goes on working on it."),
        may.may_judge,
        lambda b, f, by: actions.send_back_report(b.pk, _told(f, "note"), by=by),
        forms.MissingForm, "giver_id",
    ),
    "recall": Verb(
        _("Recall while unread"), _("Recall"), _("It was recalled."),
        _("It leaves the receiver's inbox, unread."),
        may.may_steer, lambda b, f, by: actions.recall(b.pk, by=by), DeskForm, "giver_id",
    ),
    "withdraw": Verb(
        _("Withdraw"), _("Withdraw"), _("It was withdrawn."),
        _("The receiver and everybody below stop working on it."),
        may.may_steer, lambda b, f, by: actions.withdraw(b.pk, _told(f, "reason"), by=by),
        forms.ReasonForm, "giver_id",
    ),
    "due": Verb(
        _("Change the due date"), _("Change"), _("The due date was changed."),
        _("The receiver is told."),
        may.may_steer,
        lambda b, f, by: actions.change_due(
            b.pk, end_of(f.cleaned_data["due_on"], _hours(b)), by=by
        ),
        forms.DueForm, "giver_id", lambda b: {"hours": _hours(b)},
    ),
    "direct": Verb(
        _("Give direction"), _("Send"), _("Your direction was sent."),
        _("The receiver is told and goes on."),
        may.may_steer, lambda b, f, by: actions.give_direction(b.pk, _told(f, "text"), by=by),
        forms.WordsForm, "giver_id",
    ),
    "reassign": Verb(
        _("Reassign to another desk"), _("Reassign"), _("Work and reports moved along."),
        _("Reports and everything below move along to the other desk."),
        may.may_steer,
        lambda b, f, by: actions.reassign(b.pk, f.cleaned_data["to"], _told(f, "reason"), by=by),
        forms.ReceiverForm, "giver_id", lambda b: _other_seats(b) | {"needs_reason": True},
    ),
    "send-elsewhere": Verb(
        _("Send to another desk"), _("Send"), _("It was sent to the other desk."),
        _how_it_binds,
        may.may_steer,
        lambda b, f, by: actions.send_elsewhere(
            b.pk, f.cleaned_data["to"], by=by, note=_told(f, "reason")
        ),
        forms.ReceiverForm, "giver_id", _other_seats,
    ),
    "reopen": Verb(
        _("Reopen the branch"), _("Reopen"), _("The branch is open again."),
        _("The receiver goes on working on it."),
        may.may_steer, lambda b, f, by: actions.reopen_branch(b.pk, _told(f, "reason"), by=by),
        forms.ReasonForm, "giver_id",
    ),
}  # fmt: skip
VERBS = RECEIVER | GIVER
