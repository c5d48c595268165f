"""Asks one client about deployments and puts its words beside what the server saw."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clients.client import Client, Reply, Target
from deployments.chain import Deployment
from server.connection import Presented
from server.listeners import Server
from server.outcome import Outcome
from server.signing import ServerKey


@dataclass(frozen=True)
class Answer:
    """What a client did with a deployment; `accepts` is None where client and server disagree."""

    accepts: bool | None
    words: str


def ask(client: Client, deployments: Sequence[Deployment]) -> dict[str, Answer]:
    """The client's answer to each deployment."""
    with Server() as server, tempfile.TemporaryDirectory(prefix="clients-") as folder:
        (Path(folder) / "empty").mkdir()
        ports = server.serve([present(one) for one in deployments])
        targets = [
            Target(one.id, one.host, port, _write_anchors(one, Path(folder), port))
            for one, port in zip(deployments, ports, strict=True)
        ]
        replies = client.ask(targets, server.proxy_port)
        return {one.id: judge(replies[one.id], server.outcomes(one.port)) for one in targets}


def present(deployment: Deployment) -> Presented:
    """What the server presents."""
    key = deployment.key
    return Presented(deployment.presented, ServerKey(key.private, key.is_pss))


def _write_anchors(deployment: Deployment, folder: Path, port: int) -> Path:
    file = folder / f"anchors-{port}.pem"
    file.write_text("".join(deployment.anchors_pem))
    return file


def judge(reply: Reply, outcomes: Sequence[Outcome]) -> Answer:
    """A client connects where it says so and the server saw its request."""
    seen = "; ".join(dict.fromkeys(one.describe() for one in outcomes)) or "no connection"
    words = f"{reply.words} [{seen}]".strip()
    if reply.succeeded == any(one.accepted for one in outcomes):
        return Answer(reply.succeeded, words)
    # curl compares the name when the handshake is over, Go and others speak before they read.
    if not reply.succeeded and reply.words:
        return Answer(False, words)
    return Answer(None, words)
