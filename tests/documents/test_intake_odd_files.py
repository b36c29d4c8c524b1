"""`manage.py intake` with what is no file, has no decent name or is far too large."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.documents.conftest import picture


@pytest.fixture
def take_in(bimo, capsys):
    """Call the command in this process; its rows by name, and its exit code."""

    def call(*paths):
        code = 0
        try:
            call_command("intake", *map(str, paths), "--as", "bimo", "--json")
        except SystemExit as leaving:
            code = leaving.code
        rows = map(json.loads, capsys.readouterr().out.splitlines())
        return {row["name"]: row for row in rows}, code

    return call


def test_what_is_no_file_is_said_and_the_others_go_on(take_in, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.png").write_bytes(picture())
    names = ["folder", "pipe", "gone.pdf", "a.png"]
    rows, code = take_in(*(tmp_path / name for name in names))
    assert [rows[name]["outcome"] for name in names] == ["not_received"] * 3 + ["received"]
    assert (
        code == 1 and rows["gone.pdf"]["sentence"] == "Tidak ada berkas bernama gone.pdf di sini."
    )
    assert all("bukan berkas" in rows[name]["sentence"] for name in names[:2])


def test_a_file_that_is_too_large_is_refused_with_its_hash(take_in, settings, tmp_path: Path):
    settings.UPLOAD_MAX_BYTES = 1000
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7" + bytes(2000))
    rows, code = take_in(tmp_path / "a.pdf")
    assert (rows["a.pdf"]["outcome"], rows["a.pdf"]["reason"], code) == ("refused", "too_large", 0)
    digest = hashlib.sha256((tmp_path / "a.pdf").read_bytes()).hexdigest()
    assert rows["a.pdf"]["sha256"] == digest


@pytest.mark.parametrize("name", ["new\nline.png", ";rm -rf.png", "<b>.png", "测试 😀.png"])
def test_a_row_carries_the_name_that_was_given(name, take_in, tmp_path: Path):
    (tmp_path / name).write_bytes(picture())
    rows, code = take_in(tmp_path / name)
    assert list(rows) == [name] and code == 0


def test_a_name_that_is_no_text_does_not_stop_the_call(take_in, tmp_path: Path):
    strange = os.fsencode(tmp_path) + b"/scan-\xe9\xff.png"
    subprocess.run([b"cp", b"/dev/stdin", strange], input=picture(), check=True)
    rows, code = take_in(os.fsdecode(strange))
    assert [row["outcome"] for row in rows.values()] == ["received"] and code == 0
