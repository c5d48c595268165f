"""The requests that Tests/Spark judges: chains, and lines that must not disturb the others."""

from __future__ import annotations

import base64
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared/tools/bench/make-corpus"
MOST_CHAINS = 4_000
# So many requests share a file: Spark splits files too, but a folder is what an inventory is.
FILE = 50_000


class Chains:
    """The texts of chains, the roots that they lead to, and a time that is good for them."""

    def __init__(self, folder: Path, wanted: int) -> None:
        made = self.make(folder, min(wanted, MOST_CHAINS)) if CORPUS.exists() else None
        self.at = datetime.now(timezone.utc) if made else datetime(2026, 2, 1, tzinfo=timezone.utc)
        if made:
            files, self.roots = sorted(made.glob("certs/*/*/*.pem")), made / "ca/roots.pem"
        else:
            print("spark: no ../shared here: the chains are those of Fixtures")
            files = sorted(ROOT.glob("Fixtures/*/fullchain.pem"))
            self.roots = ROOT / "Fixtures/trust/root.pem"
        texts = (file.read_bytes().decode("latin-1") for file in files)
        self.texts = [text for text in texts if text.isascii()]

    @staticmethod
    def make(folder: Path, count: int) -> Path | None:
        """Makes chains of RSA and P-256; None without Python's cryptography."""
        environment = os.environ | {"OUT": str(folder), "N": str(count)}
        environment["PYTHONPATH"] = str(ROOT / ".build/clients/python")
        command = [sys.executable, CORPUS]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True)
        if ran.returncode:
            print(f"spark: make-corpus: {ran.stderr.strip().splitlines()[-1]}")
            return None
        return folder


def write(folder: Path, chains: Chains, count: int) -> list[Path]:
    """Writes `count` requests as JSON Lines, with the odd ones among them."""
    rest, files = iter(lines(chains, count)), []
    folder.mkdir()
    for start in range(0, count, FILE):
        files.append(folder / f"requests-{start // FILE:02}.jsonl")
        with files[-1].open("wb") as file:
            for _ in range(min(FILE, count - start)):
                file.write(next(rest) + b"\n")
    return files


def lines(chains: Chains, count: int) -> Iterator[bytes]:
    """`count` lines that each have an answer."""
    chance = random.Random(1)
    special = odd(chains)
    places = dict(zip(sorted(chance.sample(range(count), len(special))), special, strict=True))
    roots = chains.roots.read_text()
    for number in range(count):
        yield places[number] if number in places else request(chains, roots, number, chance)


def request(chains: Chains, roots: str, number: int, chance: random.Random) -> bytes:
    """One chain, asked about at some time and for some host; some bring their anchors."""
    at = chains.at + timedelta(days=chance.choice([0, 0, 0, 20, 400]))
    fields: dict[str, object] = {
        "id": number, "certificates": [chains.texts[number % len(chains.texts)]],
        "at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    if number % 3 == 0:
        fields["hosts"] = [f"host{number}.example.test"]
    if number % 10 == 0:
        fields["trust_anchors"] = [roots]
    return json.dumps(fields).encode()


def odd(chains: Chains) -> list[bytes]:
    """Lines that are no requests, that are hard to keep apart, or that cost all they may."""
    text = chains.texts[0]
    good = json.dumps({"certificates": [text], "at": "2026-02-01T00:00:00Z"})[1:].encode()
    ids = [
        b"1.50", b"-0", b"123456789012345678901234567890", b"1e400", b"9" * 5000, b'"\\ud800"',
        b'"\\u0041\\/"', '"ключ 鍵"'.encode(), b'{"status":"pass", "id" : [1,\t2]}',
        b'"a,\\"status\\":\\"pass\\""', b"[" * 400 + b"]" * 400, '"\u2028\u0085"'.encode(),
    ]
    return [
        *[b'{"id":' + name + b"," + good for name in ids],
        b'{"id": 1,' + good + b"\r", b"\xef\xbb\xbf{" + good, b"no JSON", b"{", b"[]", b"null",
        b'{"id":"\xff\xfe",' + good, b"\xff", b"\x00", b"{}", b'{"id": 2, "certificates": []}',
        b'{"id": 3, "certificates": ["-----BEGIN"]}', b'{"id": 4}' * 2,
        b'{"id": "long", "padding": "' + b"x" * (17 << 20) + b'"}', poisoned(text),
    ]


def poisoned(text: str) -> bytes:
    """A leaf and many authorities of its issuer's name, with keys that are slow to use."""
    issuer = name(b"Poison CA")
    algorithm = sequence(oid("1.2.840.113549.1.1.11"), b"\x05\x00")
    chance = random.Random(2)

    def signed(number: int, subject: bytes, extensions: bytes) -> str:
        numbers = [chance.getrandbits(bits) | 1 << bits - 1 | 1 for bits in (3072, 3071)]
        key = sequence(
            sequence(oid("1.2.840.113549.1.1.1"), b"\x05\x00"),
            element(3, b"\0" + sequence(*map(integer, numbers))),
        )
        body = sequence(
            element(0xA0, integer(2)), integer(number), algorithm, issuer,
            sequence(element(0x17, b"260101000000Z"), element(0x17, b"360101000000Z")),
            subject, key, element(0xA3, sequence(extensions)),
        )
        return pem(sequence(body, algorithm, element(3, b"\0\1" + chance.randbytes(383))))

    names = sequence(oid("2.5.29.17"), element(4, sequence(element(0x82, b"poison.test"))))
    authority = sequence(oid("2.5.29.19"), b"\1\1\xff", element(4, sequence(b"\1\1\xff")))
    chain = [signed(1, name(b"poison.test"), names)]
    chain += [signed(number, issuer, authority) for number in range(2, 132)]
    fields = {"id": "poisoned", "certificates": chain, "at": "2026-02-01T00:00:00Z"}
    return json.dumps(fields).encode()


def element(tag: int, content: bytes) -> bytes:
    """A DER element."""
    count = len(content)
    if count < 0x80:
        return bytes([tag, count]) + content
    octets = count.to_bytes((count.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(octets)]) + octets + content


def sequence(*parts: bytes) -> bytes:
    return element(0x30, b"".join(parts))


def integer(number: int) -> bytes:
    return element(2, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def name(common: bytes) -> bytes:
    return sequence(element(0x31, sequence(oid("2.5.4.3"), element(0x0C, common))))


def oid(text: str) -> bytes:
    first, second, *rest = map(int, text.split("."))
    octets = b""
    for arc in [first * 40 + second, *rest]:
        part = [arc & 0x7F]
        while arc := arc >> 7:
            part.append(0x80 | arc & 0x7F)
        octets += bytes(reversed(part))
    return element(6, octets)


def pem(octets: bytes) -> str:
    text = base64.encodebytes(octets).decode()
    return f"-----BEGIN CERTIFICATE-----\n{text}-----END CERTIFICATE-----\n"
