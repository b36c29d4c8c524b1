"""How often visitors may ask: by the minute of the clock, also where the cache is a folder."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import RequestFactory

from correspondence import public_pace
from eoffice import clock


@pytest.fixture(params=["locmem.LocMemCache", "filebased.FileBasedCache"])
def visitor(request, settings, tmp_path):
    """A visitor, where the counts lie in memory or in a folder."""
    backend = f"django.core.cache.backends.{request.param}"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": str(tmp_path)}}
    return RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")


def test_who_asked_too_often_may_ask_again_in_the_next_minute(visitor, monkeypatch):
    begun = clock.now().replace(second=0)
    for later in (0, 59):
        monkeypatch.setattr(clock, "now", lambda at=begun + timedelta(seconds=later): at)
        for _ in range(public_pace.UPLOADS_A_MINUTE // 2):
            public_pace.may_upload(visitor)
    with pytest.raises(public_pace.TooFast):
        public_pace.may_upload(visitor)
    monkeypatch.setattr(clock, "now", lambda: begun + timedelta(seconds=60))
    public_pace.may_upload(visitor)
