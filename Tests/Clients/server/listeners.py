"""The listeners: one port a deployment, and a proxy for clients that resolve names themselves."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import threading
from collections import defaultdict
from collections.abc import Coroutine
from typing import TypeVar

from .connection import Connection, Presented
from .outcome import Outcome

PATIENCE = 20.0

Result = TypeVar("Result")


class Server:
    """Serves deployments on ports of 127.0.0.1 and ::1 from a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._seen: dict[int, list[Outcome]] = defaultdict(list)
        self._presented: dict[int, Presented] = {}
        self._listeners: list[asyncio.Server] = []
        self.proxy_port = 0

    def __enter__(self) -> Server:
        allow_many_files()
        self._thread.start()
        self._call(self._open_proxy())
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def serve(self, presented: list[Presented]) -> list[int]:
        """Opens a port for each, and returns the ports in their order."""
        return self._call(self._open(presented))

    def outcomes(self, port: int) -> list[Outcome]:
        """What was seen on a port up to now, once every connection to it has ended."""
        return self._call(self._settled(port))

    def forget(self, port: int) -> None:
        """Drops what was seen on a port, before it is asked again."""
        self._seen.pop(port, None)

    def _call(self, work: Coroutine[object, object, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _open(self, presented: list[Presented]) -> list[int]:
        return [await self._listen(one) for one in presented]

    async def _listen(self, presented: Presented) -> int:
        """Listens on one port under both addresses of the loopback interface."""
        while True:
            first = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=16)
            port: int = first.sockets[0].getsockname()[1]
            try:
                second = await asyncio.start_server(self._accept, "::1", port, backlog=16)
            except OSError as error:
                if error.errno in (97, 99):  # No IPv6 on this machine.
                    second = first
                else:
                    first.close()
                    continue
            self._listeners += [first, second]
            self._presented[port] = presented
            return port

    async def _open_proxy(self) -> None:
        listener = await asyncio.start_server(self._tunnel, "127.0.0.1", 0, backlog=64)
        self._listeners.append(listener)
        self.proxy_port = listener.sockets[0].getsockname()[1]

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._run(writer.get_extra_info("sockname")[1], reader, writer)

    async def _tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers `CONNECT name:port` as the deployment of that port, whatever the name."""
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, ValueError):
            head = await reader.readuntil(b"\r\n\r\n")
            method, authority = head.split(b" ")[:2]
            port = int(authority.rpartition(b":")[2]) if method == b"CONNECT" else 0
            if port in self._presented:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await self._run(port, reader, writer)
                return
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async def _run(
        self, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connection = Connection(self._presented[port], reader, writer)
        self._seen[port].append(connection.outcome)
        connection.outcome.note = "open"
        try:
            await asyncio.wait_for(connection.run(), PATIENCE)
        except TimeoutError:
            connection.outcome.note = "no end within the server's patience"
        finally:
            if connection.outcome.note == "open":
                connection.outcome.note = ""
            with contextlib.suppress(ConnectionError):
                writer.close()
                await writer.wait_closed()

    async def _settled(self, port: int) -> list[Outcome]:
        seen = self._seen.get(port, [])
        for _ in range(100):
            if all(one.note != "open" or one.accepted for one in seen):
                break
            await asyncio.sleep(0.02)
        return list(seen)

    async def _close(self) -> None:
        for listener in self._listeners:
            listener.close()


def allow_many_files() -> None:
    """Raises the bound on open files to what the system lets a process have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
