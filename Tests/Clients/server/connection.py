"""One connection: a handshake of TLS 1.3 or 1.2, and the answer to one request."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from . import records as record
from .hello import (
    EXTENDED_MASTER_SECRET,
    KEY_SHARE,
    RENEGOTIATION_INFO,
    SUPPORTED_VERSIONS,
    TLS_1_2,
    TLS_1_3,
    ClientHello,
)
from .outcome import Outcome
from .secrets import SECP256R1, X25519, KeyExchange, Schedule12, Schedule13, digest, fresh_random
from .signing import CURVE_GROUPS, ServerKey, Signer, choose, needs_tls_1_2
from .wire import Cursor, Malformed, extension, message, number, vector

CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS, CERTIFICATE = 1, 2, 8, 11
SERVER_KEY_EXCHANGE, SERVER_HELLO_DONE, CERTIFICATE_VERIFY = 12, 14, 15
CLIENT_KEY_EXCHANGE, FINISHED = 16, 20

TLS_AES_128_GCM_SHA256 = 0x1301
ECDHE_ECDSA_AES_128_GCM_SHA256 = 0xC02B
ECDHE_RSA_AES_128_GCM_SHA256 = 0xC02F

HANDSHAKE_FAILURE = 40

# An object without members, for a client that reads JSON.
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"


@dataclass(frozen=True)
class Presented:
    """What a server presents: the entries of its certificate message, and the key it signs with."""

    entries: list[bytes]
    key: ServerKey


class Refused(Exception):
    """The server has nothing that the client could accept."""


class Connection:
    """A connection from its first octet to its last."""

    def __init__(
        self,
        presented: Presented,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self._presented = presented
        self._records = record.Records(reader, writer)
        self._transcript = b""
        self._pending = b""
        self.outcome = Outcome()

    async def run(self) -> None:
        """Serves the connection and records what the client did."""
        try:
            hello = await self._client_hello()
            if TLS_1_3 in hello.versions and not needs_tls_1_2(self._presented.key):
                await self._serve_1_3(hello)
            else:
                await self._serve_1_2(hello)
            await self._answer()
        except Refused as error:
            self.outcome.note = f"the server refused: {error}"
            self._records.send(record.ALERT, bytes([2, HANDSHAKE_FAILURE]))
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError):
            self.outcome.note = "closed"
        except (Malformed, ValueError) as error:
            self.outcome.note = str(error)

    async def _client_hello(self) -> ClientHello:
        kind, body = await self._message()
        if kind != CLIENT_HELLO:
            raise Malformed("the first message is no ClientHello")
        self.outcome.hello = True
        return ClientHello.parse(body)

    # MARK: TLS 1.3

    async def _serve_1_3(self, hello: ClientHello) -> None:
        group = next((g for g in (X25519, SECP256R1) if g in hello.shares), None)
        if group is None or TLS_AES_128_GCM_SHA256 not in hello.suites:
            raise Refused("no suite or group in common")
        signing = choose(self._presented.key, hello.schemes, is_tls_1_3=True)
        if signing is None:
            raise Refused("the client offers no signature scheme of the key")
        exchange = KeyExchange(group)
        self._send(self._server_hello_1_3(hello, group, exchange.public))
        schedule = Schedule13(exchange.agree(hello.shares[group]), self._transcript)
        if hello.session:
            self._records.send(record.CHANGE_CIPHER_SPEC, b"\x01")
        self._records.writing = schedule.keys(schedule.server)
        self._records.reading = schedule.keys(schedule.client)
        self._send_flight_1_3(schedule, *signing)
        client, server = schedule.application(self._transcript)
        expected = schedule.finished(schedule.client, self._transcript)
        await self._records.flush()
        await self._finished(expected)
        self._records.reading = schedule.keys(client)
        self._records.writing = schedule.keys(server)

    def _server_hello_1_3(self, hello: ClientHello, group: int, public: bytes) -> bytes:
        share = number(group, 2) + vector(public, 2)
        extensions = extension(SUPPORTED_VERSIONS, number(TLS_1_3, 2))
        extensions += extension(KEY_SHARE, share)
        return message(
            SERVER_HELLO,
            number(TLS_1_2, 2)
            + fresh_random()
            + vector(hello.session, 1)
            + number(TLS_AES_128_GCM_SHA256, 2)
            + b"\0"
            + vector(extensions, 2),
        )

    def _send_flight_1_3(self, schedule: Schedule13, scheme: int, sign: Signer) -> None:
        self._send(message(ENCRYPTED_EXTENSIONS, vector(b"", 2)))
        entries = b"".join(vector(entry, 3) + vector(b"", 2) for entry in self._presented.entries)
        self._send(message(CERTIFICATE, vector(b"", 1) + vector(entries, 3)))
        context = b" " * 64 + b"TLS 1.3, server CertificateVerify\0" + digest(self._transcript)
        self._send(message(CERTIFICATE_VERIFY, number(scheme, 2) + vector(sign(context), 2)))
        self._send(message(FINISHED, schedule.finished(schedule.server, self._transcript)))

    # MARK: TLS 1.2

    async def _serve_1_2(self, hello: ClientHello) -> None:
        suite = self._suite_1_2(hello)
        group = next((g for g in (X25519, SECP256R1) if g in hello.groups), None)
        signing = choose(self._presented.key, hello.schemes, is_tls_1_3=False)
        if group is None or signing is None:
            raise Refused("the client offers no signature scheme of the key, or no group")
        exchange, random = KeyExchange(group), fresh_random()
        self._send(self._server_hello_1_2(hello, random, suite))
        entries = b"".join(vector(entry, 3) for entry in self._presented.entries)
        self._send(message(CERTIFICATE, vector(entries, 3)))
        scheme, sign = signing
        parameters = b"\x03" + number(group, 2) + vector(exchange.public, 1)
        signature = sign(hello.random + random + parameters)
        self._send(
            message(SERVER_KEY_EXCHANGE, parameters + number(scheme, 2) + vector(signature, 2))
        )
        self._send(message(SERVER_HELLO_DONE, b""))
        await self._records.flush()
        kind, body = await self._message()
        if kind != CLIENT_KEY_EXCHANGE:
            raise Malformed("no ClientKeyExchange")
        await self._finish_1_2(hello, random, exchange.agree(Cursor(body).vector(1)))

    def _suite_1_2(self, hello: ClientHello) -> int:
        curve = self._presented.key.curve
        # RFC 8422 §5.1: the server's certificate must be of a curve that the client offers.
        if curve is not None and CURVE_GROUPS.get(curve) not in hello.groups:
            raise Refused(f"the client does not offer the curve {curve}")
        is_rsa = type(self._presented.key.private).__name__.lower().find("rsa") >= 0
        suite = ECDHE_RSA_AES_128_GCM_SHA256 if is_rsa else ECDHE_ECDSA_AES_128_GCM_SHA256
        if suite not in hello.suites:
            raise Refused("no suite in common")
        return suite

    def _server_hello_1_2(self, hello: ClientHello, random: bytes, suite: int) -> bytes:
        extensions = extension(RENEGOTIATION_INFO, b"\0")
        if EXTENDED_MASTER_SECRET in hello.extensions:
            extensions += extension(EXTENDED_MASTER_SECRET, b"")
        return message(
            SERVER_HELLO,
            number(TLS_1_2, 2) + random + b"\0" + number(suite, 2) + b"\0" + vector(extensions, 2),
        )

    async def _finish_1_2(self, hello: ClientHello, random: bytes, secret: bytes) -> None:
        randoms = hello.random + random
        if EXTENDED_MASTER_SECRET in hello.extensions:
            label, seed = b"extended master secret", digest(self._transcript)
        else:
            label, seed = b"master secret", randoms
        schedule = Schedule12(secret, label, seed, randoms)
        while (await self._record())[0] != record.CHANGE_CIPHER_SPEC:
            continue
        self._records.reading = schedule.client
        await self._finished(schedule.finished(b"client finished", self._transcript))
        self._records.send(record.CHANGE_CIPHER_SPEC, b"\x01")
        self._records.writing = schedule.server
        self._send(message(FINISHED, schedule.finished(b"server finished", self._transcript)))
        await self._records.flush()

    # MARK: Both

    async def _finished(self, expected: bytes) -> None:
        kind, body = await self._message()
        if kind != FINISHED or body != expected:
            raise Malformed("the client's Finished is wrong")
        self.outcome.finished = True

    async def _answer(self) -> None:
        kind, content = await self._record()
        while kind != record.APPLICATION_DATA or not content:
            kind, content = await self._record()
        self.outcome.request = True
        self._records.send(record.APPLICATION_DATA, ANSWER)
        self._records.send(record.ALERT, b"\x01\x00")
        await self._records.flush()

    def _send(self, octets: bytes) -> None:
        self._transcript += octets
        self._records.send(record.HANDSHAKE, octets)

    async def _message(self) -> tuple[int, bytes]:
        """The next handshake message, which may lie in several records."""
        while len(self._pending) < 4 or len(self._pending) < 4 + self._pending_length():
            kind, content = await self._record()
            if kind == record.HANDSHAKE:
                self._pending += content
            elif kind != record.CHANGE_CIPHER_SPEC:
                raise Malformed(f"a record of kind {kind} inside the handshake")
        end = 4 + self._pending_length()
        octets, self._pending = self._pending[:end], self._pending[end:]
        self._transcript += octets
        return octets[0], octets[4:]

    def _pending_length(self) -> int:
        return int.from_bytes(self._pending[1:4], "big")

    async def _record(self) -> tuple[int, bytes]:
        """The next record; an alert ends the connection, as it does the client's side."""
        kind, content = await self._records.receive()
        if kind == record.ALERT and len(content) == 2:
            self.outcome.alert = content[1]
            raise Malformed("alert")
        return kind, content
