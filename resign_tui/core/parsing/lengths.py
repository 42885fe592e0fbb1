"""Lengths of time as people name them: how many, of what, and the end of what. Words are folded (text.folded)."""

from __future__ import annotations

import re

import msgspec

from resign_tui.core.parsing.numbers import GROUP_OR_DECIMALS

ARTICLES = frozenset({"a", "an", "ein", "eine", "einen", "einem", "einer", "un", "une", "una", "een"})
"""Words for one that are none in "to a month's end"."""

_COUNTED = (
    "zero null",
    " ".join(("one eins uno", *sorted(ARTICLES))),
    "two zwei deux due dos twee",
    "three drei trois tre tres drie",
    "four vier quatre quattro cuatro",
    "five funf cinq cinque cinco vijf",
    "six sechs sei seis zes",
    "seven sieben sept sette siete zeven",
    "eight acht huit otto ocho",
    "nine neun neuf nove nueve negen",
    "ten zehn dix dieci diez tien",
    "eleven elf onze undici",
    "twelve zwolf douze dodici doce twaalf",
)
_NUMBERS = {word: number for number, words in enumerate(_COUNTED) for word in words.split()} | {
    "fourteen": 14, "vierzehn": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "dreissig": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_MOST = 1e6
"""Larger numbers count as this one: all of them are out of bounds."""


class TimeUnit(msgspec.Struct, frozen=True):
    """What is counted (library.Unit), and how many of it one such word is: a fortnight is two weeks."""

    name: str
    times: int = 1


_UNITS = {
    TimeUnit("hours"): "h hr hrs hour hours stunde stunden heure heures ora ore uur hora horas",
    TimeUnit("working_days"): (
        "workday workdays weekday weekdays arbeitstag arbeitstage arbeitstagen werktag werktage werktagen werkdag"
        " werkdagen"
    ),
    TimeUnit("days"): "d day days kalendertag kalendertage tag tage tagen jour jours giorno giorni dag dagen dia dias",
    TimeUnit("weeks"): "w wk wks week weeks woche wochen semaine semaines settimana settimane weken semana semanas",
    TimeUnit("weeks", 2): "fortnight fortnights",
    TimeUnit("months"): (
        "m mo mos mth mths month months kalendermonat kalendermonate monat monate monaten mois mese mesi maand maanden"
        " mes meses"
    ),
    TimeUnit("months", 3): "quarter quarters quartal quartale quartalen vierteljahr trimestre trimestres kwartaal",
    TimeUnit("months", 12): "y yr yrs year years jahr jahre jahren",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_WORKING = (
    r"(?:working|business|work|bank) days?|jours? ouvres?|giorn[io] lavorativ[io]|dias? (?:habil(?:es)?|laborables?)"
)

_ARTICLE = r"(?:(?:the|a|an|any|each|every|this|that|one) )?(?:calendar )?"
_ENDS = (
    rf"(?:end|last day) (?:of )?{_ARTICLE}(month|quarter|year)|{_ARTICLE}(month|quarter|year)s?(?:'s)? end|eo([mqy])"
    r"|kalender(monat|quartal|jahr)e?sende|(monat|quartal|jahr)e?s(?:ende|letzten)"
    r"|ende (?:(?:des|eines|dieses) )?(?:kalender)?(monat|quartal|vierteljahr|jahr)e?s"
    r"|einde? (?:van )?(?:(?:de|het|een) )?(?:kalender)?(maand|kwartaal|jaar)|fin (?:de |du |d'un )?(mois|trimestre)"
    r"|fine (?:del |di )?(mese|trimestre)|fin de (mes|trimestre)"
)


def count(word: str) -> float | None:
    """The number that a word or figures stand for: 3, 1.5, 1,5, three, drei; None for 1.000, which could be 1000."""
    if word[:1].isdecimal():
        if re.fullmatch(GROUP_OR_DECIMALS, word):
            return None
        return min(float(word.replace(",", ".")), _MOST)
    return _NUMBERS.get(word)


def unit(words: str) -> TimeUnit | None:
    """What is counted, of one word or two: days, working days, mths, Wochen, quarter."""
    return _UNIT_OF.get(words) or (TimeUnit("working_days") if re.fullmatch(_WORKING, words) else None)


def end_of(words: str) -> str:
    """What these words are the end of: month, quarter or year; empty when they are none."""
    match = re.fullmatch(_ENDS, words)
    if match is None:
        return ""
    named = next(filter(None, match.groups()))
    if named[0] in "qkvt":
        return "quarter"
    return "year" if named[0] in "yj" else "month"
