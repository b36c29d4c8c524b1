"""The S3 storage class: private, with short time-outs, and an answer that was checked.

Loaded only where files are kept in S3, because it brings in boto3. Must not import: models.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from eoffice.errors import Unavailable

ONE_PART = 128 * 1024 * 1024
IN_MEMORY = 4 * 1024 * 1024  # of an object that is read; the rest goes to a temporary file
NOT_FOUND = {"404", "NoSuchKey", "NotFound"}


@contextmanager
def absent_store_is_unavailable() -> Iterator[None]:
    """Turn a store that does not answer, or refuses us, into "not at the moment"."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in NOT_FOUND:
            raise FileNotFoundError from error
        raise Unavailable from error
    except (BotoCoreError, Boto3Error) as error:
        raise Unavailable from error


class PrivateS3Storage(S3Storage):
    """An S3 bucket that is waited for briefly and whose every saved object was compared."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("transfer_config", TransferConfig(multipart_threshold=ONE_PART))
        settings.setdefault("max_memory_size", IN_MEMORY)
        settings.setdefault("client_config", _patient_but_not_endless(settings))
        super().__init__(**settings)

    def _save(self, name: str, content: File) -> str:
        """Put the object, then ask the store what it holds."""
        with absent_store_is_unavailable():
            expected = _md5_of(content)
            saved = super()._save(name, content)
            self._compare(saved, expected)
        return saved

    def _open(self, name: str, mode: str = "rb") -> File:
        """Open the object; its bytes are fetched at once, so that a lost line shows here."""
        with absent_store_is_unavailable():
            opened = super()._open(name, mode)
            opened.file.seek(0)
            return opened

    def exists(self, name: str) -> bool:
        """Whether an object of this name is there."""
        with absent_store_is_unavailable():
            return super().exists(name)

    def size(self, name: str) -> int:
        """Bytes that the store holds under this name."""
        with absent_store_is_unavailable():
            return super().size(name)

    def delete(self, name: str) -> None:
        """Remove the object, if it is there."""
        with absent_store_is_unavailable():
            super().delete(name)

    def everything_under(self, folder: str = "") -> Iterator[tuple[str, datetime]]:
        """Every object below a prefix: its key, and when it was written."""
        home = self._normalize_name("").rstrip("/") + "/"
        prefix = home.lstrip("/") + (f"{folder}/" if folder else "")
        with absent_store_is_unavailable():
            for found in self.bucket.objects.filter(Prefix=prefix):
                yield found.key.removeprefix(home.lstrip("/")), found.last_modified

    def _compare(self, name: str, expected: str) -> None:
        """The ETag of an object put in one part is its MD5; where it is not, read it back."""
        key = self._normalize_name(name)
        etag = self.bucket.Object(key).e_tag.strip('"')
        if etag == expected:
            return
        with super()._open(name, "rb") as stored:
            if _md5_of(stored) != expected:
                raise Unavailable


def _patient_but_not_endless(settings: dict[str, Any]) -> Config:
    return Config(
        connect_timeout=3,
        read_timeout=20,
        retries={"total_max_attempts": 3, "mode": "standard"},
        s3={"addressing_style": settings.get("addressing_style")},
        signature_version=settings.get("signature_version"),
    )


def _md5_of(content: File) -> str:
    """MD5 as S3 uses it: to notice a slip of the line, not as a proof."""
    digest = hashlib.md5(usedforsecurity=False)
    for chunk in content.chunks():
        digest.update(chunk)
    content.seek(0)
    return digest.hexdigest()
