"""Sentences of Django's own pages that its Indonesian says wrongly or clumsily.

Named here so that our catalogue carries them: what it says goes before Django's own.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

SAID_BETTER = (
    gettext_noop(" By %(filter_title)s "),
    gettext_noop("%(full_result_count)s total"),
    gettext_noop("Add another %(verbose_name)s"),
    gettext_noop("Action:"),
    gettext_noop("Add link"),
    gettext_noop("Addition"),
    gettext_noop("Breadcrumbs"),
    gettext_noop("Change history: %s"),
    gettext_noop("Change or view list link"),
    gettext_noop("Clear all filters"),
    gettext_noop("Clear selection"),
    gettext_noop("Filter navigation items"),
    gettext_noop("Go"),
    gettext_noop("Hide counts"),
    gettext_noop(
        "Items must be selected in order to perform actions on them. No items have been changed."
    ),
    gettext_noop("Model name"),
    gettext_noop("Run the selected action"),
    gettext_noop("Select %s to change"),
    gettext_noop("Select %s to view"),
    gettext_noop("Select all objects on this page for an action"),
    gettext_noop("Select this object for an action - {}"),
    gettext_noop("Show counts"),
    gettext_noop("Sidebar"),
    gettext_noop("Start typing to filter…"),
    gettext_noop("The {name} “{obj}” was added successfully. You may add another {name} below."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may edit it again below."),
    gettext_noop("Toggle sorting"),
    gettext_noop("You may edit it again below."),
    ngettext_lazy("%(counter)s result", "%(counter)s results", 1),
    ngettext_lazy("Please correct the error below.", "Please correct the errors below.", 1),
)
