"""A package made here is taken in by an installation with a database of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import migrated
from tests.archive.packing import bytes_of, full_dossier, hashes, packed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
FOREIGN = ("DATABASE_URL", "CELERY_BROKER_URL", "CELERY_KEY_PREFIX", "EOFFICE_TEST_ROOT")
TAKING_IN = """
from django.core.management import call_command
from archive.models import Dossier, Package
from tests import migrated
from tests.archive.packing import hashes
from tests.world import build_world
build_world()
call_command("import_package", {file!r}, "--user", "laras")
dossier = Dossier.objects.get()
manifest = Package.objects.get().manifest_sha256
print(manifest, dossier.acts_from, dossier.state, *hashes(dossier))
"""


def taken_in_elsewhere(file: Path, folder: Path) -> list[str]:
    """What another installation says of the package: its own folder, database and process."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    env = kept | {
        "VAR_DIR": str(folder),
        "EOFFICE_ENV": "development",
        "DJANGO_SETTINGS_MODULE": "eoffice.settings",
    }
    migrated.copy_to(folder / "eoffice.sqlite3")
    code = TAKING_IN.format(file=str(file))
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=350,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip().splitlines()[-1].split()


@pytest.mark.timeout(400)
def test_the_round_trip_gives_the_same_hashes(world, filer, laras, tmp_path):
    dossier = full_dossier(world, filer)
    package = packed(dossier, laras)
    file = tmp_path / "berkas.zip"
    file.write_bytes(bytes_of(package, tmp_path))
    said = taken_in_elsewhere(file, tmp_path / "elsewhere")
    facts = [package.manifest_sha256, str(dossier.acts_from), dossier.state]
    assert said == [*facts, *hashes(dossier)]
