"""Turn the end of a package into a notice for the desk that asked for it. Running twice is safe."""

from archive.models import Package
from archive.states import PackageState
from eoffice.addresses import address_of
from eoffice.notifications.actions import notify
from eoffice.organization.queries import people_at

KINDS = {PackageState.READY: "package_ready", PackageState.FAILED: "package_failed"}


def tell_of_package(package_id: int) -> None:
    """It can be taken, its dossier lies here, or it did not work."""
    package = Package.objects.filter(pk=package_id).exclude(asked_from=None).first()
    kind = KINDS.get(PackageState(package.state)) if package else None
    if package is None or kind is None:
        return
    people = people_at([package.asked_from_id])
    notify(
        {pk for ids in people.values() for pk in ids},
        kind,
        event_key=f"{package.pk}:{package.asked_at.isoformat()}",
        facts={"number": str(package.pk)},
        path=address_of("archive:package", package.pk),
    )
