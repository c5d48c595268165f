"""One certificate, which edits change before it is encoded."""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field

from . import der
from . import extensions as ext
from .keys import Key, Signature

# Real clients ask at the present: what is valid is so from 2025 to 2045.
NOT_BEFORE, NOT_AFTER = "250101000000Z", "450101000000Z"

Octets = Callable[[bytes], bytes]


def attribute(kind: str, value: bytes) -> bytes:
    """A RelativeDistinguishedName of one attribute."""
    kinds = {"CN": "2.5.4.3", "C": "2.5.4.6", "O": "2.5.4.10", "mail": "1.2.840.113549.1.9.1"}
    return der.set_of(der.sequence(der.oid(kinds[kind]), value))


def simple_name(common: str, tag: int = der.UTF8_STRING) -> bytes:
    """A Name of an organization and a common name."""
    return der.sequence(
        attribute("O", der.text("Example Trust", tag)), attribute("CN", der.text(common, tag))
    )


def unchanged(octets: bytes) -> bytes:
    """The octets as they are."""
    return octets


@dataclass
class Certificate:
    """A certificate in the making. What is None has its ordinary value when it is encoded."""

    subject: bytes
    key: Key
    parent: Certificate | None = None
    issuer: bytes | None = None
    serial: bytes | None = None
    version: bytes = field(default_factory=lambda: der.context_constructed(0, der.integer(2)))
    not_before: bytes = field(default_factory=lambda: der.time(NOT_BEFORE))
    not_after: bytes = field(default_factory=lambda: der.time(NOT_AFTER))
    signature: Signature = field(default_factory=Signature)
    inner_algorithm: bytes | None = None
    outer_algorithm: bytes | None = None
    public_key_info: bytes | None = None
    subject_key_identifier: bytes | None = None
    # By object identifier: value and criticality.
    extensions: dict[str, tuple[bytes, bool]] = field(default_factory=dict)
    has_subject_key_identifier: bool = True
    has_authority_key_identifier: bool = True
    # Encoded extensions behind the others.
    further: list[bytes] = field(default_factory=list)
    has_extensions: bool = True
    # Whether a list of no extensions is written.
    lists_nothing: bool = False
    edit_body: Octets = unchanged
    edit_signature: Octets = unchanged
    edit_whole: Octets = unchanged
    signer: Key | None = None
    _encoded: bytes | None = None

    @property
    def issuer_certificate(self) -> Certificate:
        """The certificate whose key signs this one."""
        return self.parent or self

    @property
    def identifier(self) -> bytes:
        """The subject key identifier that certificates below refer to."""
        return self.subject_key_identifier or self.key.identifier

    def put(self, kind: str, value: bytes, critical: bool = False) -> None:
        """Adds an extension, or replaces it."""
        self.extensions[kind] = value, critical

    def drop(self, kind: str) -> None:
        """Removes an extension."""
        self.extensions.pop(kind, None)

    def serial_number(self) -> bytes:
        """The serial number, encoded."""
        digest = int.from_bytes(self.key.identifier[:15], "big") | 1
        return self.serial or der.integer(digest)

    def encoded(self) -> bytes:
        """The octets of the certificate, made once."""
        if self._encoded is None:
            self._encoded = self._encode()
        return self._encoded

    def pem(self) -> str:
        """The certificate in PEM."""
        return pem(self.encoded())

    def _encode(self) -> bytes:
        key = self.signer or self.issuer_certificate.key
        algorithm = self.signature.identifier(key)
        body = self.edit_body(
            der.sequence(
                self.version,
                self.serial_number(),
                self.inner_algorithm or algorithm,
                self.issuer if self.issuer is not None else self.issuer_certificate.subject,
                der.sequence(self.not_before, self.not_after),
                self.subject,
                self.public_key_info or self.key.public_key_info,
                self._encoded_extensions(),
            )
        )
        signature = self.edit_signature(self.signature.sign(key, body))
        outer = self.outer_algorithm or algorithm
        return self.edit_whole(der.sequence(body, outer, der.bit_string(signature)))

    def _encoded_extensions(self) -> bytes:
        if not self.has_extensions:
            return b""
        listed = dict(self.extensions)
        if self.has_subject_key_identifier:
            own = der.octet_string(self.identifier), False
            listed.setdefault(ext.SUBJECT_KEY_IDENTIFIER, own)
        if self.has_authority_key_identifier and self.parent is not None:
            value = der.sequence(der.context(0, self.parent.identifier))
            listed.setdefault(ext.AUTHORITY_KEY_IDENTIFIER, (value, False))
        encoded = [ext.encode(kind, *value) for kind, value in listed.items()] + self.further
        is_written = bool(encoded) or self.lists_nothing
        return der.context_constructed(3, der.sequence(*encoded)) if is_written else b""


def pem(octets: bytes) -> str:
    """The octets as a block of PEM."""
    lines = textwrap.wrap(base64.b64encode(octets).decode(), 64)
    return "\n".join(["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""])
