"""The worker stays small: it shows no page, so it loads none."""

import re
import sys
from subprocess import run

from tests.house.source import ROOT

LOAD = """
import sys
from eoffice.worker import app
app.loader.import_default_modules()
app.finalize()
print(" ".join(sys.modules))
"""
PAGES = re.compile(r"^(eoffice|correspondence|disposition|archive)\b.*\.(views|forms|urls|admin)\b")
HEAVY = {"prompt_toolkit", "openpyxl", "pypdfium2", "pikepdf", "pyhanko", "typst"}


def loaded() -> list[str]:
    """What a worker holds before its first job."""
    command = [sys.executable, "-c", LOAD]
    return run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


def test_the_worker_loads_no_pages_and_no_document_work():
    modules = loaded()
    assert [name for name in modules if PAGES.match(name)] == []
    assert HEAVY & {name.split(".")[0] for name in modules} == set()


def test_nothing_in_the_worker_asks_for_an_address_that_loads_all_pages():
    ours = [name for name in loaded() if name.split(".")[0] in {"correspondence", "disposition"}]
    files = [ROOT.joinpath(*name.split(".")) for name in ours]
    sources = [file.with_suffix(".py") for file in files if file.with_suffix(".py").exists()]
    assert len(sources) > 50
    assert [file.name for file in sources if "django.urls" in file.read_text("utf-8")] == []
