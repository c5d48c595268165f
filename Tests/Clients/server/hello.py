"""What a client says in its ClientHello."""

from __future__ import annotations

from dataclasses import dataclass, field

from .wire import Cursor, numbers

SUPPORTED_GROUPS = 10
SIGNATURE_ALGORITHMS = 13
EXTENDED_MASTER_SECRET = 23
SUPPORTED_VERSIONS = 43
KEY_SHARE = 51
RENEGOTIATION_INFO = 0xFF01

TLS_1_2 = 0x0303
TLS_1_3 = 0x0304


@dataclass
class ClientHello:
    """The parts of a ClientHello that decide what the server answers."""

    random: bytes
    session: bytes
    suites: list[int]
    extensions: dict[int, bytes]
    versions: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    schemes: list[int] = field(default_factory=list)
    shares: dict[int, bytes] = field(default_factory=dict)

    @staticmethod
    def parse(body: bytes) -> ClientHello:
        """Reads the body of a ClientHello; the server name is passed over."""
        cursor = Cursor(body)
        legacy = cursor.number(2)
        hello = ClientHello(
            random=cursor.take(32),
            session=cursor.vector(1),
            suites=numbers(cursor.vector(2)),
            extensions={},
        )
        cursor.vector(1)  # Compression methods.
        listed = Cursor(cursor.vector(2)) if cursor else Cursor(b"")
        while listed:
            kind = listed.number(2)
            hello.extensions[kind] = listed.vector(2)
        hello.versions = hello._numbers(SUPPORTED_VERSIONS, 1) or [legacy]
        hello.groups = hello._numbers(SUPPORTED_GROUPS, 2)
        hello.schemes = hello._numbers(SIGNATURE_ALGORITHMS, 2)
        hello._read_shares()
        return hello

    def _numbers(self, kind: int, octets: int) -> list[int]:
        body = self.extensions.get(kind)
        return numbers(Cursor(body).vector(octets)) if body else []

    def _read_shares(self) -> None:
        body = self.extensions.get(KEY_SHARE)
        shares = Cursor(Cursor(body).vector(2)) if body else Cursor(b"")
        while shares:
            group = shares.number(2)
            self.shares[group] = shares.vector(2)
