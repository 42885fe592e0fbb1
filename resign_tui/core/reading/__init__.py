"""Reading what a person typed: one reader for each kind of answer, each with a sentence for what it cannot read."""

from .civil import MONTHS, WEEKDAYS, add_months, month_end, quarter_end
from .days import day, past_day, settled
from .notice_phrase import Notice, notice_phrase
from .numbers import flag, number
from .stretch import stretch
from .text import Unreadable, many_lines, one_line, quoted

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Notice",
    "Unreadable",
    "add_months",
    "day",
    "flag",
    "many_lines",
    "month_end",
    "notice_phrase",
    "number",
    "one_line",
    "past_day",
    "quarter_end",
    "quoted",
    "settled",
    "stretch",
]
