"""Which of our modules django-allauth and django-axes ask about accounts (`organization.accounts`).

The plain numbers (tries, minutes, hours) are in `people`.
"""

_ACCOUNTS = "eoffice.organization.accounts"

ACCOUNT_ADAPTER = f"{_ACCOUNTS}.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": f"{_ACCOUNTS}.forms.SignInForm",
    "change_password": f"{_ACCOUNTS}.forms.ChangePasswordForm",
    "reauthenticate": f"{_ACCOUNTS}.forms.PasswordAgainForm",
}
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_ADAPTER = f"{_ACCOUNTS}.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": f"{_ACCOUNTS}.forms.CodeForm",
    "reauthenticate": f"{_ACCOUNTS}.forms.CodeAgainForm",
    "activate_totp": f"{_ACCOUNTS}.forms.ActivateForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
AXES_USERNAME_CALLABLE = f"{_ACCOUNTS}.lockout.name_tried"
AXES_CLIENT_IP_CALLABLE = f"{_ACCOUNTS}.lockout.address_of"
AXES_LOCKOUT_CALLABLE = f"{_ACCOUNTS}.lockout.locked_page"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
