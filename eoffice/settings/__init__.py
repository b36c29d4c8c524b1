"""Settings of e-Office, all of them read from the environment; `docs/settings.md` lists them.

What belongs here: values, split by what they are about. How they are read is in
`eoffice.environment`; what must hold between them is in `eoffice.checks`.
"""

from django.utils.translation import gettext_lazy as _

from eoffice import environment
from eoffice.settings.accounts import *  # noqa: F403
from eoffice.settings.installation import *  # noqa: F403
from eoffice.settings.installation import BASE_DIR
from eoffice.settings.people import *  # noqa: F403
from eoffice.settings.services import *  # noqa: F403

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
INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_fsm",
    "django_htmx",
    "tree_queries",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *OUR_APPS,
]
MIDDLEWARE = [
    "eoffice.middleware.RequestNumberMiddleware",
    "eoffice.middleware.TrustedProxyMiddleware",
    "eoffice.middleware.TrailSourceMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "eoffice.compression.TextGZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "eoffice.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "eoffice.middleware.SessionLifetimeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "eoffice.organization.middleware.OfficerMiddleware",
    "eoffice.organization.accounts.middleware.AccountDutiesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "eoffice.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]
CSRF_FAILURE_VIEW = "eoffice.error_pages.csrf_failure"
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
                "eoffice.organization.context_processors.desk_context",
                "eoffice.notifications.context_processors.bell",
                "eoffice.pages.rail.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- language, time, mail, cache, log ------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "eoffice.formats"
USE_TZ = True
TIME_ZONE = "UTC"
TIME_ZONE_DEFAULT = environment.text(
    "TIME_ZONE_DEFAULT",
    "Asia/Jakarta",
    one_of=("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"),
)
LOG_LEVEL = environment.text(
    "LOG_LEVEL", "INFO", one_of=("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
)
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
    "loggers": {"axes": {"level": "WARNING"}},  # the trail records sign-ins
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
}
