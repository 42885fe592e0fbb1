"""What the list of the handover looks like: each row is drawn on its own, and only when it is in sight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import msgspec
from rich.cells import cell_len

from resign_tui.core.answers import catalogue
from resign_tui.core.handover.checklist import Category, Checklist, Item
from resign_tui.core.plan.placing import HOURS_A_DAY
from resign_tui.core.plan.schedule import whole_hours
from resign_tui.core.plan.today import day_words, days_late, due_words
from resign_tui.core.words import short_day
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import (
    Run,
    Runs,
    bar,
    clip,
    in_signs,
    merged,
    open_p0,
    priority,
    spread,
    user_text,
    width_of,
)
from resign_tui.ui.widgets.handover_index import Entry, View, found, out_of_sight

NOTHING = "Begins when you name what you look after."

LEFT = 2
"""Cells at the left of every row, where the cursor's mark stands."""

_WHEN = 12
_SIGN = 2
_LEAST_OWNER, _MOST_OWNER = 10, 15
_WIDE = 76
"""Cells of a list from which a name has room in full."""
_ACCOUNT = "account"
_LEAST_TEXT = 30
_BAR = 20
_LEAST_BAR = 6


class Sight(msgspec.Struct, frozen=True):
    """How rows are drawn: in so many cells, with these signs.

    titles: cells of the longest title. hours_open, days_left: work that is left, and working days to do it (None while
    no end is known). chosen: ids of the items whose priority the person set. view: what is folded, which filter holds,
    and the days of the plan.
    """

    width: int
    signs: Signs
    titles: int = 12
    hours_open: float = 0.0
    days_left: int | None = None
    chosen: frozenset[str] = frozenset()
    view: View = View()
    today: date | None = None

    @property
    def owner(self) -> int:
        """Cells for the owner and the sign before it; 0 where the text would have too little room."""
        wide = _SIGN + (_LEAST_OWNER if self.width < _WIDE else _MOST_OWNER)
        return wide if self.width - LEFT - 5 - _WHEN - 2 - wide >= _LEAST_TEXT else 0

    @property
    def budget(self) -> int | None:
        """Hours that the days left can hold; None while they are not known."""
        return None if self.days_left is None else self.days_left * HOURS_A_DAY

    @property
    def is_too_much(self) -> bool:
        """Whether there is more to do than there are hours."""
        return self.budget is not None and 0 < self.budget < self.hours_open


@cache
def verdict_word(verdict: str) -> str:
    """What becomes of an item, in the words of the question that asks it."""
    choices = next(one.choices for one in catalogue.field("handover.item").columns if one.key == "verdict")
    return next((one.label for one in choices if one.value == verdict), "")


def heading(checklist: Checklist, sight: Sight) -> Runs:
    """How much is done, how much is urgent, and whether the hours left are enough."""
    signs, width = sight.signs, sight.width
    left: list[Run] = [
        ("  ", "$ink"),
        ("Handover   ", "$ink bold"),
        (f"{checklist.done} of {checklist.total} done  ", "$soft"),
    ]
    if sight.view.is_narrowed:
        left[1:] = _filter_words(checklist, sight)
    too_much = sight.is_too_much
    right: list[Run] = [*open_p0(checklist.open_p0)]
    if right:
        right.append(("   ", "$ink"))
    hours = f"{whole_hours(sight.hours_open)}"
    said = f"{hours} h open" if sight.budget is None else f"{hours} h to do, {sight.budget} h left"
    if sight.budget == 0:
        said = "no working day left"
    elif width_of(left) + width_of(right) + cell_len(said) + 4 > width and sight.budget is not None:
        said = f"{hours} of {sight.budget} h"
    right.extend([(f"{signs.warning} ", "$brass")] if too_much else [])
    right.append((said, "$brass" if too_much else "$faint"))
    room = width - width_of(left) - width_of(right) - 3
    if room >= _LEAST_BAR:
        left.extend(bar(checklist.done, checklist.total, min(14, room), signs))
    if width_of(left) + width_of(right) > width:
        right = [] if width_of(left) + width_of(right[:2]) > width else right[:2]
    return spread(left, right, width, "$ink", margin=0)


