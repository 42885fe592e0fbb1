"""Reading a length of notice as a contract's clause has it: number, unit and clock in one go."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from resign_tui.core.parsing import clocks, lengths
from resign_tui.core.parsing.numbers import group_or_decimals, with_decimals
from resign_tui.core.parsing.text import Unreadable, behind, folded, quoted, read_or_raise, which_one

BY_LAW = "law"
"""Stands for a unit where a clause names no length of its own: "the statutory notice"."""

_WHICH_UNIT = ": is it days, weeks or months?"
_EXAMPLE = "Try “3 months to the end of a quarter” or “4 weeks”."
_MOST_DAYS = 1100
_MOST_LETTERS = 200
_DAYS_IN = {"": 1, "hours": 1 / 24, "days": 1, "working_days": 1.4, "weeks": 7, "months": 30}
_HALF_A_MONTH = 15

_STRANGE = r"[^\w\s.,;:()\"“”„°+\-–—]|_"
_LEAD = (
    r"(?:(?:(?:a|the|eine[rn]?|die|der) )?(?:notice period|period of notice|notice|period|minimum|term"
    r"|kundigungsfrist|frist|preavis|preavviso|opzegtermijn)\b(?: (?:is|of|von|de|di|van|betragt)\b)?:? ?"
    r"|(?:at least|min\.?|(?:not|no) less than|mindestens|au moins|almeno|minstens|with|mit|on|of|giving) )+"
)
_NUMBER = r"\d+(?:[.,]\d+)?|[^\W\d_]+"
_RANGE = (
    rf"(?P<first>{_NUMBER}) ?(?P<unit>[^\W\d_]+)? ?(?P<sign>-|–|—|\b(?:to|or|bis|oder|and|und)\b)"
    rf" ?(?P<second>{_NUMBER})\b(?P<rest>.*)"
)
_BETWEEN = r"(?:between|zwischen) "
_HALF = r"(?<!and )\b(?:half an?|an? half) "
_BEFORE_UNIT = frozenset({"full", "clear", "whole", "calendar", "complete"})
_AND = frozenset({"and", "plus", "und", "e", "et", "y", "en"})
_LENGTH_WORDS = r"(?:minimum|notice|periods?|of|length|term|frist|kundigungsfrist|preavis|preavviso|opzegtermijn)"
_BY_LAW = (
    rf"(?:(?:the|as|by|per|according|to|in|accordance|with|set|required|minimum|under|die|der|es|gilt|le|la|il|de|"
    rf"{_LENGTH_WORDS}) )*"
    rf"(?:statutory|statute|legal|law|gesetz|gesetzliche[nr]?|legale?|wettelijke?|wet)"
    rf"(?: {_LENGTH_WORDS})*(?: (?:applies|apply|gilt))?"
)
_NOTICE = (
    r"(?:\b(?:of|de|di|prior|advance|written|notice|period|frist|kundigungsfrist|preavis|preavviso|opzegtermijn"
    r"|in writing|in advance)\b ?)+"
)


class Notice(msgspec.Struct, frozen=True):
    """A length of notice as far as it was said.

    unit: hours, days, working_days, weeks or months; empty when only a number was typed, BY_LAW where the clause leaves
    the length to the law. rule: a clock of the library, empty when none was said. extra_days: days on top of months or
    weeks.
    """

    value: int
    unit: str = ""
    rule: str = ""
    extra_days: int = 0


def notice_phrase(raw: str) -> Notice:
    """A length of notice: "3 months to the end of a quarter", "1 month and 15 days", "20 working days", or a number.

    Raises Unreadable for what is none, with both readings for a range.
    """
    return read_or_raise(_notice_or_refusal(raw))


@lru_cache(maxsize=128)
def _notice_or_refusal(raw: str) -> Notice | Unreadable:
    text = folded(with_decimals(raw)) if len(raw) <= _MOST_LETTERS else ""
    if re.fullmatch(_BY_LAW, text):
        return Notice(0, BY_LAW)
    text = behind(_LEAD, re.sub(_HALF, "0.5 ", text.replace("'s ", " ").replace("'", "")))
    readings = dict.fromkeys(_range(text) or _thousands(text))
    if len(readings) > 1 and not any(isinstance(_notice_or_refusal(reading), Unreadable) for reading in readings):
        return which_one(raw, readings)
    try:
        return _notice(text)
    except Unreadable as error:
        return Unreadable(f"Could not read {quoted(raw)} as a length of notice{error} {_EXAMPLE}")


def _notice(text: str) -> Notice:
    """One length of notice; raises Unreadable with the end of its sentence."""
    if text.startswith("-"):
        raise Unreadable(": it takes zero or more.")
    words = [] if re.search(_STRANGE, text) else re.findall(_NUMBER, text.replace("+", " plus "))
    amount, unit, rest = _amount(words)
    extra, rest = _on_top(unit, rest)
    clock = behind(_NOTICE, " ".join(rest))
    rule = clocks.rule(clock)
    if rule is None:
        raise Unreadable(f": “{clock[:30]}” is no way to run that we know." if unit else _WHICH_UNIT)
    return _bounded(_whole(amount, unit, rule, extra))


def _amount(words: list[str]) -> tuple[float, str, list[str]]:
    """The number and what it counts at the beginning, and the words behind; the unit is empty when none is said."""
    number = lengths.count(words[0]) if words else None
    if number is None or (words[0] in lengths.ARTICLES and len(words) == 1):
        raise Unreadable(".")
    rest = words[1:]
    if rest and rest[0] not in lengths.ARTICLES and (again := lengths.count(rest[0])) is not None:
        if again != number:
            raise Unreadable(": it has two numbers.")
        rest = rest[1:]
    if rest[:3] == ["and", "a", "half"]:
        number, rest = number + 0.5, rest[3:]
    while rest and rest[0] in _BEFORE_UNIT:
        rest = rest[1:]
    for length in (2, 1):
        if len(rest) >= length and (unit := lengths.unit(" ".join(rest[:length]))):
            return number * unit.times, unit.name, rest[length:]
    return number, "", rest


def _on_top(unit: str, rest: list[str]) -> tuple[int, list[str]]:
    """The days on top of months or weeks, and the words behind them."""
    words = rest[1:] if rest and rest[0] in _AND else rest
    if not words or rest[0] in lengths.ARTICLES or lengths.count(words[0]) is None:
        return 0, rest
    number, name, tail = _amount(words)
    if not name:
        return 0, rest
    days = number * _DAYS_IN[name]
    if unit not in ("months", "weeks") or name not in ("days", "weeks") or days != int(days):
        raise Unreadable(": only whole days stand on top, as in “1 month and 15 days”.")
    return int(days), tail


def _whole(amount: float, unit: str, rule: str, extra: int) -> Notice:
    value, part = int(amount), amount % 1
    if part and (unit != "months" or part != 0.5):
        raise Unreadable(": only a month can be halved, the rest is counted whole.")
    extra += _HALF_A_MONTH if part else 0
    return Notice(value, unit, rule, extra) if value or not extra else Notice(extra, "days", rule)


def _bounded(notice: Notice) -> Notice:
    if notice.value * _DAYS_IN[notice.unit] + notice.extra_days > _MOST_DAYS:
        raise Unreadable(": it is over three years.")
    return notice


def _range(text: str) -> tuple[str, ...]:
    """The two lengths of a range, each with all that stands behind it; none when it is no range."""
    bare = behind(_BETWEEN, text)
    match = re.fullmatch(_RANGE, bare)
    if match is None or (match["sign"] in ("and", "und") and bare == text):
        return ()
    first, unit, second, rest = match["first"], match["unit"], match["second"], match["rest"].strip()
    if lengths.count(first) is None or lengths.count(second) is None or second in lengths.ARTICLES:
        return ()
    if unit is None:
        return f"{first} {rest}".strip(), f"{second} {rest}".strip()
    named, _, tail = rest.partition(" ")
    if lengths.unit(unit) is None or lengths.unit(named) is None:
        return ()
    return f"{first} {unit} {tail}".strip(), f"{second} {rest}"


def _thousands(text: str) -> tuple[str, ...]:
    """The two readings of 1.000 days."""
    figures, _, rest = text.partition(" ")
    return tuple(f"{figure} {rest}".strip() for figure in group_or_decimals(figures))
