"""Certificate policies and their constraints."""

from __future__ import annotations

from .. import der
from .. import extensions as ext
from ..chain import Case, Chain
from ..edits import CertificateEdit, intermediate, leaf, put

OURS, OTHERS = "1.3.6.1.4.1.55555.3.1", "1.3.6.1.4.1.55555.3.2"
PLAIN = "policy/same"


def policies(*identifiers: str, critical: bool = False) -> CertificateEdit:
    """Sets the policies."""
    return put(ext.POLICIES, ext.policies(*identifiers), critical)


def required(value: int = 0) -> CertificateEdit:
    """Requires an explicit policy."""
    return put(ext.POLICY_CONSTRAINTS, ext.policy_constraints(require=value), True)


def mapping(chain: Chain) -> None:
    """Maps anyPolicy, which RFC 5280 forbids."""
    pair = der.sequence(der.oid(ext.ANY_POLICY), der.oid(OURS))
    chain.intermediate.put(ext.POLICY_MAPPINGS, der.sequence(pair), True)


INHIBIT_ANY = put(ext.INHIBIT_ANY_POLICY, der.integer(0), True)

CASES = [
    Case("policy/same", "one policy on intermediate and leaf", intermediate(policies(OURS)),
         leaf(policies(OURS))),
    Case("policy/any", "anyPolicy on the intermediate", intermediate(policies(ext.ANY_POLICY)),
         leaf(policies(OURS))),
    Case("policy/other", "the leaf has another policy, none is required",
         intermediate(policies(OURS)), leaf(policies(OTHERS))),
    Case("policy/required", "an explicit policy is required and given",
         intermediate(policies(OURS), required()), leaf(policies(OURS)), near=PLAIN),
    Case("policy/required-other", "an explicit policy is required, the leaf has another",
         intermediate(policies(OURS), required()), leaf(policies(OTHERS)), near="policy/other"),
    Case("policy/required-none", "an explicit policy is required, the leaf has none",
         intermediate(policies(OURS), required()), near=PLAIN),
    Case("policy/constraints-empty", "policy constraints of nothing",
         intermediate(put(ext.POLICY_CONSTRAINTS, der.sequence(), True)), near=PLAIN),
    Case("policy/inhibit-any", "anyPolicy is inhibited", intermediate(policies(OURS), INHIBIT_ANY),
         leaf(policies(OURS)), near=PLAIN),
    Case("policy/critical", "critical policies",
         intermediate(policies(OURS, critical=True)), leaf(policies(OURS, critical=True)),
         near=PLAIN),
    Case("policy/twice", "leaf: one policy twice", leaf(policies(OURS, OURS)), near=PLAIN),
    Case("policy/empty", "leaf: policies of nothing", leaf(policies()), near=PLAIN),
    Case("policy/malformed", "leaf: the policies are an OCTET STRING",
         leaf(put(ext.POLICIES, der.octet_string(b"x"))), near=PLAIN),
    Case("policy/map-any", "a mapping from anyPolicy", intermediate(policies(OURS)), mapping,
         leaf(policies(OURS)), near=PLAIN),
]  # fmt: skip
