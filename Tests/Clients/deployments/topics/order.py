"""What is presented, in which order, and how long it is."""

from __future__ import annotations

from .. import der
from ..certificate import Certificate, simple_name
from ..chain import Case, Chain, Edit
from ..edits import (
    EXPIRED,
    FUTURE,
    change,
    constraints,
    drop,
    intermediate,
    key,
    leaf,
    root,
    twin,
    usage,
)  # fmt: skip
from ..extensions import KEY_USAGE
from ..keys import Key


def order(*roles: str) -> Edit:
    """Presents certificates of the chain in an order."""

    def edit(chain: Chain) -> None:
        chain.presented = [getattr(chain, role) for role in roles]

    return edit


def strangers(count: int, before: bool = False) -> Edit:
    """Presents authorities that nothing needs."""

    def edit(chain: Chain) -> None:
        others = [chain.authority(f"Other {number}") for number in range(count)]
        chain.presented[1 if before else 2 : 1 if before else 2] = others

    return edit


def deep(count: int) -> Edit:
    """Puts further intermediates between root and leaf, `count` in all."""

    def edit(chain: Chain) -> None:
        parent = chain.root
        made: list[Certificate] = []
        for number in range(count):
            parent = chain.authority(f"CA {number}", parent)
            made.insert(0, parent)
        chain.leaf.parent = parent
        chain.presented = [chain.leaf, *made]

    return edit


def reissued(is_last: bool, **values: object) -> Edit:
    """Presents a second certificate of the intermediate: same name, same key, other values."""

    def edit(chain: Chain) -> None:
        other = twin(chain.intermediate, serial=der.integer(77), **values)
        chain.presented.insert(2 if is_last else 1, other)

    return edit


def crossed(is_last: bool, with_root: bool = False) -> Edit:
    """Presents the intermediate as an unknown root signed it, too."""

    def edit(chain: Chain) -> None:
        unknown = chain.authority("Unknown root")
        others: list[Certificate | bytes] = [twin(chain.intermediate, parent=unknown)]
        others += [unknown] if with_root else []
        at = 2 if is_last else 1
        chain.presented[at:at] = others

    return edit


def namesake(is_last: bool) -> Edit:
    """Presents another authority of the intermediate's name, with another key."""

    def edit(chain: Chain) -> None:
        other = twin(chain.intermediate, key=chain.new_key("p256", "namesake"))
        chain.presented.insert(2 if is_last else 1, other)

    return edit


def no_identifiers(chain: Chain) -> None:
    """Takes all key identifiers away."""
    for one in (chain.leaf, chain.intermediate, chain.root):
        one.has_subject_key_identifier = one.has_authority_key_identifier = False


def renewed_root(chain: Chain) -> None:
    """Presents a root's own certificate beside its cross certificate by the trusted root."""
    new = chain.authority("New root")
    crossing = twin(new, parent=chain.root)
    chain.intermediate.parent = new
    chain.presented += [new, crossing]


def cross_first(chain: Chain) -> None:
    """Presents the cross certificate before the new root's own."""
    renewed_root(chain)
    chain.presented[2:] = reversed(chain.presented[2:])


def anchor_is_intermediate(chain: Chain) -> None:
    """Trusts the intermediate and not the root."""
    chain.anchors = [chain.intermediate]


def wrong_key(chain: Chain) -> None:
    """Serves with another key than the leaf's."""
    chain.server_key = Key("p256", "somebody else's")


def unknown_root(chain: Chain) -> None:
    """Trusts another root of another name."""
    chain.anchors = [chain.authority("Other root")]


def self_signed(chain: Chain) -> None:
    """Presents a leaf that signed itself and is trusted."""
    chain.leaf.parent = None
    chain.leaf.subject = simple_name("self-signed " + chain.name)
    chain.presented = chain.anchors = [chain.leaf]


def leaf_is_anchor(chain: Chain) -> None:
    """Trusts the leaf alone."""
    chain.presented = chain.anchors = [chain.leaf]


def junk_at_end(chain: Chain) -> None:
    """Presents text where a certificate should be."""
    chain.presented.append(b"-----BEGIN CERTIFICATE-----\n")


def straight(chain: Chain) -> None:
    """Has the root sign the leaf."""
    chain.leaf.parent = chain.root
    chain.presented = [chain.leaf]


def rsa(chain: Chain) -> None:
    """Gives all three RSA keys."""
    for one in (chain.leaf, chain.intermediate, chain.root):
        key("rsa2048")(one)


def broken_signature(certificate: Certificate) -> None:
    """Signs with a key that is not the issuer's."""
    certificate.signer = Key("p256", "not the issuer's " + certificate.key.seed)


