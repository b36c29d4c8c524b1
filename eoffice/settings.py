"""Settings of e-Office, all of them read from the environment; `docs/settings.md` lists them.

What belongs here: values. How they are read is in `eoffice.environment`; what must hold between
them is in `eoffice.checks`. Production refuses to start with DEBUG or without its secrets.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from eoffice import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# --- what kind of installation this is -------------------------------------------------------
EOFFICE_ENV = environment.text(
    "EOFFICE_ENV", "development", one_of=("development", "demo", "test", "production")
)
IN_PRODUCTION = EOFFICE_ENV == "production"
DEBUG = environment.flag("DEBUG", default=EOFFICE_ENV == "development")
VAR_DIR = Path(environment.text("VAR_DIR", str(BASE_DIR / "var"))).resolve()
SITE_URL = environment.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")

# --- secrets: made and kept for development and demo, required in production ---------------------
SECRET_KEY = environment.secret("SECRET_KEY")
SEALING_KEYS = [key for key in environment.secret("SEALING_KEYS").split(",") if key]
if not IN_PRODUCTION:
    SECRET_KEY = SECRET_KEY or environment.kept_secret(VAR_DIR / "secret_key")
    SEALING_KEYS = SEALING_KEYS or [environment.kept_secret(VAR_DIR / "sealing_key")]

ALLOWED_HOSTS = environment.words(
    "ALLOWED_HOSTS", () if IN_PRODUCTION else ("localhost", "127.0.0.1", "[::1]")
)
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXY_COUNT", 0)

if IN_PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("DEBUG must be off in production: it shows letters to anyone.")
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10 or "insecure" in SECRET_KEY:
        raise ImproperlyConfigured("SECRET_KEY must be at least 50 random characters.")
    if not SEALING_KEYS:
        raise ImproperlyConfigured("SEALING_KEYS must hold the key for sealed identities.")
    if not ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the addresses of this installation.")

# --- parts ---------------------------------------------------------------------------------------
OUR_APPS = [
    "eoffice.audit",
    "eoffice.jobs",
    "eoffice.organization",
    "eoffice.notifications",
    "eoffice.documents",
    "correspondence",
    "disposition",
    "archive",
    "eoffice.pages",
]
OUR_APPS = [
    name for name in OUR_APPS if (BASE_DIR / name.replace(".", "/") / "__init__.py").exists()
]
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_fsm",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *OUR_APPS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "eoffice.urls"
WSGI_APPLICATION = "eoffice.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- database ------------------------------------------------------------------------------------
env = environ.Env()
DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR_DIR}/eoffice.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
        "PRAGMA recursive_triggers=ON;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

# --- background work: the job row is the truth, Celery rings the bell ----------------------------
BROKER_DIR = VAR_DIR / "broker"
CELERY_BROKER_URL = environment.secret("CELERY_BROKER_URL", "filesystem://")
if CELERY_BROKER_URL.startswith("filesystem:"):
    for folder in ("queue", "processed", "control"):
        (BROKER_DIR / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "queue"),
        "data_folder_out": str(BROKER_DIR / "queue"),
        "processed_folder": str(BROKER_DIR / "processed"),
        "control_folder": str(BROKER_DIR / "control"),
        "store_processed": True,
        "polling_interval": 0.1,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 3600,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
        "global_keyprefix": environment.text("CELERY_KEY_PREFIX", "eoffice:"),
    }
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "fast"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"

# --- files -----------------------------------------------------------------------------------
STORAGE_BACKEND = environment.text("STORAGE_BACKEND", "local", one_of=("local", "s3"))
STORAGE_ROOT = Path(environment.text("STORAGE_ROOT", str(VAR_DIR / "files"))).resolve()


def letter_storage(folder: str) -> dict:
    """Return the private storage of one kind of file: a local folder, or a prefix in a bucket."""
    if STORAGE_BACKEND == "local":
        return {
            "BACKEND": "eoffice.documents.storage.DurableFileSystemStorage",
            "OPTIONS": {"location": str(STORAGE_ROOT / folder)},
        }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": environment.text("STORAGE_S3_BUCKET", "eoffice"),
            "endpoint_url": environment.text("STORAGE_S3_ENDPOINT_URL") or None,
            "region_name": environment.text("STORAGE_S3_REGION", "us-east-1"),
            "access_key": environment.secret("STORAGE_S3_ACCESS_KEY") or None,
            "secret_key": environment.secret("STORAGE_S3_SECRET_KEY") or None,
            "addressing_style": environment.text("STORAGE_S3_ADDRESSING_STYLE", "path"),
            "location": folder,
            "default_acl": "private",
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }


STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"] if (BASE_DIR / "static").exists() else []
WHITENOISE_MAX_AGE = 3600
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = EOFFICE_ENV in {"development", "test"}
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": letter_storage("other"),
    "originals": letter_storage("originals"),
    "derived": letter_storage("derived"),
    "staticfiles": {
        "BACKEND": PLAIN_STATIC
        if WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
OCR_ENGINE = environment.text("OCR_ENGINE", "tesseract", one_of=("tesseract", "none"))
OCR_LANGUAGES = environment.text("OCR_LANGUAGES", "ind+eng").split("+")

# --- people: who signs in, for how long, and what stops a guesser --------------------------------
AUTH_USER_MODEL = "organization.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# A whole office may sit behind one address: axes counts by person and address instead.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": None}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "e-Office"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = environment.number("SIGN_IN_TRIES", 5, least=1)
AXES_COOLOFF_TIME = timedelta(minutes=environment.number("SIGN_IN_LOCK_MINUTES", 15, least=1))
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
SESSION_IDLE_SECONDS = 60 * environment.number("SESSION_IDLE_MINUTES", 30, least=1)
SESSION_COOKIE_AGE = 3600 * environment.number("SESSION_HOURS", 12, least=1)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- what a browser may do with our pages --------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IN_PRODUCTION
if IN_PRODUCTION:
    SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = environment.number("SECURE_HSTS_SECONDS", 31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    if TRUSTED_PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- language, time, mail, cache, log ------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "eoffice.formats"
USE_TZ = True
TIME_ZONE = "UTC"
TIME_ZONE_DEFAULT = environment.text("TIME_ZONE_DEFAULT", "Asia/Jakarta")
vars().update(env.email_url("EMAIL_URL", f"filemail:///{VAR_DIR}/mail"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "e-Office <eoffice@localhost>")
CACHES = {"default": env.cache_url("CACHE_URL", f"filecache://{VAR_DIR}/cache")}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"number": {"()": "eoffice.middleware.RequestNumberFilter"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} [{number}] {message}", "style": "{"}
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["number"]}
    },
    "root": {"handlers": ["stderr"], "level": environment.text("LOG_LEVEL", "INFO")},
}
