"""Addresses of loans; the list itself is named `loans`."""

from django.urls import path

from archive.views import loan_begin, loan_prints, loan_verbs, loans

urlpatterns = [
    # /archive/loans/…
    path("loans/", loans.loans, name="loans"),
    path("loans/mine/", loans.my_loans, name="my_loans"),
    path("loans/new/", loan_begin.ask, name="loan_new"),
    path("loans/enter/", loan_begin.enter, name="loan_enter"),
    path("loans/register.pdf", loan_prints.register, name="loan_register"),
    path("loans/register.xlsx", loan_prints.register_table, name="loan_register_table"),
    path("loans/overdue.pdf", loan_prints.overdue, name="loan_overdue"),
    path("loans/<int:pk>/", loans.loan, name="loan"),
    path("loans/<int:pk>/<slug:kind>.pdf", loan_prints.paper, name="loan_paper"),
    path("loans/<int:pk>/add/", loan_verbs.add, name="loan_add"),
    path("loans/<int:pk>/approve/", loan_verbs.approve, name="loan_approve"),
    path("loans/<int:pk>/reject/", loan_verbs.reject, name="loan_reject"),
    path("loans/<int:pk>/cancel/", loan_verbs.cancel, name="loan_cancel"),
    path("loans/<int:pk>/hand-over/", loan_verbs.hand_over, name="loan_hand_over"),
    path("loans/<int:pk>/take-back/", loan_verbs.take_back, name="loan_take_back"),
    path("loans/<int:pk>/more-time/", loan_verbs.ask_time, name="loan_more_time"),
    path("more-time/<int:pk>/decide/", loan_verbs.decide_time, name="loan_decide_time"),
    # /archive/lent/… one thing of a loan
    path("lent/<int:pk>/lost/", loan_verbs.lose, name="lent_lost"),
    path("lent/<int:pk>/found/", loan_verbs.find, name="lent_found"),
    path("lent/<int:pk>/copy/<int:file>.pdf", loan_prints.lent_copy, name="lent_copy"),
    path("lent/<int:pk>/end/", loan_verbs.end_copy, name="lent_end"),
]