CASES = [
    Case("healthy/p-256", "leaf, intermediate and root with P-256"),
    Case("healthy/rsa-2048", "leaf, intermediate and root with RSA-2048", rsa),
    Case("healthy/without-intermediate", "the root signed the leaf", straight),
    Case("chain/self-signed", "a self-signed leaf with cA true that is the anchor", self_signed,
         leaf(constraints(True))),
    Case("chain/self-signed-leaf", "a self-signed leaf that is the anchor", self_signed),
    Case("chain/self-signed-signing", "the same, with keyCertSign and without cA", self_signed,
         leaf(usage("digitalSignature", "keyCertSign"))),
    Case("chain/self-signed-bare", "the same, without key usage", self_signed,
         leaf(drop(KEY_USAGE))),
    Case("chain/leaf-is-anchor", "the leaf, which an intermediate issued, is the anchor",
         leaf_is_anchor),
    Case("chain/missing-intermediate", "the intermediate is not presented", order("leaf")),
    Case("chain/reversed", "the intermediate, then the leaf", order("intermediate", "leaf")),
    Case("chain/with-root", "the root is presented at the end",
         order("leaf", "intermediate", "root")),
    Case("chain/root-before-intermediate", "the root is presented before the intermediate",
         order("leaf", "root", "intermediate")),
    Case("chain/leaf-twice", "the leaf is presented twice", order("leaf", "leaf", "intermediate")),
    Case("chain/stranger-inside", "an authority that nothing needs, before the intermediate",
         strangers(1, before=True)),
    Case("chain/strangers-8", "ten certificates in all, eight of them needless", strangers(8)),
    Case("chain/strangers-9", "eleven certificates in all, nine of them needless", strangers(9),
         near="chain/strangers-8"),
    Case("chain/strangers-20", "22 certificates in all, 20 of them needless", strangers(20),
         near="chain/strangers-8"),
    Case("chain/strangers-110", "112 certificates in all, 110 of them needless", strangers(110),
         near="chain/strangers-8"),
    Case("chain/junk-at-end", "text in place of a certificate, at the end", junk_at_end,
         near="chain/stranger-inside"),
    Case("chain/deep-6", "six intermediates", deep(6)),
    Case("chain/deep-7", "seven intermediates", deep(7), near="chain/deep-6"),
    Case("chain/deep-9", "nine intermediates", deep(9), near="chain/deep-6"),
    Case("chain/deep-11", "eleven intermediates", deep(11), near="chain/deep-6"),
    Case("chain/reissued-both-good", "two good certificates of the intermediate",
         reissued(False)),
    Case("chain/reissued-expired-first", "an expired certificate of the intermediate first",
         reissued(False, **EXPIRED), near="chain/reissued-expired-last"),
    Case("chain/reissued-expired-last", "an expired certificate of the intermediate last",
         reissued(True, **EXPIRED)),
    Case("chain/reissued-future-first", "a certificate of the intermediate that is not valid yet"
         " first", reissued(False, **FUTURE), near="chain/reissued-both-good"),
    Case("chain/cross-unknown-first", "the intermediate by an unknown root first, by the trusted"
         " root second", crossed(False), near="chain/cross-unknown-last"),
    Case("chain/cross-unknown-last", "the intermediate by the trusted root first, by an unknown"
         " root second", crossed(True)),
    Case("chain/cross-unknown-first-with-root", "the same as first, and the unknown root too",
         crossed(False, with_root=True), near="chain/cross-unknown-last"),
    Case("chain/namesake-first", "another authority of the intermediate's name first",
         namesake(False), near="chain/namesake-last"),
    Case("chain/namesake-last", "another authority of the intermediate's name last",
         namesake(True)),
    Case("chain/namesake-first-no-identifiers", "the same as first, without key identifiers",
         no_identifiers, namesake(False), near="chain/namesake-last-no-identifiers"),
    Case("chain/namesake-last-no-identifiers", "the same as last, without key identifiers",
         no_identifiers, namesake(True)),
    Case("chain/new-root-then-cross", "a new root's own certificate, then its cross certificate by"
         " the trusted root", renewed_root, near="chain/cross-then-new-root"),
    Case("chain/cross-then-new-root", "the cross certificate first", cross_first),
    Case("chain/intermediate-is-anchor", "the anchor is the intermediate alone",
         anchor_is_intermediate),
    Case("chain/unknown-root", "the root is not the anchor", unknown_root),
    Case("chain/wrong-key", "the server's key is not the leaf's", wrong_key),
    Case("time/leaf-expired", "an expired leaf", leaf(change(**EXPIRED))),
    Case("time/leaf-not-yet-valid", "a leaf that is not valid yet",
         leaf(change(**FUTURE))),
    Case("time/intermediate-expired", "an expired intermediate",
         intermediate(change(**EXPIRED))),
    Case("time/root-expired", "an expired root", root(change(**EXPIRED))),
    Case("time/root-not-yet-valid", "a root that is not valid yet",
         root(change(**FUTURE))),
    Case("signature/leaf", "the leaf's signature is by another key", leaf(broken_signature)),
    Case("signature/intermediate", "the intermediate's signature is by another key",
         intermediate(broken_signature)),
    Case("signature/root", "the root's own signature is by another key", root(broken_signature)),
]  # fmt: skip
