"""App configuration of the archive; connects the rooms below through their registries."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """The archive: the highest desk, which may import every other."""

    name = "archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what the archive adds to them."""
        from archive import (  # noqa: PLC0415
            disposal_sight,
            events,  # noqa: F401
            file_sight,
            integrity,
            loan_sight,
            verify,  # noqa: F401
        )
        from archive.finding import keeping, shelf  # noqa: PLC0415
        from archive.notice_kinds import KINDS  # noqa: PLC0415
        from archive.ties import audiences_for  # noqa: PLC0415
        from correspondence.access import contribute_audiences  # noqa: PLC0415
        from correspondence.search.shelves import add as add_shelf  # noqa: PLC0415
        from eoffice.audit import hooks  # noqa: PLC0415
        from eoffice.documents.access import stamped_by, visible_through  # noqa: PLC0415
        from eoffice.documents.hooks import when_text_is_read  # noqa: PLC0415
        from eoffice.notifications.catalogue import register  # noqa: PLC0415

        contribute_audiences(audiences_for)
        add_shelf("dossiers", shelf.DOSSIERS)
        when_text_is_read(keeping.text_read)
        visible_through(file_sight.files_of_dossiers)
        visible_through(disposal_sight.files_of_disposals)
        visible_through(loan_sight.files_of_loans)
        stamped_by(loan_sight.stamp_of)
        hooks.when_recorded("file", integrity.file_recorded)
        register(_("Archive"), KINDS)
