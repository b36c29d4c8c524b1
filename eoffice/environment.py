"""Reads settings from the environment, each with its type; nonsense is refused, never guessed.

Every secret may come from a file instead: NAME_FILE names a file that holds the value of NAME.
Must not import: django.conf, models.
"""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


def text(name: str, default: str = "", *, one_of: tuple[str, ...] = ()) -> str:
    """Return the value of a variable, checked against the words that are allowed."""
    value = os.environ.get(name, "").strip() or default
    if one_of and value not in one_of:
        raise ImproperlyConfigured(f"{name}={value!r} is not one of: {', '.join(one_of)}.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return yes or no; any other word is an error."""
    value = text(name).lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no (use true or false).")
    return value in TRUE


def number(name: str, default: int, *, least: int = 0, most: int = 1_000_000_000) -> int:
    """Return a whole number between the least and the most that make sense."""
    value = text(name, str(default))
    short = value.isascii() and value.isdecimal() and len(value) < 20
    if not short or not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name}={value!r} is not a whole number from {least} to {most}."
        )
    return int(value)


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Return a comma-separated list without blanks."""
    return [word.strip() for word in text(name, ",".join(default)).split(",") if word.strip()]


def secret(name: str, default: str = "") -> str:
    """Return a secret from NAME, or from the file that NAME_FILE points at."""
    path = text(f"{name}_FILE")
    if path and text(name):
        raise ImproperlyConfigured(f"Set {name} or {name}_FILE, not both.")
    if not path:
        return text(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE={path!r} cannot be read: {error}.") from error


def address(name: str, default: str = "", *, schemes: tuple[str, ...]) -> str:
    """Return the address of a part, in one of the schemes that fit; it may hold a password."""
    value = secret(name, default)
    scheme, colon, place = value.partition("://")
    if value and (not colon or not place or scheme not in schemes):
        known = ", ".join(f"{each}://" for each in schemes)
        raise ImproperlyConfigured(f"{name} is not an address that begins with one of: {known}")
    try:
        _port = urlsplit(value).port
    except ValueError:  # its words are not passed on: they may hold a password
        raise ImproperlyConfigured(f"{name} is not an address: its port is no number.") from None
    return value


def kept_secret(path: Path) -> str:
    """Return the random key kept in this file, made on the first call (never for production).

    Two processes may start at once: the file is written aside and linked into place, so that one
    of them wins and both read the same, whole key.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="utf-8").strip()


def is_fernet_key(key: str) -> bool:
    """Whether these are 32 bytes in the alphabet of web addresses."""
    try:
        return len(base64.urlsafe_b64decode(key)) == 32
    except ValueError:
        return False
