"""Drafts for the tests of the loop: citra writes, danu checks, arunika signs."""

from __future__ import annotations

from correspondence import draft_content
from correspondence.actions import drafting
from correspondence.actions.drafting import DraftData
from correspondence.models import ApprovalStep, LetterType, OutgoingLetter
from correspondence.outgoing_states import StepKind
from eoffice.organization.officer import Officer
from tests.world import World

TEXT = "<p>Dengan hormat.</p><p>Kami sampaikan jawaban.</p>"


def content_of(subject: str = "Jawaban konfirmasi", body: str = TEXT, **more) -> dict:
    """What a draft says."""
    addressee = {"role": "to", "name": "Kepala Dinas Rekaan", "address": "Jalan Contoh 1"}
    said = {"subject": subject, "body": body, "addressees": [addressee]}
    return draft_content.cleaned(draft_content.empty() | said | more)


def kind_of(world: World, *checks: tuple[str, int], root: str = "kppn") -> LetterType:
    """A type of letter; `checks` are seats that look at it beside the line, with their order."""
    office = world.units[root]
    facts = {"name": "Surat dinas", "for_outgoing": True}
    kind = LetterType.objects.get_or_create(organization=office, code="SD", defaults=facts)[0]
    for seat, order in checks:
        step = {"position": world.seats[seat], "order": order, "kind": StepKind.COORDINATION}
        kind.route.create(**step)
    return kind


def draft_by(writer: Officer, kind: LetterType, **content) -> OutgoingLetter:
    """A draft that this person begins at the own desk."""
    return drafting.start(DraftData(kind.pk, content_of(**content)), by=writer)


def newest(letter: OutgoingLetter) -> OutgoingLetter:
    """The letter as it is now."""
    return OutgoingLetter.objects.get(pk=letter.pk)


def step_at(world: World, letter: OutgoingLetter, seat: str) -> ApprovalStep:
    """The step of today's route at this seat."""
    return ApprovalStep.objects.current().get(letter=letter, position=world.seats[seat])
