"""The table of contents of the whole site: one line per part."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

PARTS = ["organization", "documents", "notifications", "audit", "pages"]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
]
for part in [*(f"eoffice.{name}" for name in PARTS), "correspondence", "disposition"]:
    if find_spec(part) and find_spec(f"{part}.urls"):
        urlpatterns.append(path("", include(f"{part}.urls")))
