"""What is wrong with a table or with the text is said before a letter is made of every row."""

from correspondence.models import LetterType
from tests.correspondence.test_draft_merge import draft, look  # noqa: F401 - a fixture


def test_what_would_be_wrong_with_every_letter_is_said_before_they_are_made(
    client_of,
    citra,
    draft,  # noqa: F811
):
    LetterType.objects.update(parts=["annex"])
    page = look(client_of(citra), draft, "nama;nilai\nDinas A;1\nDinas B;2\nDinas A;3\n")
    assert page.context["repeated"] == ["Dinas A"] and page.context["missing"]
    LetterType.objects.update(parts=[])
    once = look(client_of(citra), draft, "nama;nilai\nDinas A;1\nDinas B;2\n").context
    assert (once["repeated"], once["missing"]) == ([], "")
