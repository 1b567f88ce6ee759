"""The method as checked data (decisions D33): what content may not hold, and what it must.

Built-in content is held to these rules by a test, a person's file by `spasmfree check`.
docs/method.md says which claim each rule keeps.
"""

from __future__ import annotations

from collections.abc import Sequence

from spasmfree.core import method_core_move, method_moves, method_muscles, method_programs
from spasmfree.core.exercises import Catalogue
from spasmfree.core.method_rule import Finding, Rule

RULES: tuple[Rule, ...] = (
    *method_moves.RULES,
    *method_muscles.RULES,
    *method_core_move.RULES,
    *method_programs.RULES,
)


def findings(catalogue: Catalogue, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """Everything in the catalogue that breaks a rule, in the order of the rules.

    Each rule names the first field of an entry that breaks it.
    """
    return tuple(found for rule in rules for found in rule.find(catalogue))
