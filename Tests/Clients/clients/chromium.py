"""Chromium, one browser for all targets, steered over the pipe of its DevTools protocol."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .client import PATIENCE, Client, Reply, Target, first_line, plain_environment, private_home
from .commands import numbers
from .trust import make_database


class Pipe:
    """The DevTools protocol: messages of JSON that end with NUL."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._arrived: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._number = 0
        threading.Thread(target=self._read, daemon=True).start()

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Calls a method and returns its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._arrived.get(timeout=PATIENCE)
            if answer is None:
                raise OSError("the browser has gone")
            if answer.get("id") == self._number:
                return answer.get("result") or answer

    def _read(self) -> None:
        pending = b""
        while octets := os.read(self._reading, 1 << 16):
            *messages, pending = (pending + octets).split(b"\0")
            for message in messages:
                self._arrived.put(json.loads(message))
        self._arrived.put(None)


class Chromium(Client):
    """Chromium without a window, with anchors in the NSS database of a home of its own."""

    name, family = "chromium", "chromium"

    def version(self) -> str | None:
        if not shutil.which("chromium") or not shutil.which("certutil"):
            return None
        return "Chromium " + numbers(first_line("chromium", "--version"))

    def ask(self, targets: Sequence[Target], proxy_port: int) -> dict[str, Reply]:
        with private_home() as home:
            make_database(Path(home) / ".pki" / "nssdb", (one.anchors for one in targets))
            browser, pipe = self._start(home, proxy_port)
            try:
                return self._visit(pipe, targets)
            finally:
                browser.terminate()
                browser.wait(PATIENCE)

    def _start(self, home: str, proxy_port: int) -> tuple[subprocess.Popen[bytes], Pipe]:
        inward, outward = os.pipe(), os.pipe()
        command = [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--disable-dev-shm-usage", f"--user-data-dir={home}/profile",
            f"--proxy-server=http://127.0.0.1:{proxy_port}", "--proxy-bypass-list=<-loopback>",
        ]  # fmt: skip

        def arrange() -> None:
            # The pipe is where DevTools looks for it: descriptors 3 and 4.
            os.dup2(os.dup(inward[0]), 103)
            os.dup2(outward[1], 104)
            os.dup2(103, 3)
            os.dup2(104, 4)

        browser = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=plain_environment() | {"HOME": home},
            close_fds=False,
            preexec_fn=arrange,
        )
        os.close(inward[0])
        os.close(outward[1])
        return browser, Pipe(outward[0], inward[1])

    def _visit(self, pipe: Pipe, targets: Sequence[Target]) -> dict[str, Reply]:
        page = pipe.call("Target.createTarget", url="about:blank")["targetId"]
        session = pipe.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        return {one.id: self._fetch(pipe, session, page, one) for one in targets}

    def _fetch(self, pipe: Pipe, session: str, page: str, target: Target) -> Reply:
        # A page's frame has the page's number. No page is shown, so nothing waits for people.
        options = {"disableCache": True, "includeCredentials": False}
        answer = pipe.call(
            "Network.loadNetworkResource", session, frameId=page, url=target.url(), options=options
        )
        resource = answer.get("resource", {})
        words = resource.get("netErrorName", "") or str(answer.get("error", ""))
        return Reply(bool(resource.get("success")), words)
