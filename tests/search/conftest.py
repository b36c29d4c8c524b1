"""The story of the matrix, indexed: one letter with everybody's tie to it."""

import pytest

from tests.matrix.story import Story, tell_story


@pytest.fixture
def story(world) -> Story:
    """Told and indexed."""
    return tell_story(world)
