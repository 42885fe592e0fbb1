"""The one table of rules, read from data/lexicons/rules.toml: severity, title, why and suggestion of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from resign_tui.core import data_files


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule; `scenarios` limits it to some letters, `fixed` means that it cannot be set aside."""

    id: str
    severity: Literal["block", "error", "warn", "info"]
    title: str
    why: str
    suggestion: str
    scenarios: tuple[str, ...] = ()
    fixed: bool = False

    def concerns(self, scenario: str) -> bool:
        """It speaks about letters of this scenario."""
        return not self.scenarios or scenario in self.scenarios


def data(name: str) -> dict[str, Any]:
    """A file of data/lexicons."""
    return data_files.load("lexicons", name)


@cache
def listed(name: str, group: str) -> frozenset[str]:
    """The words of one group in a file of data/lexicons that holds plain lists."""
    return frozenset(data(name)[group].split())


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by id."""
    found = msgspec.convert(data("rules")["rule"], tuple[Rule, ...])
    return MappingProxyType({one.id: one for one in found})


def rule(rule_id: str) -> Rule:
    """The rule with this id; KeyError when there is none."""
    return rules()[rule_id]
