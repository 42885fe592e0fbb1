"""What stands under the list of the handover: the item under the cursor in full, or its category with its hours.

Pure, like the rows above it: values in, words out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from rich.cells import cell_len

from resign_tui.core.handover.checklist import Category, Item, Verdict
from resign_tui.core.plan.schedule import whole_hours
from resign_tui.core.words import short_day
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import Runs, in_signs, rule, user_text, wrapped
from resign_tui.ui.widgets.handover_face import LEFT, Sight, verdict_word
from resign_tui.ui.widgets.handover_index import Entry

DETAIL = 6
"""Rows about the item under the cursor, the title included, where the list is of common height."""

_TITLE = "$accent bold"
_TALL, _VERY_TALL = 32, 44
"""Rows of the list from which there is room to say more."""

_MEANS = {"P0": "before your last day", "P1": "soon", "P2": "if there is time"}
"""What each priority asks for."""

_WAYS_OUT = (
    "Too much for your days: cut P2, ask your manager to choose, extend the notice, or paid help later, within limits.",
    "Cut P2, ask your manager to choose, extend the notice, or paid help later, within limits.",
    "Too much: cut P2, ask your manager, extend, or paid help later.",
    "Cut P2, ask your manager, extend, or paid help later.",
    "Cut P2, or ask your manager.",
)
"""What could give way when there are more hours of work than hours, the longest first."""


def detail_rows(height: int) -> int:
    """Rows of the detail in a list of this height."""
    return DETAIL + 2 * (height >= _TALL) + 2 * (height >= _VERY_TALL)


def detail(entry: Entry | None, sight: Sight, height: int = DETAIL) -> tuple[Runs, ...]:
    """The item under the cursor in full, always in so many rows."""
    if entry is None or height < 1:
        return ((),) * max(0, height)
    signs, room = sight.signs, sight.width - LEFT
    rows: list[Runs] = [(("  ", "$ink"), *_title(entry, room, signs))]
    said = list(_about_item(entry.item, sight) if entry.item else _about_category(entry.category, sight))
    lines = [(wrapped(text, room, height, signs), tone) for text, tone in said]
    shares = _shares([len(one) for one, _ in lines], height - 1)
    for (text, tone), share in zip(said, shares, strict=True):
        rows.extend((("  ", "$ink"), (line, tone)) for line in wrapped(text, room, share, signs))
    return (*rows, *((),) * (height - len(rows)))[:height]


def _title(entry: Entry, room: int, signs: Signs) -> Runs:
    """The rule with the name in it, and for an item the hours it may take."""
    item = entry.item
    if item is None:
        return rule(in_signs(entry.category.title, signs), room, signs, _TITLE)
    hours = f" about {item.hours:g} h "
    if not item.is_open or room < 3 * len(hours):
        return rule(user_text(item.text, room), room, signs, _TITLE)
    left = rule(user_text(item.text, room), room - len(hours) - 2, signs, _TITLE)
    return (*left, (hours, "$faint"), (signs.rule * 2, "$line"))


# -- an item -------------------------------------------------------------------------------------------------------


def _about_item(item: Item, sight: Sight) -> Iterator[tuple[str, str]]:
    """What there is to say, in the order in which it matters: the item, the person's own words, then background."""
    signs = sight.signs
    if not item.stands and item.applies:
        yield (
            "You ruled it out; x takes that back."
            if item.status == "not_applicable"
            else "Perhaps yours as well: any word or tick puts it on your list, x rules it out.",
            "$soft",
        )
    if not item.applies:
        yield "Does not apply, by what you answered.", "$faint"
    if item.question:
        yield in_signs(item.question, signs), "$ink"
    if item.done_when:
        yield in_signs(done_when(item), signs), "$soft"
    if item.dies or item.which:
        vanishes = "Vanishes with your account." if item.dies else ""
        yield f"{vanishes} What exactly: {item.which}".strip() if item.which else vanishes, "$ink"
    if what := _who_has_it(item):
        yield what, "$brass" if item.is_open and _needs_somebody(item) else "$ink"
    if item.evidence:
        yield f"where {item.evidence}", "$ink"
    if item.named:
        yield f"about {item.named}", "$ink"
    for place in item.written:
        yield f"written in {place.text}", "$ink"
    if item.note:
        yield f"note {item.note}", "$ink"
    if planned := sight.view.planned.get(item.id):
        yield f"the plan has it on {short_day(planned)}", "$soft"
    if item.applies:
        yield why(item, item.id in sight.chosen), "$faint"
    if item.arithmetic and item.id in sight.chosen:
        yield item.arithmetic, "$faint"
    if sight.is_too_much and item.is_open:
        yield _way_out(sight), "$soft"
    if item.fact:
        yield in_signs(item.fact, signs), "$faint"


