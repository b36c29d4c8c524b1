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
        from disposition.delivering import deliver  # noqa: PLC0415
        from disposition.notice_kinds import KINDS  # noqa: PLC0415
        from disposition.ties import ties_of  # noqa: PLC0415
        from eoffice.notifications.catalogue import register  # noqa: PLC0415

        contribute(ties_of)
        on_registered(deliver)
        register(KINDS)
