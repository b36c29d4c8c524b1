"""The app of the trail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Nothing happens at start."""

    name = "eoffice.audit"
    label = "audit"
    verbose_name = _("Trail")
