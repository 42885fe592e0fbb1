"""What every start of a wizard would do anew, done once for all tests of a process."""

from __future__ import annotations

import gc
from types import SimpleNamespace

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

from resign_tui.ui import app

_parse_rules = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def _parsed_once(
    sheet: Stylesheet, css: str, read_from: CSSLocation, is_default_rules: bool, tie_breaker: int, scope: str
) -> list[RuleSet]:
    """The rules of a style sheet; Textual shares them in one app, and never changes them."""
    key = (css, read_from, is_default_rules, tie_breaker, scope, frozenset(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


def share() -> None:
    """Parse each style sheet once, and look less often for what can be collected: a wizard is short-lived here.

    Nor is it frozen: out of the collector's sight it would outlive its test.
    """
    Stylesheet._parse_rules = _parsed_once  # type: ignore[assignment, method-assign]
    gc.freeze()
    gc.set_threshold(200_000, 10, 10)
    app.gc = SimpleNamespace(collect=int, freeze=int, enable=gc.enable)  # type: ignore[assignment, attr-defined]
