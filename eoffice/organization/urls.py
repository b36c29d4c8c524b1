"""The desk from which one acts, and who acts for whom in an office."""

from django.urls import path

from eoffice.organization.views import pages, verbs

app_name = "organization"
urlpatterns = [
    # the own desk
    path("desk/", verbs.switch_desk, name="switch_desk"),
    # acting officials and absences of an office
    path("acting/", pages.acting, name="acting"),
    path("acting/people/", pages.people, name="people"),
    path("acting/appoint/", verbs.acting_appoint, name="acting_appoint"),
    path("acting/<int:pk>/end/", verbs.acting_end, name="acting_end"),
    path("acting/absences/enter/", verbs.absence_enter, name="absence_enter"),
    path("acting/absences/<int:pk>/end/", verbs.absence_end, name="absence_end"),
]
