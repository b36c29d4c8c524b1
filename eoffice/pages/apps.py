"""App configuration of the pages that are made of several apps."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Home, inbox, letter page, search, rail, reports."""

    name = "eoffice.pages"

    def ready(self) -> None:
        """Register our checks."""
        from eoffice import checks  # noqa: F401, PLC0415
