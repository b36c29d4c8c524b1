"""Addresses of the archive: the daily lists, dossiers, the schedule, lists and packages.

Places, loans and disposals keep their own tables of contents; all share the namespace `archive`.
"""

from django.urls import include, path

from archive.views import (
    documents,
    dossier_verbs,
    dossiers,
    filing,
    home,
    lists,
    old_lists,
    packages,
    rebinding,
    schedule_verbs,
    schedules,
)

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
    path("dossiers/bind/", rebinding.bind_many, name="bind_many"),
    path("dossiers/<int:pk>/", dossiers.dossier, name="dossier"),
    path("dossiers/<int:pk>/change/", dossier_verbs.change, name="dossier_change"),
    path("dossiers/<int:pk>/close/", dossier_verbs.close, name="dossier_close"),
    path("dossiers/<int:pk>/trigger/", dossier_verbs.trigger, name="dossier_trigger"),
    path("dossiers/<int:pk>/bind/", dossier_verbs.bind, name="dossier_bind"),
    path("dossiers/<int:pk>/reopen/", dossier_verbs.reopen, name="dossier_reopen"),
    path("dossiers/<int:pk>/add/", dossier_verbs.add, name="dossier_add"),
    path("items/<int:pk>/", documents.document, name="document"),
    path("items/<int:pk>/unfile/", dossier_verbs.unfile, name="unfile"),
    # /archive/lists/…
    path("lists/", lists.lists, name="lists"),
    path("lists/list.pdf", lists.list_pdf, name="list_pdf"),
    path("lists/list.xlsx", lists.list_xlsx, name="list_xlsx"),
    path("lists/labels.pdf", lists.labels_pdf, name="folder_labels"),
    # /archive/schedules/…
    path("schedules/", schedules.schedules, name="schedules"),
    path("schedules/sample.csv", schedules.sample, name="schedule_sample"),
    path("schedules/import/", schedule_verbs.import_table, name="schedule_import"),
    path("schedules/take-over/", schedule_verbs.take_over, name="schedule_take_over"),
    path("schedules/take-sample/", schedule_verbs.take_sample, name="schedule_take_sample"),
    path("schedules/<int:pk>/", schedules.schedule, name="schedule"),
    path("schedules/<int:pk>/simulation/", schedules.simulation, name="schedule_simulation"),
    path("schedules/<int:pk>/copy/", schedule_verbs.copy, name="schedule_copy"),
    path("schedules/<int:pk>/in-force/", schedule_verbs.put_in_force, name="schedule_in_force"),
    path("schedules/<int:pk>/discard/", schedule_verbs.discard, name="schedule_discard"),
    path("rules/<int:pk>/", schedule_verbs.rule, name="rule"),
    # /archive/old-lists/…
    path("old-lists/", old_lists.old_lists, name="old_lists"),
    path("old-lists/new/", old_lists.hand_in, name="old_list_new"),
    path("old-lists/<int:pk>/", old_lists.old_list, name="old_list"),
    path("old-lists/<int:pk>/take-over/", old_lists.take_over, name="old_list_take_over"),
    path("old-lists/<int:pk>/discard/", old_lists.discard, name="old_list_discard"),
    # /archive/packages/…
    path("packages/", packages.packages, name="packages"),
    path("packages/import/", packages.import_package, name="package_import"),
    path("packages/<int:pk>/", packages.package, name="package"),
    path("packages/<int:pk>/again/", packages.again, name="package_again"),
    path("packages/<int:pk>/download.zip", packages.download, name="package_download"),
    path("dossiers/<int:pk>/export/", packages.export, name="dossier_export"),
    # rooms of the records unit
    path("", include("archive.place_urls")),
    path("", include("archive.loan_urls")),
    path("", include("archive.disposal_urls")),
]
