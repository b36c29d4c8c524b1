"""App configuration of the disposition chain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DispositionConfig(AppConfig):
    """Dispositions, follow-up reports and deadlines."""

    name = "disposition"
    verbose_name = _("Dispositions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what the chain adds to them."""
        from correspondence.access import contribute  # noqa: PLC0415
        from correspondence.actions.arrivals import on_registered  # noqa: PLC0415
        from correspondence.actions.corrections import on_due_moved, on_voided  # noqa: PLC0415
        from correspondence.actions.sealing_late import on_sealed  # noqa: PLC0415
        from correspondence.search import reading, texts  # noqa: PLC0415
        from disposition import file_sight, search_texts  # noqa: PLC0415
        from disposition.delivering import deliver  # noqa: PLC0415
        from disposition.dependents import open_branches_at  # noqa: PLC0415
        from disposition.moving_due import follow_correction  # noqa: PLC0415
        from disposition.notice_kinds import KINDS  # noqa: PLC0415
        from disposition.ties import ties_of  # noqa: PLC0415
        from disposition.unnaming import take_name_out  # noqa: PLC0415
        from disposition.voiding import end_chain  # noqa: PLC0415
        from eoffice.documents.access import visible_through, watched_by  # noqa: PLC0415
        from eoffice.notifications.catalogue import register  # noqa: PLC0415
        from eoffice.organization.queries import register_dependents  # noqa: PLC0415

        contribute(ties_of)
        texts.contribute(search_texts.said_on)
        reading.contribute(search_texts.notes_open_to)
        on_registered(deliver)
        on_voided(end_chain)
        on_due_moved(follow_correction)
        on_sealed(take_name_out)
        visible_through(file_sight.files_of_notes)
        watched_by(file_sight.note_opening)
        register_dependents("disposition", _("open dispositions"), open_branches_at)
        register(_("Dispositions"), KINDS)
