"""The embedded broker's folder is kept small."""

import os
import time

from eoffice.jobs import broker_folder


def test_messages_that_were_read_go_after_some_minutes(settings, tmp_path):
    for name, age in (("old", broker_folder.KEEP_SECONDS + 5), ("new", 0)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"processed_folder": str(tmp_path)}
    assert broker_folder.clear() == 1
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_messages_that_were_never_finished_go_too(settings, tmp_path):
    for name in (f"1.fast.msg{broker_folder.UNFINISHED}", "2.fast.msg"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - broker_folder.KEEP_SECONDS - 5,) * 2)
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"data_folder_out": str(tmp_path)}
    assert broker_folder.clear() == 1
    assert [path.name for path in tmp_path.iterdir()] == ["2.fast.msg"]


def test_a_broker_without_a_folder_is_left_alone(settings):
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
    assert broker_folder.clear() == 0
