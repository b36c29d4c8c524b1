"""Reference data of dispositions in the office administration: the instructions of each group."""

from django.contrib import admin

from disposition.models import Instruction
from eoffice.organization.scoped_admin import ScopedAdmin


@admin.register(Instruction)
class InstructionAdmin(ScopedAdmin):
    """The lines that an official may tick, by position group."""

    scope_lookup = "organization"
    of_organization = True
    list_display = ["label", "code", "one_way", "order", "active", "organization"]
    list_filter = ["active", "one_way"]
    search_fields = ["label", "code"]
