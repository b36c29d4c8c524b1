"""Production refuses to start when it would be unsafe, and says why."""

import os
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet

SAFE = {
    "EOFFICE_ENV": "production",
    "SECRET_KEY": "k3Vw9-pQz7Rt2Xy8Lm4Nb6Hc1Jd5Fg0Sa-uYiOeWqTrPlKjHgZx",
    "SEALING_KEYS": Fernet.generate_key().decode(),
    "ALLOWED_HOSTS": "eoffice.example.go.id",
    "EMAIL_URL": "smtp://127.0.0.1:25",
}


def start(tmp_path, **changes: str) -> subprocess.CompletedProcess:
    """Load the settings in a process of their own, with nothing but these variables."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    variables = {**inherited, **SAFE, "VAR_DIR": str(tmp_path), **changes}
    command = "from django.conf import settings; print(settings.DEBUG)"
    return subprocess.run(
        [sys.executable, "-c", command],
        env={**variables, "DJANGO_SETTINGS_MODULE": "eoffice.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_production_starts_when_all_is_safe(tmp_path):
    done = start(tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"DEBUG": "true"}, "DEBUG must be off"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be"),
        ({"SECRET_KEY": "django-insecure-" + "x1y2z3" * 10}, "SECRET_KEY must be"),
        ({"SECRET_KEY": ""}, "SECRET_KEY must be"),
        ({"SEALING_KEYS": ""}, "SEALING_KEYS must hold"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name"),
        ({"EOFFICE_ENV": "prod"}, "is not one of"),
        ({"DEBUG": "perhaps"}, "neither yes nor no"),
        ({"STORAGE_BACKEND": "ftp"}, "is not one of"),
        ({"SESSION_IDLE_MINUTES": "0"}, "whole number from 1"),
    ],
)
def test_production_refuses_to_start(tmp_path, changes, why):
    done = start(tmp_path, **changes)
    assert done.returncode != 0
    assert why in done.stderr
