"""Docs/Reference/Clients.md: rule by rule and deployment by deployment, who refuses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from clients.registry import CLIENTS
from deployments.chain import Case
from deployments.topics import CASES

from .answers import Answers

FILE = Path(__file__).resolve().parents[3] / "Docs" / "Reference" / "Clients.md"

NAMES = {
    "openssl": "OpenSSL", "curl": "curl", "python": "Python", "node": "Node",
    "chromium": "Chromium", "firefox": "Firefox", "java": "Java", "go": "Go",
    "python-strict": "Python's strict flags", "gnutls": "GnuTLS", "wget": "Wget",
    "uv": "rustls (uv)", "mbedtls": "Mbed TLS",
}  # fmt: skip

INTRODUCTION = """\
# What real clients refuse

Each deployment below was served over loopback, octet by octet, and real TLS clients were asked to
connect and to read an answer, with the root of the deployment as their only trust anchor. `make
clients RECORD=1` makes this page from such a run. The answers are also in
[`Tests/Clients/answers.json`](../../Tests/Clients/answers.json), and the deployments are tables in
[`Tests/Clients/deployments`](../../Tests/Clients/deployments/topics).

The anchors are private ones: rules for public authorities alone, such as lifetimes and certificate
transparency, play no part. Clients of Apple, Microsoft and Android could not be asked.

## Clients
"""

RULES = """\
## Rules

A rule of certcheck's, a deployment that breaks it, and the clients that refuse that deployment.
"""

DEPLOYMENTS = """\
## Deployments

Each deployment differs from a healthy one in what its row says. Where clients refuse it, the last
column names its nearest accepted neighbour.
"""


def text(answers: Answers) -> str:
    """The whole document."""
    parts = [INTRODUCTION, _clients(answers), RULES, _rules(answers), DEPLOYMENTS]
    topics: dict[str, list[Case]] = defaultdict(list)
    for case in CASES:
        if case.id in answers.refusals:
            topics[case.id.split("/")[0]].append(case)
    parts += [_topic(topic, cases, answers) for topic, cases in topics.items()]
    return "\n".join(parts)


def write(answers: Answers) -> None:
    """Writes the document."""
    FILE.write_text(text(answers))


def is_current(answers: Answers) -> bool:
    """Whether the document is what the answers make."""
    return FILE.exists() and FILE.read_text() == text(answers)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _table(*heads: str) -> str:
    return _row(*heads) + _row(*["---"] * len(heads))


def _clients(answers: Answers) -> str:
    rows = [_row(NAMES[name], version) for name, version in answers.versions.items()]
    return _table("client", "version asked") + "".join(rows)


def _rules(answers: Answers) -> str:
    deployments: dict[str, list[str]] = defaultdict(list)
    for case in CASES:
        for rule in answers.rules.get(case.id, []):
            deployments[rule].append(case.id)
    rows = []
    for rule in sorted(deployments):
        # The deployment that breaks the fewest rules shows this one best.
        shown = min(deployments[rule], key=lambda name: len(answers.rules[name]))
        refusing = who(answers.refusals[shown], answers)
        rows.append(_row(_rule(rule), f"`{shown}`", refusing))
    return _table("rule", "deployment", "refused by") + "".join(rows)


def _rule(rule: str) -> str:
    finding, _, name = rule.partition(": ")
    return f"[`{finding}`](../Findings/{finding}.md)" + (f" {name}" if name else "")


def _topic(topic: str, cases: Iterable[Case], answers: Answers) -> str:
    rows = []
    for case in cases:
        refusing = answers.refusals[case.id]
        near = f"`{case.near}`" if refusing and case.near != case.id else ""
        rows.append(_row(f"`{case.id}`", case.what, who(refusing, answers), near))
    heads = _table("deployment", "what it is", "refused by", "accepted neighbour")
    return f"### {topic.replace('-', ' ').capitalize()}\n\n" + heads + "".join(rows)


def who(refusing: set[str], answers: Answers) -> str:
    """The clients in words."""
    if not refusing:
        return "none"
    if refusing == set(answers.versions):
        return "all"
    accepting = [one.name for one in CLIENTS if one.name in answers.versions]
    accepting = [name for name in accepting if name not in refusing]
    if len(accepting) <= 3:
        return "all but " + ", ".join(NAMES[name] for name in accepting)
    return ", ".join(NAMES[one.name] for one in CLIENTS if one.name in refusing)
