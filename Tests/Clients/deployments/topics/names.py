"""Names: the host's, those beside it, subjects and issuers."""

from __future__ import annotations

from .. import der
from .. import extensions as ext
from ..certificate import attribute, simple_name
from ..chain import HOST, Case, Chain, Edit
from ..edits import (
    beside_host,
    change,
    common_name,
    drop,
    intermediate,
    leaf,
    named,
    names,
    put,
    root,
)  # fmt: skip

SAN = ext.ALTERNATIVE_NAMES
EMPTY = der.sequence()
BESIDE = "name/several"


def authority_names(tag: int) -> Edit:
    """Gives both authorities names of a kind of string."""

    def edit(chain: Chain) -> None:
        chain.root.subject = simple_name("Root " + chain.name, tag)
        chain.intermediate.subject = simple_name("CA " + chain.name, tag)

    return edit


def authority_text(tag: int, content: bytes) -> Edit:
    """Gives the intermediate a common name of these octets."""

    def edit(chain: Chain) -> None:
        text = der.element(tag, content + chain.name.encode())
        chain.intermediate.subject = der.sequence(attribute("CN", text))

    return edit


def issuer_of_leaf(prefix: str, tag: int = der.UTF8_STRING) -> Edit:
    """Has the leaf name its issuer in another way than the issuer itself."""
    return lambda chain: setattr(chain.leaf, "issuer", simple_name(prefix + chain.name, tag))


def issuer_of_intermediate(prefix: str, tag: int = der.UTF8_STRING) -> Edit:
    """Has the intermediate name the root in another way than the root itself."""
    return lambda chain: setattr(
        chain.intermediate, "issuer", simple_name(prefix + chain.name, tag)
    )


def subject(*attributes: bytes) -> Edit:
    """Sets the leaf's subject."""
    return leaf(change(subject=der.sequence(*attributes)))


def address_octets(content: bytes) -> bytes:
    """An iPAddress of any octets."""
    return der.context(7, content)


OTHER_NAME = der.context_constructed(
    0, der.oid("1.3.6.1.4.1.55555.2"), der.context_constructed(0, der.text("x"))
)
X400 = der.context_constructed(3, der.sequence())

