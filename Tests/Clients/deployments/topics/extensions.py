"""Other extensions: unknown, critical, twice, large, must-staple, addresses of authorities."""

from __future__ import annotations

from .. import der
from .. import extensions as ext
from ..chain import Case
from ..edits import further, intermediate, leaf, put, root

UNKNOWN = "extension/leaf-unknown"
MUST_STAPLE = der.sequence(der.integer(5))
LONG_ARC = "1.3.6.1.4.1." + str(2**70)
ARC_40 = "1.3.6.1.4.1." + str(2**40)


def unknown(count: int = 5, critical: bool = False, kind: str = ext.PRIVATE) -> bytes:
    """An extension that nobody knows."""
    return ext.encode(kind, der.octet_string(bytes(count)), critical)


def distribution_point(url: str) -> bytes:
    """CRLDistributionPoints of one URL."""
    name = der.context_constructed(0, der.context_constructed(0, ext.uri(url)))
    return der.sequence(der.sequence(name))


POINT = distribution_point("http://127.0.0.1:9/none.crl")
ACCESS = der.sequence(
    der.sequence(der.oid("1.3.6.1.5.5.7.48.2"), ext.uri("http://127.0.0.1:9/none.crt"))
)

CASES = [
    Case("extension/leaf-unknown", "leaf: an unknown extension", leaf(further(unknown()))),
    Case("extension/leaf-unknown-critical", "leaf: an unknown critical extension",
         leaf(further(unknown(critical=True))), near=UNKNOWN),
    Case("extension/intermediate-unknown-critical", "intermediate: an unknown critical extension",
         intermediate(further(unknown(critical=True))), near=UNKNOWN),
    Case("extension/root-unknown-critical", "root: an unknown critical extension",
         root(further(unknown(critical=True))), near=UNKNOWN),
    Case("extension/leaf-twice", "leaf: an unknown extension twice",
         leaf(further(unknown(), unknown())), near=UNKNOWN),
    Case("extension/intermediate-twice", "intermediate: an unknown extension twice",
         intermediate(further(unknown(), unknown())), near=UNKNOWN),
    Case("extension/root-twice", "root: an unknown extension twice",
         root(further(unknown(), unknown())), near=UNKNOWN),
    Case("extension/leaf-names-twice", "leaf: alternative names twice",
         leaf(further(ext.encode(ext.ALTERNATIVE_NAMES, ext.names(ext.dns("a.test")), False)))),
    Case("extension/root-usage-malformed", "root: the key usage is an INTEGER",
         root(put(ext.KEY_USAGE, der.integer(6), True))),
    Case("extension/no-check-critical", "leaf: a critical mark that OCSP does not check it",
         leaf(put("1.3.6.1.5.5.7.48.1.5", der.null(), True))),
    Case("extension/leaf-poison", "leaf: a precertificate's poison",
         leaf(put(ext.POISON, der.null(), True))),
    Case("extension/leaf-scts-malformed", "leaf: a malformed list of timestamps",
         leaf(put(ext.SCT_LIST, der.octet_string(b"junk")))),
    Case("extension/must-staple", "leaf: must-staple, without a staple",
         leaf(put(ext.TLS_FEATURE, MUST_STAPLE))),
    Case("extension/intermediate-must-staple", "intermediate: must-staple, without a staple",
         intermediate(put(ext.TLS_FEATURE, MUST_STAPLE))),
    Case("extension/feature-unknown", "leaf: a TLS feature of an unknown number",
         leaf(put(ext.TLS_FEATURE, der.sequence(der.integer(99))))),
    Case("extension/access", "leaf: an issuer's address that nobody answers",
         leaf(put(ext.AUTHORITY_INFORMATION, ACCESS))),
    Case("extension/access-critical", "leaf: the same, critical",
         leaf(put(ext.AUTHORITY_INFORMATION, ACCESS, True)), near="extension/access"),
    Case("extension/access-malformed", "leaf: authority information access is malformed",
         leaf(put(ext.AUTHORITY_INFORMATION, der.octet_string(b"x"))), near="extension/access"),
    Case("extension/access-empty", "leaf: authority information access of nothing",
         leaf(put(ext.AUTHORITY_INFORMATION, der.sequence())), near="extension/access"),
    Case("extension/points", "leaf: a distribution point of CRLs",
         leaf(put(ext.CRL_DISTRIBUTION_POINTS, POINT))),
    Case("extension/points-malformed", "leaf: the distribution points are an OCTET STRING",
         leaf(put(ext.CRL_DISTRIBUTION_POINTS, der.octet_string(b"x"))), near="extension/points"),
    Case("extension/points-critical", "leaf: critical distribution points",
         leaf(put(ext.CRL_DISTRIBUTION_POINTS, POINT, True)), near="extension/points"),
    Case("extension/intermediate-points-critical", "intermediate: critical distribution points",
         intermediate(put(ext.CRL_DISTRIBUTION_POINTS, POINT, True)), near="extension/points"),
    Case("extension/arc-40-bits", "leaf: an unknown extension with an arc of 41 bits",
         leaf(further(unknown(kind=ARC_40))), near=UNKNOWN),
    Case("extension/arc-70-bits", "leaf: an unknown extension with an arc of 71 bits",
         leaf(further(unknown(kind=LONG_ARC))), near=UNKNOWN),
    Case("extension/100", "leaf: 100 unknown extensions",
         leaf(further(*[unknown(kind=f"{ext.PRIVATE}.{number}") for number in range(100)]))),
    Case("size/leaf-14000", "leaf of 14,000 octets", leaf(further(unknown(14000)))),
    Case("size/leaf-17000", "leaf of 17,000 octets", leaf(further(unknown(17000))),
         near="size/leaf-14000"),
    Case("size/leaf-33000", "leaf of 33,000 octets", leaf(further(unknown(33000))),
         near="size/leaf-14000"),
    Case("size/leaf-66000", "leaf of 66,000 octets", leaf(further(unknown(66000))),
         near="size/leaf-14000"),
    Case("size/leaf-110000", "leaf of 110,000 octets", leaf(further(unknown(110000))),
         near="size/leaf-14000"),
    Case("size/leaf-140000", "leaf of 140,000 octets", leaf(further(unknown(140000))),
         near="size/leaf-14000"),
]  # fmt: skip
