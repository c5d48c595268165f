"""DER, and what DER forbids: encodings are put together octet by octet."""

from __future__ import annotations

BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, NULL, OBJECT_IDENTIFIER = 1, 2, 3, 4, 5, 6
UTF8_STRING, NUMERIC_STRING, PRINTABLE_STRING, TELETEX_STRING, IA5_STRING = 12, 18, 19, 20, 22
UTC_TIME, GENERALIZED_TIME, VISIBLE_STRING, BMP_STRING = 23, 24, 26, 30
SEQUENCE, SET = 0x30, 0x31


def length(count: int) -> bytes:
    """The octets of a length."""
    if count < 0x80:
        return bytes([count])
    octets = count.to_bytes((count.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(octets)]) + octets


def element(tag: int, *parts: bytes) -> bytes:
    """An element of the tag, its content put together from parts."""
    content = b"".join(parts)
    return bytes([tag]) + length(len(content)) + content


def sequence(*parts: bytes) -> bytes:
    """A SEQUENCE."""
    return element(SEQUENCE, *parts)


def set_of(*parts: bytes) -> bytes:
    """A SET."""
    return element(SET, *parts)


def integer(value: int) -> bytes:
    """An INTEGER."""
    count = (value if value >= 0 else ~value).bit_length() // 8 + 1
    return element(INTEGER, value.to_bytes(count, "big", signed=True))


def boolean(value: bool) -> bytes:
    """A BOOLEAN."""
    return element(BOOLEAN, b"\xff" if value else b"\0")


def octet_string(content: bytes) -> bytes:
    """An OCTET STRING."""
    return element(OCTET_STRING, content)


def bit_string(content: bytes, unused: int = 0) -> bytes:
    """A BIT STRING."""
    return element(BIT_STRING, bytes([unused]), content)


def null() -> bytes:
    """NULL."""
    return element(NULL)


def oid(dotted: str) -> bytes:
    """An OBJECT IDENTIFIER."""
    first, second, *others = (int(arc) for arc in dotted.split("."))
    return element(OBJECT_IDENTIFIER, *(_arc(arc) for arc in [first * 40 + second, *others]))


def _arc(arc: int) -> bytes:
    octets = [arc & 0x7F]
    while arc := arc >> 7:
        octets.insert(0, arc & 0x7F | 0x80)
    return bytes(octets)


def text(content: str, tag: int = UTF8_STRING) -> bytes:
    """A string of the kind that the tag says."""
    return element(tag, content.encode("utf-16-be" if tag == BMP_STRING else "utf-8"))


def context(number: int, *parts: bytes) -> bytes:
    """A primitive element of a context's tag."""
    return element(0x80 | number, *parts)


def context_constructed(number: int, *parts: bytes) -> bytes:
    """A constructed element of a context's tag."""
    return element(0xA0 | number, *parts)


def time(content: str) -> bytes:
    """A time: `YYMMDDhhmmssZ` is UTCTime, `YYYYMMDDhhmmssZ` GeneralizedTime."""
    return element(UTC_TIME if len(content) == 13 else GENERALIZED_TIME, content.encode())


def named_bits(numbers: list[int]) -> bytes:
    """A BIT STRING of named bits, without trailing zeros."""
    if not numbers:
        return bit_string(b"")
    highest = max(numbers)
    value = sum(1 << (highest - bit) for bit in numbers)
    unused = 7 - highest % 8
    return bit_string((value << unused).to_bytes(highest // 8 + 1, "big"), unused)
