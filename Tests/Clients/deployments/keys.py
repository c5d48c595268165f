"""Key pairs, and signatures by them."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from . import der

CURVES: dict[str, ec.EllipticCurve] = {
    "p224": ec.SECP224R1(), "p256": ec.SECP256R1(), "p384": ec.SECP384R1(),
    "p521": ec.SECP521R1(), "secp256k1": ec.SECP256K1(), "bp256": ec.BrainpoolP256R1(),
    "bp384": ec.BrainpoolP384R1(),
}  # fmt: skip

HASHES: dict[str, hashes.HashAlgorithm] = {
    "md5": hashes.MD5(), "sha1": hashes.SHA1(), "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(),
    "sha3-256": hashes.SHA3_256(),
}  # fmt: skip

HASH_OIDS = {
    "sha1": "1.3.14.3.2.26", "sha224": "2.16.840.1.101.3.4.2.4",
    "sha256": "2.16.840.1.101.3.4.2.1", "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}  # fmt: skip

RSA_SIGNATURES = {
    "md5": 4, "sha1": 5, "sha256": 11, "sha384": 12, "sha512": 13, "sha224": 14,
}  # fmt: skip
ECDSA_SIGNATURES = {
    "sha1": "1.2.840.10045.4.1", "sha224": "1.2.840.10045.4.3.1",
    "sha256": "1.2.840.10045.4.3.2", "sha384": "1.2.840.10045.4.3.3",
    "sha512": "1.2.840.10045.4.3.4", "sha3-256": "2.16.840.1.101.3.4.3.10",
}  # fmt: skip

RSA_ENCRYPTION = "1.2.840.113549.1.1.1"
RSASSA_PSS = "1.2.840.113549.1.1.10"


@functools.cache
def _rsa(bits: int, exponent: int, number: int) -> rsa.RSAPrivateKey:
    # Making RSA keys takes long: those of one kind are shared by all deployments of a run.
    if exponent in (3, 65537):
        return rsa.generate_private_key(exponent, bits)
    base = _rsa(bits, 65537, number).private_numbers()
    secret = rsa.rsa_recover_private_exponent(exponent, base.p, base.q)
    return rsa.RSAPrivateNumbers(
        base.p, base.q, secret,
        rsa.rsa_crt_dmp1(secret, base.p), rsa.rsa_crt_dmq1(secret, base.q), base.iqmp,
        rsa.RSAPublicNumbers(exponent, base.public_numbers.n),
    ).private_key()  # fmt: skip


@functools.cache
def _dsa() -> dsa.DSAPrivateKey:
    return dsa.generate_private_key(2048)


def _private(kind: str, seed: str, number: int) -> Any:
    if kind in CURVES:
        curve = CURVES[kind]
        digest = int.from_bytes(hashlib.sha512(seed.encode()).digest(), "big")
        return ec.derive_private_key(digest % (1 << (curve.key_size - 2)) + 1, curve)
    if kind == "dsa2048":
        return _dsa()
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed.encode()).digest())
    if kind == "ed448":
        return ed448.Ed448PrivateKey.from_private_bytes(
            hashlib.shake_256(seed.encode()).digest(57)
        )
    bits, _, exponent = kind.removeprefix("rsa").partition("e")
    return _rsa(int(bits), int(exponent or 65537), number)


@dataclass
class Key:
    """A key pair; `kind` is `p256`, `rsa2048`, `rsa2048e3`, `ed25519` and the like."""

    kind: str
    seed: str
    number: int = 0
    is_pss: bool = False
    private: Any = field(init=False)
    public_key_info: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.private = _private(self.kind, self.seed, self.number)
        self.public_key_info = self.private.public_key().public_bytes(
            Encoding.DER, PublicFormat.SubjectPublicKeyInfo
        )
        if self.is_pss:
            content = self.public_key_bits
            self.public_key_info = der.sequence(
                der.sequence(der.oid(RSASSA_PSS)), der.bit_string(content)
            )

    @property
    def public_key_bits(self) -> bytes:
        """The content of the public key's bit string."""
        public: Any = self.private.public_key()
        content: bytes
        if isinstance(public, dsa.DSAPublicKey):
            content = der.integer(public.public_numbers().y)
        elif isinstance(public, rsa.RSAPublicKey):
            content = public.public_bytes(Encoding.DER, PublicFormat.PKCS1)
        elif isinstance(public, ec.EllipticCurvePublicKey):
            content = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        else:
            content = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        return content

    @property
    def identifier(self) -> bytes:
        """The key identifier of RFC 5280 §4.2.1.2 (1)."""
        return hashlib.sha1(self.public_key_bits).digest()

    @property
    def pem(self) -> str:
        """The private key, PKCS#8 in PEM."""
        octets: bytes = self.private.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        )
        return octets.decode()


@dataclass(frozen=True)
class Signature:
    """How a certificate is signed: the hash, and for RSA whether and how with PSS."""

    hash: str = "sha256"
    pss_salt: int | None = None
    mgf_hash: str | None = None
    has_null: bool = True

    def identifier(self, key: Key) -> bytes:
        """The AlgorithmIdentifier."""
        if key.kind in ("ed25519", "ed448"):
            return der.sequence(der.oid("1.3.101.112" if key.kind == "ed25519" else "1.3.101.113"))
        if key.kind == "dsa2048":
            return der.sequence(der.oid("2.16.840.1.101.3.4.3.2"))
        if key.kind in CURVES:
            return der.sequence(der.oid(ECDSA_SIGNATURES[self.hash]))
        if self.pss_salt is not None:
            return self._pss_identifier()
        number = RSA_SIGNATURES[self.hash]
        null = der.null() if self.has_null else b""
        return der.sequence(der.oid(f"1.2.840.113549.1.1.{number}"), null)

    def _pss_identifier(self) -> bytes:
        null = der.null() if self.has_null else b""
        own = der.sequence(der.oid(HASH_OIDS[self.hash]), null)
        mask = der.sequence(der.oid(HASH_OIDS[self.mgf_hash or self.hash]), null)
        generator = der.sequence(der.oid("1.2.840.113549.1.1.8"), mask)
        parameters = [
            der.context_constructed(0, own),
            der.context_constructed(1, generator),
            der.context_constructed(2, der.integer(self.pss_salt or 0)),
        ]
        # DER leaves out what has its default value: SHA-1, MGF1 with SHA-1, 20 octets.
        is_mask_default = (self.mgf_hash or self.hash) == "sha1"
        defaults = [self.hash == "sha1", is_mask_default, self.pss_salt == 20]
        kept = [part for part, left in zip(parameters, defaults, strict=True) if not left]
        return der.sequence(der.oid(RSASSA_PSS), der.sequence(*kept))

    def sign(self, key: Key, content: bytes) -> bytes:
        """The signature's octets."""
        signature: bytes = key.private.sign(content, *self._how(key))
        return signature

    def _how(self, key: Key) -> tuple[Any, ...]:
        if key.kind in ("ed25519", "ed448"):
            return ()
        algorithm = HASHES[self.hash]
        if key.kind == "dsa2048":
            return (algorithm,)
        if key.kind in CURVES:
            return (ec.ECDSA(algorithm),)
        if self.pss_salt is None:
            return padding.PKCS1v15(), algorithm
        mask = padding.MGF1(HASHES[self.mgf_hash or self.hash])
        return padding.PSS(mask, self.pss_salt), algorithm
