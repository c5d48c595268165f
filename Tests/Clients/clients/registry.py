"""Every client, in the order in which tables show them."""

from __future__ import annotations

from .chromium import Chromium
from .client import Client
from .commands import Curl, GnuTLS, OpenSSL, Uv, Wget
from .firefox import Firefox
from .runtimes import Go, Java, MbedTLS, Node, Python, StrictPython

CLIENTS: list[Client] = [
    OpenSSL(), Curl(), Python(), Node(), Chromium(), Firefox(), Java(), Go(),
    StrictPython(), GnuTLS(), Wget(), Uv(), MbedTLS(),
]  # fmt: skip

FIRST_RANK = ("openssl", "node", "chromium", "firefox", "java", "go")
