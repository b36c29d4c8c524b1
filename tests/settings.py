"""Settings of the tests: the real ones, in a folder of their own that goes when the tests end."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "EOFFICE_TEST_ROOT" not in os.environ:
    os.environ["EOFFICE_TEST_ROOT"] = tempfile.mkdtemp(prefix="eoffice-test-")
    atexit.register(shutil.rmtree, os.environ["EOFFICE_TEST_ROOT"], ignore_errors=True)
WORKER_DIR = Path(os.environ["EOFFICE_TEST_ROOT"]) / os.environ.get("PYTEST_XDIST_WORKER", "main")
os.environ["EOFFICE_ENV"] = "test"
os.environ["VAR_DIR"] = str(WORKER_DIR)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from eoffice.settings import *  # noqa: E402, F403
from eoffice.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# A real file, not memory: races, live servers and worker processes need the WAL of production;
# only the wait for the disk is left out.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(WORKER_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;PRAGMA recursive_triggers=ON;"
    )
else:
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
