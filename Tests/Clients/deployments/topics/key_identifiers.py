"""Authority and subject key identifiers."""

from __future__ import annotations

from .. import der
from .. import extensions as ext
from ..chain import Case, Chain, Edit
from ..edits import change, intermediate, leaf, put, root

AKI, SKI = ext.AUTHORITY_KEY_IDENTIFIER, ext.SUBJECT_KEY_IDENTIFIER


def key_identifier(octets: bytes) -> bytes:
    """AuthorityKeyIdentifier of a key identifier alone."""
    return der.sequence(der.context(0, octets))


def issuer_and_serial(
    right: bool, with_key_identifier: bool = False, role: str = "leaf"
) -> Edit:
    """AuthorityKeyIdentifier of issuer and serial number."""

    def edit(chain: Chain) -> None:
        certificate = getattr(chain, role)
        issuer = certificate.parent
        serial = issuer.serial_number() if right else der.integer(4711)
        parts = der.context(0, issuer.identifier) if with_key_identifier else b""
        parts += der.context_constructed(1, ext.directory(issuer.issuer_certificate.subject))
        parts += bytes([0x82]) + serial[1:]
        certificate.put(AKI, der.sequence(parts))

    return edit


NO_AKI = change(has_authority_key_identifier=False)
NO_SKI = change(has_subject_key_identifier=False)
WRONG = bytes(range(20))

CASES = [
    Case("key-identifier/leaf-wrong", "leaf: the authority key identifier is another key's",
         leaf(put(AKI, key_identifier(WRONG)))),
    Case("key-identifier/intermediate-wrong", "intermediate: the same",
         intermediate(put(AKI, key_identifier(WRONG)))),
    Case("key-identifier/leaf-empty", "leaf: an authority key identifier of no octets",
         leaf(put(AKI, key_identifier(b"")))),
    Case("key-identifier/leaf-issuer-serial-right", "leaf: issuer and serial number are right",
         issuer_and_serial(True, with_key_identifier=True)),
    Case("key-identifier/leaf-issuer-serial-wrong", "leaf: the serial number is wrong",
         issuer_and_serial(False, with_key_identifier=True),
         near="key-identifier/leaf-issuer-serial-right"),
    Case("key-identifier/intermediate-issuer-serial-right", "intermediate: issuer and serial"
         " number are right", issuer_and_serial(True, True, "intermediate")),
    Case("key-identifier/intermediate-issuer-serial-wrong", "intermediate: the serial number is"
         " not the root's", issuer_and_serial(False, True, "intermediate"),
         near="key-identifier/intermediate-issuer-serial-right"),
    Case("key-identifier/leaf-issuer-serial-alone", "leaf: issuer and serial number alone, right",
         issuer_and_serial(True)),
    Case("key-identifier/root-differs", "root: its identifier is not the one that the intermediate"
         " refers to", intermediate(put(AKI, key_identifier(WRONG))), root(put(SKI,
         der.octet_string(bytes(20))))),
    Case("key-identifier/any-consistent", "intermediate: any identifier, and the leaf refers to it",
         intermediate(change(subject_key_identifier=bytes(7)))),
    Case("key-identifier/sha-256", "intermediate: an identifier of 32 octets",
         intermediate(change(subject_key_identifier=bytes(range(32))))),
    Case("key-identifier/leaf-no-authority", "leaf without authority key identifier",
         leaf(NO_AKI)),
    Case("key-identifier/intermediate-no-authority", "intermediate without authority key"
         " identifier", intermediate(NO_AKI)),
    Case("key-identifier/leaf-no-subject", "leaf without subject key identifier", leaf(NO_SKI)),
    Case("key-identifier/intermediate-no-subject", "intermediate without subject key identifier",
         intermediate(NO_SKI), leaf(NO_AKI), near="key-identifier/leaf-no-subject"),
    Case("key-identifier/root-no-subject", "root without subject key identifier",
         root(NO_SKI), intermediate(NO_AKI), near="key-identifier/leaf-no-subject"),
    Case("key-identifier/none", "no key identifiers anywhere", leaf(NO_SKI, NO_AKI),
         intermediate(NO_SKI, NO_AKI), root(NO_SKI), near="key-identifier/leaf-no-subject"),
    Case("key-identifier/authority-critical", "leaf: a critical authority key identifier",
         lambda chain: chain.leaf.put(AKI, key_identifier(chain.intermediate.identifier), True)),
    Case("key-identifier/subject-critical", "leaf: a critical subject key identifier",
         leaf(put(SKI, der.octet_string(bytes(20)), True))),
    Case("key-identifier/subject-malformed", "leaf: the subject key identifier is an INTEGER",
         leaf(put(SKI, der.integer(5)))),
    Case("key-identifier/intermediate-subject-malformed", "intermediate: the same",
         intermediate(put(SKI, der.integer(5)))),
    Case("key-identifier/issuer-without-serial", "leaf: the authority key identifier has an issuer"
         " and no serial number", lambda chain: chain.leaf.put(AKI, der.sequence(
             der.context(0, chain.intermediate.identifier),
             der.context_constructed(1, ext.directory(chain.root.subject))))),
    Case("key-identifier/root-authority-other", "root: the authority key identifier is another"
         " key's", root(put(AKI, der.sequence(der.context(0, b"another key"))))),
    Case("key-identifier/root-subject-malformed", "root: the subject key identifier is an INTEGER",
         root(put(ext.SUBJECT_KEY_IDENTIFIER, der.integer(1)))),
    Case("key-identifier/authority-malformed", "leaf: the authority key identifier is an INTEGER",
         leaf(put(AKI, der.integer(5)))),
]  # fmt: skip
