"""The edits that tables are made of: each takes one thing away from a healthy chain."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from . import der
from . import extensions as ext
from .certificate import Certificate, attribute
from .chain import HOST, Chain, Edit
from .keys import Key, Signature

CertificateEdit = Callable[[Certificate], None]


def leaf(*edits: CertificateEdit) -> Edit:
    """Edits of the leaf."""
    return lambda chain: _apply(edits, chain.leaf)


def intermediate(*edits: CertificateEdit) -> Edit:
    """Edits of the intermediate."""
    return lambda chain: _apply(edits, chain.intermediate)


def root(*edits: CertificateEdit) -> Edit:
    """Edits of the root."""
    return lambda chain: _apply(edits, chain.root)


def authorities(*edits: CertificateEdit) -> Edit:
    """Edits of intermediate and root."""

    def edit(chain: Chain) -> None:
        _apply(edits, chain.intermediate)
        _apply(edits, chain.root)

    return edit


def _apply(edits: tuple[CertificateEdit, ...], certificate: Certificate) -> None:
    for edit in edits:
        edit(certificate)


def put(kind: str, value: bytes, critical: bool = False) -> CertificateEdit:
    """Adds or replaces an extension."""
    return lambda certificate: certificate.put(kind, value, critical)


def drop(*kinds: str) -> CertificateEdit:
    """Removes extensions."""

    def edit(certificate: Certificate) -> None:
        for kind in kinds:
            certificate.drop(kind)

    return edit


def change(**values: Any) -> CertificateEdit:
    """Sets attributes of a certificate."""

    def edit(certificate: Certificate) -> None:
        for name, value in values.items():
            setattr(certificate, name, value)

    return edit


def further(*extensions: bytes) -> CertificateEdit:
    """Adds encoded extensions behind the others."""
    return lambda certificate: certificate.further.extend(extensions)


def key(kind: str, **values: Any) -> CertificateEdit:
    """Gives a certificate a key of another kind."""

    def edit(certificate: Certificate) -> None:
        old = certificate.key
        certificate.key = Key(kind, old.seed, old.number, **values)

    return edit


def leaf_key(kind: str, **values: Any) -> Edit:
    """Gives the leaf a key of another kind, with the key usage that fits all of them."""
    return leaf(key(kind, **values))


def sign(hash: str = "sha256", **values: Any) -> CertificateEdit:
    """Has a certificate signed in another way."""
    return change(signature=Signature(hash, **values))


def usage(*usages: str, critical: bool = True) -> CertificateEdit:
    """Sets the key usage."""
    return put(ext.KEY_USAGE, ext.key_usage(*usages), critical)


def purpose(*names: str, critical: bool = False) -> CertificateEdit:
    """Sets the extended key usage."""
    return put(ext.EXTENDED_KEY_USAGE, ext.purposes(*names), critical)


def constraints(
    is_authority: bool | None, path_length: int | None = None, critical: bool = True
) -> CertificateEdit:
    """Sets the basic constraints."""
    value = ext.basic_constraints(is_authority, path_length)
    return put(ext.BASIC_CONSTRAINTS, value, critical)


def names(*general: bytes, critical: bool = False) -> CertificateEdit:
    """Sets the subject alternative names."""
    return put(ext.ALTERNATIVE_NAMES, ext.names(*general), critical)


def beside_host(*general: bytes) -> Edit:
    """Adds names behind the leaf's host."""
    return leaf(names(ext.dns(HOST), *general))


def named(*hosts: str) -> Edit:
    """Sets the leaf's DNS names."""
    return leaf(names(*map(ext.dns, hosts)))


def common_name(text: str, tag: int = der.UTF8_STRING) -> CertificateEdit:
    """Sets the subject to one common name."""
    return change(subject=der.sequence(attribute("CN", der.text(text, tag))))


def permitted(*bases: bytes, critical: bool = True) -> CertificateEdit:
    """Sets name constraints with permitted subtrees."""
    return put(ext.NAME_CONSTRAINTS, ext.name_constraints(list(bases)), critical)


def excluded(*bases: bytes, critical: bool = True) -> CertificateEdit:
    """Sets name constraints with excluded subtrees."""
    return put(ext.NAME_CONSTRAINTS, ext.name_constraints(None, list(bases)), critical)


def times(before: str | None = None, after: str | None = None) -> CertificateEdit:
    """Sets the validity."""

    def edit(certificate: Certificate) -> None:
        if before:
            certificate.not_before = der.time(before)
        if after:
            certificate.not_after = der.time(after)

    return edit


def replaced(old: bytes, new: bytes) -> CertificateEdit:
    """Replaces octets of the body that is signed; their length stays."""

    def edit(certificate: Certificate) -> None:
        certificate.edit_body = lambda body: body.replace(old, new, 1)

    return edit


def twin(certificate: Certificate, **values: Any) -> Certificate:
    """A copy of a certificate with other values."""
    return dataclasses.replace(
        certificate, extensions=dict(certificate.extensions), further=[], **values
    )


EXPIRED = {"not_before": der.time("200101000000Z"), "not_after": der.time("210101000000Z")}
FUTURE = {"not_before": der.time("440101000000Z")}
