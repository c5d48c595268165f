"""The clients that are libraries of a language: Python, Node, Java, Go and Mbed TLS."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from .client import BUILD, PATIENCE, PYTHON_PACKAGES, ProgramClient, first_line, plain_environment
from .commands import numbers

PROGRAMS = Path(__file__).resolve().parent / "programs"


def is_newer(source: Path, built: Path) -> bool:
    """Whether a program has to be built anew."""
    return not built.exists() or source.stat().st_mtime > built.stat().st_mtime


class Python(ProgramClient):
    """Python's ssl up to 3.12."""

    name, family = "python", "openssl"
    mode: list[str] = []

    @property
    def _python(self) -> str:
        return shutil.which("/usr/bin/python3") or shutil.which("python3") or "python3"

    def version(self) -> str | None:
        if not shutil.which(self._python):
            return None
        library = first_line(self._python, "-c", "import ssl; print(ssl.OPENSSL_VERSION)")
        python = numbers(first_line(self._python, "--version"))
        return f"Python {python} with OpenSSL {numbers(library)}"

    def program(self) -> list[str]:
        return [self._python, str(PROGRAMS / "ask.py"), *self.mode]


class StrictPython(Python):
    """The same with the flags that Python 3.13 sets by default."""

    name, family = "python-strict", "python-strict"
    mode = ["strict"]


class Node(ProgramClient):
    """Node's tls."""

    name, family = "node", "node"

    def version(self) -> str | None:
        if not shutil.which("node"):
            return None
        library = first_line("node", "-p", "process.versions.openssl")
        return f"Node {numbers(first_line('node', '--version'))} with OpenSSL {numbers(library)}"

    def program(self) -> list[str]:
        return ["node", str(PROGRAMS / "ask.mjs")]


class Java(ProgramClient):
    """Java's own TLS and trust manager."""

    name, family = "java", "java"

    def version(self) -> str | None:
        if not shutil.which("javac"):
            return None
        return "OpenJDK " + numbers(first_line("java", "--version"))

    def program(self) -> list[str]:
        source, built = PROGRAMS / "Ask.java", BUILD / "Ask.class"
        if is_newer(source, built):
            build(["javac", "-d", str(BUILD), str(source)])
        return ["java", "-XX:TieredStopAtLevel=1", "-cp", str(BUILD), "Ask"]


class Go(ProgramClient):
    """Go's crypto/tls."""

    name, family = "go", "go"

    @property
    def _go(self) -> str:
        own = PYTHON_PACKAGES / "go" / "bin" / "go"
        return str(own) if own.exists() else "go"

    def version(self) -> str | None:
        if not shutil.which(self._go):
            return None
        return "Go " + numbers(first_line(self._go, "version"))

    def program(self) -> list[str]:
        source, built = PROGRAMS / "ask.go", BUILD / "go-program" / "ask"
        if is_newer(source, built):
            built.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, built.parent)
            # The line decides which of Go's old ways are kept: none, as in a program of today.
            version = ".".join(numbers(first_line(self._go, "version")).split(".")[:2])
            (built.parent / "go.mod").write_text(f"module ask\n\ngo {version}\n")
            build([self._go, "build", "-C", str(built.parent), "-o", "ask", "."])
        return [str(built)]


class MbedTLS(ProgramClient):
    """Mbed TLS as Debian builds it."""

    name, family = "mbedtls", "mbedtls"
    header = Path("/usr/include/mbedtls/ssl.h")

    def version(self) -> str | None:
        compiler = shutil.which("cc") or shutil.which("clang")
        if compiler is None or not self.header.exists():
            return None
        return "Mbed TLS " + first_line(*self.program(), "version")

    def program(self) -> list[str]:
        source, built = PROGRAMS / "ask.c", BUILD / "ask-mbedtls"
        if is_newer(source, built):
            compiler = shutil.which("cc") or "clang"
            libraries = ["-lmbedtls", "-lmbedx509", "-lmbedcrypto"]
            build([compiler, "-Wall", "-O1", "-o", str(built), str(source), *libraries])
        return [str(built)]


def build(command: list[str]) -> None:
    """Compiles a program of ours."""
    BUILD.mkdir(parents=True, exist_ok=True)
    caches = {"GOCACHE": str(BUILD / "go-cache"), "GOPATH": str(BUILD / "go")}
    caches["GOTOOLCHAIN"] = "local"
    subprocess.run(command, check=True, timeout=5 * PATIENCE, env=plain_environment() | caches)
