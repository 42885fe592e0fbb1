"""Cron lines in words, as far as they are simple; the line itself always stands beside them."""

from __future__ import annotations

import re

from resign_tui.evidence.cleaning import line

_LINE = re.compile(
    r"@[a-z]{4,9}|@every [\dhms.]{1,12}|(?:(?:cron|rate)\()?(?!.*[A-Za-z]{4})[A-Za-z\d*/,#? ~-]{1,78}\)?"
)
_NUMBER = re.compile(r"\d{1,2}")
_STEP = re.compile(r"(?:\*|H|\d{1,2})/(\d{1,2})")
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_SHORT = {day[:3].lower(): day for day in _DAYS}
_ALIASES = {
    "@hourly": "every hour",
    "@daily": "every day at 00:00",
    "@midnight": "every day at 00:00",
    "@weekly": "every Sunday at 00:00",
    "@monthly": "on day 1 of each month at 00:00",
    "@yearly": "once a year",
    "@annually": "once a year",
    "@once": "once",
}


def kept(text: str) -> str:
    """A cron line as it may be shown; empty for what cannot be one."""
    shown = line(text, 80)
    return shown if _LINE.fullmatch(shown) else ""


def when(cron: str, zone: str = "") -> str:
    """When it starts: "every Monday at 06:15 Europe/Oslo (cron 15 6 * * 1)", or only the line where it says more."""
    words = _ALIASES.get(cron.lower()) or _words(cron.split())
    if not words:
        return f"by the cron line {cron}" + (f" ({zone})" if zone else "")
    told_zone = f" {zone}" if zone and ":" in words else ""
    return f"{words}{told_zone}" if cron.startswith("@") else f"{words}{told_zone} (cron {cron})"


def _words(fields: list[str]) -> str:
    if len(fields) != 5 or fields[3] != "*":
        return ""
    minute, hour, day, _, weekday = fields
    if day == weekday == "*" and hour == "*":
        step = _STEP.fullmatch(minute)
        return f"every {step[1]} minutes" if step else "every hour" if _is_minute(minute) else ""
    step = _STEP.fullmatch(hour)
    if step and day == weekday == "*" and _is_minute(minute):
        return f"every {step[1]} hours"
    days = _days(day, weekday)
    if not days or not _NUMBER.fullmatch(hour) or not _is_minute(minute):
        return ""
    return f"{days} within the hour after {int(hour):02}:00" if minute == "H" else f"{days} at {_clock(hour, minute)}"


def _days(day: str, weekday: str) -> str:
    if weekday == "*":
        return "every day" if day == "*" else f"on day {int(day)} of each month" if _NUMBER.fullmatch(day) else ""
    if day != "*":
        return ""
    if weekday.lower() in ("1-5", "mon-fri"):
        return "Monday to Friday"
    names = [_day(part) for part in weekday.split(",")]
    return f"every {', '.join(names)}" if all(names) else ""


def _day(text: str) -> str:
    if text.isascii() and text.isdigit() and int(text) < 8:
        return _DAYS[int(text) % 7]
    return _SHORT.get(text.lower(), "")


def _is_minute(text: str) -> bool:
    return text == "H" or bool(_NUMBER.fullmatch(text))


def _clock(hour: str, minute: str) -> str:
    return f"{int(hour):02}:{int(minute):02}"
