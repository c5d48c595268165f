"""Basic constraints."""

from __future__ import annotations

from .. import der
from .. import extensions as ext
from ..certificate import Certificate
from ..chain import Case
from ..edits import constraints, drop, intermediate, leaf, put, root, usage

BC, KU = ext.BASIC_CONSTRAINTS, ext.KEY_USAGE


def version_1(certificate: Certificate) -> None:
    """Makes a certificate one of version 1, without extensions."""
    certificate.version, certificate.has_extensions = b"", False


CASES = [
    Case("basic-constraints/intermediate-missing", "intermediate without basic constraints",
         intermediate(drop(BC))),
    Case("basic-constraints/intermediate-missing-no-usage", "intermediate without basic"
         " constraints and key usage", intermediate(drop(BC, KU))),
    Case("basic-constraints/intermediate-false", "intermediate with cA false",
         intermediate(constraints(None))),
    Case("basic-constraints/intermediate-not-critical", "intermediate: basic constraints are not"
         " critical", intermediate(constraints(True, critical=False))),
    Case("basic-constraints/root-missing", "root without basic constraints", root(drop(BC))),
    Case("basic-constraints/root-missing-no-usage", "root without basic constraints and key"
         " usage", root(drop(BC, KU))),
    Case("basic-constraints/root-false", "root with cA false", root(constraints(None))),
    Case("basic-constraints/root-not-critical", "root: basic constraints are not critical",
         root(constraints(True, critical=False))),
    Case("basic-constraints/root-version-1", "root of version 1", root(version_1),
         near="healthy/p-256"),
    Case("basic-constraints/intermediate-version-1", "intermediate of version 1",
         intermediate(version_1)),
    Case("basic-constraints/root-length-0", "root with path length 0 above an intermediate",
         root(constraints(True, 0)), near="basic-constraints/root-length-1"),
    Case("basic-constraints/root-length-1", "root with path length 1 above an intermediate",
         root(constraints(True, 1))),
    Case("basic-constraints/intermediate-length-0", "intermediate with path length 0",
         intermediate(constraints(True, 0))),
    Case("basic-constraints/length-127", "intermediate with path length 127",
         intermediate(constraints(True, 127))),
    Case("basic-constraints/length-128", "intermediate with path length 128",
         intermediate(constraints(True, 128)), near="basic-constraints/length-127"),
    Case("basic-constraints/length-256", "intermediate with path length 256",
         intermediate(constraints(True, 256)), near="basic-constraints/length-127"),
    Case("basic-constraints/length-31-bits", "intermediate with path length 2^31 - 1",
         intermediate(constraints(True, 2**31 - 1)), near="basic-constraints/length-127"),
    Case("basic-constraints/length-40-bits", "intermediate with path length 2^40",
         intermediate(constraints(True, 2**40)), near="basic-constraints/length-127"),
    Case("basic-constraints/root-length-40-bits", "root with path length 2^40",
         root(constraints(True, 2**40)), near="basic-constraints/length-127"),
    Case("basic-constraints/length-negative", "intermediate with path length -1",
         intermediate(constraints(True, -1)), near="basic-constraints/intermediate-length-0"),
    Case("basic-constraints/leaf-length-no-signing", "leaf with cA true, a path length and without"
         " keyCertSign", leaf(constraints(True, 0), usage("digitalSignature")),
         near="healthy/p-256"),
    Case("basic-constraints/length-no-signing", "intermediate with a path length and without"
         " keyCertSign", intermediate(constraints(True, 0), usage("cRLSign")),
         near="basic-constraints/intermediate-length-0"),
    Case("basic-constraints/root-length-no-signing", "root with a path length and a key usage"
         " without keyCertSign", root(constraints(True, 1), usage("cRLSign")),
         near="basic-constraints/root-length-1"),
    Case("basic-constraints/leaf-true", "leaf with cA true", leaf(constraints(True))),
    Case("basic-constraints/leaf-missing", "leaf without basic constraints", leaf(drop(BC))),
    Case("basic-constraints/leaf-length", "leaf with cA false and a path length",
         leaf(constraints(None, 0)), near="basic-constraints/leaf-missing"),
    Case("basic-constraints/leaf-false-written", "leaf with cA FALSE written out, which DER"
         " forbids", leaf(put(BC, der.sequence(der.boolean(False)), True))),
    Case("basic-constraints/trailing", "intermediate: a number too many in basic constraints",
         intermediate(put(BC, der.sequence(der.boolean(True), der.integer(0), der.integer(0)),
                          True)),
         near="basic-constraints/intermediate-length-0"),
    Case("basic-constraints/octets-behind", "intermediate: an octet behind basic constraints",
         intermediate(put(BC, ext.basic_constraints(True) + b"\0", True))),
    Case("basic-constraints/root-octets-behind", "root: an octet behind basic constraints",
         root(put(BC, ext.basic_constraints(True) + b"\0", True))),
    Case("basic-constraints/root-malformed", "root: the basic constraints are an OCTET STRING",
         root(put(BC, der.octet_string(b"x"), True))),
    Case("basic-constraints/true-is-one", "intermediate: cA is written 01",
         intermediate(put(BC, der.sequence(der.element(der.BOOLEAN, b"\1")), True))),
]  # fmt: skip
