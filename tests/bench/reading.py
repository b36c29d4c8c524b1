"""What reading costs: our pipeline against tesseract alone on the same pictures, one thread."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pikepdf

from eoffice.documents.models import StoredFile
from eoffice.pdf.work.ocr import engine
from tests.bench.bars import Line
from tests.bench.costs import Costs
from tests.bench.files import hand_in
from tests.bench.office import CLERK, OfficeAtWork, unlike

PATIENCE = 240
LANGUAGES = "ind+eng"


def reading(office: OfficeAtWork, content: bytes, rounds: int) -> list[Line]:
    """In turn: a letter through the pipeline until its text is there, and tesseract alone."""
    clerk, ours, bare, waited = office.as_person(CLERK), [], [], []
    for number in range(rounds):
        bare.append(bare_ocr(content))
        costs, start = Costs(), time.perf_counter()
        file = hand_in(clerk, f"baca-{number}.pdf", unlike(content, 20_000 + number))
        _wait_for_text(file)
        waited.append(time.perf_counter() - start)
        ours.append(costs.spent())
    note = (
        f"{rounds} letters of 3 pages: {median(ours):.2f} s of CPU, text after "
        f"{median(waited):.1f} s; tesseract alone {median(bare):.2f} s"
    )
    share = round(median(ours) / median(bare), 2)
    return [Line("CPU of a letter with OCR", share, "× bare OCR", 1.15, note=note)]


def bare_ocr(content: bytes) -> float:
    """CPU seconds of tesseract on the raw pictures of the scan."""
    program, data = _engine()
    environment = {"PATH": os.environ["PATH"], "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"} | data
    start = _children()
    with TemporaryDirectory() as folder, pikepdf.open(BytesIO(content)) as scan:
        for number, page in enumerate(scan.pages):
            picture = pikepdf.PdfImage(next(iter(page.images.values())))
            path = picture.extract_to(fileprefix=str(Path(folder) / f"page{number}"))
            command = [program, path, "-", "-l", LANGUAGES, "--psm", "3", "tsv"]
            subprocess.run(command, env=environment, check=True, capture_output=True)
    return _children() - start


def _engine() -> tuple[str, dict[str, str]]:
    """The program that the pipeline takes, with its data."""
    program, data = engine()
    return program, {"TESSDATA_PREFIX": data} if data else {}


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_text(file_id: int) -> None:
    end = time.perf_counter() + PATIENCE
    done = StoredFile.objects.filter(pk=file_id, text_state__in=("read", "unreadable"))
    while not done.exists():
        if time.perf_counter() > end:
            raise RuntimeError("The text did not come.")
        time.sleep(0.1)
