"""The recorded answers: which clients, of which versions, refused which deployment."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "answers.json"


@dataclass
class Answers:
    """The answers of one run."""

    # By client.
    versions: dict[str, str] = field(default_factory=dict)
    # By deployment: the clients that refuse it, and the rules that certcheck says are broken.
    refusals: dict[str, set[str]] = field(default_factory=dict)
    rules: dict[str, list[str]] = field(default_factory=dict)

    @staticmethod
    def load(file: Path = FILE) -> Answers:
        """The answers of the last recorded run."""
        if not file.exists():
            return Answers()
        read = json.loads(file.read_text())
        listed = read["deployments"]
        return Answers(
            read["versions"],
            {name: set(one["refused_by"]) for name, one in listed.items()},
            {name: one["rules"] for name, one in listed.items()},
        )

    def save(self, file: Path = FILE) -> None:
        """Writes one deployment a line, in the order of their names."""
        lines = [
            f"    {json.dumps(name)}: "
            + json.dumps(
                {"refused_by": sorted(self.refusals[name]), "rules": self.rules.get(name, [])}
            )
            for name in sorted(self.refusals)
        ]
        versions = json.dumps(self.versions, indent=2).replace("\n", "\n  ")
        body = ",\n".join(lines)
        text = f'{{\n  "versions": {versions},\n  "deployments": {{\n{body}\n  }}\n}}\n'
        file.write_text(text)


@dataclass(frozen=True)
class Change:
    """An answer that is not the recorded one."""

    client: str
    deployment: str
    accepts: bool
    before: str
    now: str

    @property
    def is_new_version(self) -> bool:
        """Whether the client is of another version than the one that was recorded."""
        return self.before != self.now

    def sentence(self) -> str:
        """What changed."""
        verbs = ("accepts", "refused") if self.accepts else ("refuses", "accepted")
        old = f"{self.before} {verbs[1]} it" if self.is_new_version else "it was recorded otherwise"
        return f"{self.now} {verbs[0]} {self.deployment}; {old}"


def changes(recorded: Answers, fresh: Answers) -> list[Change]:
    """What answers differ, of the clients and deployments that both runs asked about."""
    found = []
    for client in fresh.versions:
        if client not in recorded.versions:
            continue
        for deployment in sorted(set(fresh.refusals) & set(recorded.refusals)):
            refuses = client in fresh.refusals[deployment]
            if refuses != (client in recorded.refusals[deployment]):
                versions = recorded.versions[client], fresh.versions[client]
                found.append(Change(client, deployment, not refuses, *versions))
    return found
