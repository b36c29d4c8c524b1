"""What e-Office stands on: database, broker, cache, mail and the stores of files.

Embedded by default (SQLite, folders under VAR_DIR); one variable each moves to a real service.
"""

import re
from email.utils import parseaddr
from pathlib import Path

import environ
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured

from eoffice import environment
from eoffice.settings.installation import BASE_DIR, EOFFICE_ENV, IN_PRODUCTION, VAR_DIR

# --- database ------------------------------------------------------------------------------------
DATABASE_URL = environment.address(
    "DATABASE_URL",
    f"sqlite:///{VAR_DIR}/eoffice.sqlite3",
    schemes=("postgres", "postgresql", "sqlite"),
)
DATABASES = {"default": environ.Env.db_url_config(DATABASE_URL)}
if not DATABASES["default"]["NAME"]:
    raise ImproperlyConfigured(
        "DATABASE_URL is not an address: the name of the database is missing."
    )
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
        "PRAGMA recursive_triggers=ON;PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"] |= {"CONN_HEALTH_CHECKS": True}
    # Our statements are short and read by index: compiling one to machine code, which the planner
    # begins where it overrates a large table, would take longer than running it, and so would
    # starting other processes for a part of it. What we prepare
    # (`eoffice.plans`) is asked by ids with an index, so that one plan fits every value.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "options",
        "-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan",
    )
DATABASES["default"]["CONN_MAX_AGE"] = 60  # an open connection keeps what it has planned or parsed
DATABASE_KEEPS_PLANS = environment.flag("DATABASE_KEEPS_PLANS", default=True)

# --- background work: the job row is the truth, Celery rings the bell ----------------------------
BROKER_DIR = VAR_DIR / "broker"
CELERY_BROKER_URL = environment.address(
    "CELERY_BROKER_URL", "filesystem://localhost", schemes=("redis", "rediss", "filesystem")
)
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
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
# Every worker sweeps by itself as well: the clock of beat is a second pair of eyes.
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "eoffice.jobs.sweep", "schedule": 10.0},
    "prune": {"task": "eoffice.jobs.prune", "schedule": 3600.0},
    "make_root": {"task": "eoffice.audit.make_root", "schedule": crontab(hour=17, minute=5)},
    **{
        kind: {"task": "eoffice.jobs.put", "args": [kind], "schedule": schedule}
        for kind, schedule in {
            "wake_files": 60.0,
            "storage_sweep": crontab(hour=18, minute=10),
            "deadlines": crontab(),
            "remind_drafts": crontab(minute="*/10"),
            "remind_of_replies": crontab(hour=1, minute=30),
            "forget_forms": crontab(hour=18, minute=50),
            "release_stuck_signing": 60.0,
            "sweep_search": 60.0,
            "expire_exports": 600.0,
            "integrity_round": 300.0,
            "recount_search": crontab(hour=18, minute=40),
            "expire_packages": crontab(hour=19, minute=20),
            "loan_deadlines": crontab(minute=5),
            "end_loan_copies": 60.0,
        }.items()
    },
}
# how many days after the end of a round over all files the next one begins
INTEGRITY_ROUND_DAYS = environment.number("INTEGRITY_ROUND_DAYS", 7, least=1, most=365)
# fast: what somebody looks at now; soon: what somebody waits for; slow: reading of scans, upkeep
JOB_QUEUES = {
    "read_text": "slow",
    "purge_bytes": "slow",
    "storage_sweep": "slow",
    "find_label": "slow",
    "find_signed_paper": "slow",
    "judge_signatures": "slow",
    "index_stale": "soon",
    "index_documents": "soon",
    "sweep_search": "soon",
    "recount_search": "slow",
    "purge_search": "slow",
    "make_package": "soon",
    "take_in_package": "soon",
    "expire_packages": "slow",
    "drop_package": "slow",
    "read_old_list": "soon",
    "take_over_old_list": "soon",
    "pack_export": "soon",
    "expire_exports": "slow",
    "drop_export": "slow",
    "execute_disposal": "soon",
    "purge_database": "slow",
    "integrity_round": "slow",
    "refresh_closed_letters": "slow",
    "send_notice_mail": "mail",
    **{
        f"mail_loan_{kind}": "mail"
        for kind in (
            "approved",
            "rejected",
            "due_soon",
            "overdue",
            "copy_ended",
            "more_time_decided",
        )
    },
}

MAIL_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")

# --- mail and cache ----------------------------------------------------------------------------
EMAIL_URL = environment.address(
    "EMAIL_URL",
    f"filemail:///{VAR_DIR}/mail",
    schemes=("smtp", "smtps", "smtp+tls", "smtp+ssl", "filemail", "consolemail", "memorymail"),
)
vars().update(environ.Env.email_url_config(EMAIL_URL))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "e-Office <eoffice@localhost>")
if not MAIL_ADDRESS.fullmatch(parseaddr(DEFAULT_FROM_EMAIL)[1]):
    raise ImproperlyConfigured("DEFAULT_FROM_EMAIL is not a mail address.")
