"""The web process stays small: what opens documents is loaded by the worker only."""

import subprocess
import sys

from tests.house.source import ROOT

HEAVY = {"pypdfium2", "pikepdf", "typst", "img2pdf", "zxingcpp", "pypdf", "boto3", "pyhanko"}
LOAD = """
import sys
from eoffice.wsgi import application
from django.urls import get_resolver
get_resolver().url_patterns
print(" ".join(sys.modules))
"""


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh process holds after this."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return {name.split(".")[0] for name in done.stdout.split()}


def test_the_web_process_loads_no_document_work():
    assert loaded_by(LOAD) & HEAVY == set()


def test_the_supervisor_loads_neither_django_nor_celery():
    code = "import sys, eoffice.serve; print(' '.join(sys.modules))"
    assert loaded_by(code) & {"django", "celery", "kombu"} == set()
