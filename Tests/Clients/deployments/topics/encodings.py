"""Encodings: versions, serial numbers, times, lengths and what DER forbids."""

from __future__ import annotations

from .. import der
from .. import extensions as ext
from ..certificate import Certificate
from ..chain import Case
from ..edits import CertificateEdit, change, intermediate, leaf, put, root, times

KU = ext.KEY_USAGE


def serial(octets: bytes) -> dict[str, bytes]:
    """A serial number of these octets."""
    return {"serial": der.element(der.INTEGER, octets)}


def long_length(whole: bytes) -> bytes:
    """Writes the outermost length with an octet too many."""
    return bytes([der.SEQUENCE, 0x83, 0]) + whole[2:4] + whole[4:]


def indefinite(whole: bytes) -> bytes:
    """Writes the outermost length as BER's indefinite one."""
    return bytes([der.SEQUENCE, 0x80]) + whole[4:] + b"\0\0"


def critical_false(certificate: Certificate) -> None:
    """Writes out that the subject key identifier is not critical."""
    value = der.octet_string(der.octet_string(certificate.identifier))
    certificate.has_subject_key_identifier = False
    certificate.further.append(
        der.sequence(der.oid(ext.SUBJECT_KEY_IDENTIFIER), der.boolean(False), value)
    )


def true_is_one(certificate: Certificate) -> None:
    """Writes the key usage's criticality as 01."""
    value, _ = certificate.extensions.pop(KU)
    true = der.element(der.BOOLEAN, b"\1")
    certificate.further.append(der.sequence(der.oid(KU), true, der.octet_string(value)))


def version(number: int) -> bytes:
    """A written version."""
    return der.context_constructed(0, der.integer(number))


def no_extensions(number: int | None) -> CertificateEdit:
    """A version without extensions."""
    written = b"" if number is None else version(number)
    return change(version=written, has_extensions=False)


def empty_list(certificate: Certificate) -> None:
    """Leaves a list of extensions with nothing in it."""
    certificate.extensions.clear()
    certificate.has_subject_key_identifier = certificate.has_authority_key_identifier = False
    certificate.lists_nothing = True


CASES = [
    Case("version/leaf-1", "leaf of version 1", leaf(no_extensions(None))),
    Case("version/leaf-1-written", "leaf of version 1, which DER does not write out",
         leaf(no_extensions(0))),
    Case("version/leaf-1-extensions", "leaf of version 1 with extensions",
         leaf(change(version=b""))),
    Case("version/leaf-2", "leaf of version 2", leaf(no_extensions(1))),
    Case("version/leaf-2-extensions", "leaf of version 2 with extensions",
         leaf(change(version=version(1)))),
    Case("version/leaf-4", "leaf of version 4", leaf(change(version=version(3)))),
    Case("version/root-1-extensions", "root of version 1 with extensions",
         root(change(version=b""))),
    Case("version/root-4", "root of version 4", root(change(version=version(3)))),
    Case("serial/leaf-20-octets", "leaf: a serial number of 20 octets",
         leaf(change(**serial(b"\x7f" * 20)))),
    Case("serial/leaf-25-octets", "leaf: a serial number of 25 octets",
         leaf(change(**serial(b"\x7f" * 25)))),
    Case("serial/leaf-zero", "leaf: the serial number 0", leaf(change(**serial(b"\0")))),
    Case("serial/leaf-negative", "leaf: a negative serial number",
         leaf(change(**serial(b"\xf0" * 8))), near="serial/leaf-20-octets"),
    Case("serial/intermediate-negative", "intermediate: a negative serial number",
         intermediate(change(**serial(b"\xf0" * 8))), near="serial/leaf-20-octets"),
    Case("serial/root-negative", "root: a negative serial number",
         root(change(**serial(b"\xf0" * 8))), near="serial/leaf-20-octets"),
    Case("serial/leaf-padded", "leaf: a serial number with a zero octet too many",
         leaf(change(**serial(b"\0\x11\x22"))), near="serial/leaf-20-octets"),
    Case("serial/intermediate-padded", "intermediate: the same",
         intermediate(change(**serial(b"\0\x11\x22"))), near="serial/leaf-20-octets"),
    Case("serial/leaf-empty", "leaf: a serial number of no octets", leaf(change(**serial(b""))),
         near="serial/leaf-zero"),
    Case("time/leaf-generalized", "leaf: valid to 2055", leaf(times(after="20550101000000Z"))),
    Case("time/leaf-9999", "leaf: valid to 9999", leaf(times(after="99991231235959Z"))),
    Case("time/leaf-1955", "leaf: valid since 1955", leaf(times("550101000000Z"))),
    Case("time/root-1955", "root: valid since 1955", root(times("550101000000Z"))),
    Case("time/leaf-1900", "leaf: valid since 1900", leaf(times("19000101000000Z"))),
    Case("time/leaf-no-seconds", "leaf: a time without seconds",
         leaf(change(not_before=der.element(der.UTC_TIME, b"2501010000Z")))),
    Case("time/leaf-offset", "leaf: a time with an offset from UTC",
         leaf(change(not_before=der.element(der.UTC_TIME, b"250101000000+0200")))),
    Case("time/leaf-fraction", "leaf: a time with a fraction of a second",
         leaf(change(not_before=der.element(der.GENERALIZED_TIME, b"20250101000000.5Z")))),
    Case("time/leaf-february-30", "leaf: since 30 February",
         leaf(change(not_before=der.element(der.UTC_TIME, b"250230000000Z")))),
    Case("time/leaf-month-13", "leaf: since month 13",
         leaf(change(not_before=der.element(der.UTC_TIME, b"251301000000Z")))),
    Case("time/root-generalized", "root: GeneralizedTime before 2050",
         root(change(not_before=der.element(der.GENERALIZED_TIME, b"20250101000000Z")))),
    Case("time/root-no-seconds", "root: a time without seconds",
         root(change(not_before=der.element(der.UTC_TIME, b"2501010000Z")))),
    Case("der/leaf-trailing", "leaf: octets behind the certificate",
         leaf(change(edit_whole=lambda whole: whole + b"\0\0"))),
    Case("der/intermediate-trailing", "intermediate: octets behind the certificate",
         intermediate(change(edit_whole=lambda whole: whole + b"\0\0"))),
    Case("der/leaf-truncated", "leaf: the last octet is missing",
         leaf(change(edit_whole=lambda whole: whole[:-1]))),
    Case("der/leaf-long-length", "leaf: a length longer than it need be",
         leaf(change(edit_whole=long_length))),
    Case("der/intermediate-long-length", "intermediate: a length longer than it need be",
         intermediate(change(edit_whole=long_length))),
    Case("der/leaf-indefinite", "leaf: an indefinite length", leaf(change(edit_whole=indefinite))),
    Case("der/leaf-critical-false", "leaf: an extension says that it is not critical",
         leaf(critical_false)),
    Case("der/root-critical-false", "root: an extension says that it is not critical",
         root(critical_false)),
    Case("der/leaf-true-is-one", "leaf: TRUE is written 01", leaf(true_is_one)),
    Case("der/root-true-is-one", "root: TRUE is written 01", root(true_is_one)),
    Case("der/root-no-extension", "root: the list of extensions is empty", root(empty_list)),
    Case("der/leaf-bits", "leaf: key usage with trailing zero bits",
         leaf(put(KU, b"\x03\x02\x00\x80", True))),
]  # fmt: skip
