"""Who acts, from which desk, in whose place: the value that every action takes as `by`.

Pure values. They are made by `queries.officer_of`; nothing here reads the database.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from eoffice.audit.actor import Actor
from eoffice.errors import Refused
from eoffice.organization.states import AssignmentKind

COVER = "cover"
SPOKEN_KINDS = {
    AssignmentKind.PLT: "Plt.",
    AssignmentKind.PLH: "Plh.",
    AssignmentKind.PJ: "Pj.",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A position as one person may use it today."""

    position_id: int
    title: str
    unit_id: int
    office_id: int
    organization_id: int
    kind: str
    in_place_of_name: str = ""
    assignment_id: int | None = None
    roles: frozenset[str] = frozenset()
    may_accept: bool = False
    may_sign: bool = False
    may_approve: bool = False
    may_read_secret: bool = False
    is_vacant_cover: bool = False
    is_head: bool = False
    superior_id: int | None = None
    office_name: str = ""
    time_zone: str = "Asia/Jakarta"

    @property
    def is_assistant(self) -> bool:
        """Prepares and enters for the holder; does not decide unless the assignment says so."""
        return self.kind == AssignmentKind.ASSISTANT

    @property
    def is_acting(self) -> bool:
        """Plt., Plh. or Pj."""
        return self.kind in SPOKEN_KINDS

    @property
    def exists(self) -> bool:
        """Whether this is a real seat; accounts without a desk and SYSTEM have none."""
        return self.position_id != 0

    @property
    def label(self) -> str:
        """The desk from which one acts, as the header and the trail say it."""
        if not self.exists:
            return self.title
        if self.is_vacant_cover:
            return _("%(title)s (vacant), seen by the superior") % {"title": self.title}
        if self.is_assistant:
            return _assistant_label(self)
        if not self.is_acting:
            return _("as %(title)s") % {"title": self.title}
        return _acting_label(self)


def _assistant_label(desk: Desk) -> str:
    if not desk.in_place_of_name:
        return _("Assistant of %(title)s") % {"title": desk.title}
    words = {"title": desk.title, "name": desk.in_place_of_name}
    return _("Assistant of %(title)s, for %(name)s") % words


def _acting_label(desk: Desk) -> str:
    title = f"{SPOKEN_KINDS[AssignmentKind(desk.kind)]} {desk.title}"
    if not desk.in_place_of_name:
        return title
    return _("%(title)s, in place of %(name)s") % {"title": title, "name": desk.in_place_of_name}


NO_DESK = Desk(position_id=0, title="", unit_id=0, office_id=0, organization_id=0, kind="")


@dataclass(frozen=True, slots=True)
class Officer:
    """A person at a desk; `desks` are all that the person may use today."""

    user_id: int | None
    name: str
    desks: tuple[Desk, ...] = ()
    desk: Desk = NO_DESK
    language: str = "id"
    basis: str = ""
    is_superuser: bool = False

    @property
    def desk_ids(self) -> tuple[int, ...]:
        """Positions whose work this person sees."""
        return tuple(desk.position_id for desk in self.desks)

    @property
    def office_ids(self) -> frozenset[int]:
        """Offices in which this person has a desk."""
        return frozenset(desk.office_id for desk in self.desks)

    @property
    def organization_ids(self) -> frozenset[int]:
        """Organisations in which this person has a desk, or to which the account belongs."""
        ids = {desk.organization_id for desk in (*self.desks, self.desk)}
        return frozenset(ids - {0})

    @property
    def organization_id(self) -> int:
        """The organisation of the current desk."""
        return self.desk.organization_id

    @property
    def office_id(self) -> int:
        """The office of the current desk."""
        return self.desk.office_id

    @property
    def position_id(self) -> int:
        """The position of the current desk; 0 without one."""
        return self.desk.position_id

    @property
    def is_assistant(self) -> bool:
        """Whether the current desk is somebody else's, for whom this person prepares."""
        return self.desk.is_assistant

    @property
    def in_place_of_name(self) -> str:
        """For whom this person acts at the current desk, if for somebody."""
        return self.desk.in_place_of_name

    @property
    def acting_name(self) -> str:
        """The name, with the right by which this person acts here: Plh. Sekar Contohnya."""
        kind = SPOKEN_KINDS[AssignmentKind(self.desk.kind)] if self.desk.is_acting else ""
        return f"{kind} {self.name}".strip()

    @property
    def label(self) -> str:
        """The current desk in words."""
        return self.desk.label

    def holds(self, position_id: int | None) -> bool:
        """Whether this position is one of the person's desks."""
        return any(desk.position_id == position_id for desk in self.desks)

    def desk_at(self, position_id: int | None) -> Desk | None:
        """The person's desk at this position, or nothing."""
        return next((desk for desk in self.desks if desk.position_id == position_id), None)

    def at(self, position_id: int | None) -> Officer:
        """The same person at another of the own desks."""
        if desk := self.desk_at(position_id):
            return replace(self, desk=desk)
        raise Refused(_("This desk is not one of yours today."))

    def on_basis(self, basis: str) -> Officer:
        """The same person, entering what the holder said (spoken, phone, paper sheet)."""
        return replace(self, basis=basis)

    def desks_with_role(self, role: str) -> tuple[Desk, ...]:
        """The desks of this person that have the role."""
        return tuple(desk for desk in self.desks if role in desk.roles)

    def desk_with_role(self, role: str, office_id: int) -> Desk | None:
        """The desk that has the role in this office; the one in use comes first."""
        desks = sorted(self.desks_with_role(role), key=lambda desk: desk != self.desk)
        return next((desk for desk in desks if desk.office_id == office_id), None)

    def seated(self, desk: Desk | None) -> Officer:
        """The same person at this one of the own desks; unchanged where there is none."""
        return self.at(desk.position_id) if desk else self

    def offices_with_role(self, role: str) -> frozenset[int]:
        """The offices in which this person has the role."""
        return frozenset(desk.office_id for desk in self.desks_with_role(role))

    def has_role(self, role: str, office_id: int | None = None) -> bool:
        """Whether one of the desks has the role, in this office if one is named."""
        offices = self.offices_with_role(role)
        return bool(offices) if office_id is None else office_id in offices

    def as_actor(self) -> Actor:
        """What the trail keeps of this person: names stay as they were."""
        desk = self.desk
        return Actor(
            user_id=self.user_id,
            name=self.name,
            position_id=desk.position_id or None,
            position_title=desk.title,
            acting_kind="" if desk.kind == AssignmentKind.DEFINITIVE else desk.kind,
            in_place_of=desk.in_place_of_name,
            office_id=desk.office_id or None,
            organization_id=desk.organization_id or None,
            basis=self.basis,
        )


SYSTEM = Officer(user_id=None, name="e-Office")
