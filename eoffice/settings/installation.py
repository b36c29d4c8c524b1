"""What kind of installation this is, where it keeps its things, and its secrets.

Production refuses to start with DEBUG, a weak secret, or without its keys and addresses.
"""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from eoffice import environment

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# --- what kind of installation this is -------------------------------------------------------
EOFFICE_ENV = environment.text(
    "EOFFICE_ENV", "development", one_of=("development", "demo", "test", "production")
)
IN_PRODUCTION = EOFFICE_ENV == "production"
DEBUG = environment.flag("DEBUG", default=EOFFICE_ENV == "development")
VAR_DIR = Path(environment.text("VAR_DIR", str(BASE_DIR / "var"))).resolve()
SITE_URL = environment.address(
    "SITE_URL", "http://127.0.0.1:8000", schemes=("https", "http")
).rstrip("/")

# --- secrets: made and kept for development and demo, required in production ---------------------
SECRET_KEY = environment.secret("SECRET_KEY")
SEALING_KEYS = [key for key in environment.secret("SEALING_KEYS").split(",") if key]
AUDIT_FINGERPRINT_KEY = environment.secret("AUDIT_FINGERPRINT_KEY")
if not IN_PRODUCTION:
    SECRET_KEY = SECRET_KEY or environment.kept_secret(VAR_DIR / "secret_key")
    SEALING_KEYS = SEALING_KEYS or [environment.kept_secret(VAR_DIR / "sealing_key")]

ALLOWED_HOSTS = environment.words(
    "ALLOWED_HOSTS", () if IN_PRODUCTION else ("localhost", "127.0.0.1", "[::1]")
)
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
if not all(origin.startswith(("https://", "http://")) for origin in CSRF_TRUSTED_ORIGINS):
    raise ImproperlyConfigured("CSRF_TRUSTED_ORIGINS begin with https:// or http://.")
TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXY_COUNT", 0, most=10)

if IN_PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("DEBUG must be off in production: it shows letters to anyone.")
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or "insecure" in SECRET_KEY:
        raise ImproperlyConfigured("SECRET_KEY must be at least 50 random characters.")
    if not all(environment.is_fernet_key(key) for key in SEALING_KEYS):
        raise ImproperlyConfigured("SEALING_KEYS hold something that is not a Fernet key.")
    if not SEALING_KEYS:
        raise ImproperlyConfigured("SEALING_KEYS must hold the key for sealed identities.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the addresses of this installation.")
