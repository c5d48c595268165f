"""Firefox, one browser for all targets, steered over its Marionette protocol."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .client import PATIENCE, Client, Reply, Target, first_line, plain_environment, private_home
from .commands import numbers
from .trust import make_database

PREFERENCES: dict[str, Any] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.allow_hijacking_localhost": True,
    "network.proxy.no_proxies_on": "",
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.type": 1,
    "security.remote_settings.intermediates.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}

# Privileged: it reads the error of the connection, which a page cannot.
REQUEST = """
    const [url, resolve] = arguments;
    const request = new XMLHttpRequest({mozAnon: true, mozSystem: true});
    const failed = (event) => {
        const security = request.channel?.securityInfo;
        resolve(security?.errorCodeString || event.type + " " + request.channel?.status);
    };
    request.open("GET", url);
    request.timeout = 20000;
    request.onload = () => resolve("");
    request.onerror = failed;
    request.ontimeout = failed;
    request.send();
"""


class Marionette:
    """The Marionette protocol: `length:[0, id, command, parameters]`."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._file = self._socket.makefile("rb")
        self._number = 0
        self._read()

    def call(self, command: str, **parameters: Any) -> Any:
        """Calls a command and returns its result."""
        self._number += 1
        text = json.dumps([0, self._number, command, parameters])
        self._socket.sendall(f"{len(text.encode())}:{text}".encode())
        _, _, error, result = self._read()
        if error:
            raise OSError(f"{command}: {error.get('message')}")
        return result

    def _read(self) -> Any:
        digits = b""
        while (octet := self._file.read(1)) != b":":
            if not octet:
                raise OSError("the browser has gone")
            digits += octet
        return json.loads(self._file.read(int(digits)))


class Firefox(Client):
    """Firefox without a window, with anchors in the NSS database of its profile."""

    name, family = "firefox", "firefox"

    @property
    def _program(self) -> str | None:
        return shutil.which("firefox-esr") or shutil.which("firefox")

    def version(self) -> str | None:
        if not self._program or not shutil.which("certutil"):
            return None
        return "Firefox " + numbers(first_line(self._program, "--version"))

    def ask(self, targets: Sequence[Target], proxy_port: int) -> dict[str, Reply]:
        with private_home() as home:
            profile = Path(home) / "profile"
            make_database(profile, (one.anchors for one in targets))
            self._write_preferences(profile, proxy_port)
            browser = self._start(home, profile)
            try:
                return self._visit(self._connect(profile), targets)
            finally:
                browser.terminate()
                browser.wait(PATIENCE)

    def _write_preferences(self, profile: Path, proxy_port: int) -> None:
        listed = PREFERENCES | {"network.proxy.ssl_port": proxy_port}
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in listed.items()]
        (profile / "user.js").write_text("".join(lines))

    def _start(self, home: str, profile: Path) -> subprocess.Popen[bytes]:
        command = [str(self._program), "--headless", "--marionette", "--no-remote"]
        command += ["--remote-allow-system-access"]
        return subprocess.Popen(
            [*command, "--profile", str(profile)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=plain_environment() | {"HOME": home},
        )

    def _connect(self, profile: Path) -> Marionette:
        port = profile / "MarionetteActivePort"
        deadline = time.monotonic() + 2 * PATIENCE
        while not port.exists() or not port.read_text().strip():
            if time.monotonic() > deadline:
                raise OSError("Firefox did not start")
            time.sleep(0.1)
        marionette = Marionette(int(port.read_text()))
        marionette.call("WebDriver:NewSession", strictFileInteractability=False)
        marionette.call("Marionette:SetContext", value="chrome")
        return marionette

    def _visit(self, marionette: Marionette, targets: Sequence[Target]) -> dict[str, Reply]:
        replies = {}
        for target in targets:
            result = marionette.call(
                "WebDriver:ExecuteAsyncScript", script=REQUEST, args=[target.url()]
            )
            words = str(result.get("value") or "")
            replies[target.id] = Reply(not words, words)
        return replies
