"""A private key at rest: PKCS#8, encrypted with what somebody knows (PBES2: scrypt and AES-256).

Standard form, so that `openssl pkcs8` opens it as well. The cost of scrypt makes every guess at a
passphrase slow; it needs 16 MB for one opening. Knows no model, no setting and no certificate.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import encodebytes
from dataclasses import dataclass

from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.x509 import ObjectIdentifier

PBES2 = ObjectIdentifier("1.2.840.113549.1.5.13")
SCRYPT = ObjectIdentifier("1.3.6.1.4.1.11591.4.11")
AES_256_CBC = ObjectIdentifier("2.16.840.1.101.3.4.1.42")
BLOCK = 128  # bits


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory is 128 × n × r bytes."""

    n: int = 1 << 14
    r: int = 8
    p: int = 5


COST = Cost()


class WrongSecret(Exception):
    """What was given does not open this key."""


@asn1.sequence
class _Stretching:
    salt: bytes
    n: int
    r: int
    p: int


@asn1.sequence
class _Derivation:
    algorithm: ObjectIdentifier
    parameters: _Stretching


@asn1.sequence
class _Encryption:
    algorithm: ObjectIdentifier
    iv: bytes


@asn1.sequence
class _Scheme:
    derivation: _Derivation
    encryption: _Encryption


@asn1.sequence
class _Algorithm:
    algorithm: ObjectIdentifier
    parameters: _Scheme


@asn1.sequence
class _Sealed:
    algorithm: _Algorithm
    data: bytes


def seal_key(key: ec.EllipticCurvePrivateKey, secret: str, *, cost: Cost = COST) -> str:
    """The key as PEM that only this secret opens."""
    salt, iv = secrets.token_bytes(16), secrets.token_bytes(16)
    bare = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    pad = padding.PKCS7(BLOCK).padder()
    encrypt = Cipher(algorithms.AES(_stretched(secret, salt, cost)), modes.CBC(iv)).encryptor()
    data = encrypt.update(pad.update(bare) + pad.finalize()) + encrypt.finalize()
    return _pem(asn1.encode_der(_Sealed(algorithm=_algorithm(salt, iv, cost), data=data)))


def open_key(sealed: str, secret: str) -> ec.EllipticCurvePrivateKey:
    """The key itself. Raises `WrongSecret`; a wrong secret may also decrypt to nonsense."""
    try:
        key = serialization.load_pem_private_key(sealed.encode(), secret.encode())
    except (ValueError, TypeError):
        raise WrongSecret from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise WrongSecret
    return key


def _stretched(secret: str, salt: bytes, cost: Cost) -> bytes:
    room = 256 * cost.n * cost.r
    how = {"salt": salt, "n": cost.n, "r": cost.r, "p": cost.p, "maxmem": room, "dklen": 32}
    return hashlib.scrypt(secret.encode(), **how)


def _algorithm(salt: bytes, iv: bytes, cost: Cost) -> _Algorithm:
    stretching = _Stretching(salt=salt, n=cost.n, r=cost.r, p=cost.p)
    scheme = _Scheme(
        derivation=_Derivation(algorithm=SCRYPT, parameters=stretching),
        encryption=_Encryption(algorithm=AES_256_CBC, iv=iv),
    )
    return _Algorithm(algorithm=PBES2, parameters=scheme)


def _pem(der: bytes) -> str:
    name = "ENCRYPTED PRIVATE KEY"
    lines = encodebytes(der).decode().replace("\n", "")
    body = "\n".join(lines[at : at + 64] for at in range(0, len(lines), 64))
    return f"-----BEGIN {name}-----\n{body}\n-----END {name}-----\n"
