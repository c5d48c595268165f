"""The clients that are commands: OpenSSL, curl, GnuTLS, Wget and uv."""

from __future__ import annotations

import re
import shutil

from .client import PYTHON_PACKAGES, CommandClient, Target, first_line, plain_environment


def numbers(text: str) -> str:
    """The first version number of a text."""
    found = re.search(r"\d+(\.\d+)+", text)
    return found.group() if found else text


def proxy(target: Target, port: int) -> dict[str, str]:
    """The way to a name that only the proxy knows; an address needs none."""
    return {} if target.is_address else {"https_proxy": f"http://127.0.0.1:{port}"}


class OpenSSL(CommandClient):
    """OpenSSL's s_client."""

    name, family, needs = "openssl", "openssl", "openssl"
    telling = ("verify error", "error", "alert")

    def installed_version(self) -> str:
        return "OpenSSL " + numbers(first_line("openssl", "version"))

    def command(self, target: Target) -> list[str]:
        host = f"[{target.address}]" if ":" in target.address else target.address
        words = ["openssl", "s_client", "-connect", f"{host}:{target.port}", "-ign_eof"]
        words += ["-CAfile", str(target.anchors), "-no-CApath", "-no-CAstore"]
        words += ["-verify_return_error"]
        if target.is_address:
            return words + ["-verify_ip", target.host, "-noservername"]
        return words + ["-verify_hostname", target.host, "-servername", target.host]


class Curl(CommandClient):
    """curl with OpenSSL."""

    name, family, needs = "curl", "openssl", "curl"
    telling = ("curl: (",)

    def installed_version(self) -> str:
        line = first_line("curl", "--version")
        library = re.search(r"OpenSSL/(\S+)", line)
        return f"curl {numbers(line)} with OpenSSL {library.group(1) if library else 'unknown'}"

    def command(self, target: Target) -> list[str]:
        words = ["curl", "--disable", "--silent", "--show-error", "--noproxy", "*"]
        words += ["--cacert", str(target.anchors), "--capath", "/nonexistent"]
        if not target.is_address:
            words += ["--resolve", f"{target.host}:{target.port}:{target.address}"]
        return [*words, target.url()]


class GnuTLS(CommandClient):
    """GnuTLS's gnutls-cli."""

    name, family, needs = "gnutls", "gnutls", "gnutls-cli"
    telling = ("- status", "fatal error", "error")

    def installed_version(self) -> str:
        return "GnuTLS " + numbers(first_line("gnutls-cli", "--version"))

    def command(self, target: Target) -> list[str]:
        words = ["gnutls-cli", "--x509cafile", str(target.anchors), "--port", str(target.port)]
        if not target.is_address:
            words += ["--sni-hostname", target.host, "--verify-hostname", target.host]
        return words + [target.address]


class Wget(CommandClient):
    """GNU Wget with GnuTLS."""

    name, family, needs = "wget", "gnutls", "wget"
    telling = ("error: the certificate", "error", "owner does not match", "unable")

    def installed_version(self) -> str:
        return "Wget " + numbers(first_line("wget", "--version"))

    def command(self, target: Target) -> list[str]:
        return [
            "wget", "--no-config", "--no-verbose", "--output-document=-", "--tries=1",
            "--no-hsts", f"--ca-directory={target.anchors.parent / 'empty'}",
            f"--ca-certificate={target.anchors}", target.url(),
        ]  # fmt: skip

    def environment(self, target: Target, proxy_port: int) -> dict[str, str]:
        return plain_environment() | proxy(target, proxy_port)


class Uv(CommandClient):
    """uv, which has rustls."""

    name, family, needs = "uv", "rustls", "uv"
    telling = ("invalid peer", "alert", "cause", "error")

    @property
    def _program(self) -> str:
        own = PYTHON_PACKAGES / "bin" / "uv"
        return str(own) if own.exists() else shutil.which("uv") or "uv"

    def version(self) -> str | None:
        return self.installed_version() if shutil.which(self._program) else None

    def installed_version(self) -> str:
        return "uv " + numbers(first_line(self._program, "--version"))

    def command(self, target: Target) -> list[str]:
        # The shortest of uv's ways to ask for a file: the list of Pythons to download.
        return [
            self._program, "python", "list", "--only-downloads", "--no-config", "--no-cache",
            "--python-downloads-json-url", target.url("/list.json"),
        ]  # fmt: skip

    def environment(self, target: Target, proxy_port: int) -> dict[str, str]:
        own = {"SSL_CERT_FILE": str(target.anchors), "UV_HTTP_RETRIES": "0"}
        return plain_environment() | own | proxy(target, proxy_port)
