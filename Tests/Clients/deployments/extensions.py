"""Extensions and general names."""

from __future__ import annotations

import ipaddress

from . import der

SUBJECT_KEY_IDENTIFIER = "2.5.29.14"
KEY_USAGE = "2.5.29.15"
ALTERNATIVE_NAMES = "2.5.29.17"
BASIC_CONSTRAINTS = "2.5.29.19"
NAME_CONSTRAINTS = "2.5.29.30"
CRL_DISTRIBUTION_POINTS = "2.5.29.31"
POLICIES = "2.5.29.32"
POLICY_MAPPINGS = "2.5.29.33"
AUTHORITY_KEY_IDENTIFIER = "2.5.29.35"
POLICY_CONSTRAINTS = "2.5.29.36"
EXTENDED_KEY_USAGE = "2.5.29.37"
INHIBIT_ANY_POLICY = "2.5.29.54"
AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1"
TLS_FEATURE = "1.3.6.1.5.5.7.1.24"
SCT_LIST = "1.3.6.1.4.1.11129.2.4.2"
POISON = "1.3.6.1.4.1.11129.2.4.3"
PRIVATE = "1.3.6.1.4.1.55555.1"

USAGES = {
    "digitalSignature": 0, "nonRepudiation": 1, "keyEncipherment": 2, "dataEncipherment": 3,
    "keyAgreement": 4, "keyCertSign": 5, "cRLSign": 6, "encipherOnly": 7, "decipherOnly": 8,
}  # fmt: skip
PURPOSES = {
    "any": "2.5.29.37.0", "server": "1.3.6.1.5.5.7.3.1", "client": "1.3.6.1.5.5.7.3.2",
    "code": "1.3.6.1.5.5.7.3.3", "email": "1.3.6.1.5.5.7.3.4", "time": "1.3.6.1.5.5.7.3.8",
    "ocsp": "1.3.6.1.5.5.7.3.9", "nssgc": "2.16.840.1.113730.4.1", "unknown": "1.3.6.1.4.1.55555.9",
}  # fmt: skip

ANY_POLICY = "2.5.29.32.0"


def encode(kind: str, value: bytes, critical: bool) -> bytes:
    """An Extension."""
    flag = der.boolean(True) if critical else b""
    return der.sequence(der.oid(kind), flag, der.octet_string(value))


def key_usage(*usages: str) -> bytes:
    """KeyUsage."""
    return der.named_bits([USAGES[usage] for usage in usages])


def purposes(*names: str) -> bytes:
    """ExtKeyUsageSyntax."""
    return der.sequence(*(der.oid(PURPOSES[name]) for name in names))


def basic_constraints(is_authority: bool | None, path_length: int | None = None) -> bytes:
    """BasicConstraints; None leaves `cA` at its default."""
    flag = der.boolean(True) if is_authority else b""
    return der.sequence(flag, b"" if path_length is None else der.integer(path_length))


def dns(name: str) -> bytes:
    """A dNSName, whatever it holds."""
    return der.context(2, name.encode())


def address(text: str) -> bytes:
    """An iPAddress."""
    return der.context(7, ipaddress.ip_address(text).packed)


def mail(text: str) -> bytes:
    """An rfc822Name."""
    return der.context(1, text.encode())


def uri(text: str) -> bytes:
    """A uniformResourceIdentifier."""
    return der.context(6, text.encode())


def directory(name: bytes) -> bytes:
    """A directoryName."""
    return der.context_constructed(4, name)


def names(*general: bytes) -> bytes:
    """GeneralNames."""
    return der.sequence(*general)


def subtree(base: bytes, extra: bytes = b"") -> bytes:
    """A GeneralSubtree."""
    return der.sequence(base, extra)


def name_constraints(
    permitted: list[bytes] | None = None, excluded: list[bytes] | None = None
) -> bytes:
    """NameConstraints, of bases."""
    parts = b""
    if permitted is not None:
        parts += der.context_constructed(0, *map(subtree, permitted))
    if excluded is not None:
        parts += der.context_constructed(1, *map(subtree, excluded))
    return der.sequence(parts)


def policies(*identifiers: str) -> bytes:
    """CertificatePolicies without qualifiers."""
    return der.sequence(*(der.sequence(der.oid(one)) for one in identifiers))


def policy_constraints(require: int | None = None, inhibit: int | None = None) -> bytes:
    """PolicyConstraints."""
    parts = [
        der.context(number, der.integer(value)[2:])
        for number, value in enumerate([require, inhibit])
        if value is not None
    ]
    return der.sequence(*parts)
