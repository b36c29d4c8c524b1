"""Fails when a text has no Indonesian, a doubtful one, or when the compiled catalogue is old.

Collects the texts of a copy of the product, so that the catalogue itself stays untouched.
"""

import gettext
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACES = ("eoffice", "correspondence", "disposition", "archive", "templates", "locale")
CATALOGUE = Path("locale/id/LC_MESSAGES/django.po")


def run(*command: str, cwd: Path) -> str:
    """Run a gettext program and return what it says."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def texts_of(po: str) -> list[str]:
    """The messages of a catalogue, without its header."""
    entries = [entry for entry in po.split("\n\n") if "\nmsgid " in f"\n{entry}"]
    return [entry for entry in entries if '\nmsgid ""\nmsgstr "' not in f"\n{entry}"]


def collected(here: Path) -> Path:
    """A copy of the product's catalogue with every text that the product now holds."""
    for place in PLACES:
        if (ROOT / place).exists():
            shutil.copytree(ROOT / place, here / place)
    (here / "locale").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "id", "--no-location"]
    run(*command, "--no-obsolete", cwd=here)
    return here / CATALOGUE


def main() -> None:
    """Collect, compare, and tell every fault."""
    if not shutil.which("msgfmt"):
        sys.exit("gettext is missing here: apt-get install gettext" if os.environ.get("CI") else 0)
    with tempfile.TemporaryDirectory() as folder:
        po = collected(Path(folder))
        untranslated = texts_of(run("msgattrib", "--untranslated", str(po), cwd=ROOT))
        doubtful = texts_of(run("msgattrib", "--only-fuzzy", str(po), cwd=ROOT))
        run("msgfmt", "--check-format", "-o", f"{folder}/now.mo", str(ROOT / CATALOGUE), cwd=ROOT)
        with Path(folder, "now.mo").open("rb") as now:
            is_stale = gettext.GNUTranslations(now)._catalog != compiled()
    for entry in [*untranslated, *doubtful]:
        print(entry, end="\n\n")
    print(f"Untranslated: {len(untranslated)}, doubtful: {len(doubtful)}.")
    if is_stale:
        print("The compiled catalogue is not up to date: make messages")
    sys.exit(bool(untranslated or doubtful or is_stale))


def compiled() -> dict:
    """The messages of the committed, compiled catalogue."""
    with (ROOT / CATALOGUE).with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


if __name__ == "__main__":
    main()
