"""The key schedules of TLS 1.3 (RFC 8446 §7) and TLS 1.2 (RFC 5246 §5), with SHA-256 alone."""

from __future__ import annotations

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.asymmetric import ec, x25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from .records import Keys12, Keys13
from .wire import number, vector

X25519 = 29
SECP256R1 = 23


def digest(content: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(content).digest()


def mac(key: bytes, content: bytes) -> bytes:
    """HMAC with SHA-256."""
    return hmac.digest(key, content, "sha256")


class KeyExchange:
    """The server's half of an exchange of keys."""

    def __init__(self, group: int) -> None:
        self._private: x25519.X25519PrivateKey | ec.EllipticCurvePrivateKey
        if group == X25519:
            self._private = x25519.X25519PrivateKey.generate()
            form = Encoding.Raw, PublicFormat.Raw
        else:
            self._private = ec.generate_private_key(ec.SECP256R1())
            form = Encoding.X962, PublicFormat.UncompressedPoint
        self.public = self._private.public_key().public_bytes(*form)

    def agree(self, peer: bytes) -> bytes:
        """The secret that is shared with the peer whose public key is given."""
        if isinstance(self._private, x25519.X25519PrivateKey):
            return self._private.exchange(x25519.X25519PublicKey.from_public_bytes(peer))
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), peer)
        return self._private.exchange(ec.ECDH(), public)


def expand_label(secret: bytes, label: str, context: bytes, length: int) -> bytes:
    """HKDF-Expand-Label, for what one block of SHA-256 is enough for."""
    info = number(length, 2) + vector(b"tls13 " + label.encode(), 1) + vector(context, 1)
    return mac(secret, info + b"\x01")[:length]


class Schedule13:
    """The secrets of one connection of TLS 1.3."""

    def __init__(self, shared: bytes, transcript: bytes) -> None:
        empty = digest(b"")
        early = mac(bytes(32), bytes(32))
        self._handshake = mac(expand_label(early, "derived", empty, 32), shared)
        context = digest(transcript)
        self.client = expand_label(self._handshake, "c hs traffic", context, 32)
        self.server = expand_label(self._handshake, "s hs traffic", context, 32)

    def application(self, transcript: bytes) -> tuple[bytes, bytes]:
        """The client's and the server's secret for application data."""
        derived = expand_label(self._handshake, "derived", digest(b""), 32)
        master, context = mac(derived, bytes(32)), digest(transcript)
        return (
            expand_label(master, "c ap traffic", context, 32),
            expand_label(master, "s ap traffic", context, 32),
        )

    @staticmethod
    def keys(secret: bytes) -> Keys13:
        """The keys of a traffic secret."""
        return Keys13(expand_label(secret, "key", b"", 16), expand_label(secret, "iv", b"", 12))

    @staticmethod
    def finished(secret: bytes, transcript: bytes) -> bytes:
        """The content of a Finished message."""
        return mac(expand_label(secret, "finished", b"", 32), digest(transcript))


def prf(secret: bytes, label: bytes, seed: bytes, length: int) -> bytes:
    """The pseudorandom function of TLS 1.2."""
    seed, made, link = label + seed, b"", label + seed
    while len(made) < length:
        link = mac(secret, link)
        made += mac(secret, link + seed)
    return made[:length]


class Schedule12:
    """The secrets of one connection of TLS 1.2."""

    def __init__(self, premaster: bytes, label: bytes, seed: bytes, randoms: bytes) -> None:
        self._master = prf(premaster, label, seed, 48)
        client, server = randoms[:32], randoms[32:]
        block = prf(self._master, b"key expansion", server + client, 40)
        self.client = Keys12(block[:16], block[32:36])
        self.server = Keys12(block[16:32], block[36:40])

    def finished(self, label: bytes, transcript: bytes) -> bytes:
        """The content of a Finished message."""
        return prf(self._master, label, digest(transcript), 12)


def fresh_random() -> bytes:
    """The random octets of a hello."""
    return os.urandom(32)
