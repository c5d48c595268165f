"""Signatures by a deployment's key: which scheme a client and a key share, and the signature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa

Signer = Callable[[bytes], bytes]


@dataclass(frozen=True)
class ServerKey:
    """A private key and the name of its public key's algorithm in the certificate."""

    private: Any
    is_pss: bool = False

    @property
    def curve(self) -> str | None:
        """The name of an elliptic curve key's curve."""
        if isinstance(self.private, ec.EllipticCurvePrivateKey):
            return self.private.curve.name
        return None


CURVE_GROUPS = {
    "secp224r1": 21, "secp256k1": 22, "secp256r1": 23, "secp384r1": 24, "secp521r1": 25,
    "brainpoolP256r1": 26, "brainpoolP384r1": 27, "brainpoolP512r1": 28,
}  # fmt: skip

# RFC 8446 §4.2.3: in TLS 1.3 the scheme names the curve.
CURVE_SCHEMES = {"secp256r1": 0x0403, "secp384r1": 0x0503, "secp521r1": 0x0603}

ECDSA = {0x0403: hashes.SHA256(), 0x0503: hashes.SHA384(), 0x0603: hashes.SHA512()}
RSA_PKCS1 = {0x0401: hashes.SHA256(), 0x0501: hashes.SHA384(), 0x0601: hashes.SHA512()}
RSA_PSS_RSAE = {0x0804: hashes.SHA256(), 0x0805: hashes.SHA384(), 0x0806: hashes.SHA512()}
RSA_PSS_PSS = {0x0809: hashes.SHA256(), 0x080A: hashes.SHA384(), 0x080B: hashes.SHA512()}


def needs_tls_1_2(key: ServerKey) -> bool:
    """Whether TLS 1.3 has no scheme for the key."""
    if isinstance(key.private, dsa.DSAPrivateKey):
        return True
    return key.curve is not None and key.curve not in CURVE_SCHEMES


def choose(key: ServerKey, offered: list[int], is_tls_1_3: bool) -> tuple[int, Signer] | None:
    """The scheme that the server signs with, and how; nothing where the client offers none."""
    for scheme, signer in _schemes(key, is_tls_1_3):
        if scheme in offered:
            return scheme, signer
    return None


def _schemes(key: ServerKey, is_tls_1_3: bool) -> list[tuple[int, Signer]]:
    private = key.private
    if isinstance(private, ed25519.Ed25519PrivateKey):
        return [(0x0807, private.sign)]
    if isinstance(private, ed448.Ed448PrivateKey):
        return [(0x0808, private.sign)]
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return _ecdsa_schemes(private, is_tls_1_3)
    if isinstance(private, rsa.RSAPrivateKey):
        return _rsa_schemes(private, key.is_pss, is_tls_1_3)
    return []


def _ecdsa_schemes(
    private: ec.EllipticCurvePrivateKey, is_tls_1_3: bool
) -> list[tuple[int, Signer]]:
    def signer(algorithm: hashes.HashAlgorithm) -> Signer:
        return lambda content: private.sign(content, ec.ECDSA(algorithm))

    own = CURVE_SCHEMES.get(private.curve.name)
    return [
        (scheme, signer(algorithm))
        for scheme, algorithm in ECDSA.items()
        if scheme == own or not is_tls_1_3
    ]


def _rsa_schemes(
    private: rsa.RSAPrivateKey, is_pss: bool, is_tls_1_3: bool
) -> list[tuple[int, Signer]]:
    def pss(algorithm: hashes.HashAlgorithm) -> Signer:
        scheme = padding.PSS(padding.MGF1(algorithm), algorithm.digest_size)
        return lambda content: private.sign(content, scheme, algorithm)

    def pkcs1(algorithm: hashes.HashAlgorithm) -> Signer:
        return lambda content: private.sign(content, padding.PKCS1v15(), algorithm)

    if is_pss:
        return [(scheme, pss(algorithm)) for scheme, algorithm in RSA_PSS_PSS.items()]
    found = [(scheme, pss(algorithm)) for scheme, algorithm in RSA_PSS_RSAE.items()]
    if not is_tls_1_3:
        found += [(scheme, pkcs1(algorithm)) for scheme, algorithm in RSA_PKCS1.items()]
    return found
