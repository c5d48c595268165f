"""Asks Python's ssl: a target a line on standard input, an answer a line on standard output.

usage: ask.py [strict]
"""

import socket
import ssl
import sys


def context(anchors: str) -> ssl.SSLContext:
    """The default context; with the flags that Python 3.13 added where it is to be strict."""
    made = ssl.create_default_context(cafile=anchors)
    added = ssl.VERIFY_X509_STRICT | getattr(ssl, "VERIFY_X509_PARTIAL_CHAIN", 0x80000)
    if "strict" in sys.argv[1:]:
        made.verify_flags |= added
    else:
        made.verify_flags &= ~added
    return made


def ask(host: str, address: str, port: str, anchors: str) -> None:
    """Connects and reads an answer."""
    with socket.create_connection((address, int(port)), timeout=20) as plain:
        with context(anchors).wrap_socket(plain, server_hostname=host) as secured:
            secured.sendall(b"GET / HTTP/1.0\r\n\r\n")
            if not secured.recv(100):
                raise OSError("no answer")


def main() -> None:
    """Answers line by line."""
    for line in sys.stdin:
        name, host, address, port, anchors = line.rstrip("\n").split("\t")
        try:
            ask(host, address, port, anchors)
            print(f"{name}\tyes\t", flush=True)
        except (OSError, ValueError) as error:
            words = f"{type(error).__name__}: {error}".replace("\n", " ").replace("\t", " ")
            print(f"{name}\tno\t{words}", flush=True)


main()
