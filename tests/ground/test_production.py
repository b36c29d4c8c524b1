"""Production refuses to start when it would be unsafe, and says why."""

import os
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet

pytestmark = pytest.mark.embedded  # settings are read, no database is asked
SAFE = {
    "EOFFICE_ENV": "production",
    "SECRET_KEY": "k3Vw9-pQz7Rt2Xy8Lm4Nb6Hc1Jd5Fg0Sa-uYiOeWqTrPlKjHgZx",
    "SEALING_KEYS": Fernet.generate_key().decode(),
    "ALLOWED_HOSTS": "eoffice.example.go.id",
    "EMAIL_URL": "smtp://127.0.0.1:25",
}


SHOW_DEBUG = "from django.conf import settings; print(settings.DEBUG)"


def start(tmp_path, *, command: str = SHOW_DEBUG, **changes: str) -> subprocess.CompletedProcess:
    """Load the settings in a process of their own, with nothing but these variables."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    variables = {**inherited, **SAFE, "VAR_DIR": str(tmp_path), **changes}
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
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name"),
        ({"STATIC_ROOT": "/srv/static", "STORAGE_ROOT": "/srv/static/x"}, "anyone could fetch"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL is not an address"),
        ({"DATABASE_URL": "mysql://a:hush@b/c"}, "DATABASE_URL is not an address"),
        ({"CELERY_BROKER_URL": "amqp://a"}, "CELERY_BROKER_URL is not"),
        ({"CACHE_URL": "redis:/a"}, "CACHE_URL is not"),
        ({"EMAIL_URL": "smtp.go.id"}, "EMAIL_URL is not"),
        ({"SITE_URL": "eoffice.go.id"}, "SITE_URL is not"),
        ({"STORAGE_BACKEND": "s3", "STORAGE_S3_ENDPOINT_URL": "files"}, "ENDPOINT_URL is not"),
        ({"TIME_ZONE_DEFAULT": "Asia/Tokyo"}, "is not one of"),
        ({"LOG_LEVEL": "loud"}, "is not one of"),
        ({"OCR_LANGUAGES": "ind;eng"}, "OCR_LANGUAGES"),
        ({"SESSION_HOURS": "9" * 30}, "whole number from 1 to 168"),
        ({"UPLOAD_MAX_MEGABYTES": "1000000"}, "whole number from 1 to"),
        ({"DATABASE_URL": "postgres://a:hush@b"}, "name of the database is missing"),
        ({"EMAIL_URL": "smtp://a:hush@b:port"}, "its port is no number"),
        ({"DEFAULT_FROM_EMAIL": "nobody"}, "is not a mail address"),
        ({"CSRF_TRUSTED_ORIGINS": "a.go.id"}, "begin with https://"),
        ({"SEALING_KEYS": "nonsense"}, "not a Fernet key"),
        ({"SIGNING_GATEWAY_URL": "ftp://x"}, "SIGNING_GATEWAY_URL is not"),
        ({"SIGNING_GATEWAY_URL": "https://x"}, "needs SIGNING_GATEWAY_USER"),
        ({"SIGNING_CERTIFIED_ROOTS": "nonsense"}, "no certificate"),
    ],
)
def test_production_refuses_to_start(tmp_path, changes, why):
    done = start(tmp_path, **changes)
    assert done.returncode != 0
    assert why in done.stderr and "hush" not in done.stderr


def test_an_address_with_a_password_may_lie_in_a_file(tmp_path):
    (tmp_path / "database").write_text("postgres://office:hush@db/eoffice\n")
    show = "from django.conf import settings; print(settings.DATABASES['default']['HOST'])"
    done = start(tmp_path, command=show, DATABASE_URL_FILE=str(tmp_path / "database"))
    assert done.stdout.strip() == "db", done.stderr