CACHE_URL = environment.address(
    "CACHE_URL",
    f"filecache://{VAR_DIR}/cache",
    schemes=("redis", "rediss", "filecache", "locmemcache"),
)
CACHES = {"default": environ.Env.cache_url_config(CACHE_URL)}

# --- files -----------------------------------------------------------------------------------
STORAGE_BACKEND = environment.text("STORAGE_BACKEND", "local", one_of=("local", "s3"))
STORAGE_ROOT = Path(environment.text("STORAGE_ROOT", str(VAR_DIR / "files"))).resolve()


def letter_storage(folder: str, *, durable: bool = True) -> dict:
    """Return the private storage of one kind of file: a local folder, or a prefix in a bucket."""
    if STORAGE_BACKEND == "local":
        return {
            "BACKEND": "eoffice.documents.storage.DurableFileSystemStorage",
            "OPTIONS": {"location": str(STORAGE_ROOT / folder), "durable": durable},
        }
    return {
        "BACKEND": "eoffice.documents.s3.PrivateS3Storage",
        "OPTIONS": {
            "bucket_name": environment.text("STORAGE_S3_BUCKET", "eoffice"),
            "endpoint_url": environment.address(
                "STORAGE_S3_ENDPOINT_URL", schemes=("https", "http")
            )
            or None,
            "region_name": environment.text("STORAGE_S3_REGION", "us-east-1"),
            "access_key": environment.secret("STORAGE_S3_ACCESS_KEY") or None,
            "secret_key": environment.secret("STORAGE_S3_SECRET_KEY") or None,
            "addressing_style": environment.text(
                "STORAGE_S3_ADDRESSING_STYLE", "path", one_of=("path", "virtual", "auto")
            ),
            "location": folder,
            "default_acl": "private",
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }


STATIC_URL = "/static/"
STATIC_ROOT = Path(environment.text("STATIC_ROOT", str(VAR_DIR / "static"))).resolve()
if STORAGE_ROOT.is_relative_to(STATIC_ROOT):
    raise ImproperlyConfigured("STORAGE_ROOT lies in STATIC_ROOT: anyone could fetch the letters.")
STATICFILES_DIRS = [BASE_DIR / "static"] if (BASE_DIR / "static").exists() else []
WHITENOISE_MAX_AGE = 3600
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = EOFFICE_ENV in {"development", "test"}
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": letter_storage("other"),
    "originals": letter_storage("originals"),
    "derived": letter_storage("derived", durable=False),
    "packages": letter_storage("packages"),
    "staticfiles": {
        "BACKEND": PLAIN_STATIC
        if WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # The image is built by root and run by another user; letters keep the modes below.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
UPLOAD_MAX_BYTES = (
    1024 * 1024 * environment.number("UPLOAD_MAX_MEGABYTES", 100, least=1, most=1_000)
)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 8_000  # the page of a letter to 500 addressees has ten for each
FILE_UPLOAD_HANDLERS = [
    "eoffice.documents.uploads.SizeGuard",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
OCR_ENGINE = environment.text("OCR_ENGINE", "tesseract", one_of=("tesseract", "none"))
OCR_LANGUAGES = environment.text("OCR_LANGUAGES", "ind+eng").split("+")
if not all(language.isidentifier() for language in OCR_LANGUAGES):
    raise ImproperlyConfigured("OCR_LANGUAGES is not a list of languages such as ind+eng.")

# --- signatures: the own certificate authority, and the gateway of a certified one ---------------
SIGNING_AUTHORITY_SECRET = environment.secret("SIGNING_AUTHORITY_SECRET")
SIGNING_AUTHORITY_AUTOMATIC = not IN_PRODUCTION  # made when first needed, in the demo and in tests
if not IN_PRODUCTION:
    SIGNING_AUTHORITY_SECRET = SIGNING_AUTHORITY_SECRET or environment.kept_secret(
        VAR_DIR / "signing_secret"
    )
SIGNING_CERTIFIED_ROOTS = environment.secret("SIGNING_CERTIFIED_ROOTS")
if SIGNING_CERTIFIED_ROOTS and "BEGIN CERTIFICATE" not in SIGNING_CERTIFIED_ROOTS:
    raise ImproperlyConfigured("SIGNING_CERTIFIED_ROOTS holds no certificate in PEM.")
SIGNING_GATEWAY_URL = environment.address("SIGNING_GATEWAY_URL", schemes=("https", "http")).rstrip(
    "/"
)
SIGNING_GATEWAY_USER = environment.text("SIGNING_GATEWAY_USER")
SIGNING_GATEWAY_PASSWORD = environment.secret("SIGNING_GATEWAY_PASSWORD")
SIGNING_GATEWAY_SECONDS = environment.number("SIGNING_GATEWAY_SECONDS", 30, least=1, most=100)
if SIGNING_GATEWAY_URL and not (SIGNING_GATEWAY_USER and SIGNING_GATEWAY_PASSWORD):
    raise ImproperlyConfigured("SIGNING_GATEWAY_URL needs SIGNING_GATEWAY_USER and _PASSWORD.")
