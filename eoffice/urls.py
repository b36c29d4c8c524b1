"""The table of contents of the whole site: one line per part."""

from django.contrib import admin
from django.urls import include, path

from eoffice import health

handler400 = "eoffice.error_pages.bad_request"
handler403 = "eoffice.error_pages.permission_denied"
handler404 = "eoffice.error_pages.not_found"
handler500 = "eoffice.error_pages.server_error"

admin.autodiscover()  # here, and not at every start: a worker administers nothing

urlpatterns = [
    path("", include("eoffice.pages.urls")),
    path("", include("correspondence.urls")),
    path("", include("disposition.urls")),
    path("archive/", include("archive.urls")),
    path("", include("eoffice.documents.urls")),
    path("", include("eoffice.notifications.urls")),
    path("", include("eoffice.organization.urls")),
    path("", include("eoffice.audit.urls")),
    path("accounts/", include("eoffice.organization.accounts.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    # for machines
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
