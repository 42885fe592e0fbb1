"""Reading a length of notice as a contract's clause has it: number, unit and clock in one go."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from .text import Unreadable, quoted

_EXAMPLE = "Try “3 months to the end of a quarter” or “4 weeks”."
_LONGEST = 1100
"""A larger number is a slip of the keys, whatever it counts; the sum of days is judged where it is used."""

_UNITS = {
    "hours": r"h|hrs?|hours?|stunden?|heures?|ore|uur|horas?",
    "working_days": (
        r"(?:working|business|work)[ -]?days?|(?:arbeits|werk)tagen?|(?:arbeits|werk)tage?|werkdagen"
        r"|jours ouvrés|giorni lavorativi"
    ),
    "days": r"d|(?:calendar )?days?|tagen?|tage?|jours?|giorni|giorno|dagen|dag|días?|dias?",
    "weeks": r"w|wks?|weeks?|wochen?|semaines?|settiman[ae]|weken|week|semanas?",
    "months": r"m|mos?|mths?|(?:calendar )?months?|monaten?|monate?|mois|mes[ei]|mes|meses|maanden|maand|mês",
    "quarters": r"quarters?|quartale?n?",
    "fortnights": r"fortnights?",
}
_UNIT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items()))

_OF_A = r"of (?:the |a |any |each )?(?:calendar )?"
_MONTH_END = (
    rf"(?:end {_OF_A}month|month's[ -]end|month[ -]end|eom|monats?ende|ende (?:des|eines) (?:kalender)?monats"
    r"|einde? (?:van )?(?:de |een )?maand|fin (?:du|de) mois|fine (?:del )?mese|fin de mes)"
)
_CLOCKS = (
    (
        "to_quarter_end",
        rf"end {_OF_A}quarter|quarter's[ -]end|quarter[ -]end|quartals?ende|ende (?:des|eines) (?:kalender)?quartals"
        r"|fin (?:du|de) trimestre|einde? (?:van )?(?:het )?kwartaal",
    ),
    (
        "to_15th_or_month_end",
        rf"15(?:th|\.)?(?: of (?:the|a) month)?,? (?:or|and|oder)(?: to| the| at| by| zum)* {_MONTH_END}"
        r"|15(?:th|\.)? or (?:the )?end",
    ),
    ("from_1st_or_16th", r"from (?:the )?1st (?:or|and) (?:the )?16th"),
    ("from_next_monday", r"from (?:the )?(?:next|following) monday|(?:from )?(?:the )?monday after"),
    ("weeks_to_saturday", r"(?:ending |to |on )+(?:a |the )?saturday"),
    ("inclusive_day", r"(?:the |that )?day (?:of (?:notice|receipt) )?(?:is )?(?:included|counts|inclusive)"),
    ("from_receipt", r"(?:from|after) (?:the )?(?:day of )?(?:receipt|notice)|ab zugang"),
    ("to_month_end", _MONTH_END),
)
_FILLER = re.compile(
    r"\b(?:notice|period|written|in writing|in advance|prior|of|to|at|by|the|zum|per|tegen|au|alla|al|von|frist|with"
    r"|ending)\b|'s?\b|[,;()']|\.(?!\d)|(?<=\d)\.0+\b"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "ein": 1, "eine": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "sechs": 6,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "due": 2, "tre": 3, "een": 1, "twee": 2, "drie": 3, "dos": 2, "tres": 3,
}  # fmt: skip
_NUMBER = rf"\d+|{'|'.join(_NUMBERS)}"
_HALVES = re.compile(r"(\d+)(?:[.,]5|\s*½)\s*")
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|to|or|bis)\s*({_NUMBER})\s*(\D*)")
_AMOUNT = re.compile(rf"({_NUMBER})\s*([^\W\d_][^\d]*?)?(?:\s*(?:and|\+|und|et|e|plus)\s*({_NUMBER})\s*([^\W\d_].*?))?")


class Notice(msgspec.Struct, frozen=True):
    """A length of notice as far as it was said.

    unit: hours, days, working_days, weeks or months; empty when only a number was typed. rule: a clock of the library,
    empty when none was said. extra_days: days on top of months or weeks.
    """

    value: int
    unit: str = ""
    rule: str = ""
    extra_days: int = 0


@lru_cache(maxsize=128)
def notice_phrase(raw: str) -> Notice:
    """A length of notice: "3 months to the end of a quarter", "1 month and 15 days", "20 working days", or a number.

    Raises Unreadable for what is none, with both readings for a range.
    """
    text = " ".join(raw.casefold().replace("’", "'").split())
    rule, rest = _clock(text)
    rest = " ".join(_FILLER.sub(" ", rest).split())
    if match := _RANGE.fullmatch(text if not rule else rest):
        readings = tuple(f"{one} {match[3]}".strip() for one in (match[1], match[2]))
        raise Unreadable(f"{quoted(raw)} is a range: {readings[0]} or {readings[1]}?", readings)
    value, unit, extra = _amount(rest, raw)
    if max(value, extra) > _LONGEST:
        raise Unreadable(f"{quoted(raw)} is over three years. Kept as you typed it. {_EXAMPLE}")
    return Notice(value, unit, rule, extra)


def _clock(text: str) -> tuple[str, str]:
    """The clock that is named, and the text without it."""
    for rule, pattern in _CLOCKS:
        if match := re.search(pattern, text):
            return rule, f"{text[: match.start()]} {text[match.end() :]}"
    return "", text


def _amount(text: str, raw: str) -> tuple[int, str, int]:
    """The number, its unit, and days on top."""
    half = _HALVES.match(text)
    if half and _unit(text[half.end() :]) == "months":
        return int(half[1]), "months", 15
    match = _AMOUNT.fullmatch(text)
    if match is None:
        why = " A month, a week or a day is counted whole." if half else ""
        raise Unreadable(f"Could not read {quoted(raw)} as a length of notice.{why} {_EXAMPLE}")
    value, unit = _number(match[1]), _unit(match[2] or "")
    if match[2] and not unit:
        raise Unreadable(f"Could not read {quoted(raw)}: is it days, weeks or months? {_EXAMPLE}")
    extra = 0
    if match[3]:
        if _unit(match[4]) != "days" or unit not in ("months", "weeks", "quarters"):
            raise Unreadable(f"Could not read {quoted(raw)} as a length of notice. Try “1 month and 15 days”.")
        extra = _number(match[3])
    times, name = {"quarters": (3, "months"), "fortnights": (2, "weeks")}.get(unit, (1, unit))
    return value * times, name, extra


def _number(text: str) -> int:
    return _NUMBERS[text] if text in _NUMBERS else int(text[:6])


def _unit(text: str) -> str:
    match = _UNIT.fullmatch(text.strip())
    return next((name for name in _UNITS if match and match[name]), "")
