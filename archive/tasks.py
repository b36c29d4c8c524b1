"""Job kinds of the archive, by name; loaded by the worker only."""

from archive import old_list_work
from archive.actions import packages
from archive.packaging import work
from eoffice.errors import Unavailable
from eoffice.jobs import job

PARTS = (ConnectionError, TimeoutError, Unavailable)


@job("make_package", queue="slow", waits_for=PARTS, on_exhausted=work.give_up)
def make_package(package_id: int) -> None:
    """Write the package of a dossier."""
    work.make(package_id)


@job("take_in_package", queue="slow", waits_for=PARTS, on_exhausted=work.give_up)
def take_in_package(package_id: int) -> None:
    """Make a dossier of a package."""
    work.take_in(package_id)


@job("expire_packages", queue="slow", waits_for=PARTS)
def expire_packages(_nothing: int) -> None:
    """Remove exports whose time is over."""
    packages.expire()


@job("read_old_list", queue="slow", waits_for=PARTS, on_exhausted=old_list_work.give_up)
def read_old_list(list_id: int) -> None:
    """Look at every row of a list of inactive records."""
    old_list_work.read(list_id)


@job("take_over_old_list", queue="slow", waits_for=PARTS, on_exhausted=old_list_work.give_up)
def take_over_old_list(list_id: int) -> None:
    """Make dossiers of a list of inactive records."""
    old_list_work.take_over(list_id)
