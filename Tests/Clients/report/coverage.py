"""Whether every rule of certcheck's table of clients has a deployment that breaks it."""

from __future__ import annotations

import re
from pathlib import Path

from .answers import Answers

RULES = Path(__file__).resolve().parents[3] / "Sources" / "CertModel" / "Clients"

# Rules without a deployment, and why.
WITHOUT = {
    "rsa-8192": "it takes minutes to make such a key",
    "rsa-16384": "it takes an hour to make such a key",
}

# A rule begins with its name: `.init("leaf-is-authority", …`.
BEGINNING = re.compile(r'(?:\.(?!text\b)\w+|ClientRule)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)*)",\s')


def rules() -> set[str]:
    """The names of the rules."""
    files = RULES.glob("*Rules.swift")
    return {name for file in files for name in BEGINNING.findall(file.read_text())}


def uncovered(answers: Answers) -> list[str]:
    """The rules that no refused deployment breaks."""
    shown = {
        rule.partition(": ")[2]
        for name, broken in answers.rules.items()
        if answers.refusals.get(name)
        for rule in broken
    }
    return sorted(rules() - shown - set(WITHOUT))
