"""The system checks see an unsafe or ill-matched installation, and only that."""

import pytest

from eoffice import checks


def ids(found) -> list[str]:
    """The ids of what a check found."""
    return [message.id for message in found]


def test_a_sound_installation_has_nothing_to_say(settings):
    settings.DEBUG = False
    every = (
        checks.debug_is_off,
        checks.secret_is_strong,
        checks.letter_files_are_private,
        checks.sealing_keys_work,
    )
    settings.SECRET_KEY = "k3Vw9-pQz7Rt2Xy8Lm4Nb6Hc1Jd5Fg0Sa-uYiOeWqTrPlKjHgZx"
    assert [message for check in every for message in check(None)] == []


def test_debug_is_seen(settings):
    settings.DEBUG = True
    assert ids(checks.debug_is_off(None)) == ["eoffice.E001"]


def test_a_weak_secret_is_seen(settings):
    settings.SECRET_KEY = "a" * 60
    assert ids(checks.secret_is_strong(None)) == ["eoffice.E002"]


S3 = {"bucket_name": "letters", "default_acl": "private", "querystring_auth": True}


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (S3, ""),
        (S3 | {"default_acl": "public-read"}, "the bucket's access is not private"),
        (S3 | {"querystring_auth": False}, "addresses are not signed"),
        ({"location": "/srv/letters"}, ""),
        ({"location": "/srv/letters", "base_url": "/media/"}, "it has a public address"),
    ],
)
def test_public_files_are_seen(options, fault):
    assert checks.publicity_of(options) == fault


def test_files_among_the_static_ones_are_seen(settings):
    location = {"OPTIONS": {"location": f"{settings.STATIC_ROOT}/letters"}}
    settings.STORAGES = settings.STORAGES | {"originals": location}
    assert ids(checks.letter_files_are_private(None)) == ["eoffice.E003"]


@pytest.mark.parametrize("keys", [[], ["not-a-key"]])
def test_missing_and_broken_sealing_keys_are_seen(settings, keys):
    settings.SEALING_KEYS = keys
    assert ids(checks.sealing_keys_work(None)) == ["eoffice.E004"]


@pytest.mark.parametrize(
    ("engine", "broker", "found"),
    [
        ("sqlite3", "filesystem://", []),
        ("postgresql", "redis://r", []),
        ("sqlite3", "redis://r", ["eoffice.E005"]),
        ("postgresql", "filesystem://", ["eoffice.W006"]),
    ],
)
def test_parts_that_do_not_fit_are_seen(settings, monkeypatch, engine, broker, found):
    settings.CELERY_BROKER_URL = broker
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", f"django.db.backends.{engine}")
    assert ids(checks.parts_fit_each_other(None)) == found


def test_mail_that_reaches_nobody_is_seen(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert ids(checks.production_uses_services(None)) == ["eoffice.E007"]


@pytest.mark.parametrize(
    ("url", "found"),
    [("https://eoffice.example.go.id", []), ("http://127.0.0.1:8000", ["eoffice.W010"])],
)
def test_links_that_lead_nowhere_are_seen(settings, url, found):
    settings.SITE_URL = url
    assert ids(checks.links_lead_here(None)) == found


STRONG = "q7Rt2Xy8Lm4Nb6Hc1Jd5Fg0Sa-uYiOeWqTrPlKj"


@pytest.mark.parametrize(
    ("secret", "found"),
    [("", ["eoffice.W008"]), ("short", ["eoffice.E008"]), ("a" * 60, ["eoffice.E008"]),
     (STRONG, [])],
)  # fmt: skip
def test_a_weak_secret_of_the_authority_is_seen(settings, secret, found):
    settings.SIGNING_AUTHORITY_SECRET = secret
    assert ids(checks.signing_secret_is_strong(None)) == found


def test_the_secret_of_sessions_is_not_that_of_the_authority(settings):
    settings.SIGNING_AUTHORITY_SECRET = settings.SECRET_KEY = STRONG
    assert ids(checks.signing_secret_is_strong(None)) == ["eoffice.E008"]


@pytest.mark.parametrize(
    ("url", "found"),
    [("", []), ("https://esign.example", []), ("http://10.0.0.5", ["eoffice.W009"])],
)
def test_a_gateway_without_encryption_is_seen(settings, url, found):
    settings.SIGNING_GATEWAY_URL = url
    assert ids(checks.signing_gateway_is_private(None)) == found
