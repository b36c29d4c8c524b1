"""Addresses of the intake desk, the registers and the directory."""

from django.urls import include, path

from correspondence.views import (
    arrivals,
    books,
    contacts,
    letters,
    recording,
    registers,
    suggest,
    tray,
    tray_verbs,
    verify,
)

intake = [
    # /intake/
    path("", tray.tray, name="tray"),
    path("upload/", tray.upload, name="upload"),
    path("record/", recording.record_paper, name="record_paper"),
    # /intake/scans/…
    path("scans/<int:pk>/", tray.scan, name="scan"),
    path("scans/<int:pk>/pages/", tray.pages, name="pages"),
    path("scans/<int:pk>/record/", recording.record, name="record"),
    path("scans/<int:pk>/claim/", tray_verbs.claim, name="claim"),
    path("scans/<int:pk>/release/", tray_verbs.release, name="release"),
    path("scans/<int:pk>/hide/", tray_verbs.hide, name="hide"),
    path("scans/<int:pk>/skip/", tray_verbs.skip, name="skip"),
    path("scans/<int:pk>/discard/", tray_verbs.discard, name="discard"),
    path("scans/<int:pk>/restore/", tray_verbs.restore, name="restore"),
    path("scans/<int:pk>/split/", tray_verbs.split, name="split"),
    path("scans/<int:pk>/add/", tray_verbs.add_to_letter, name="add_to_letter"),
    # /intake/arrivals/…
    path("arrivals/<int:pk>/register/", arrivals.register, name="register_arrival"),
    # /intake/letters/…
    path("letters/<int:pk>/", recording.recorded, name="recorded"),
    path("letters/<int:pk>/label/", letters.label, name="label"),
    path("letters/<int:pk>/receipt/", letters.receipt, name="receipt"),
    path("letters/<int:pk>/label.pdf", letters.label_pdf, name="label_pdf"),
    path("letters/<int:pk>/correct/", letters.correct, name="correct"),
    path("letters/<int:pk>/void/", letters.void, name="void"),
    path("letters/<int:pk>/readdress/", letters.readdress, name="readdress"),
    path("letters/<int:pk>/attach/", letters.attach, name="attach"),
    path("letters/<int:pk>/complainant/", letters.complainant, name="complainant"),
    path("letters/<int:pk>/complainant/open/", letters.open_complainant, name="open_complainant"),
    # /intake/suggest/…
    path("suggest/senders/", suggest.senders, name="suggest_senders"),
    path("suggest/senders/<int:pk>/", suggest.sender, name="suggest_sender"),
    path("suggest/seats/", suggest.seats, name="suggest_seats"),
    path("suggest/duplicates/", suggest.duplicates, name="suggest_duplicates"),
    path("suggest/answered/", suggest.answered, name="suggest_answered"),
]
books_of_the_office = [
    # /registers/
    path("", registers.registers, name="list"),
    path("<int:pk>/", registers.book, name="book"),
    path("<int:pk>/print/", registers.print_book, name="print"),
    path("<int:pk>/agenda.pdf", registers.pdf_book, name="pdf"),
    path("<int:pk>/agenda.xlsx", registers.xlsx_book, name="xlsx"),
    path("<int:pk>/open/", books.open_book, name="open"),
    path("<int:pk>/reserve/", books.reserve, name="reserve"),
    path("<int:pk>/import/", books.import_book, name="import"),
    path("<int:pk>/take-over/", books.take_over, name="take_over"),
    path("series/<int:pk>/close/", books.close_book, name="close"),
    path("entries/<int:pk>/void/", books.void_number, name="void_number"),
]
directory = [
    # /contacts/
    path("", contacts.contacts, name="list"),
    path("new/", contacts.add, name="add"),
    path("<int:pk>/", contacts.change, name="change"),
    path("<int:pk>/merge/", contacts.merge, name="merge"),
]
public = [
    # /verify/ – for everybody
    path("", verify.check, name="check"),
    path("<str:code>/", verify.page, name="page"),
    path("authority/<str:serial>.crt", verify.authority, name="authority"),
    path("authority/<str:serial>.crl", verify.revoked, name="revoked"),
]
urlpatterns = [
    path("intake/", include((intake, "intake"))),
    path("registers/", include((books_of_the_office, "registers"))),
    path("contacts/", include((directory, "contacts"))),
    path("outgoing/", include("correspondence.outgoing_urls")),
    path("verify/", include((public, "verify"))),
]
