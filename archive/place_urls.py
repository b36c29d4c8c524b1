"""Addresses of places, boxes and their counts."""

from django.urls import path

from archive.views import boxing, counts, place_labels, places, scanning

urlpatterns = [
    # /archive/places/…
    path("places/", places.places, name="places"),
    path("places/new/", places.place_new, name="place_new"),
    path("places/<int:pk>/", places.place, name="place"),
    path("places/<int:pk>/change/", places.place_change, name="place_change"),
    path("places/<int:pk>/count/", counts.count_place, name="count_place"),
    path("places/<int:pk>/labels.pdf", place_labels.of_place, name="place_labels"),
    # /archive/boxes/…
    path("boxes/new/", places.box_new, name="box_new"),
    path("boxes/labels.pdf", place_labels.of_boxes, name="box_labels"),
    path("boxes/<int:pk>/", places.box, name="box"),
    path("dossiers/<int:pk>/box/", boxing.into_box, name="dossier_box"),
    path("boxes/<int:pk>/count/", counts.count_box, name="count_box"),
    # /archive/counts/…
    path("counts/", counts.counts, name="counts"),
    path("counts/<int:pk>/", counts.count, name="count"),
    path("counts/<int:pk>/scan/", counts.scan, name="count_scan"),
    path("counts/<int:pk>/finish/", counts.finish, name="count_finish"),
    path("counts/<int:pk>/cancel/", counts.cancel, name="count_cancel"),
    # /archive/scan/… where the QR of labels leads
    path("scan/", scanning.scan, name="scan"),
    path("scan/<slug:code>/", scanning.label, name="label"),
]
