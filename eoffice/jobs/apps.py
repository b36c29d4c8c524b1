"""The app of background work."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Loads nothing at start: only a worker reads the handlers."""

    name = "eoffice.jobs"
    label = "jobs"
    verbose_name = _("Background work")
