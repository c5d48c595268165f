"""Key usage and extended key usage."""

from __future__ import annotations

from .. import der
from .. import extensions as ext
from ..chain import Case
from ..edits import drop, intermediate, key, leaf, purpose, put, root, usage

KU, EKU = ext.KEY_USAGE, ext.EXTENDED_KEY_USAGE
KU_PLAIN = "key-usage/leaf-none"
EKU_PLAIN = "purpose/leaf-none"

CASES = [
    Case("key-usage/leaf-none", "leaf without key usage", leaf(drop(KU))),
    Case("key-usage/leaf-encipherment", "EC leaf: keyEncipherment alone",
         leaf(usage("keyEncipherment")), near=KU_PLAIN),
    Case("key-usage/rsa-leaf-encipherment", "RSA leaf: keyEncipherment alone",
         leaf(key("rsa2048"), usage("keyEncipherment")), near="key-usage/rsa-leaf-both"),
    Case("key-usage/rsa-leaf-both", "RSA leaf: digitalSignature and keyEncipherment",
         leaf(key("rsa2048"), usage("digitalSignature", "keyEncipherment"))),
    Case("key-usage/leaf-agreement", "EC leaf: keyAgreement alone", leaf(usage("keyAgreement")),
         near=KU_PLAIN),
    Case("key-usage/leaf-repudiation", "leaf: nonRepudiation alone", leaf(usage("nonRepudiation")),
         near=KU_PLAIN),
    Case("key-usage/leaf-certificates", "leaf: keyCertSign alone", leaf(usage("keyCertSign")),
         near=KU_PLAIN),
    Case("key-usage/leaf-signature-and-certificates", "leaf: digitalSignature and keyCertSign,"
         " cA false", leaf(usage("digitalSignature", "keyCertSign")), near=KU_PLAIN),
    Case("key-usage/leaf-not-critical", "leaf: keyEncipherment alone, not critical",
         leaf(usage("keyEncipherment", critical=False)), near=KU_PLAIN),
    Case("key-usage/leaf-empty", "leaf: no bit is set", leaf(usage()), near=KU_PLAIN),
    Case("key-usage/leaf-malformed", "leaf: the key usage is an OCTET STRING",
         leaf(put(KU, der.octet_string(b"\x80"), True)), near=KU_PLAIN),
    Case("key-usage/leaf-decipher-only", "leaf: digitalSignature, keyAgreement, decipherOnly",
         leaf(usage("digitalSignature", "keyAgreement", "decipherOnly")), near=KU_PLAIN),
    Case("key-usage/intermediate-none", "intermediate without key usage", intermediate(drop(KU))),
    Case("key-usage/intermediate-no-signing", "intermediate without keyCertSign",
         intermediate(usage("cRLSign", "digitalSignature")),
         near="key-usage/intermediate-signing-alone"),
    Case("key-usage/intermediate-signing-alone", "intermediate: keyCertSign alone",
         intermediate(usage("keyCertSign"))),
    Case("key-usage/root-none", "root without key usage", root(drop(KU))),
    Case("key-usage/root-no-signing", "root without keyCertSign", root(usage("cRLSign")),
         near="key-usage/intermediate-signing-alone"),
    Case("purpose/leaf-none", "leaf without extended key usage", leaf(drop(EKU))),
    Case("purpose/leaf-server-client", "leaf for servers and clients",
         leaf(purpose("server", "client"))),
    Case("purpose/leaf-client", "leaf for clients alone", leaf(purpose("client")), near=EKU_PLAIN),
    Case("purpose/leaf-any", "leaf for any purpose", leaf(purpose("any")), near=EKU_PLAIN),
    Case("purpose/leaf-any-server", "leaf for any purpose and servers",
         leaf(purpose("any", "server"))),
    Case("purpose/leaf-ocsp-server", "leaf for servers and OCSP responders",
         leaf(purpose("ocsp", "server")), near="purpose/leaf-server-client"),
    Case("purpose/leaf-step-up", "leaf for Netscape's step-up alone", leaf(purpose("nssgc")),
         near=EKU_PLAIN),
    Case("purpose/leaf-empty", "leaf: no purpose in the list", leaf(purpose()), near=EKU_PLAIN),
    Case("purpose/leaf-unknown", "leaf for an unknown purpose", leaf(purpose("unknown")),
         near=EKU_PLAIN),
    Case("purpose/leaf-server-critical", "leaf for servers, critical",
         leaf(purpose("server", critical=True))),
    Case("purpose/intermediate-server", "intermediate for servers",
         intermediate(purpose("server"))),
    Case("purpose/intermediate-client", "intermediate for clients alone",
         intermediate(purpose("client")), near="purpose/intermediate-server"),
    Case("purpose/intermediate-any", "intermediate for any purpose", intermediate(purpose("any")),
         near="purpose/intermediate-server"),
    Case("purpose/intermediate-empty", "intermediate: no purpose in the list",
         intermediate(purpose()), near="purpose/intermediate-server"),
    Case("purpose/root-server", "root for servers", root(purpose("server"))),
    Case("purpose/root-client", "root for clients alone", root(purpose("client")),
         near="purpose/root-server"),
    Case("purpose/root-any", "root for any purpose", root(purpose("any")),
         near="purpose/root-server"),
]  # fmt: skip
