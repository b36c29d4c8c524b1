"""Addresses of signing, sending and the books of letters that go out; part of /outgoing/."""

from django.urls import path

from correspondence.views import (
    dispatch,
    expedition,
    gateway,
    out_books,
    paper_signing,
    register_out,
    revoking,
    sign_many,
    signing,
)

urlpatterns = [
    # /outgoing/<letter>/ – signing
    path("sign-many/", sign_many.sign_many, name="sign_many"),
    path("<int:pk>/sign/", signing.sign, name="sign"),
    path("<int:pk>/sign/look/", signing.look, name="sign_look"),
    path("<int:pk>/signed/", signing.signed, name="signed"),
    # /outgoing/<letter>/ – out of force, or corrected, by a later letter
    path("<int:pk>/revoke/", revoking.revoke, name="revoke"),
    path("<int:pk>/correct/", revoking.correct, name="correct"),
    # /outgoing/<letter>/paper/ – signed by hand
    path("<int:pk>/paper/", paper_signing.paper, name="paper"),
    path("<int:pk>/paper/print/", paper_signing.print_paper, name="paper_print"),
    path("<int:pk>/paper/confirm/", paper_signing.confirm, name="paper_confirm"),
    path("<int:pk>/paper/upload/", paper_signing.upload, name="paper_upload"),
    path("<int:pk>/paper/withdraw/", paper_signing.withdraw, name="paper_withdraw"),
    # /outgoing/<letter>/gateway/ – certified
    path("<int:pk>/gateway/", gateway.gateway, name="gateway"),
    path("<int:pk>/gateway/fetch/", gateway.fetch, name="gateway_fetch"),
    path("<int:pk>/gateway/withdraw/", gateway.withdraw, name="gateway_withdraw"),
    # /outgoing/<letter>/send/ and its deliveries
    path("<int:pk>/send/", dispatch.send, name="send"),
    path("<int:pk>/send/all/", dispatch.send_all, name="send_all"),
    path("deliveries/<int:pk>/way/", dispatch.choose_way, name="way"),
    path("deliveries/<int:pk>/hand-over/", dispatch.hand_over, name="hand_over"),
    path("deliveries/<int:pk>/courier/", dispatch.courier, name="courier"),
    path("deliveries/<int:pk>/confirm/", dispatch.confirm, name="confirm"),
    path("deliveries/<int:pk>/came-back/", dispatch.came_back, name="came_back"),
    path("deliveries/<int:pk>/again/", dispatch.try_again, name="try_again"),
    path("deliveries/<int:pk>/leave-out/", dispatch.leave_out, name="leave_out"),
    # /outgoing/expedition/
    path("expedition/", expedition.expedition, name="expedition"),
    path("expedition/print/", expedition.print_expedition, name="expedition_print"),
    # /outgoing/register/
    path("register/", register_out.registers, name="registers"),
    path("register/<int:pk>/", register_out.book, name="register"),
    path("register/<int:pk>/register.pdf", register_out.pdf_book, name="register_pdf"),
    path("register/<int:pk>/register.xlsx", register_out.xlsx_book, name="register_xlsx"),
    path("register/<int:pk>/set-aside/", out_books.set_aside, name="set_aside"),
    path("register/<int:pk>/date-back/", out_books.date_back, name="date_back"),
]
