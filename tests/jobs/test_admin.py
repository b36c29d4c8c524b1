"""The administrator of the installation looks at jobs and lets failed ones be tried again."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from eoffice import jobs
from eoffice.jobs import lease
from eoffice.jobs.models import Job
from eoffice.jobs.states import JobState

pytestmark = pytest.mark.django_db
LIST = "admin:jobs_job_changelist"


@pytest.fixture
def failed(rung):
    job = jobs.enqueue("note", 4)
    lease.fail(lease.claim(job.pk), "child_died")
    return job


@pytest.fixture
def superuser(client, world, fajar):
    person = get_user_model().objects.get(pk=fajar.user_id)
    get_user_model().objects.filter(pk=person.pk).update(is_superuser=True, is_staff=True)
    client.force_login(get_user_model().objects.get(pk=person.pk))
    return client


def test_a_failed_job_is_tried_again(superuser, failed):
    assert "child_died" in superuser.get(reverse(LIST)).content.decode()
    superuser.post(reverse(LIST), {"action": "try_again", "_selected_action": [failed.pk]})
    assert Job.objects.get().state == JobState.QUEUED


def test_nothing_is_added_changed_or_deleted(superuser, failed):
    assert superuser.get(reverse("admin:jobs_job_add")).status_code == 403
    assert superuser.post(reverse("admin:jobs_job_delete", args=[failed.pk])).status_code == 403


def test_an_offices_administrator_does_not_see_them(client_of, fajar, failed):
    assert client_of(fajar).get(reverse(LIST)).status_code in {302, 403}
