"""Sealing the identity of a complainant: encrypted with the newest key, opened with any of them.

What belongs here: the cryptography and nothing else. Who may open is decided in `policies.desk`.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from correspondence.normalising import plain
from eoffice.errors import Unavailable


class SealBroken(Unavailable):
    """None of the installation's keys opens this seal."""

    sentence = _("This identity cannot be opened: its key is missing on this installation.")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who complained: what is sealed and what is shown when it is opened for a purpose."""

    name: str = ""
    identity_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""

    def __bool__(self) -> bool:
        return any((self.name, self.identity_number, self.address, self.phone, self.email))


def seal(identity: Identity) -> bytes:
    """Encrypt with the newest key."""
    return _keys().encrypt(json.dumps(asdict(identity)).encode())


def unseal(sealed: bytes) -> Identity:
    """Decrypt with whichever key fits. Raises `SealBroken`."""
    try:
        return Identity(**json.loads(_keys().decrypt(bytes(sealed))))
    except InvalidToken as error:
        raise SealBroken from error


def identity_key(identity: Identity) -> str:
    """A fingerprint by which the same person is found again without being opened; by the newest
    key, like the seal."""
    basis = plain(identity.identity_number) or plain(identity.name)
    if not basis.strip():
        return ""
    secret = settings.SEALING_KEYS[0].encode()
    return hmac.new(secret, basis.strip().encode(), hashlib.sha256).hexdigest()


def _keys() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in settings.SEALING_KEYS])


def _fernet(key: str) -> Fernet:
    """A Fernet key as it is, or any other secret stretched to one."""
    try:
        return Fernet(key)
    except ValueError:
        return Fernet(_stretched(key))


def _stretched(key: str) -> bytes:
    return urlsafe_b64encode(hashlib.sha256(b"eoffice.sealing:" + key.encode()).digest())
