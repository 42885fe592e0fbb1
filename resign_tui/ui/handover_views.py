"""What the handover step says about its views: the checklist, the schedule, the account, and what the person owns."""

from __future__ import annotations

from ..core import catalogue, words
from ..core.catalogue import Field
from ..core.departure import Departure
from .widgets.view_tabs import Tab

_WHICH = "_which"


def tabs(departure: Departure) -> tuple[Tab, ...]:
    """The views of the step, and how far the short interview is."""
    answered, asked = account_answers(departure)
    return (
        Tab("handover", "c", "checklist"),
        Tab("schedule", "s", "schedule"),
        Tab("account", "a", "your account", f"{answered} of {asked}"),
        Tab("owned", "o", "what you own"),
    )


def account_answers(departure: Departure) -> tuple[int, int]:
    """How many questions on what vanishes with the account are answered, and how many there are."""
    asked = [one for one in _account_questions() if departure.facts.is_asked(one.id)]
    return sum(departure.facts.is_given(one.id) for one in asked), len(asked)


def account_title(departure: Departure) -> tuple[str, str, str]:
    """Name, aside and sentence of the form that asks what vanishes with the account."""
    answered, asked = account_answers(departure)
    until = departure.account_until
    due = f"due {words.short_date(until).rsplit(' ', 1)[0]}" if until else "with a date"
    aside = f"{answered} of {asked} · esc goes back"
    return "When your account closes", aside, f"Each yes becomes a handover item, {due}."


def _account_questions() -> tuple[Field, ...]:
    fields = catalogue.fields().values()
    return tuple(one for one in fields if one.id.startswith("account.") and not one.id.endswith(_WHICH))