def _filter_words(checklist: Checklist, sight: Sight) -> Runs:
    """Which filter holds, and what of the list it shows; what only perhaps applies is no part of the list."""
    view, dot = sight.view, sight.signs.dot
    rows = [item for category in checklist.categories for item in found(category, view)]
    perhaps = sum(not (item.stands and item.applies) for item in rows)
    hidden = sum(out_of_sight(category, view) for category in checklist.categories)
    also, shown = f", {perhaps} perhaps" if perhaps else "", len(rows) - perhaps
    said = f"{shown} of {shown + hidden} shown{also} {dot} esc shows all  "
    of = next((each.title for each in checklist.categories if each.id == view.of), "")
    room = max(sight.width - cell_len(said) - 5, 8)
    return (clip(user_text(view.title(of), room), room, sight.signs) + "   ", "$ink bold"), (said, "$accent")


def nothing(sight: Sight, named: Mapping[str, str]) -> list[Runs]:
    """Why a filter leaves nothing, and what brings the rows back."""
    room = sight.width - LEFT
    other = "/ takes other words" if sight.view.words.strip() else "f chooses what is shown"
    said = (user_text(sight.view.why_empty(named), room), f"{other}, esc shows all.")
    return [(("  ", "$ink"), (clip(text, room, sight.signs), "$soft")) for text in said]


def row(entry: Entry | None, sight: Sight, *, is_lit: bool) -> Runs:
    """One row of the list; a lit one has the cursor and the focus."""
    if entry is None:
        return ()
    if entry.item is not None:
        drawn = _item(entry.item, sight, is_lit)
    elif entry.is_perhaps:
        drawn = _perhaps(entry.category, sight)
    else:
        drawn = _category(entry.category, sight)
    if not is_lit:
        return merged((("  ", "$ink"), *drawn))
    return merged(((sight.signs.focus + " ", "$accent"), *((text, f"{style} on $well-lit") for text, style in drawn)))


def _perhaps(category: Category, sight: Sight) -> Runs:
    """How many rows perhaps apply, and the way through them."""
    count, out = len(category.undecided), len(category.aside) - len(category.undecided)
    fold = sight.signs.unfolded if category.id in sight.view.opened else sight.signs.folded
    said = f"perhaps also {count}" if count else "nothing more to decide"
    aside = f"{out} ruled out" if out else ""
    text = f"  {fold} " + f" {sight.signs.dot} ".join(filter(None, (said, aside)))
    return spread(((text, "$soft"),), (("m asks", "$faint"),) if count else (), sight.width - LEFT, "$ink", margin=0)


def _category(category: Category, sight: Sight) -> Runs:
    signs, room, view = sight.signs, sight.width - LEFT, sight.view
    is_folded = category.id in view.folded and not view.is_narrowed
    title = clip(in_signs(category.title, signs), min(sight.titles, room), signs)
    fold = signs.folded if is_folded else signs.unfolded
    left: list[Run] = [(f"{fold} ", "$soft"), (title + " " * (sight.titles - cell_len(title)) + "  ", "$ink bold")]
    count = f"  {category.done} of {category.total}"
    length = min(_BAR, room - width_of(left) - len(count))
    if not category.total:
        nothing_said = "does not apply" if category.items else "nothing here yet"
        left.append((clip(nothing_said, room - width_of(left), signs), "$faint"))
    elif length >= _LEAST_BAR:
        left.extend(bar(category.done, category.total, length, signs))
    if category.total:
        left.append((count, "$soft"))
    parts: list[Runs] = []
    if is_folded:
        items = len(category.at_hand)
        parts.append(open_p0(category.open_p0))
        parts.append(((f"{items} item{'' if items == 1 else 's'}", "$faint"),))
    elif view.is_narrowed and out_of_sight(category, view):
        parts.append(((f"{out_of_sight(category, view)} not shown", "$faint"),))
    elif category.hidden and not view.with_hidden:
        parts.append(((f"{len(category.hidden)} hidden", "$faint"),))
    right: list[Run] = []
    for part in reversed([part for part in parts if part]):
        gap: list[Run] = [("   ", "$ink")] if right else []
        if width_of((*left, *part, *gap, *right)) + 2 <= room:
            right = [*part, *gap, *right]
    return spread(left, right, room, "$ink", margin=0)


