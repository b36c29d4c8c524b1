"""Settings refuse nonsense instead of guessing what it means."""

import stat

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from eoffice import environment


@pytest.mark.parametrize(("word", "meaning"), [("true", True), ("Off", False), ("", True)])
def test_a_flag_is_yes_or_no(monkeypatch, word, meaning):
    monkeypatch.setenv("FLAG", word)
    assert environment.flag("FLAG", default=True) is meaning


@pytest.mark.parametrize("word", ["maybe", "2", "falsch"])
def test_a_flag_that_is_neither_is_refused(monkeypatch, word):
    monkeypatch.setenv("FLAG", word)
    with pytest.raises(ImproperlyConfigured, match="FLAG"):
        environment.flag("FLAG", default=False)


@pytest.mark.parametrize("word", ["-1", "1.5", "ten", "²"])
def test_a_number_that_is_none_is_refused(monkeypatch, word):
    monkeypatch.setenv("NUMBER", word)
    with pytest.raises(ImproperlyConfigured, match="NUMBER"):
        environment.number("NUMBER", 3)


def test_a_number_below_the_least_is_refused(monkeypatch):
    monkeypatch.setenv("NUMBER", "0")
    with pytest.raises(ImproperlyConfigured):
        environment.number("NUMBER", 3, least=1)


def test_an_unknown_word_is_refused(monkeypatch):
    monkeypatch.setenv("EOFFICE_ENV", "prod")
    with pytest.raises(ImproperlyConfigured, match="production"):
        environment.text("EOFFICE_ENV", "development", one_of=("development", "production"))


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("hush\n")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert environment.secret("KEY") == "hush"


def test_a_secret_given_twice_or_not_readable_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "absent"))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        environment.secret("KEY")
    monkeypatch.setenv("KEY", "hush")
    with pytest.raises(ImproperlyConfigured, match="not both"):
        environment.secret("KEY")


def test_a_kept_secret_stays_private_and_the_same(tmp_path):
    path = tmp_path / "var" / "key"
    first = environment.kept_secret(path)
    assert environment.kept_secret(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Fernet(first)
    assert [left.name for left in path.parent.iterdir()] == ["key"]


def test_a_list_has_no_blanks(monkeypatch):
    monkeypatch.setenv("HOSTS", "a.go.id, b.go.id,,")
    assert environment.words("HOSTS") == ["a.go.id", "b.go.id"]
