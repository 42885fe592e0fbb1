"""Who is greeted, and how a letter greets them as long as nobody says otherwise."""

from __future__ import annotations

from resign_tui.core import english, late_regex
from resign_tui.core.answers.facts import Facts

_BETWEEN = late_regex.compile(r"\s+(?:and|&)\s+|\s*;\s*")


def names_of(facts: Facts, field_id: str) -> tuple[str, ...]:
    """The people that an answer names: one, or the two of "Ada Nyström and Grace Lindqvist"; a team stays whole."""
    text = facts.text(field_id) if facts.is_asked(field_id) else ""
    parts = tuple(_BETWEEN.split(text)) if text and field_id.startswith("manager.") else ()
    are_people = len(parts) == 2 and all(part[:1].isupper() for part in parts)
    return parts if are_people else (text,) if text else ()


def is_to_manager(facts: Facts) -> bool:
    """The letter greets the manager, whose first name is asked for."""
    return facts.choice("letter.addressee") == "manager"


def usual(facts: Facts) -> str:
    """The answer to `letter.salutation` that stands until the person gives one.

    By first name where the letter is warm, by the title where that is the custom of the place; else by the whole name.
    """
    to_manager = is_to_manager(facts)
    if to_manager and facts.scenario in ("open_door", "counter_offer") and facts.text("manager.first_name"):
        return "dear_first"
    people = names_of(facts, "manager.name" if to_manager else "recipient.name")
    titled = any(english.has_title(person) for person in people)
    return "dear_honorific" if titled and english.greets_by_title(facts.place.code) else "dear_full"
