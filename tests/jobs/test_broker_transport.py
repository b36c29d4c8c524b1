"""A worker never takes a message that is still being written."""

from queue import Empty

import kombu
import pytest
from kombu.exceptions import ChannelError
from kombu.transport import filesystem

from eoffice.celery import app
from eoffice.jobs import broker_transport

MESSAGE = {"body": "ring", "headers": {}}


class Hurried:
    """Looks into the folder at the very moment at which a message is turned into bytes."""

    def __init__(self, folder, transport, monkeypatch):
        options = dict.fromkeys(("data_folder_in", "data_folder_out"), str(folder))
        options |= {"processed_folder": str(folder), "control_folder": str(folder)}
        connection = kombu.Connection("filesystem://", transport_options=options)
        self.channel = transport(connection).Channel(transport(connection))
        self.taken = []
        for module in (filesystem, broker_transport):
            monkeypatch.setattr(module, "dumps", self.dumps)

    def dumps(self, payload):
        try:
            self.taken.append(self.channel._get("fast"))
        except Empty:
            self.taken.append(None)
        return kombu.utils.json.dumps(payload)


def test_the_worker_finds_nothing_until_the_message_is_whole(tmp_path, monkeypatch):
    office = Hurried(tmp_path, broker_transport.Transport, monkeypatch)
    office.channel._put("fast", MESSAGE)
    assert office.taken == [None]
    assert office.channel._get("fast") == MESSAGE


def test_the_plain_folder_would_hand_out_half_a_message(tmp_path, monkeypatch):
    office = Hurried(tmp_path, filesystem.Transport, monkeypatch)
    with pytest.raises(ValueError, match="Expecting value"):
        office.channel._put("fast", MESSAGE)


def test_the_application_uses_it():
    with app.connection_for_write(url="filesystem://localhost") as connection:
        assert connection.get_transport_cls() is broker_transport.Transport


def test_what_cannot_be_written_is_told(tmp_path, monkeypatch):
    office = Hurried(tmp_path, broker_transport.Transport, monkeypatch)
    monkeypatch.setattr(broker_transport.Channel, "data_folder_out", str(tmp_path / "missing"))
    with pytest.raises(ChannelError):
        office.channel._put("fast", MESSAGE)
