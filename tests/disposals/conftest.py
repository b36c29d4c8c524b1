"""Who files in the tests of disposals: as in those of the archive."""

import pytest

from eoffice.organization.officer import Officer
from tests.archive.shelf import give_role
from tests.world import World


@pytest.fixture
def filer(world: World) -> Officer:
    """Dewi, who files for Seksi Bank too."""
    give_role(world, "staf_bank", "unit_filer")
    return world.officer("dewi")
