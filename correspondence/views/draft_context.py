"""What the page of a draft shows beside its fields: signer, route, files, lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from correspondence import draft_content, unprintable
from correspondence.draft_content import PARTS, Content
from correspondence.forms.draft import DraftForm
from correspondence.forms.draft_route import SignerForm
from correspondence.forms.paper_fields import new_token
from correspondence.models import OutgoingLetter
from correspondence.outgoing_states import OutgoingState, StepKind, StepState
from correspondence.policies import drafts as may
from correspondence.queries import addressees, draft_stations
from correspondence.queries.books_out import book_for
from correspondence.queries.route import Station, propose, stations_of
from correspondence.queries.tray_addressees import with_trays
from correspondence.states import SECRET, RecipientRole
from eoffice.documents.queries import files_named
from eoffice.documents.uploads import ACCEPT
from eoffice.organization.officer import Officer

BLANK_PEOPLE = 2
NO_BOOK = gettext_lazy(
    "No book of this office numbers this type of letter yet, so it cannot be signed. Ask the "
    "administrator of the office to add one under Administration, “Registers”."
)


@dataclass(frozen=True, slots=True)
class Told:
    """A text as it is read beside another one."""

    subject: str
    text: SafeString

    @classmethod
    def of(cls, content: Content) -> Told:
        """Subject, parts and body; cleaned once more before a browser sees them."""
        texts = draft_content.TEXTS
        named = [(PARTS[name], draft_content.text_of(content, name)) for name in texts]
        rows = ((label, _clean(text)) for label, text in named if text)
        return cls(content["subject"], format_html_join("", "<h4>{}</h4>{}", rows))


def context_of(letter: OutgoingLetter, form: DraftForm, officer: Officer) -> dict[str, Any]:
    """Everything that the page of a draft needs."""
    content = form.shown
    copies = [row for row in content["addressees"] if row["role"] == RecipientRole.COPY]
    return {
        "letter": letter,
        "form": form,
        "rows": with_trays([row for row in content["addressees"] if row not in copies] + copies),
        "roles": RecipientRole.choices,
        "people": [*content["people"], *[{}] * BLANK_PEOPLE] if form.has_people else [],
        "files": files_named(content["attachments"]),
        "lists": addressees.lists_of(officer),
        "signer_form": SignerForm(letter=letter),
        "way": draft_stations.stations_of(letter, officer),
        "stations": stations(letter),
        "remarks": letter.remarks.filter(settled_at=None).select_related("position"),
        "kinds": StepKind.choices,
        "is_secret": content["security"] in SECRET or letter.is_secret,
        "may_submit": letter.state in may.WITH_WRITER and bool(may.may_submit(officer, letter)),
        "may_approve": _may_approve(letter, officer),
        "no_book": NO_BOOK
        if book_for(letter, is_secret=content["security"] in SECRET) is None
        else "",
        "unprintable": unprintable.sentence_of(content),
        "token": new_token(),
        "accept": ACCEPT,
    }


def _may_approve(letter: OutgoingLetter, officer: Officer) -> bool:
    if letter.state != OutgoingState.IN_REVIEW:
        return False
    step = may.open_step_of(officer, letter)
    return step is not None and bool(may.may_decide(officer, step))


def stations(letter: OutgoingLetter) -> list[Station]:
    """The route as it stands, else as it is proposed."""
    steps = [step for step in letter.steps.all() if step.state != StepState.SUPERSEDED]
    if not steps:
        return propose(letter)
    seats = [(step.position, step.order, StepKind(step.kind)) for step in steps]
    return stations_of(seats, letter)


def _clean(text: str) -> SafeString:
    return mark_safe(draft_content.rich(text))  # noqa: S308  cleaned by nh3 to a few plain tags
