"""Who signs in, for how long, what stops a guesser, and what a browser may do with our pages."""

from datetime import timedelta

from csp.constants import NONE, SELF

from eoffice import environment
from eoffice.settings.installation import IN_PRODUCTION, TRUSTED_PROXY_COUNT

# --- people: who signs in, for how long, and what stops a guesser --------------------------------
AUTH_USER_MODEL = "organization.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_RULES = "eoffice.organization.accounts.passwords"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_RULES}.NotLikeOneself"},
    {"NAME": f"{_RULES}.NotCommon"},
    {"NAME": f"{_RULES}.LongEnough", "OPTIONS": {"min_length": 10}},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# A whole office may sit behind one address: axes counts by person and address instead.
# What is left to count here are wrong codes of the second factor, per person.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "e-Office"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = environment.number("SIGN_IN_TRIES", 5, least=1, most=100)
AXES_COOLOFF_TIME = timedelta(
    minutes=environment.number("SIGN_IN_LOCK_MINUTES", 15, least=1, most=10_080)
)
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
SESSION_IDLE_SECONDS = 60 * environment.number("SESSION_IDLE_MINUTES", 30, least=1, most=1_440)
SESSION_COOKIE_AGE = 3600 * environment.number("SESSION_HOURS", 12, least=1, most=168)
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
