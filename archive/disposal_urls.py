"""Addresses of disposals, holds and the proof of integrity."""

from django.urls import path

from archive.views import appraisals, approvals, disposal_verbs, disposals, execution, faults, holds

urlpatterns = [
    # /archive/disposals/ – the lists
    path("disposals/", disposals.disposals, name="disposals"),
    path("disposals/new/", disposal_verbs.new, name="disposal_new"),
    # /archive/disposals/<disposal>/ – its page, and the verbs in the order of its steps
    path("disposals/<int:pk>/", disposals.disposal, name="disposal"),
    path("disposals/<int:pk>/select/", disposal_verbs.select, name="disposal_select"),
    path("disposals/<int:pk>/cancel/", disposal_verbs.cancel, name="disposal_cancel"),
    path("disposals/items/<int:pk>/withdraw/", disposal_verbs.withdraw, name="disposal_withdraw"),
    path("disposals/<int:pk>/committee/", appraisals.committee, name="disposal_committee"),
    path("disposals/<int:pk>/appraise/", appraisals.appraise, name="disposal_appraise"),
    path("disposals/<int:pk>/conclude/", appraisals.conclude, name="disposal_conclude"),
    path("disposals/approvals/<int:pk>/", approvals.decide, name="disposal_decide"),
    path("disposals/<int:pk>/ask/<slug:authority>/", approvals.ask, name="disposal_ask"),
    path("disposals/<int:pk>/execute/", execution.execute, name="disposal_execute"),
    path("disposals/<int:pk>/sign/", execution.sign, name="disposal_sign"),
    path("disposals/<int:pk>/paper/", execution.paper, name="disposal_paper"),
    path("disposals/<int:pk>/list.pdf", execution.list_pdf, name="disposal_list_pdf"),
    path("disposals/<int:pk>/list.xlsx", execution.list_xlsx, name="disposal_list_xlsx"),
    path("disposals/<int:pk>/minutes.pdf", execution.minutes_pdf, name="disposal_minutes_pdf"),
    # /archive/holds/
    path("holds/", holds.holds, name="holds"),
    path("holds/new/", holds.new, name="hold_new"),
    path("holds/<int:pk>/", holds.hold, name="hold"),
    path("holds/<int:pk>/bind/", holds.bind, name="hold_bind"),
    path("holds/<int:pk>/release/<int:dossier>/", holds.release, name="hold_release"),
    path("holds/<int:pk>/lift/", holds.lift, name="hold_lift"),
    # /archive/integrity/
    path("integrity/", faults.integrity, name="integrity"),
    path("integrity/<int:pk>/", faults.fault, name="fault"),
    path("integrity/<int:pk>/look/", faults.look, name="fault_look"),
    path("integrity/<int:pk>/accept/", faults.accept, name="fault_accept"),
]
