"""App configuration; connects the rooms below through their registries and nothing else."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrespondenceConfig(AppConfig):
    """Letters, registers and the intake desk."""

    name = "correspondence"
    verbose_name = _("Correspondence")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what letters and the tray add to them."""
        from correspondence import dependents, file_sight, trail_numbers  # noqa: PLC0415
        from correspondence.draft_notice_kinds import KINDS as DRAFT_KINDS  # noqa: PLC0415
        from correspondence.notice_kinds import KINDS  # noqa: PLC0415
        from correspondence.queries import noticed  # noqa: PLC0415
        from correspondence.search import stale  # noqa: PLC0415
        from eoffice.audit.hooks import numbered, when_recorded  # noqa: PLC0415
        from eoffice.documents.access import visible_through, watched_by  # noqa: PLC0415
        from eoffice.documents.hooks import (  # noqa: PLC0415
            when_signatures_are_there,
            when_text_is_read,
        )
        from eoffice.notifications.catalogue import (  # noqa: PLC0415
            register,
            tells_what_it_is_about,
        )
        from eoffice.organization.queries import register_dependents  # noqa: PLC0415

        visible_through(file_sight.scans_of_the_tray)
        visible_through(file_sight.files_of_letters)
        visible_through(file_sight.papers_to_check)
        visible_through(file_sight.proofs_of_handing_over)
        watched_by(file_sight.note_opening)
        when_text_is_read(file_sight.look_for_label)
        when_text_is_read(stale.text_read)
        when_recorded("letter", stale.letter_recorded)
        numbered("letter", trail_numbers.numbers_of, trail_numbers.letters_with)
        when_signatures_are_there(file_sight.look_at_signatures)
        register_dependents("letters", _("open letters"), dependents.open_letters_before)
        register_dependents("copies", _("copies to note"), dependents.copies_to_note_at)
        arriving = _("letters from other offices without a number here")
        register_dependents("arrivals", arriving, dependents.arrivals_waiting_for)
        register(_("Incoming letters"), KINDS)
        register(_("Outgoing letters"), DRAFT_KINDS)
        tells_what_it_is_about(noticed.subjects_of)
