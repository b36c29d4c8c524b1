"""What the rules of the database say to a person, where a page of the administration breaks one.

Most are told before anything is saved. Some the form cannot see (a column that the action behind it
fills in, two people at once): these are told when the database refuses.
"""

from __future__ import annotations

import logging
import re
from itertools import chain

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import BaseConstraint, Model, UniqueConstraint
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eoffice.errors import OfficeError

log = logging.getLogger(__name__)
ANOTHER = _("What was entered does not fit what is there already. Please check it.")
RULES: dict[str, str | Promise] = {
    "a_unit_code_is_used_once_in_an_organization": _(
        "Another unit of the organisation has this code already."
    ),
    "a_unit_has_one_head": _("This unit has a head already; a unit has one."),
    "a_unit_is_not_above_itself": _("A unit cannot be below itself."),
    "an_office_has_a_time_zone": _("An office needs its time zone."),
    "a_position_is_not_its_own_superior": _("A position cannot be its own superior."),
    "a_nip_belongs_to_one_person": _("Another person has this NIP already."),
    "a_user_name_is_used_once_in_any_letter_case": _("This user name is taken already."),
    "a_position_has_one_definitive_holder_at_a_time": _("This position has a holder already."),
    "a_person_holds_a_position_once_at_a_time": _("This person sits there already."),
    "an_assignment_ends_after_it_starts": _("The last day lies before the first."),
    "an_absence_ends_after_it_starts": _("The last day lies before the first."),
    "a_role_ends_after_it_begins": _("The last day lies before the first."),
    "a_classification_ends_after_it_begins": _("The last day lies before the first."),
    "nobody_acts_in_their_own_place": _("Nobody acts in their own place."),
    "an_auditor_has_an_order_and_an_end": _(
        "An auditor's role needs the number of the order and a last day."
    ),
    "a_position_has_a_role_once_at_a_time": _("This position has the role already."),
    "a_group_code_is_used_once_in_an_organization": _("Another group has this code already."),
    "a_group_has_a_reach_once": _("The group has this permission already."),
    "working_hours_end_after_they_begin": _("The last day lies before the first."),
    "a_period_of_hours_is_entered_once": _("These days have their hours already."),
    "an_open_period_of_hours_is_entered_once": _("These days have their hours already."),
    "a_weekday_has_its_hours_once_in_a_period": _("This weekday stands twice."),
    "an_office_opens_before_it_closes": _("The office must open before it closes."),
    "a_break_lies_inside_the_hours": _("The break must lie inside the working hours."),
    "an_office_has_a_holiday_once": _("The office has a holiday on this day already."),
    "the_country_has_a_holiday_once": _("The whole country has a holiday on this day already."),
    "a_local_holiday_belongs_to_an_office": _("A local holiday needs its office."),
    "an_office_has_one_target_for_an_urgency": _("The office has a term for this urgency already."),
    "an_answer_is_due_in_days_or_in_hours": _("Give the term in days or in hours, not in both."),
    "a_register_code_is_used_once": _("Another register of the office has this code already."),
    "an_office_has_one_active_register_of_a_kind": _(
        "The office has a register of this kind in use already; close it first."
    ),
    "a_letter_type_code_is_used_once": _("Another letter type has this code already."),
    "a_type_asks_a_position_once": _("This position stands twice."),
    "a_classification_code_is_used_once": _("Another classification has this code already."),
    "an_active_contact_name_is_used_once": _("Another contact has this name already."),
    "an_instruction_code_is_used_once": _("Another instruction has this code already."),
}


NAMED = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")


class RuledForm(forms.ModelForm):
    """A form that says which rule was broken, in words."""

    def _update_errors(self, errors: ValidationError) -> None:
        """Django names a rule; each of ours has its sentence."""
        for one in chain.from_iterable(getattr(errors, "error_dict", {}).values()):
            name = NAMED.search(str(one.message))
            if name and name[0] in RULES:
                one.message = RULES[name[0]]
        super()._update_errors(errors)  # type: ignore[misc]


def told(refusal: OfficeError | IntegrityError, page: ModelAdmin) -> str:
    """What an action has refused; of what the database refused, the sentence of its rule."""
    if isinstance(refusal, OfficeError):
        return str(refusal)
    refused = str(refusal)
    for model in (page.model, *(inline.model for inline in page.inlines)):
        for rule in model._meta.constraints:
            if rule.name in refused or refused.endswith(_columns(model, rule)):
                return str(RULES.get(rule.name, ANOTHER))
    log.warning("The database refused what was entered: %s", refused)
    return str(ANOTHER)


def _columns(model: type[Model], rule: BaseConstraint) -> str:
    """How SQLite names a unique constraint: by its columns."""
    if not isinstance(rule, UniqueConstraint) or not rule.fields:
        return "\0"
    table = model._meta.db_table
    columns = (model._meta.get_field(name).column for name in rule.fields)
    return "UNIQUE constraint failed: " + ", ".join(f"{table}.{column}" for column in columns)
