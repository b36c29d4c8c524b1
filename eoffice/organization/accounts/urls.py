"""Pages under /accounts/: those of django-allauth that we need, under its names, and our own.

Nothing else of django-allauth is reachable: no sign-up, no e-mail pages, no social sign-in.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from django.contrib.auth.decorators import login_required
from django.urls import include, path

from eoffice.organization.accounts import factor_views, views

own = [
    # the office's administrator
    path("office/", login_required(views.office), name="office"),
    path("office/<int:pk>/", login_required(views.person), name="person"),
    path("office/slips/", login_required(views.slips_issue), name="slips_issue"),
    path("office/<int:pk>/slip/", login_required(views.slip_issue), name="slip_issue"),
    path("office/<int:pk>/close/", login_required(views.account_close), name="account_close"),
    path("office/<int:pk>/reopen/", login_required(views.account_reopen), name="account_reopen"),
    # the person with a slip
    path("slip/", views.slip, name="slip"),
    path("slip/password/", views.slip_password, name="slip_password"),
]

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path(
        "password/change/",
        login_required(account.password_change),
        name="account_change_password",
    ),
    path("2fa/", factor.index, name="mfa_index"),
    path("2fa/authenticate/", factor_views.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", factor_views.activate, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", factor_views.deactivate, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        factor_views.make_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("", include((own, "accounts"))),
]
