"""What the handover step says about its views: the checklist, the schedule, the account, and what the person owns."""

from __future__ import annotations

from msgspec.structs import replace

from resign_tui.core import handing_in, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Checklist
from resign_tui.core.letter import compose
from resign_tui.core.plan.today import has_today
from resign_tui.core.words import short_day
from resign_tui.ui.commands import COMMANDS, Command, key_label
from resign_tui.ui.views import ACCOUNT, ACCOUNT_FIELDS, OWNED, TODAY
from resign_tui.ui.widgets.handover_index import View
from resign_tui.ui.widgets.row_list import Row
from resign_tui.ui.widgets.view_tabs import Tab

_WHICH = "_which"

WHAT_YOU_OWN = "What you own"
"""The group of the questions whose answers decide what the list holds."""

_DIGITS = 9
"""So many rows have a key of their own."""

NAMED = ("handover.system", "handover.model", "handover.experiment", "handover.work", "handover.tool")
"""Questions that name what the person owns; the first is where one begins."""

_SHORT = {ACCOUNT: "account", OWNED: "yours"}
"""Names of views that are shorter in the row of all views than in the help."""


def tabs(departure: Departure, commands: tuple[Command, ...] = COMMANDS) -> tuple[Tab, ...]:
    """The views of the step, and how far the short interview is; today's once the letter is handed in."""
    answered, asked = account_answers(departure)
    remarks = {ACCOUNT: f"{asked - answered} open" if answered < asked else ""}
    is_begun = has_today(departure)
    short = {**_SHORT, "handover": "list"} if is_begun else _SHORT
    views = (view for view in commands if view.where == "views" and (is_begun or view.action != TODAY))
    return tuple(
        Tab(view.action, key_label(view.keys[0]), short.get(view.action, view.word), remarks.get(view.action, ""))
        for view in views
    )


def form_tabs(departure: Departure, shown: str, commands: tuple[Command, ...] = COMMANDS) -> tuple[Tab, ...]:
    """What stands over a form, whose letters are answers: the list, which esc leads back to, and the form itself."""
    back, here = (next(tab for tab in tabs(departure, commands) if tab.name == name) for name in ("handover", shown))
    word = next(view.word for view in commands if view.where == "views" and view.action == shown)
    return replace(back, key="esc"), replace(here, key="", word=word)


def is_nothing_named(departure: Departure) -> bool:
    """The person has not said by name what they own."""
    return not any(departure.facts.records(field_id) for field_id in NAMED)


def owned_title(departure: Departure) -> tuple[str, str, str]:
    """Name, aside and sentence of the form that asks what the person owns."""
    count = sum(len(departure.facts.records(field_id)) for field_id in NAMED)
    aside = f"{count} named" if count else ""
    follows = "letter and checklist follow" if handing_in.stage(departure) == "before" else "the checklist follows"
    return "Yours to hand over", aside, f"Name it below; {follows}."


def brought(field_id: str, before: Departure, after: Departure) -> str:
    """What an entry of a question brought to the letter and to the list, as a sentence; empty where it is the same, or
    was emptied.
    """
    entries, entries_before = after.facts.records(field_id), before.facts.records(field_id)
    if entries == entries_before or len(entries) < len(entries_before):
        return ""
    listed = {item.id for item in before.checklist.items}
    rows = [item.text for item in after.checklist.items if item.id not in listed]
    letter = compose.letter(after)
    says = "; your letter says it too" if letter != compose.letter(before) and letter.paragraph_of(field_id) else ""
    new = f" New on the list: {words.listed(rows)}." if rows else ""
    return f"It stands in the handover{says}.{new}"


def filters(checklist: Checklist, view: View) -> tuple[Row, ...]:
    """What can be shown of the list: by state, by person, by category; the one that holds is marked."""
    people = dict.fromkeys(item.owner for item in checklist.items if item.owner)
    choices = (
        ("all", "Everything"),
        ("open", "What is open"),
        ("p0", "What is urgent: P0"),
        ("week", "What is due in a week"),
        ("mine", "What nobody else has"),
        *((f"person:{person}", f"What {person} has") for person in people),
        *((f"category:{category.id}", category.title) for category in checklist.categories),
    )
    held = f"{view.kind}:{view.of}" if view.of else view.kind or "all"
    return tuple(
        Row(text, key, "shown now" if key == held else "", str(number) if number <= _DIGITS else "", indent=2)
        for number, (key, text) in enumerate(choices, 1)
    )


def account_answers(departure: Departure) -> tuple[int, int]:
    """How many questions on what vanishes with the account are answered, and how many there are."""
    asked = [one for one in _account_questions() if departure.facts.is_asked(one.id)]
    return sum(departure.facts.is_given(one.id) for one in asked), len(asked)


def account_title(departure: Departure) -> tuple[str, str, str]:
    """Name, aside and sentence of the form that asks what vanishes with the account."""
    answered, asked = account_answers(departure)
    until = departure.account_until
    due = f", due {short_day(until)}" if until else ""
    aside = f"{answered} of {asked}"
    return "When your account closes", aside, f"Yes or not sure adds an item{due}."


def _account_questions() -> tuple[Field, ...]:
    fields = catalogue.fields().values()
    return tuple(one for one in fields if one.id.startswith(ACCOUNT_FIELDS) and not one.id.endswith(_WHICH))
