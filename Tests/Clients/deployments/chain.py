"""A chain of root, intermediate and leaf, and the deployment that is made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from . import der
from . import extensions as ext
from .certificate import Certificate, attribute, pem, simple_name
from .keys import Key

HOST = "www.example.test"

Entry = Certificate | bytes


@dataclass
class Chain:
    """A root, its intermediate and its leaf, healthy until edits change them."""

    name: str
    host: str = HOST
    root: Certificate = field(init=False)
    intermediate: Certificate = field(init=False)
    leaf: Certificate = field(init=False)
    presented: list[Entry] = field(init=False)
    anchors: list[Entry] = field(init=False)
    server_key: Key | None = None

    def __post_init__(self) -> None:
        # Browsers keep what they have seen: no two deployments share an authority's name.
        self.root = self.authority("Root")
        self.intermediate = self.authority("CA", self.root)
        self.leaf = self.server(self.intermediate)
        self.presented = [self.leaf, self.intermediate]
        self.anchors = [self.root]

    def new_key(self, kind: str, role: str) -> Key:
        """A key of this chain's own (of RSA: the role's)."""
        numbers = {"leaf": 0, "CA": 1, "Root": 2}
        return Key(kind, f"{self.name} {role}", numbers.get(role, 3))

    def authority(
        self, role: str, parent: Certificate | None = None, kind: str = "p256"
    ) -> Certificate:
        """A further authority."""
        made = Certificate(
            simple_name(f"{role} {self.name}"), self.new_key(kind, role), parent=parent
        )
        made.put(ext.BASIC_CONSTRAINTS, ext.basic_constraints(True), critical=True)
        made.put(ext.KEY_USAGE, ext.key_usage("keyCertSign", "cRLSign"), critical=True)
        return made

    def server(self, parent: Certificate, role: str = "leaf") -> Certificate:
        """A further certificate of a server."""
        # Java looks at the common name where it finds no names: it is to find nothing there.
        common = der.sequence(attribute("CN", der.text("The Server")))
        made = Certificate(common, self.new_key("p256", role), parent=parent)
        made.put(ext.BASIC_CONSTRAINTS, ext.basic_constraints(None), critical=True)
        made.put(ext.KEY_USAGE, ext.key_usage("digitalSignature"), critical=True)
        made.put(ext.EXTENDED_KEY_USAGE, ext.purposes("server"))
        made.put(ext.ALTERNATIVE_NAMES, ext.names(ext.dns(HOST)))
        return made


Edit = Callable[[Chain], None]


HEALTHY = "healthy/p-256"


class Case:
    """A row of the tables: what a deployment is about, and the edits that make it.

    `near` is the nearest deployment that is accepted where this one is not."""

    def __init__(
        self, id: str, what: str, *edits: Edit, host: str = HOST, near: str = HEALTHY
    ) -> None:
        self.id, self.what, self.edits, self.host, self.near = id, what, edits, host, near

    def deployment(self) -> Deployment:
        """The deployment, encoded and signed."""
        chain = Chain(self.id.replace("/", " "), self.host)
        for edit in self.edits:
            edit(chain)
        key = chain.server_key or chain.leaf.key
        return Deployment(
            self.id,
            self.what,
            self.host,
            [octets(entry) for entry in chain.presented],
            [octets(entry) for entry in chain.anchors],
            key,
        )


def octets(entry: Entry) -> bytes:
    """The octets of an entry of the certificate message."""
    return entry.encoded() if isinstance(entry, Certificate) else entry


@dataclass(frozen=True)
class Deployment:
    """What a server presents, and what its clients trust."""

    id: str
    what: str
    host: str
    presented: list[bytes]
    anchors: list[bytes]
    key: Key

    @property
    def certificates_pem(self) -> list[str]:
        """The presented certificates in PEM."""
        return [pem(one) for one in self.presented]

    @property
    def anchors_pem(self) -> list[str]:
        """The trust anchors in PEM."""
        return [pem(one) for one in self.anchors]