CASES = [
    Case("name/several", "several names", beside_host(ext.dns("a.example.test"))),
    Case("name/mismatch", "another name than the host", named("other.example.test")),
    Case("name/no-alternative-names", "no alternative names, the common name is the host",
         leaf(drop(SAN), common_name(HOST))),
    Case("name/mail-alone", "an e-mail address is the only alternative name",
         leaf(names(ext.mail("a@example.test")))),
    Case("name/wildcard", "*.example.test", named("*.example.test")),
    Case("name/wildcard-apex", "*.example.test for example.test", named("*.example.test"),
         host="example.test", near="name/wildcard"),
    Case("name/wildcard-partial", "w*.example.test", named("w*.example.test"),
         near="name/wildcard"),
    Case("name/wildcard-double", "*.*.example.test", named("*.*.example.test"),
         near="name/wildcard"),
    Case("name/wildcard-inner", "www.*.test", named("www.*.test"), near="name/wildcard"),
    Case("name/wildcard-single-label", "*.test for example.test", named("*.test"),
         host="example.test", near="name/wildcard"),
    Case("name/wildcard-bare", "* for intranet", named("*"), host="intranet",
         near="name/single-label"),
    Case("name/single-label", "intranet", named("intranet"), host="intranet"),
    Case("name/trailing-dot", "www.example.test. in the certificate", named(HOST + ".")),
    Case("name/upper-case", "WWW.EXAMPLE.TEST", named(HOST.upper())),
    Case("name/underscore", "my_host.example.test", named("my_host.example.test"),
         host="my_host.example.test"),
    Case("name/underscore-wildcard", "*.example.test for my_host.example.test",
         named("*.example.test"), host="my_host.example.test", near="name/wildcard"),
    Case("name/idn", "xn--bcher-kva.example.test", named("xn--bcher-kva.example.test"),
         host="xn--bcher-kva.example.test"),
    Case("name/address", "127.0.0.1 as iPAddress", leaf(names(ext.address("127.0.0.1"))),
         host="127.0.0.1"),
    Case("name/address-and-name", "the host and its address", beside_host(
         ext.address("127.0.0.1")), host="127.0.0.1"),
    Case("name/address-as-name", "127.0.0.1 as dNSName alone", named("127.0.0.1"),
         host="127.0.0.1", near="name/address"),
    Case("name/address-6", "::1 as iPAddress", leaf(names(ext.address("::1"))), host="::1"),
    Case("name/address-mapped", "::ffff:127.0.0.1 for 127.0.0.1",
         leaf(names(ext.address("::ffff:127.0.0.1"))), host="127.0.0.1", near="name/address"),
    Case("name/beside-not-ascii", "beside the host: bücher.example.test in UTF-8",
         beside_host(ext.dns("bücher.example.test")), near="name/idn"),
    Case("name/beside-mail-not-ascii", "beside the host: an e-mail address in UTF-8",
         beside_host(ext.mail("bücher@example.test")), near="name/beside-mail"),
    Case("name/beside-mail", "beside the host: an e-mail address",
         beside_host(ext.mail("books@example.test"))),
    Case("name/beside-uri", "beside the host: a URI", beside_host(ext.uri("https://example.test/"))),
    Case("name/beside-uri-not-ascii", "beside the host: a URI in UTF-8",
         beside_host(ext.uri("https://bücher.test/")), near="name/beside-uri"),
    Case("name/beside-uri-malformed", "beside the host: a malformed URI",
         beside_host(ext.uri("https://[::1/%zz")), near="name/beside-uri"),
    Case("name/beside-uri-space", "beside the host: a URI with a space in its host",
         beside_host(ext.uri("https://exam ple.test/")), near="name/beside-uri"),
    Case("name/beside-uri-no-scheme", "beside the host: a URI without scheme",
         beside_host(ext.uri("www.example.test/path")), near="name/beside-uri"),
    Case("name/beside-address-5", "beside the host: an address of five octets",
         beside_host(address_octets(bytes([127, 0, 0, 0, 1]))), near="name/address-and-name"),
    Case("name/beside-address-5-common-name", "the same, and the common name is the host",
         beside_host(address_octets(bytes([127, 0, 0, 0, 1]))), leaf(common_name(HOST)),
         near="name/address-and-name"),
    Case("name/beside-address-8", "beside the host: an address and its mask",
         beside_host(address_octets(bytes([127, 0, 0, 1, 255, 255, 255, 255]))),
         near="name/address-and-name"),
    Case("name/beside-address-0", "beside the host: an address of no octets",
         beside_host(address_octets(b"")), near="name/address-and-name"),
    Case("name/beside-address-mapped", "beside the host: an IPv4 address in IPv6",
         beside_host(ext.address("::ffff:10.0.0.1")), near="name/address-and-name"),
    Case("name/beside-other-name", "beside the host: an otherName", beside_host(OTHER_NAME)),
    Case("name/beside-x400", "beside the host: an x400Address", beside_host(X400),
         near="name/beside-other-name"),
    Case("name/beside-unknown-kind", "beside the host: a name of kind [9]",
         beside_host(der.context(9, b"x")), near="name/beside-other-name"),
    Case("name/beside-registered", "beside the host: a registeredID",
         beside_host(der.context(8, der.oid("1.2.3.4")[2:]))),
    Case("name/beside-directory", "beside the host: a directoryName",
         beside_host(ext.directory(simple_name("x")))),
    Case("name/beside-space", "beside the host: 'foo bar'", beside_host(ext.dns("foo bar"))),
    Case("name/beside-nul", "beside the host: a name with NUL",
         beside_host(ext.dns("a\0.example.test"))),
    Case("name/beside-empty", "beside the host: an empty dNSName", beside_host(ext.dns(""))),
    Case("name/beside-url", "beside the host: https://www.example.test/ as dNSName",
         beside_host(ext.dns("https://www.example.test/"))),
    Case("name/names-100", "100 names, the host last",
         named(*[f"n{number}.example.test" for number in range(99)], HOST)),
    Case("name/names-not-a-sequence", "the alternative names are an OCTET STRING",
         leaf(put(SAN, der.octet_string(b"x")))),
    Case("name/names-empty", "the list of alternative names is empty", leaf(names())),
    Case("name/names-empty-common-name", "the same, and the common name is the host",
         leaf(names(), common_name(HOST))),
    Case("name/common-name", "the common name is the host, as the alternative name is",
         leaf(common_name(HOST))),
    Case("name/names-critical", "critical alternative names",
         leaf(names(ext.dns(HOST), critical=True))),
    Case("name/empty-subject", "an empty subject, the names are not critical",
         leaf(change(subject=EMPTY)), near="name/empty-subject-critical"),
    Case("name/empty-subject-critical", "an empty subject, the names are critical",
         leaf(change(subject=EMPTY), names(ext.dns(HOST), critical=True))),
    Case("name/empty-authority", "an intermediate with an empty subject",
         intermediate(change(subject=EMPTY))),
    Case("name/empty-root", "a root with an empty subject", root(change(subject=EMPTY))),
    Case("name/issuer-case", "the leaf names its issuer in other letters",
         issuer_of_leaf("ca "), near="healthy/p-256"),
    Case("name/issuer-string-type", "the leaf names its issuer in another kind of string",
         issuer_of_leaf("CA ", der.PRINTABLE_STRING)),
    Case("name/issuer-space", "the leaf names its issuer with a space more",
         issuer_of_leaf("CA  ")),
    Case("name/issuer-other", "the leaf names another issuer", issuer_of_leaf("Another ")),
    Case("name/root-case", "the intermediate names the root in other letters",
         issuer_of_intermediate("root ")),
    Case("name/root-string-type", "the intermediate names the root in another kind of string",
         issuer_of_intermediate("Root ", der.PRINTABLE_STRING)),
    Case("name/root-space", "the intermediate names the root with a space more",
         issuer_of_intermediate("Root  ")),
    Case("name/authority-printable", "authorities named in PrintableString",
         authority_names(der.PRINTABLE_STRING)),
    Case("name/authority-bmp", "authorities named in BMPString", authority_names(der.BMP_STRING)),
    Case("name/authority-teletex", "authorities named in TeletexString",
         authority_names(der.TELETEX_STRING)),
    Case("name/authority-visible", "authorities named in VisibleString",
         authority_names(der.VISIBLE_STRING)),
    Case("name/authority-printable-bad", "an authority's PrintableString holds an @",
         authority_text(der.PRINTABLE_STRING, b"a@b "), near="name/authority-printable"),
    Case("name/authority-printable-ampersand", "an authority's PrintableString holds an &",
         authority_text(der.PRINTABLE_STRING, b"a & b "), near="name/authority-printable"),
    Case("name/authority-ia5-bad", "an authority's IA5String holds ü in Latin-1",
         authority_text(der.IA5_STRING, b"\xfc ")),
    Case("name/subject-numeric-bad", "the leaf's NumericString holds letters",
         leaf(common_name("12a45", der.NUMERIC_STRING)), near="name/authority-printable"),
    Case("name/authority-utf8-bad", "an authority's UTF8String is no UTF-8",
         authority_text(der.UTF8_STRING, b"\xff\xfe "), near="healthy/p-256"),
    Case("name/authority-bmp-odd", "an authority's BMPString has an odd number of octets",
         lambda chain: authority_text(der.BMP_STRING, b"a" * (1 - len(chain.name) % 2))(chain),
         near="name/authority-bmp"),
    Case("name/authority-bmp-surrogate", "an authority's BMPString holds half a character",
         lambda chain: authority_text(der.BMP_STRING, b"\xd8\x00" + b"a" * (len(chain.name) % 2))
         (chain), near="name/authority-bmp"),
    Case("name/authority-universal", "an authority's UniversalString holds no character",
         lambda chain: authority_text(28, b"\0\x11\0\0\0" [: 4] + b"a" * (-len(chain.name) % 4))
         (chain), near="healthy/p-256"),
    Case("name/authority-universal-odd", "an authority's UniversalString ends within a character",
         lambda chain: authority_text(28, b"a" * ((1 - len(chain.name)) % 4))(chain),
         near="healthy/p-256"),
    Case("name/subject-visible", "the leaf's subject in VisibleString",
         leaf(common_name(HOST, der.VISIBLE_STRING))),
    Case("name/subject-numeric", "the leaf's subject in NumericString",
         leaf(common_name("12345", der.NUMERIC_STRING))),
    Case("name/subject-utf8-bad", "the leaf's subject is no UTF-8",
         subject(attribute("CN", der.element(der.UTF8_STRING, b"\xff\xfe")))),
    Case("name/subject-same-as-authority", "leaf and intermediate of the same name",
         lambda chain: setattr(chain.leaf, "subject", chain.intermediate.subject)),
    Case("name/authorities-same", "root and intermediate of the same name",
         lambda chain: setattr(chain.intermediate, "subject", chain.root.subject)),
]  # fmt: skip