def done_when(item: Item) -> str:
    """When an item is done, as one sentence; names in capitals stay as they are."""
    sentence = item.done_when
    first = sentence.split(maxsplit=1)[0] if sentence.split() else ""
    is_name = first[1:] != first[1:].lower()
    return "Done when " + (sentence if is_name else sentence[:1].lower() + sentence[1:]) if sentence else ""


def _needs_somebody(item: Item) -> bool:
    has_taker = item.is_accepted or item.is_proven
    return not has_taker and (item.verdict == "unowned" or (item.verdict == "transfer" and not item.owner))


def _who_has_it(item: Item) -> str:
    """Who took it; while it is open, or let go, what becomes of it."""
    if item.is_accepted or item.is_proven:
        return receipt(item)
    return "" if item.status == "done" else verdict(item)


def verdict(item: Item) -> str:
    """What becomes of an item, as a sentence; empty when nothing was said."""
    if item.verdict == "transfer":
        return f"To be handed over to {item.owner}." if item.owner else "To be handed over, and nobody is named yet."
    if item.verdict == "finish":
        return f"You finish it before you go; then {item.owner} has it." if item.owner else "You finish it yourself."
    if item.verdict == "drop":
        return "Let go: nobody takes it, and it no longer counts."
    return "Nobody has it yet. Ask your manager who will." if item.verdict == "unowned" else ""


def receipt(item: Item) -> str:
    """Who took it, when, and whether they have done it without the person who leaves."""
    day = short_day(item.received_day) if item.received_day else item.received_on
    said = "Received" + (f" by {item.received_by}" if item.received_by else "") + (f" on {day}" if day else "")
    return f"{said}; {'has done it without you' if item.is_proven else 'not yet done without you'}."


def why(item: Item, is_chosen: bool) -> str:
    """Why the priority is what it is."""
    if is_chosen:
        return f"{item.priority} by your choice"
    if item.arithmetic:
        return f"{item.priority}: {item.arithmetic}"
    whose = "" if item.own else ": our ranking"
    return f"{item.priority}, {_MEANS[item.priority]}{whose}; p changes it"


# -- a category ----------------------------------------------------------------------------------------------------


def _about_category(category: Category, sight: Sight) -> Iterator[tuple[str, str]]:
    """The principle of the category, its hours and those of the whole, and what was said of its items."""
    signs = sight.signs
    if category.note:
        yield in_signs(category.note, signs), "$soft"
    if category.items:
        yield in_signs(_hours(category, sight), signs), "$brass" if sight.is_too_much else "$ink"
    if sight.is_too_much:
        yield _way_out(sight), "$brass"
    if sorted_out := _sorted_out(category):
        yield in_signs(sorted_out, signs), "$soft"
    yield f"enter folds and unfolds {signs.dot} n adds an item of your own", "$faint"


def _hours(category: Category, sight: Sight) -> str:
    """The hours left here, those of the whole list, and those that the days hold."""
    here = sum(one.hours for one in category.items if one.is_open and one.priority != "P2")
    said = f"{whole_hours(here)} h of P0 and P1 here, {whole_hours(sight.hours_open)} h in all"
    days = sight.days_left
    if days is None:
        return f"{said}."
    if not days:
        return f"{said}; no working day is left."
    return f"{said}; {days} working day{'' if days == 1 else 's'} hold{'s' if days == 1 else ''} {sight.budget} h."


def _sorted_out(category: Category) -> str:
    """How many items have which verdict; empty while none has one."""
    counts = Counter(one.verdict for one in category.items)
    verdicts = [one for one in get_args(Verdict) if counts[one] and one]
    return " · ".join(f"{counts[one]} {verdict_word(one)}" for one in verdicts)


# -- room ----------------------------------------------------------------------------------------------------------


def _way_out(sight: Sight) -> str:
    """What could give way, in one row."""
    room = sight.width - LEFT
    return next((one for one in _WAYS_OUT if cell_len(one) <= room), _WAYS_OUT[-1])


def _shares(wanted: list[int], room: int) -> list[int]:
    """How many rows each part gets: one for each while there are any, then more from the first on."""
    shares = [0] * len(wanted)
    for grow_to in range(1, max(wanted, default=0) + 1):
        for at, most in enumerate(wanted):
            if room > 0 and shares[at] < min(most, grow_to):
                shares[at] += 1
                room -= 1
    return shares
