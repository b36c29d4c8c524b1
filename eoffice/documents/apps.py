"""App configuration of the documents room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Stored files, their pages and the pipeline."""

    name = "eoffice.documents"
    label = "documents"
    verbose_name = _("Files")
    default_auto_field = "django.db.models.BigAutoField"
