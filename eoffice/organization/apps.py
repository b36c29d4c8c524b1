"""The app's entry in INSTALLED_APPS."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganizationConfig(AppConfig):
    """Units, positions and the people who hold them."""

    name = "eoffice.organization"
    label = "organization"
    verbose_name = _("Organisation")
    default_auto_field = "django.db.models.BigAutoField"
