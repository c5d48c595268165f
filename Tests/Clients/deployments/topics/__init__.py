"""The tables of deployments, one a topic."""

from ..chain import Case
from . import (
    algorithms,
    basic_constraints,
    encodings,
    extensions,
    key_identifiers,
    name_constraints,
    names,
    order,
    policies,
    usage,
)

CASES: list[Case] = [
    case
    for topic in (
        order, key_identifiers, basic_constraints, usage, names, name_constraints, algorithms,
        encodings, extensions, policies,
    )
    for case in topic.CASES
]  # fmt: skip
