"""What the containers are told fits what is there: settings, commands, the example to fill in."""

import os
import re

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from tests.house.source import ROOT

COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "deploy/env.example").read_text(encoding="utf-8")
SETTING = re.compile(r"^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$", re.MULTILINE)


def test_the_example_and_the_containers_name_the_same_settings():
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z0-9_]+)", COMPOSE))
    assert {name for name, _value in SETTING.findall(EXAMPLE)} == asked


def test_what_stands_behind_a_setting_is_its_value():
    """A remark on the same line would be taken for the value by whoever uncomments it."""
    assert [line for line in SETTING.findall(EXAMPLE) if " " in line[1].strip()] == []


def test_what_a_container_runs_is_there():
    scripts = set(re.findall(r'"(deploy/\w+)"', COMPOSE))
    assert scripts == {"deploy/web", "deploy/worker", "deploy/beat", "deploy/probe"}
    assert [name for name in scripts if not os.access(ROOT / name, os.X_OK)] == []


def test_no_container_fills_the_disk_with_its_log():
    services = COMPOSE[COMPOSE.index("\nservices:") : COMPOSE.index("\nvolumes:")]
    blocks = re.split(r"\n  (?=[a-z-]+:\n)", services)[1:]
    assert len(blocks) == 9
    assert [one for one in blocks if "<<: *app" not in one and "logging: *logging" not in one] == []
    assert "logging: *logging" in COMPOSE[: COMPOSE.index("\nservices:")]


def test_whoever_serves_the_collected_files_may_read_them(settings, tmp_path):
    """The image is built by root; its web server is another user."""
    how = settings.STORAGES["staticfiles"]
    at = how["OPTIONS"] | {"location": str(tmp_path)}
    storages.create_storage(how | {"OPTIONS": at}).save("css/a.css", ContentFile(b"a{}"))
    modes = [path.stat().st_mode & 0o777 for path in (tmp_path / "css", tmp_path / "css/a.css")]
    assert modes == [0o755, 0o644]
