"""What certcheck says about the same deployments."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deployments.chain import Deployment


@dataclass(frozen=True)
class Verdict:
    """The verdict on one deployment."""

    status: str
    findings: list[dict[str, Any]]

    @property
    def passes(self) -> bool:
        """Whether there is no error."""
        return self.status == "pass"

    @property
    def rules(self) -> list[str]:
        """The ids of errors and warnings, each with the client's rule where it is one."""
        counted = [one for one in self.findings if one["severity"] != "info"]
        return sorted({_rule(one) for one in counted} - {"chain-root-included"})


def _rule(finding: dict[str, Any]) -> str:
    rule = (finding.get("values") or {}).get("rule")
    return f"{finding['id']}: {rule}" if rule else finding["id"]


def ask(
    certcheck: Path, deployments: Sequence[Deployment], family: str | None = None
) -> dict[str, Verdict]:
    """The verdicts; of a family's promise alone where one is named."""
    requests = [_request(one, family) for one in deployments]
    run = subprocess.run(
        [str(certcheck), "batch"],
        input="".join(json.dumps(request) + "\n" for request in requests).encode(),
        capture_output=True,
        timeout=600,
        check=True,
    )
    answers = map(json.loads, run.stdout.splitlines())
    return {one["id"]: Verdict(one["status"], one.get("findings") or []) for one in answers}


def _request(deployment: Deployment, family: str | None) -> dict[str, Any]:
    request = {
        "id": deployment.id,
        "certificates": deployment.certificates_pem,
        "trust_anchors": deployment.anchors_pem,
        "key": deployment.key.pem,
        "hosts": [deployment.host],
        "purpose": "server",
        "profile": "web",
    }
    return request | ({"clients": [family]} if family else {})
