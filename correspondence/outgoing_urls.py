"""Addresses of letters that go out, and of what is done with them."""

from django.urls import path

from correspondence.views import draft_print, keys

app_name = "outgoing"
urlpatterns = [
    # /outgoing/<letter>/ on paper
    path("<int:pk>/preview/", draft_print.preview, name="preview"),
    path("<int:pk>/print/", draft_print.print_draft, name="print"),
    # /outgoing/key/ – one's own signing key
    path("key/", keys.key, name="key"),
    path("key/make/", keys.make, name="key_make"),
    path("key/passphrase/", keys.change_passphrase, name="key_passphrase"),
    path("key/revoke/", keys.revoke, name="key_revoke"),
]
