"""Keys and signatures."""

from __future__ import annotations

from .. import der
from ..certificate import Certificate
from ..chain import Case, Chain, Edit
from ..edits import CertificateEdit, change, intermediate, key, leaf, root, sign
from ..keys import RSA_ENCRYPTION

RSA = "healthy/rsa-2048"


def all_keys(kind: str) -> Edit:
    """Gives all three keys of a kind."""

    def edit(chain: Chain) -> None:
        for one in (chain.leaf, chain.intermediate, chain.root):
            key(kind)(one)

    return edit


def rsa_signed(role: str, hash: str = "sha256", **values: object) -> Edit:
    """RSA keys, and one certificate signed in another way."""

    def edit(chain: Chain) -> None:
        all_keys("rsa2048")(chain)
        sign(hash, **values)(getattr(chain, role))

    return edit


def rsa_info(algorithm: bytes, negative: bool = False) -> CertificateEdit:
    """An RSA key with another AlgorithmIdentifier."""

    def edit(certificate: Certificate) -> None:
        key("rsa2048")(certificate)
        content = certificate.key.public_key_bits
        if negative:
            # The zero octet in front of the modulus goes away, and with it the sign.
            numbers = certificate.key.private.public_key().public_numbers()
            modulus = der.element(der.INTEGER, numbers.n.to_bytes(256, "big"))
            content = der.sequence(modulus, der.integer(numbers.e))
        certificate.public_key_info = der.sequence(algorithm, der.bit_string(content))

    return edit


def explicit_curve(certificate: Certificate) -> None:
    """Writes the parameters of P-256 in place of its name."""
    prime = 2**256 - 2**224 + 2**192 + 2**96 - 1
    b = "5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B"
    x = "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
    y = "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5"
    order = "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"
    field = der.sequence(der.oid("1.2.840.10045.1.1"), der.integer(prime))
    curve = der.sequence(
        der.octet_string((prime - 3).to_bytes(32, "big")), der.octet_string(bytes.fromhex(b))
    )
    point = der.octet_string(b"\4" + bytes.fromhex(x + y))
    parameters = der.sequence(
        der.integer(1), field, curve, point, der.integer(int(order, 16)), der.integer(1)
    )
    algorithm = der.sequence(der.oid("1.2.840.10045.2.1"), parameters)
    bits = der.bit_string(certificate.key.public_key_bits)
    certificate.public_key_info = der.sequence(algorithm, bits)


def compressed_point(certificate: Certificate) -> None:
    """Writes the key as a compressed point."""
    bits = certificate.key.public_key_bits
    algorithm = der.sequence(der.oid("1.2.840.10045.2.1"), der.oid("1.2.840.10045.3.1.7"))
    point = bytes([2 + bits[-1] % 2]) + bits[1:33]
    certificate.public_key_info = der.sequence(algorithm, der.bit_string(point))


def agreement_only(certificate: Certificate) -> None:
    """Marks the key as one for ECDH alone."""
    algorithm = der.sequence(der.oid("1.3.132.1.12"), der.oid("1.2.840.10045.3.1.7"))
    bits = der.bit_string(certificate.key.public_key_bits)
    certificate.public_key_info = der.sequence(algorithm, bits)


def x25519(certificate: Certificate) -> None:
    """Certifies a key for agreement in place of the one that the server signs with."""
    bits = der.bit_string(certificate.key.public_key_bits[1:33])
    certificate.public_key_info = der.sequence(der.sequence(der.oid("1.3.101.110")), bits)


def padded_signature(signature: bytes) -> bytes:
    """An ECDSA signature whose first number has a zero octet too many."""
    start = 4
    count = signature[3]
    number = signature[start : start + count]
    return der.sequence(der.element(der.INTEGER, b"\0" + number), signature[start + count :])


NO_NULL = der.sequence(der.oid(RSA_ENCRYPTION))
ECDSA_NULL = der.sequence(der.oid("1.2.840.10045.4.3.2"), der.null())
SHA_384_ECDSA = der.sequence(der.oid("1.2.840.10045.4.3.3"))

