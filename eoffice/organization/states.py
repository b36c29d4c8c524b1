"""The fixed vocabularies of this app: kinds, roles and reaches. No model, no query.

What an office may extend itself (groups, titles, instructions) is data, not a list here.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StaffKind(TextChoices):
    """How a person is employed."""

    STRUCTURAL = "structural", _("Structural official")
    FUNCTIONAL = "functional", _("Functional official")
    EXECUTOR = "executor", _("Executor staff")
    CONTRACT = "contract", _("Contract staff")


class UnitKind(TextChoices):
    """What a box in the organisation chart is called in law."""

    MINISTRY = "ministry", _("Ministry")
    SECRETARIAT = "secretariat", _("Secretariat")
    AGENCY = "agency", _("Regional agency")
    OFFICE = "office", _("Office")
    BUREAU = "bureau", _("Bureau")
    DIVISION = "division", _("Division")
    SECTION = "section", _("Section")
    SUBSECTION = "subsection", _("Subsection")
    TECHNICAL_UNIT = "technical_unit", _("Technical unit")
    VILLAGE = "village", _("Urban village")
    FUNCTIONAL_GROUP = "functional_group", _("Functional group")


class TimeZone(TextChoices):
    """The zones of the country; an office lives in one of them."""

    WIB = "Asia/Jakarta", "WIB (Asia/Jakarta)"
    WIB_WEST_BORNEO = "Asia/Pontianak", "WIB (Asia/Pontianak)"
    WITA = "Asia/Makassar", "WITA (Asia/Makassar)"
    WIT = "Asia/Jayapura", "WIT (Asia/Jayapura)"


class Role(TextChoices):
    """What a position does beside its own work; a role belongs to the seat, not to the person."""

    INTAKE = "intake", _("Intake desk")
    RECORDER = "recorder", _("Recorder")
    ARCHIVIST = "archivist", _("Archivist")
    UNIT_FILER = "unit_filer", _("Files for the unit")
    COMPLAINT_DESK = "complaint_desk", _("Complaint desk")
    AUDITOR = "auditor", _("Auditor")
    OFFICE_ADMIN = "office_admin", _("Office administrator")


class SecurityLimit(TextChoices):
    """Up to which security level an auditor's order reaches; the values are those of letters."""

    BIASA = "biasa", _("Ordinary")
    TERBATAS = "terbatas", _("Restricted")
    RAHASIA = "rahasia", _("Secret")
    SANGAT_RAHASIA = "sangat_rahasia", _("Top secret")


class AssignmentKind(TextChoices):
    """By what title a person sits at a desk."""

    DEFINITIVE = "definitive", _("Definitive")
    PLT = "plt", _("Plt. (the post is vacant)")
    PLH = "plh", _("Plh. (the holder is away)")
    PJ = "pj", _("Pj. (caretaker)")
    ASSISTANT = "assistant", _("Assistant")


ACTING_KINDS = frozenset({AssignmentKind.PLT, AssignmentKind.PLH, AssignmentKind.PJ})
HOLDING_KINDS = ACTING_KINDS | {AssignmentKind.DEFINITIVE}


class AbsenceKind(TextChoices):
    """Why somebody is away."""

    LEAVE = "leave", _("Leave")
    DUTY_TRAVEL = "duty_travel", _("Duty travel")
    TRAINING = "training", _("Training")
    ILLNESS = "illness", _("Illness")


class Reach(TextChoices):
    """To whom the positions of a group may dispose."""

    DIRECT = "direct", _("Direct subordinates")
    SKIP_LEVEL = "skip_level", _("Subordinates of subordinates")
    FUNCTIONAL = "functional", _("Functional staff of the office")
    TASK_TEAM = "task_team", _("Members of a task team led from here")
    NESTED_OFFICE = "nested_office", _("Heads of the offices nested in this one")


class Theme(TextChoices):
    """Which colours a person reads best."""

    AUTO = "auto", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Language(TextChoices):
    """Languages of the screen."""

    INDONESIAN = "id", "Bahasa Indonesia"
    ENGLISH = "en", "English"
