"""Addresses of the archive: the daily lists, dossiers, the schedule, lists and packages.

Places, loans and disposals keep their own tables of contents; all share the namespace `archive`.
"""

from django.urls import include, path

from archive.views import home

app_name = "archive"
urlpatterns = [
    # /archive/
    path("", home.home, name="home"),
    # rooms of the records unit
    path("", include("archive.place_urls")),
    path("", include("archive.loan_urls")),
    path("", include("archive.disposal_urls")),
]