def _item(item: Item, sight: Sight, is_lit: bool) -> Runs:
    signs = sight.signs
    is_open = item.is_open and not item.hidden
    when = _when(item, sight)
    owner = sight.owner
    last = max(_WHEN, cell_len(when))
    text_room = sight.width - LEFT - 5 - last - 1 - (owner + 1 if owner else 0)
    if last > _WHEN and owner:
        owner, text_room = 0, text_room + owner + 1
    strong = " bold" if is_lit else ""
    words = "$ink" if is_open else "$faint"
    runs: list[Run] = [_sign(item, signs), priority(item.priority, is_open), (" ", "$ink")]
    tag = _tag(item, text_room, has_column=bool(owner), signs=signs) if is_open else ()
    has_owner = any(text for text, _ in _owner(item, signs))
    if owner and not has_owner and cell_len(item.text) > text_room - (width_of(tag) + 2 if tag else 0):
        owner, text_room = 0, text_room + owner + 1  # nobody stands there, so the words have that room as well
    runs.extend(_text(item, text_room, words + strong, tag, signs))
    if owner:
        sign, (said, tone) = _owner(item, signs)
        name = clip(user_text(said, owner - _SIGN), owner - _SIGN, signs)
        runs.append((sign[0] + " " * (_SIGN - cell_len(sign[0])), sign[1]))
        runs.append((name + " " * (owner - _SIGN - cell_len(name) + 1), tone if is_open else "$faint"))
    tone = _tone_of_day(item, sight) if is_open else "$faint"
    runs.append((" " * (last - cell_len(when)) + when, tone + strong))
    return tuple(runs)


def _sign(item: Item, signs: Signs) -> Run:
    if item.verdict == "drop":
        return signs.not_applicable + " ", "$faint"
    sign, tone = {
        "done": (signs.done, "$sage"),
        "doing": (signs.doing, "$accent"),
        "not_applicable": (signs.not_applicable, "$faint"),
    }.get(item.status, (signs.todo, "$soft"))
    return sign + " ", tone


def _tag(item: Item, room: int, *, has_column: bool, signs: Signs) -> Runs:
    """What stands at the right end of the words: news of the owner without a column for it, or the account."""
    if room < _LEAST_TEXT:
        return ()
    has_news = item.is_accepted or item.is_proven or item.verdict in ("unowned", "finish")
    if not has_column and (has_news or (item.verdict == "transfer" and not item.owner)):
        sign, (said, tone) = _owner(item, signs)
        name = clip(user_text(said, _LEAST_OWNER), _LEAST_OWNER, signs)
        return (sign[0] + " " if sign[0] else "", sign[1]), (name, tone)
    return ((_ACCOUNT, "$brass"),) if item.dies else ()


def _text(item: Item, room: int, style: str, tag: Runs, signs: Signs) -> Runs:
    """The words of an item with a tag at their right end."""
    left = room - (width_of(tag) + 2 if tag else 0)
    text = clip(user_text(item.text, left), left, signs)
    return (text + " " * (room - cell_len(text) - width_of(tag)), style), *tag, (" ", "$ink")


def _owner(item: Item, signs: Signs) -> tuple[Run, Run]:
    """Who has the item next, with a sign where something is to be known about that; nothing while nobody is named."""
    if item.is_accepted or item.is_proven:
        sign: Run = (signs.done, "$sage") if item.is_proven else (signs.doing, "$accent")
        return sign, (item.received_by or item.owner or "received", "$soft")
    if item.verdict == "unowned":
        return (signs.warning, "$brass"), (verdict_word("unowned"), "$brass")
    if item.verdict == "transfer" and not item.owner:
        return ("", "$ink"), (f"{signs.open_mark}to whom{signs.close_mark}", "$brass")
    said = {"finish": "you first", "drop": ""}.get(item.verdict, item.owner)
    return ("", "$ink"), (said, "$soft")


def _when(item: Item, sight: Sight) -> str:
    if item.hidden:
        return "hidden"
    if item.status == "not_applicable":
        return "does not apply"
    if not item.stands:
        return "perhaps"
    if item.verdict == "drop":
        return verdict_word("drop")
    if item.status == "done":
        return "done"
    if item.due_on is None and item.due:
        return clip(user_text(item.due, _WHEN), _WHEN, sight.signs)
    return _day(item, sight)


def _day(item: Item, sight: Sight) -> str:
    """The day that the item has to be done by, else the one that the plan has for it; the nearest as people say it."""
    day = item.due_on or sight.view.planned.get(item.id)
    if day is None:
        return ""
    if sight.today is None or (day - sight.today).days > 1 or (item.due_on is None and day < sight.today):
        return short_day(day)
    return due_words(item, sight.today) if item.due_on else day_words(day, sight.today)


def _tone_of_day(item: Item, sight: Sight) -> str:
    """A day that is past calls; one of the plan alone stands back."""
    if sight.today and days_late(item, sight.today):
        return "$brass"
    return "$soft" if item.due_on or item.due else "$faint"
