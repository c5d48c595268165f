"""What all clients have in common."""

from __future__ import annotations

import ipaddress
import os
import shutil
import subprocess
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / ".build" / "clients"
PYTHON_PACKAGES = BUILD / "python"

# One handshake, and the start of the program that makes it.
PATIENCE = 60


@dataclass(frozen=True)
class Target:
    """One deployment as a client is asked about it."""

    id: str
    host: str
    port: int
    # A file of PEM, in a folder that has an empty folder `empty` too.
    anchors: Path

    @property
    def is_address(self) -> bool:
        """Whether the host is an IP address."""
        try:
            ipaddress.ip_address(self.host)
        except ValueError:
            return False
        return True

    @property
    def address(self) -> str:
        """Where to connect to."""
        return self.host if self.is_address else "127.0.0.1"

    def url(self, path: str = "/") -> str:
        """The address that a browser would be given."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"https://{host}:{self.port}{path}"


@dataclass(frozen=True)
class Reply:
    """Whether a client says that it connected, and its words."""

    succeeded: bool
    words: str = ""


class Client(ABC):
    """A TLS client that can be asked about many targets."""

    name: str
    family: str

    @abstractmethod
    def version(self) -> str | None:
        """The version as people know it; nothing where the client is not installed."""

    @abstractmethod
    def ask(self, targets: Sequence[Target], proxy_port: int) -> dict[str, Reply]:
        """Asks the client about each target."""


class CommandClient(Client):
    """A client that is started anew for each target."""

    needs: str
    # What the line holds that gives the reason of a refusal, the best first.
    telling: tuple[str, ...] = ("error", "fail")

    def version(self) -> str | None:
        return self.installed_version() if shutil.which(self.needs) else None

    @abstractmethod
    def installed_version(self) -> str:
        """The version of what is installed."""

    @abstractmethod
    def command(self, target: Target) -> list[str]:
        """The words of the command."""

    def environment(self, target: Target, proxy_port: int) -> dict[str, str]:
        """The command's environment."""
        del target, proxy_port
        return plain_environment()

    def ask(self, targets: Sequence[Target], proxy_port: int) -> dict[str, Reply]:
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            replies = pool.map(lambda target: self._ask_one(target, proxy_port), targets)
            return {target.id: reply for target, reply in zip(targets, replies, strict=True)}

    def _ask_one(self, target: Target, proxy_port: int) -> Reply:
        try:
            run = subprocess.run(
                self.command(target),
                input=b"GET / HTTP/1.0\r\n\r\n",
                capture_output=True,
                timeout=PATIENCE,
                env=self.environment(target, proxy_port),
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Reply(False, "timed out")
        return Reply(run.returncode == 0, reason(run.stderr + b"\n" + run.stdout, self.telling))


class ProgramClient(Client):
    """A client that one program asks about all targets: a line in, a line out."""

    @abstractmethod
    def program(self) -> list[str]:
        """The words of the command that starts the program."""

    def ask(self, targets: Sequence[Target], proxy_port: int) -> dict[str, Reply]:
        del proxy_port
        lines = [
            "\t".join([one.id, one.host, one.address, str(one.port), str(one.anchors)])
            for one in targets
        ]
        run = subprocess.run(
            self.program(),
            input="".join(line + "\n" for line in lines).encode(),
            capture_output=True,
            timeout=PATIENCE + 2 * len(targets),
            env=plain_environment(),
            check=False,
        )
        replies = {}
        for line in run.stdout.decode("utf-8", "replace").splitlines():
            name, verdict, words = (line.split("\t", 2) + ["", ""])[:3]
            replies[name] = Reply(verdict == "yes", words)
        missing = Reply(False, "no answer: " + reason(run.stderr))
        return {one.id: replies.get(one.id, missing) for one in targets}


def plain_environment() -> dict[str, str]:
    """The environment without what changes a client's trust or way out."""
    kept = dict(os.environ)
    for name in list(kept):
        if name.lower().endswith("_proxy") or name.startswith(("SSL_CERT", "OPENSSL_", "NODE_")):
            del kept[name]
    return kept


def private_home() -> tempfile.TemporaryDirectory[str]:
    """A home for a browser; what a dying process still writes there does no harm."""
    return tempfile.TemporaryDirectory(prefix="clients-home-", ignore_cleanup_errors=True)


def first_line(*command: str) -> str:
    """The first line that a command prints."""
    run = subprocess.run(
        command, capture_output=True, timeout=PATIENCE, check=False, env=plain_environment()
    )
    return ((run.stdout or run.stderr).decode("utf-8", "replace").splitlines() or [""])[0].strip()


def reason(output: bytes, telling: Sequence[str] = ("error", "fail")) -> str:
    """The line of an output that says most: the first that holds the first word found."""
    lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines()]
    for words in telling:
        for line in lines:
            if words in line.lower():
                return line[:200]
    return ""
