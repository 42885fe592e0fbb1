"""Reading what a person typed: one reader for each kind of answer, each with a sentence for what it cannot read."""

from resign_tui.core.parsing.civil import MONTHS, WEEKDAYS, add_months, month_end, quarter_end
from resign_tui.core.parsing.days import day, past_day, settled, since
from resign_tui.core.parsing.notice_phrase import BY_LAW, Notice, notice_phrase
from resign_tui.core.parsing.numbers import flag, number
from resign_tui.core.parsing.stretch import stretch
from resign_tui.core.parsing.text import BETWEEN, Unreadable, many_lines, one_line, quoted, several

__all__ = [
    "BETWEEN",
    "BY_LAW",
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
    "several",
    "since",
    "stretch",
]
