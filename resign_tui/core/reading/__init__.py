"""Reading what a person typed: one reader for each kind of answer, each with a sentence for what it cannot read."""

from .civil import MONTHS, WEEKDAYS, add_months, month_end
from .days import day, past_day, settled
from .text import Unreadable, flag, many_lines, number, one_line, quoted

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Unreadable",
    "add_months",
    "day",
    "flag",
    "many_lines",
    "month_end",
    "number",
    "one_line",
    "past_day",
    "quoted",
    "settled",
]
