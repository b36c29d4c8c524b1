"""Which program reads: the one of the system, also where our environment stands before it."""

import os
import sys
from pathlib import Path

import pytest

from eoffice.pdf.work.ocr import engine

OWN = str(Path(sys.prefix, "bin"))


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A tesseract of the system, in a folder of its own."""
    monkeypatch.delenv("EOFFICE_TESSERACT", raising=False)
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh")
    program.chmod(0o755)
    return program


def test_the_system_s_program_is_taken_though_ours_stands_first(installed, monkeypatch):
    assert os.access(Path(OWN, "tesseract"), os.X_OK)  # the script that must be passed over
    monkeypatch.setenv("PATH", os.pathsep.join((OWN, f"{OWN}/", str(installed.parent))))
    assert engine()[0] == str(installed)


def test_without_one_it_is_the_packaged_program_itself(installed, monkeypatch):
    monkeypatch.setenv("PATH", OWN)
    program, data = engine()
    assert not program.startswith(OWN) and Path(program).is_file()
    assert Path(data, "eng.traineddata").is_file()


def test_a_named_one_comes_before_all(installed, monkeypatch):
    monkeypatch.setenv("EOFFICE_TESSERACT", "/opt/reader")
    assert engine()[0] == "/opt/reader"
