"""The files of one story run in one process; every other file may run in any."""

import pytest

from tests.spread import put_in_order, together

PLACE = "tests/journeys/test_"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("archive_story", "archive_story_gone"),
        ("main_job", "main_job_reports"),
        ("outgoing_story", "outgoing_story_sent"),
    ],
)
def test_the_files_of_a_story_stay_together(one, other):
    assert together(f"{PLACE}{one}.py") == together(f"{PLACE}{other}.py")


def test_each_tour_stands_alone():
    tours = [f"{PLACE}every_page.py::test_every_page[{who}]" for who in ("head", "desk")]
    assert {*map(together, tours)} == {*tours}


def test_other_files_stand_alone():
    files = [f"{PLACE}every_page.py", f"{PLACE}archive_story.py", f"{PLACE}main_job.py"]
    files += [f"{PLACE}outgoing_story.py", "tests/archive/test_lists.py", "tests/jobs/test_kill.py"]
    assert len({together(file) for file in files}) == len(files)


class Item:
    """A test as the order knows it."""

    def __init__(self, nodeid: str, *marks: str) -> None:
        self.nodeid, self.marks = nodeid, marks

    def get_closest_marker(self, name: str) -> str | None:
        return name if name in self.marks else None


def test_a_long_file_comes_first_and_keeps_its_order():
    items = [
        Item("tests/a.py::plain", "django_db"),
        Item("tests/b.py::before", "django_db"),
        Item("tests/b.py::after"),
        Item("tests/c.py::killed", "kill"),
    ]
    put_in_order(items)
    names = [item.nodeid.split("::")[1] for item in items]
    assert names == ["killed", "before", "after", "plain"]
