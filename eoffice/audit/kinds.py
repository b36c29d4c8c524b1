"""The kinds of subjects as a person calls them. A subject is shown by kind and number only: its
own number where it has one (`hooks.numbered`), so that the trail masks what it speaks of.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "letter": _("Letter"),
    "secret": _("Views of secrets"),
    "file": _("File"),
    "register": _("Agenda book"),
    "contact": _("Contact"),
    "office": _("Office"),
    "list": _("Old list"),
    "dossier": _("Dossier"),
    "schedule": _("Retention schedule"),
    "hold": _("Hold"),
    "place": _("Storage place"),
    "box": _("Box"),
    "inventory": _("Count of boxes"),
    "loan": _("Loan"),
    "disposal": _("Disposal"),
    "package": _("Package"),
    "account": _("Account"),
    "settings": _("Settings"),
}


def name_of(kind: str) -> str:
    """The kind in words; an unknown one by its code."""
    return str(KINDS.get(kind, kind))
