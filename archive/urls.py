"""Addresses of the archive: the daily lists, dossiers, the schedule, lists and packages.

Places, loans and disposals keep their own tables of contents; all share the namespace `archive`.
"""

from django.urls import include, path

from archive.views import dossier_verbs, dossiers, filing, home

app_name = "archive"
urlpatterns = [
    # /archive/
    path("", home.home, name="home"),
    path("unfiled/", filing.unfiled, name="unfiled"),
    path("unfiled/file/", filing.file_many, name="file_many"),
    path("letters/<int:pk>/file/", filing.file_letter, name="file_letter"),
    # /archive/dossiers/…
    path("dossiers/", dossiers.dossiers, name="dossiers"),
    path("dossiers/new/", dossiers.new, name="dossier_new"),
    path("dossiers/<int:pk>/", dossiers.dossier, name="dossier"),
    path("dossiers/<int:pk>/change/", dossier_verbs.change, name="dossier_change"),
    path("dossiers/<int:pk>/close/", dossier_verbs.close, name="dossier_close"),
    path("dossiers/<int:pk>/trigger/", dossier_verbs.trigger, name="dossier_trigger"),
    path("dossiers/<int:pk>/bind/", dossier_verbs.bind, name="dossier_bind"),
    path("dossiers/<int:pk>/reopen/", dossier_verbs.reopen, name="dossier_reopen"),
    path("dossiers/<int:pk>/add/", dossier_verbs.add, name="dossier_add"),
    path("items/<int:pk>/unfile/", dossier_verbs.unfile, name="unfile"),
    # rooms of the records unit
    path("", include("archive.place_urls")),
    path("", include("archive.loan_urls")),
    path("", include("archive.disposal_urls")),
]
