"""App configuration of the pages that are made of several apps; loads the worker's bell."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Home, inbox, letter page, search, rail, reports."""

    name = "eoffice.pages"

    def ready(self) -> None:
        """Let the web process ring the broker that the settings name, and register our checks."""
        from eoffice import celery, checks  # noqa: F401, PLC0415
