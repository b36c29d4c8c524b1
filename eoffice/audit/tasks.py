"""What beat asks of the trail: the root of the day that has ended."""

from celery import shared_task

from eoffice.audit.roots import make_root


@shared_task(name="eoffice.audit.make_root")
def make_daily_root() -> None:
    """Make today's root; a second call finds it made."""
    make_root()
