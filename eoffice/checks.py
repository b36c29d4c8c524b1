"""What must hold between the settings of an installation, each with an id and a hint.

`manage.py check --deploy` runs them all. Loaded by the composition root when Django starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

Apps = Sequence[AppConfig] | None
LETTER_STORES = ("originals", "derived")


@register(Tags.security, deploy=True)
def debug_is_off(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """A traceback shows parts of letters to whoever asks."""
    if not settings.DEBUG:
        return []
    return [Error("DEBUG is on.", hint="Unset DEBUG or set it to false.", id="eoffice.E001")]


@register(Tags.security, deploy=True)
def secret_is_strong(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Whoever guesses the key can make sessions."""
    key = settings.SECRET_KEY
    if len(key) >= 50 and len(set(key)) >= 10 and "insecure" not in key:
        return []
    hint = "Use at least 50 random characters, best from a file: SECRET_KEY_FILE."
    return [Error("SECRET_KEY is weak.", hint=hint, id="eoffice.E002")]


@register(Tags.security)
def letter_files_are_private(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """No web server and no bucket may hand out a letter by its bare address."""
    return [
        Error(
            f"Files of the storage '{name}' would be public: {fault}.",
            hint="Keep them outside STATIC_ROOT, without base_url; in S3 private and signed.",
            id="eoffice.E003",
        )
        for name in LETTER_STORES
        if (fault := publicity_of(settings.STORAGES[name]["OPTIONS"]))
    ]


def publicity_of(options: dict[str, Any]) -> str:
    """Return how the files of a store could be reached by anyone; empty when they cannot."""
    if options.get("base_url"):
        return "it has a public address"
    if "bucket_name" not in options:
        inside = Path(options["location"]).resolve().is_relative_to(Path(settings.STATIC_ROOT))
        return "they lie inside the static files" if inside else ""
    if options.get("default_acl") != "private":
        return "the bucket's access is not private"
    return "" if options.get("querystring_auth") else "addresses are not signed"


@register(Tags.security)
def sealing_keys_work(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """The identity of a complainant is sealed from the first day, with a key that works."""
    hint = "SEALING_KEYS holds Fernet keys, the newest first, separated by commas."
    if not settings.SEALING_KEYS:
        return [Error("There is no key for sealed identities.", hint=hint, id="eoffice.E004")]
    try:
        for key in settings.SEALING_KEYS:
            Fernet(key)
    except ValueError:
        return [Error("A key of SEALING_KEYS is not a Fernet key.", hint=hint, id="eoffice.E004")]
    return []


@register(Tags.database)
def parts_fit_each_other(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Several machines need a database, a broker and a store that all of them reach."""
    embedded = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    local = settings.CELERY_BROKER_URL.startswith("filesystem:")
    if embedded and not local:
        hint = "Set DATABASE_URL to PostgreSQL, or leave CELERY_BROKER_URL away."
        return [Error("A shared broker rings for a local database.", hint=hint, id="eoffice.E005")]
    if local and not embedded:
        hint = "Set CELERY_BROKER_URL to Redis as soon as there is a second machine."
        return [Warning("The broker is a folder of this machine.", hint=hint, id="eoffice.W006")]
    return []


@register(Tags.security, deploy=True)
def production_uses_services(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Mail that stays in a folder reaches nobody."""
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        hint = "Set EMAIL_URL, for example smtp+tls://user:password@mail.example.go.id:587."
        return [Error("Notices would be written to a folder.", hint=hint, id="eoffice.E007")]
    return []


@register(Tags.security, deploy=True)
def links_lead_here(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Notices carry links only; one to the reader's own machine leads nowhere."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    if host != "localhost" and not host.startswith("127."):
        return []
    hint = "Set SITE_URL to the address that people use, such as https://eoffice.example.go.id."
    return [Warning("Links in notices lead to this machine.", hint=hint, id="eoffice.W010")]


@register(Tags.security, deploy=True)
def signing_secret_is_strong(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Whoever has the database and guesses the secret can sign in the name of anyone."""
    secret = settings.SIGNING_AUTHORITY_SECRET
    hint = "Use at least 32 random characters, best from a file: SIGNING_AUTHORITY_SECRET_FILE."
    if not secret:
        return [Warning("Nobody can be given a signing key.", hint=hint, id="eoffice.W008")]
    if len(secret) < 32 or len(set(secret)) < 10 or secret == settings.SECRET_KEY:
        return [Error("SIGNING_AUTHORITY_SECRET is weak.", hint=hint, id="eoffice.E008")]
    return []


@register(Tags.security, deploy=True)
def signing_gateway_is_private(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Passphrases travel to the gateway."""
    if not settings.SIGNING_GATEWAY_URL.startswith("http:"):
        return []
    hint = "Use https, or keep the gateway on this machine or in a network of its own."
    return [Warning("SIGNING_GATEWAY_URL is not encrypted.", hint=hint, id="eoffice.W009")]
