"""Months of the calendar: their names, how a date moves by them, and how it is spelled."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a date may have; months can be counted from any of them without leaving the calendar."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spelled(day: date, *, weekday: bool = False) -> str:
    """A date in the form that reads in one way only: 3 April 2027, or Sat 3 April 2027."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {text}" if weekday else text


def days_of_month(year: int, month: int) -> int:
    """How many days a month has."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and is_leap else _DAYS[month - 1]


def add_months(start: date, count: int) -> date:
    """The same day-number so many months later, or the month's last day where it has fewer."""
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, days_of_month(year, month)))


def months_between(start: date, end: date) -> int:
    """Whole months from one day to a later one."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def month_end(day_in_month: date) -> date:
    """The last day of the month."""
    return day_in_month.replace(day=days_of_month(day_in_month.year, day_in_month.month))


def quarter_end(day_in_quarter: date) -> date:
    """The last day of the quarter."""
    return month_end(add_months(day_in_quarter.replace(day=1), -day_in_quarter.month % 3))
