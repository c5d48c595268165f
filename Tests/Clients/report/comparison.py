"""Where certcheck's verdicts and the clients' answers differ."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clients.registry import CLIENTS, FIRST_RANK
from deployments.topics import CASES

from .answers import Answers
from .verdicts import Verdict

FILE = Path(__file__).resolve().parents[1] / "exceptions.json"

FAMILIES = {client.name: client.family for client in CLIENTS}
# Wget leaves out checks that gnutls-cli makes: it counts where any refusal does, not as the family.
BESIDE_FAMILY = ("wget",)


# Of a family's verdicts so many must agree; the disagreements are shown. The deployments are odder
# than what is met: with real ones the share is higher.
FAMILY_SHARE = 0.97


@dataclass(frozen=True)
class Disagreement:
    """A verdict that the clients do not bear out."""

    deployment: str
    # `false-pass`, `false-fail`; of a family `go: false-pass` and the like.
    kind: str
    refused_by: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def key(self) -> str:
        """What an exception for it is called."""
        return f"{self.deployment} {self.kind}"

    def sentence(self) -> str:
        """What differs."""
        refusing = ", ".join(self.refused_by) or "no client"
        found = ", ".join(self.found) or "nothing"
        return f"{self.kind}: {self.deployment} is refused by {refusing}; certcheck finds {found}"


def in_general(answers: Answers, verdicts: Mapping[str, Verdict]) -> list[Disagreement]:
    """Where the promise to all mainstream clients is not kept."""
    found = []
    for name, refusing in sorted(answers.refusals.items()):
        verdict = verdicts[name]
        first = {client for client in refusing if FAMILIES[client] in FIRST_RANK}
        kind = None
        if first and verdict.passes:
            kind = "false-pass"
        elif not first and not verdict.passes:
            kind = "false-fail"
        if kind:
            found.append(_disagreement(name, kind, refusing, verdict))
    return found


def of_family(
    family: str, answers: Answers, verdicts: Mapping[str, Verdict]
) -> list[Disagreement]:
    """Where the promise to one family is not kept."""
    members = {
        name for name, of in FAMILIES.items() if of == family and name not in BESIDE_FAMILY
    } & set(answers.versions)
    if not members:
        return []
    found = []
    for name, refusing in sorted(answers.refusals.items()):
        verdict, refused = verdicts[name], bool(refusing & members)
        if refused == verdict.passes:
            kind = f"{family}: " + ("false-pass" if verdict.passes else "false-fail")
            found.append(_disagreement(name, kind, refusing & members, verdict))
    return found


def _disagreement(
    name: str, kind: str, refusing: set[str], verdict: Verdict
) -> Disagreement:
    return Disagreement(name, kind, tuple(sorted(refusing)), tuple(verdict.rules))


def without_neighbour(answers: Answers) -> list[str]:
    """The refused deployments whose neighbour is not accepted by a client that refuses them."""
    lacking = []
    for case in CASES:
        refusing = answers.refusals.get(case.id, set())
        beside = answers.refusals.get(case.near, set())
        if refusing and refusing <= beside:
            lacking.append(f"{case.id}: its neighbour {case.near} is refused as well")
    return lacking


def load_exceptions(file: Path = FILE) -> dict[str, str]:
    """Why a disagreement stays, by its key."""
    read: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    return read
