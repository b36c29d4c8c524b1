"""What the product imports is what it asks to be installed, each line with its reason."""

import re
import sys
from importlib.metadata import packages_distributions

import pytest

from tests.house import source

LINE = re.compile(r"^([A-Za-z0-9._-]+)(\[[a-z0-9,-]+\])?==[\w.]+\s+# .{10,}$")
IMPLIED = {
    "billiard",
    "amqp",
    "kombu",
    "botocore",
    "boto3",
    "fontTools",
    "asn1crypto",
    "pyhanko_certvalidator",
}  # parts of what is asked for


def asked_for(name: str) -> set[str]:
    """The distributions that a requirements file names, as importlib spells them."""
    lines = (source.ROOT / name).read_text("utf-8").splitlines()
    return {match[1].lower().replace("_", "-") for line in lines if (match := LINE.match(line))}


def imported() -> dict[str, str]:
    """Every top-level module from outside that the product imports, with one place of it."""
    found = {}
    for path in source.product_files():
        for name in source.imports(source.tree_of(path), source.name_of(path)):
            top = name.split(".")[0]
            if top not in sys.stdlib_module_names and top not in {*source.PLACES, *IMPLIED}:
                found[top] = source.short(path)
    return found


def test_everything_imported_is_asked_for():
    homes, asked = packages_distributions(), asked_for("requirements.txt")
    faults = [
        f"{place} imports {top}, which requirements.txt does not name"
        for top, place in sorted(imported().items())
        if not asked & {home.lower().replace("_", "-") for home in homes.get(top, [])}
    ]
    source.expect_none(faults)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_each_requirement_is_pinned_and_has_its_reason(name):
    lines = (source.ROOT / name).read_text("utf-8").splitlines()
    wrong = [
        line for line in lines if line and not line.startswith(("#", "-r")) and not LINE.match(line)
    ]
    source.expect_none(wrong)
