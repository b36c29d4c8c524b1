"""A file whose chain was removed whole is missed by what it told of."""

import pytest

from eoffice.documents.states import FileState
from eoffice.documents.verify import files_are_in_the_trail
from tests.audit.removed import remove_chain

pytestmark = pytest.mark.django_db


def faults():
    return [(fault.kind, fault.subject) for fault in files_are_in_the_trail()]


def test_a_file_without_a_chain(receive):
    file = receive()
    assert faults() == []
    remove_chain("file", file.pk)
    assert faults() == [("trail", f"file {file.pk}")]


def test_a_file_of_a_destroyed_dossier_is_told_of_there(receive):
    file = receive()
    remove_chain("file", file.pk)
    type(file).objects.filter(pk=file.pk).update(state=FileState.PURGED)
    assert faults() == []
