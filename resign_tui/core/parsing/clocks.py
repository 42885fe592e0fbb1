"""The ways in which a notice runs (library.Clock) as clauses name them behind a length.

A text is folded (text.folded) and has single spaces between its words and figures, and no other signs: "to the 15 th or
end of a month".
"""

from __future__ import annotations

import re

from resign_tui.core.parsing import lengths
from resign_tui.core.parsing.text import behind

_TO = (
    r"(?:to|at|by|until|till|before|on|ending|expiring|effective|with|zum|per|auf|mit|tegen|op|au|pour|a|al|alla|para)"
)
_TOWARDS = rf"(?:(?:{_TO}|the|het|den|la|el|il) )+"
_FROM = (
    r"(?:from|after|as of|of|upon|on|starting|beginning|commencing|ab|nach|vom|dal|dalla|des|desde|vanaf|a compter de)"
)
_A_MONTH = r"(?: (?:day )?(?:of|del|di|des|eines) (?:(?:the|a|any|each|every) )?(?:calendar )?(?:month|mese|monats))?"

_15TH_OR = rf"(?:15(?: ?th)?|fifteenth|funfzehnten){_A_MONTH} (?:or|and|oder|ou) (.+)"
_CLOCKS = {
    "from_1st_or_16th": (
        rf"(?:{_FROM} )?(?:the )?(?:1(?: ?st)?|first){_A_MONTH} (?:or|and|o|oder|ou) (?:(?:{_FROM}|the) )*"
        rf"(?:16(?: ?th)?|sixteenth){_A_MONTH}(?: on)?"
    ),
    "from_next_monday": (
        rf"{_FROM} (?:(?:the|a|dem) )?(?:(?:next|following|coming|nachsten) )?(?:monday|montag)(?: after .*| on)?"
        r"|(?:the )?monday after(?: .*)?"
    ),
    "weeks_to_saturday": rf"(?:(?:{_TO}|the|next|following) )*saturday",
    "inclusive_day": (
        r"(?:the |that )?day (?:of (?:notice|receipt) )?(?:is |being )?(?:included|counts|counted|inclusive)"
        r"|(?:including|inclusive of) the day of (?:notice|receipt)"
    ),
    "from_receipt": (
        rf"{_FROM} (?:(?:the|day|date|of|my|your|its|written|der|des|dem|la|l) )*"
        r"(?:receipt|notice|resignation|letter|zugangs?|erhalt|kundigung|reception|ricezione|ontvangst)"
    ),
}


def rule(text: str) -> str | None:
    """The clock; empty when the text is, None when it names no clock that we know."""
    if not text:
        return ""
    for name, pattern in _CLOCKS.items():
        if re.fullmatch(pattern, text):
            return name
    end = behind(_TOWARDS, text)
    if match := re.fullmatch(_15TH_OR, end):
        other = behind(_TOWARDS, match[1])
        return "to_15th_or_month_end" if other in ("end", "last day") or lengths.end_of(other) == "month" else None
    return {"month": "to_month_end", "quarter": "to_quarter_end"}.get(lengths.end_of(end))