CASES = [
    Case("algorithm/leaf-p-384", "P-384 leaf", leaf(key("p384"))),
    Case("algorithm/leaf-p-521", "P-521 leaf", leaf(key("p521")), near="algorithm/leaf-p-384"),
    Case("algorithm/authorities-p-521", "P-521 intermediate and root", intermediate(key("p521")),
         root(key("p521")), near="algorithm/leaf-p-384"),
    Case("algorithm/leaf-p-224", "P-224 leaf", leaf(key("p224"))),
    Case("algorithm/leaf-secp256k1", "secp256k1 leaf", leaf(key("secp256k1"))),
    Case("algorithm/leaf-brainpool", "brainpoolP256r1 leaf", leaf(key("bp256"))),
    Case("algorithm/intermediate-p-224", "P-224 intermediate", intermediate(key("p224"))),
    Case("algorithm/intermediate-secp256k1", "secp256k1 intermediate",
         intermediate(key("secp256k1"))),
    Case("algorithm/intermediate-brainpool", "brainpoolP256r1 intermediate",
         intermediate(key("bp256"))),
    Case("algorithm/root-brainpool", "brainpoolP384r1 root", root(key("bp384"))),
    Case("algorithm/leaf-explicit-curve", "P-256 leaf, its curve written out",
         leaf(explicit_curve)),
    Case("algorithm/root-explicit-curve", "P-256 root, its curve written out",
         root(explicit_curve)),
    Case("algorithm/leaf-compressed", "P-256 leaf, its key a compressed point",
         leaf(compressed_point)),
    Case("algorithm/leaf-agreement-only", "P-256 leaf, its key for ECDH alone",
         leaf(agreement_only)),
    Case("algorithm/leaf-ed25519", "Ed25519 leaf", leaf(key("ed25519"))),
    Case("algorithm/intermediate-ed25519", "Ed25519 intermediate", intermediate(key("ed25519"))),
    Case("algorithm/root-ed25519", "Ed25519 root", root(key("ed25519"))),
    Case("algorithm/leaf-ed448", "Ed448 leaf", leaf(key("ed448"))),
    Case("algorithm/intermediate-ed448", "Ed448 intermediate", intermediate(key("ed448"))),
    Case("algorithm/leaf-rsa-1024", "RSA-1024 leaf", leaf(key("rsa1024")), near=RSA),
    Case("algorithm/intermediate-rsa-1024", "RSA-1024 intermediate", intermediate(key("rsa1024")),
         near=RSA),
    Case("algorithm/root-rsa-1024", "RSA-1024 root", root(key("rsa1024")), near=RSA),
    Case("algorithm/leaf-rsa-4096", "RSA-4096 leaf", leaf(key("rsa4096"))),
    Case("algorithm/leaf-rsa-3", "RSA leaf with the exponent 3", leaf(key("rsa2048e3"))),
    Case("algorithm/leaf-rsa-exponent-32", "RSA leaf with the exponent 2^31 + 11",
         leaf(key(f"rsa2048e{2**31 + 11}")), near=RSA),
    Case("algorithm/intermediate-rsa-exponent-32", "RSA intermediate with the exponent 2^31 + 11",
         intermediate(key(f"rsa2048e{2**31 + 11}")), near=RSA),
    Case("algorithm/leaf-rsa-exponent-35", "RSA leaf with the exponent 2^34 + 25",
         leaf(key(f"rsa2048e{2**34 + 25}")), near=RSA),
    Case("algorithm/leaf-x25519", "X25519 leaf, which signs nothing", leaf(x25519)),
    Case("algorithm/intermediate-dsa", "DSA-2048 intermediate", intermediate(key("dsa2048"))),
    Case("algorithm/leaf-sha-3", "leaf signed with ECDSA and SHA3-256", leaf(sign("sha3-256"))),
    Case("algorithm/leaf-rsa-pss", "RSASSA-PSS leaf", leaf(key("rsa2048", is_pss=True)),
         near=RSA),
    Case("algorithm/intermediate-rsa-pss", "RSASSA-PSS intermediate",
         intermediate(key("rsa2048", is_pss=True)), leaf(sign(pss_salt=32)), near=RSA),
    Case("algorithm/leaf-rsa-no-null", "RSA leaf, its key's algorithm without NULL",
         leaf(rsa_info(NO_NULL)), near=RSA),
    Case("algorithm/intermediate-rsa-no-null", "RSA intermediate, its key's algorithm without"
         " NULL", intermediate(rsa_info(NO_NULL)), near=RSA),
    Case("algorithm/leaf-rsa-negative", "RSA leaf, its modulus a negative number",
         leaf(rsa_info(der.sequence(der.oid(RSA_ENCRYPTION), der.null()), negative=True)),
         near=RSA),
    Case("algorithm/leaf-md5", "leaf signed with RSA and MD5", rsa_signed("leaf", "md5"),
         near=RSA),
    Case("algorithm/leaf-sha-1", "leaf signed with RSA and SHA-1", rsa_signed("leaf", "sha1"),
         near=RSA),
    Case("algorithm/leaf-ecdsa-sha-1", "leaf signed with ECDSA and SHA-1", leaf(sign("sha1"))),
    Case("algorithm/intermediate-sha-1", "intermediate signed with RSA and SHA-1",
         rsa_signed("intermediate", "sha1"), near=RSA),
    Case("algorithm/root-sha-1", "root signed with RSA and SHA-1", rsa_signed("root", "sha1")),
    Case("algorithm/leaf-sha-224", "leaf signed with RSA and SHA-224",
         rsa_signed("leaf", "sha224"), near=RSA),
    Case("algorithm/leaf-ecdsa-sha-224", "leaf signed with ECDSA and SHA-224",
         leaf(sign("sha224"))),
    Case("algorithm/leaf-sha-512", "leaf signed with ECDSA and SHA-512", leaf(sign("sha512"))),
    Case("algorithm/leaf-pss", "leaf signed with RSA-PSS, SHA-256 and a salt of 32 octets",
         rsa_signed("leaf", pss_salt=32)),
    Case("algorithm/leaf-pss-salt-20", "leaf signed with RSA-PSS, SHA-256 and a salt of 20 octets",
         rsa_signed("leaf", pss_salt=20), near="algorithm/leaf-pss"),
    Case("algorithm/leaf-pss-sha-1", "leaf signed with RSA-PSS and SHA-1",
         rsa_signed("leaf", "sha1", pss_salt=20), near="algorithm/leaf-pss"),
    Case("algorithm/leaf-pss-mask", "leaf signed with RSA-PSS, SHA-256 and SHA-1 in the mask",
         rsa_signed("leaf", pss_salt=32, mgf_hash="sha1"), near="algorithm/leaf-pss"),
    Case("algorithm/leaf-pss-no-null", "leaf signed with RSA-PSS, the hash without NULL",
         rsa_signed("leaf", pss_salt=32, has_null=False), near="algorithm/leaf-pss"),
    Case("algorithm/intermediate-pss-salt-20", "intermediate signed with RSA-PSS and a salt of"
         " 20 octets", rsa_signed("intermediate", pss_salt=20), near="algorithm/leaf-pss"),
    Case("algorithm/leaf-rsa-signature-no-null", "leaf: sha256WithRSAEncryption without NULL",
         rsa_signed("leaf", has_null=False), near=RSA),
    Case("algorithm/leaf-ecdsa-null", "leaf: NULL parameters for ECDSA",
         leaf(change(inner_algorithm=ECDSA_NULL, outer_algorithm=ECDSA_NULL))),
    Case("algorithm/intermediate-ecdsa-null", "intermediate: NULL parameters for ECDSA",
         intermediate(change(inner_algorithm=ECDSA_NULL, outer_algorithm=ECDSA_NULL))),
    Case("algorithm/leaf-two", "leaf: the inner algorithm is not the outer, which is right",
         leaf(change(inner_algorithm=SHA_384_ECDSA))),
    Case("algorithm/root-two", "root: the inner algorithm is not the outer, which is right",
         root(change(inner_algorithm=SHA_384_ECDSA))),
    Case("algorithm/leaf-ecdsa-padded", "leaf: an ECDSA signature with a zero octet too many",
         leaf(change(edit_signature=padded_signature))),
    Case("algorithm/intermediate-ecdsa-padded", "intermediate: the same",
         intermediate(change(edit_signature=padded_signature))),
    Case("algorithm/mixed", "P-256 root, RSA intermediate, P-384 leaf",
         intermediate(key("rsa2048")), leaf(key("p384"))),
    Case("algorithm/leaf-rsa-3072", "RSA-3072 leaf", leaf(key("rsa3072"))),
]  # fmt: skip

