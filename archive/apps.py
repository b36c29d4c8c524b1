"""Registers the archive with Django."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """The archive: the highest desk, which may import every other."""

    name = "archive"
