"""The vectors and numbers of TLS messages."""

from __future__ import annotations

import struct


class Malformed(Exception):
    """A message of the peer's that is not what RFC 8446 or RFC 5246 say."""


def number(value: int, octets: int) -> bytes:
    """A number in network order."""
    return value.to_bytes(octets, "big")


def vector(content: bytes, octets: int) -> bytes:
    """A vector of variable length: its length in `octets` octets, then its content."""
    return number(len(content), octets) + content


def message(kind: int, body: bytes) -> bytes:
    """A handshake message."""
    return number(kind, 1) + vector(body, 3)


def extension(kind: int, body: bytes) -> bytes:
    """An extension of a hello."""
    return number(kind, 2) + vector(body, 2)


class Cursor:
    """Reads a message from its start to its end."""

    def __init__(self, octets: bytes) -> None:
        self._octets = octets
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._octets)

    def take(self, count: int) -> bytes:
        """The next `count` octets."""
        end = self._at + count
        if end > len(self._octets):
            raise Malformed("the message is too short")
        taken, self._at = self._octets[self._at : end], end
        return taken

    def number(self, octets: int) -> int:
        """The next number of `octets` octets."""
        return int.from_bytes(self.take(octets), "big")

    def vector(self, octets: int) -> bytes:
        """The next vector whose length has `octets` octets."""
        return self.take(self.number(octets))


def numbers(octets: bytes) -> list[int]:
    """The numbers of two octets each that a vector holds."""
    return list(struct.unpack(f">{len(octets) // 2}H", octets[: len(octets) // 2 * 2]))
