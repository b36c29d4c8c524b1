"""Addresses of letters that go out, and of what is done with them."""

from django.urls import include, path

from correspondence.views import (
    draft_fields,
    draft_merge,
    draft_print,
    drafts,
    drafts_edit,
    keys,
    many,
    outgoing_lists,
    outgoing_page,
    replies,
    review,
)

app_name = "outgoing"
urlpatterns = [
    # /outgoing/ – the lists, and what waits for an initial or a signature
    path("", outgoing_lists.letters, name="list"),
    path("approvals/", outgoing_lists.approvals, name="approvals"),
    path("submit-many/", many.submit, name="submit_many"),
    path("approve-many/", many.approve, name="approve_many"),
    path("send-many/", many.send, name="send_many"),
    # /outgoing/<letter>/ – its page, and the verbs of its way to the signature
    path("<int:pk>/", outgoing_page.page, name="page"),
    path("<int:pk>/compare/", outgoing_page.compare, name="compare"),
    path("<int:pk>/submit/", review.submit, name="submit"),
    path("<int:pk>/approve/", review.approve, name="approve"),
    path("<int:pk>/send-back/", review.send_back, name="send_back"),
    path("<int:pk>/take-back/", review.take_back, name="take_back"),
    path("<int:pk>/refuse/", review.refuse, name="refuse"),
    path("<int:pk>/cancel/", review.cancel, name="cancel"),
    path("<int:pk>/await-reply/", replies.await_reply, name="await_reply"),
    path("<int:pk>/settle-reply/", replies.settle_reply, name="settle_reply"),
    path("<int:pk>/remarks/<int:remark>/settle/", review.settle, name="settle"),
    # /outgoing/new/ and /outgoing/<letter>/edit/ – writing
    path("new/", drafts.new, name="new"),
    path("suggest/addressees/", draft_fields.addressees, name="suggest_addressees"),
    path("suggest/checkers/", draft_fields.checkers, name="suggest_checkers"),
    path("<int:pk>/edit/", drafts_edit.edit, name="edit"),
    path("<int:pk>/autosave/", drafts_edit.autosave, name="autosave"),
    path("<int:pk>/merge/", draft_merge.merge, name="merge"),
    # /outgoing/<letter>/ on paper
    path("<int:pk>/preview/", draft_print.preview, name="preview"),
    path("<int:pk>/print/", draft_print.print_draft, name="print"),
    # /outgoing/key/ – one's own signing key
    path("key/", keys.key, name="key"),
    path("key/make/", keys.make, name="key_make"),
    path("key/passphrase/", keys.change_passphrase, name="key_passphrase"),
    path("key/revoke/", keys.revoke, name="key_revoke"),
    # signing, sending and the books
    path("", include("correspondence.sending_urls")),
]
