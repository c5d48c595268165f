"""Name constraints."""

from __future__ import annotations

from .. import der
from .. import extensions as ext
from ..certificate import attribute, simple_name
from ..chain import HOST, Case, Edit
from ..edits import (
    beside_host,
    change,
    common_name,
    excluded,
    intermediate,
    leaf,
    named,
    names,
    permitted,
    put,
    root,
)  # fmt: skip

NC = ext.NAME_CONSTRAINTS
DOMAIN, OTHER = ext.dns("example.test"), ext.dns("example.org")
PERMITTED, EXCLUDED = "name-constraint/permitted", "name-constraint/excluded-other"
EMPTY_LIST = der.sequence(der.context_constructed(0))


def network(address: list[int], mask: list[int]) -> bytes:
    """An iPAddress of a network."""
    return der.context(7, bytes(address + mask))


LOOPBACK = network([127, 0, 0, 0], [255, 0, 0, 0])
ALL = network([0, 0, 0, 0], [0, 0, 0, 0])


def raw(*parts: bytes, critical: bool = True) -> Edit:
    """Name constraints put together by hand."""
    return intermediate(put(NC, der.sequence(*parts), critical))


CASES = [
    Case("name-constraint/permitted", "permitted example.test", intermediate(permitted(DOMAIN))),
    Case("name-constraint/permitted-not-critical", "permitted example.test, not critical",
         intermediate(permitted(DOMAIN, critical=False))),
    Case("name-constraint/permitted-other", "permitted example.org",
         intermediate(permitted(OTHER)), near=PERMITTED),
    Case("name-constraint/permitted-other-not-critical", "permitted example.org, not critical",
         intermediate(permitted(OTHER, critical=False)),
         near="name-constraint/permitted-not-critical"),
    Case("name-constraint/permitted-several", "permitted example.org and example.test",
         intermediate(permitted(OTHER, DOMAIN))),
    Case("name-constraint/permitted-part-of-label", "permitted ample.test",
         intermediate(permitted(ext.dns("ample.test"))), near=PERMITTED),
    Case("name-constraint/excluded", "excluded example.test", intermediate(excluded(DOMAIN)),
         near=EXCLUDED),
    Case("name-constraint/excluded-other", "excluded example.org", intermediate(excluded(OTHER))),
    Case("name-constraint/excluded-beside", "excluded example.org, a name of it beside the host",
         intermediate(excluded(OTHER)), beside_host(ext.dns("a.example.org")), near=EXCLUDED),
    Case("name-constraint/excluded-host-of-wildcard", "excluded www.example.test, the name is"
         " *.example.test", intermediate(excluded(ext.dns(HOST))), named("*.example.test"),
         near="name-constraint/permitted-wildcard"),
    Case("name-constraint/permitted-wildcard", "permitted example.test, the name is"
         " *.example.test", intermediate(permitted(DOMAIN)), named("*.example.test")),
    Case("name-constraint/leading-dot", "permitted .example.test",
         intermediate(permitted(ext.dns(".example.test")))),
    Case("name-constraint/dot-at-end", "permitted example.test.",
         intermediate(permitted(ext.dns("example.test."))), near=PERMITTED),
    Case("name-constraint/wildcard-in-constraint", "permitted *.example.test",
         intermediate(permitted(ext.dns("*.example.test"))), near=PERMITTED),
    Case("name-constraint/empty", "constraints without subtrees", raw(), near=PERMITTED),
    Case("name-constraint/empty-list", "an empty list of permitted subtrees",
         intermediate(put(NC, EMPTY_LIST, True)), near=PERMITTED),
    Case("name-constraint/root", "root: permitted example.test", root(permitted(DOMAIN))),
    Case("name-constraint/root-other", "root: permitted example.org", root(permitted(OTHER)),
         near="name-constraint/root"),
    Case("name-constraint/leaf", "leaf: permitted example.test", leaf(permitted(DOMAIN))),
    Case("name-constraint/leaf-other", "leaf: permitted example.org", leaf(permitted(OTHER))),
    Case("name-constraint/addresses-excluded", "permitted example.test, excluded all addresses",
         intermediate(put(NC, ext.name_constraints([DOMAIN], [ALL]), True))),
    Case("name-constraint/address-permitted", "permitted 127.0.0.0/8, the host is 127.0.0.1",
         intermediate(permitted(LOOPBACK)), leaf(names(ext.address("127.0.0.1"))),
         host="127.0.0.1"),
    Case("name-constraint/address-mask", "permitted 127.0.0.0 with a mask that has a hole",
         intermediate(permitted(network([127, 0, 0, 0], [255, 0, 255, 0]))),
         leaf(names(ext.address("127.0.0.1"))), host="127.0.0.1",
         near="name-constraint/address-permitted"),
    Case("name-constraint/address-outside", "permitted 10.0.0.0/8, the host is 127.0.0.1",
         intermediate(permitted(network([10, 0, 0, 0], [255, 0, 0, 0]))),
         leaf(names(ext.address("127.0.0.1"))), host="127.0.0.1",
         near="name-constraint/address-permitted"),
    Case("name-constraint/directory", "permitted subjects O=Example Ltd",
         intermediate(permitted(ext.directory(der.sequence(
             attribute("O", der.text("Example Ltd")))))),
         leaf(change(subject=der.sequence(attribute("O", der.text("Example Ltd")),
                                          attribute("CN", der.text(HOST)))))),
    Case("name-constraint/directory-other", "permitted subjects O=Other Ltd",
         intermediate(permitted(ext.directory(der.sequence(
             attribute("O", der.text("Other Ltd")))))), near="name-constraint/directory"),
    Case("name-constraint/common-name-excluded", "excluded example.org, the common name is"
         " www.example.org", intermediate(excluded(OTHER)),
         leaf(common_name("www.example.org"))),
    Case("name-constraint/mail-of-subject", "permitted mail of example.org, the subject has"
         " another's", intermediate(permitted(ext.mail("example.org"))),
         leaf(change(subject=der.sequence(
             attribute("CN", der.text(HOST)),
             attribute("mail", der.text("a@example.test", der.IA5_STRING)))))),
    Case("name-constraint/registered", "permitted a registeredID",
         intermediate(permitted(der.context(8, der.oid("1.2.3.4")[2:]))), near=PERMITTED),
    Case("name-constraint/other-name", "excluded an otherName",
         intermediate(excluded(der.context_constructed(
             0, der.oid("1.3.6.1.4.1.55555.2"), der.context_constructed(0, der.text("x"))))),
         near=EXCLUDED),
    Case("name-constraint/maximum", "permitted example.test with a maximum",
         raw(der.context_constructed(0, ext.subtree(DOMAIN, der.context(1, b"\5")))),
         near=PERMITTED),
    Case("name-constraint/malformed", "the constraints are an OCTET STRING",
         intermediate(put(NC, der.octet_string(b"x"), True)), near=PERMITTED),
    Case("name-constraint/authority-outside", "root: permitted O=Example Ltd, the intermediate's"
         " subject is outside", root(permitted(ext.directory(der.sequence(
             attribute("O", der.text("Example Ltd")))))), near="name-constraint/directory"),
    Case("name-constraint/uri-permitted", "permitted URIs of example.test",
         intermediate(permitted(ext.uri("example.test"))),
         beside_host(ext.uri("https://a.example.test/"))),
    Case("name-constraint/authority-names", "permitted the authority's own name",
         lambda chain: chain.intermediate.put(
             NC, ext.name_constraints([ext.directory(simple_name("leaf"))]), True)),
]  # fmt: skip
