"""App configuration of the notices."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    """Notices and their delivery."""

    name = "eoffice.notifications"
    verbose_name = _("Notices")
    default_auto_field = "django.db.models.BigAutoField"
