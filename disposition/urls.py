"""Addresses of the chain's verbs."""

from django.urls import path

from disposition.views import giving, letters, verbs
from disposition.views.verb_table import VERBS

app_name = "disposition"

urlpatterns = [
    # /letters/…
    path("letters/<int:pk>/dispose/", giving.dispose, name="dispose"),
    path("letters/<int:pk>/close/", letters.close, name="close"),
    path("letters/<int:pk>/reopen/", letters.reopen, name="reopen_letter"),
    path("letters/<int:pk>/return/", letters.return_to_desk, name="return"),
    path("letters/<int:pk>/note/", letters.note, name="note_letter"),
    path("letters/note-selected/", letters.note_selected, name="note_selected"),
    # /branches/…
    path("branches/<int:pk>/forward/", giving.forward, name="forward"),
    path("branches/<int:pk>/report/", verbs.report, name="report"),
    *[
        path(f"branches/<int:pk>/{verb}/", verbs.branch_verb, {"verb": verb}, name=verb)
        for verb in VERBS
    ],
    # /sheets/… and /extensions/…
    path("sheets/<int:pk>/add/", verbs.add_receivers, name="add_receivers"),
    path("extensions/<int:pk>/decide/", verbs.decide_more_time, name="decide_more_time"),
]
