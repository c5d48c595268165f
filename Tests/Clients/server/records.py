"""The record layer: plain records, and records under AES-128-GCM (RFC 8446 §5, RFC 5288)."""

from __future__ import annotations

import asyncio
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .wire import Malformed, number

CHANGE_CIPHER_SPEC = 20
ALERT = 21
HANDSHAKE = 22
APPLICATION_DATA = 23

MAXIMUM_FRAGMENT = 16384


class Keys13:
    """The protection of one direction in TLS 1.3."""

    def __init__(self, key: bytes, iv: bytes) -> None:
        self._cipher, self._iv, self._sequence = AESGCM(key), iv, 0

    def _nonce(self) -> bytes:
        nonce = int.from_bytes(self._iv, "big") ^ self._sequence
        self._sequence += 1
        return number(nonce, 12)

    def seal(self, kind: int, content: bytes) -> bytes:
        """The record that carries `content`."""
        header = b"\x17\x03\x03" + number(len(content) + 17, 2)
        return header + self._cipher.encrypt(self._nonce(), content + bytes([kind]), header)

    def open(self, header: bytes, body: bytes) -> tuple[int, bytes]:
        """The kind and the content of a record."""
        if header[0] != APPLICATION_DATA:
            return header[0], body
        plain = self._cipher.decrypt(self._nonce(), body, header).rstrip(b"\0")
        if not plain:
            raise Malformed("a record of padding alone")
        return plain[-1], plain[:-1]


class Keys12:
    """The protection of one direction in TLS 1.2."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._cipher, self._salt, self._sequence = AESGCM(key), salt, 0

    def _additional(self, kind: int, length: int) -> bytes:
        data = number(self._sequence, 8) + bytes([kind]) + b"\x03\x03" + number(length, 2)
        self._sequence += 1
        return data

    def seal(self, kind: int, content: bytes) -> bytes:
        """The record that carries `content`."""
        explicit = os.urandom(8)
        additional = self._additional(kind, len(content))
        sealed = explicit + self._cipher.encrypt(self._salt + explicit, content, additional)
        return bytes([kind]) + b"\x03\x03" + number(len(sealed), 2) + sealed

    def open(self, header: bytes, body: bytes) -> tuple[int, bytes]:
        """The kind and the content of a record."""
        if len(body) < 24:
            raise Malformed("a record without its tag")
        additional = self._additional(header[0], len(body) - 24)
        return header[0], self._cipher.decrypt(self._salt + body[:8], body[8:], additional)


class Records:
    """The records of one connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self.reading: Keys12 | Keys13 | None = None
        self.writing: Keys12 | Keys13 | None = None

    def send(self, kind: int, content: bytes) -> None:
        """Writes `content` in as many records as it takes."""
        for start in range(0, len(content), MAXIMUM_FRAGMENT):
            part = content[start : start + MAXIMUM_FRAGMENT]
            if self.writing is None:
                self._writer.write(bytes([kind]) + b"\x03\x03" + number(len(part), 2) + part)
            else:
                self._writer.write(self.writing.seal(kind, part))

    async def flush(self) -> None:
        """Waits until the peer's side has room for what was sent."""
        await self._writer.drain()

    async def receive(self) -> tuple[int, bytes]:
        """The next record's kind and content."""
        header = await self._reader.readexactly(5)
        body = await self._reader.readexactly(int.from_bytes(header[3:], "big"))
        if self.reading is None:
            return header[0], body
        try:
            return self.reading.open(header, body)
        except InvalidTag as error:
            raise Malformed("a record that does not decrypt") from error
