"""What can go wrong soon, in one order for every page that tells of it: the worst first, each with why and by when.

Nothing is claimed that nobody said: why an item matters follows from an answer about the account or from the person's
own scores, never from the row as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from resign_tui.core.answers.draft import Record, is_typed
from resign_tui.core.document import Line, Span
from resign_tui.core.documents.blocks import bracketed, joined, some
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.records import (
    SYSTEM,
    WORK,
    attribute,
    cell,
    goes_to,
    is_alone,
    name_of,
    of_item,
    title_of,
    weight,
    works,
)
from resign_tui.core.handover.checklist import Item, Scores, score
from resign_tui.core.handover.named import named
from resign_tui.core.handover.records import records_by_id, text_of
from resign_tui.core.handover.taking_over import with_takers

_NAMED = 4
_AT_STAKE_NAMED = 2
_TOP = 3
_SCORES = ("impact", "bus_factor", "irrecoverability", "urgency")

_LOST = "goes with my account"
_HANDS = "only I have done this so far"
_HEAD = "only I know this"
_GOES_ON = "the run goes on"
_NO_END = "no end of the run is recorded"


class Danger(msgspec.Struct, frozen=True):
    """One danger.

    told: what it is and why it matters. by: the day by which it must be settled, unless `told` names it. item: the
    item of the checklist, where it is a single one.
    """

    told: Line
    by: Line = ()
    item: Item | None = None

    def line(self, more: Line = ()) -> Line:
        """The danger on one line; `more` stands before the day."""
        return joined([self.told, more, (Span("by "), *self.by) if self.by else ()], "; ")


def dangers(page: Page) -> list[Danger]:
    """Every danger, the worst first.

    Incidents and runs that nobody has, what only one machine has, what goes with the account, runs without a recorded
    end, systems without a successor, what of the highest priority has no owner; then the rest, what only records speak
    of, and last what is still as shipped.
    """
    return list(_Ranking(page).all())


def vanishing(page: Page) -> list[Item]:
    """What goes with the account and is still open, in the order of work."""
    return _Ranking(page).vanishing()


class _Ranking:
    """Ranks the dangers of one handover; lives for one call."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.scores = _scores(page)
        self.waiting = page.checklist.work_order

    def all(self) -> Iterator[Danger]:
        page = self.page
        incidents = works(page.facts, "incident")
        yield from (self._incident(work) for work in incidents if not attribute(work, "new_owner"))
        runs = [work for work in works(page.facts, "run") if not attribute(work, "new_owner")]
        yield from (self._run(work, _GOES_ON) for work in runs if is_typed(work))
        lost = self.vanishing()
        at_stake = [item for item in self.waiting if item.at_stake and item not in lost]
        yield from (self._at_stake(item) for item in at_stake)
        yield from (self._lost(item, _LOST) for item in lost)
        yield from (self._run(work, _NO_END) for work in runs if not is_typed(work))
        yield from (self._alone(system) for system in with_takers(page.facts, SYSTEM) if is_alone(system))
        unsure = [item for item in self.waiting if item.may_die and item not in (*lost, *at_stake)]
        rest = [item for item in self.waiting if item not in (*lost, *at_stake, *unsure)]
        unowned = [item for item in rest if item.verdict == "unowned"]
        orphans = [item for item in rest if _is_orphan(item)]
        yield from (self._unowned(item) for item in unowned if item.priority == "P0")
        yield from self._orphans([item for item in orphans if _is_touched(item)])
        yield from (self._lost(item, "may go with my account, not checked yet") for item in unsure)
        yield from (self._incident(work) for work in incidents if attribute(work, "new_owner"))
        yield from (self._unowned(item) for item in unowned if item.priority != "P0")
        untouched = [item for item in orphans if not _is_touched(item)]
        yield from self._orphans([item for item in untouched if item.written])
        yield from self._orphans([item for item in untouched if not item.written])

    def vanishing(self) -> list[Item]:
        return [item for item in self.waiting if self._why(item) == _LOST]

    def _why(self, item: Item) -> str:
        """Why an item is a danger, as far as the person said so."""
        scores = self.scores.get(item.id)
        if item.dies or (scores and scores.irrecoverability == _TOP):
            return _LOST
        if scores and scores.bus_factor == _TOP:
            return _HANDS if item.held_in == "hands" else _HEAD
        return ""

    # -- items ---------------------------------------------------------------------------------------------------

    def _lost(self, item: Item, why: str) -> Danger:
        if item.verdict == "unowned":
            after: Line = (Span(", and nobody has it yet"),)
        else:
            after = (Span("; "), *goes_to(of_item(item.owner), "it ")) if item.owner else ()
        return self._of_item(item, (Span(why), *after))

    def _at_stake(self, item: Item) -> Danger:
        what = some([of_item(text) for text in item.at_stake], _AT_STAKE_NAMED)
        after = (Span("; "), *goes_to(of_item(item.owner), "it ")) if item.owner else ()
        return self._of_item(item, (*what, *after))

    def _unowned(self, item: Item) -> Danger:
        return self._of_item(item, joined([(Span("nobody has it yet"),), _ours(self._why(item))], ", "))

    def _of_item(self, item: Item, why: Line) -> Danger:
        what = (named(item), *bracketed(of_item(item.which)))
        return Danger((*what, Span(": "), *why), self.page.due(item) or self.page.last_day(), item)

    def _orphans(self, items: list[Item]) -> Iterator[Danger]:
        """What of the highest priority has no owner, for each reason that was given, and without one at the end."""
        for why in sorted({self._why(item) for item in items}, key=lambda why: (not why, why)):
            yield self._group([item for item in items if self._why(item) == why], why)

    def _group(self, items: list[Item], why: str) -> Danger:
        """Several items on a line, due with the earliest of them."""
        state = "no owner" if _is_touched(items[0]) or items[0].written else "not written down yet"
        first = self.page.due(min(items, key=lambda item: item.due_on or date.max)) or self.page.last_day()
        by = (Span(", by "), *first) if first else ()
        names = some([(named(item),) for item in items], _NAMED)
        return Danger((Span(f"Highest priority, {state}"), *by, *bracketed(_ours(why)), Span(": "), *names))

    # -- records -------------------------------------------------------------------------------------------------

    def _incident(self, record: Record) -> Danger:
        next_owner = goes_to(cell(record, "new_owner", WORK), "it ")
        return self._of_work(record, (Span(": the incident is open, and "), *next_owner))

    def _run(self, record: Record, state: str) -> Danger:
        return self._of_work(record, (Span(f": {state}, and "), *goes_to(())))

    def _of_work(self, record: Record, why: Line) -> Danger:
        day = cell(record, "deadline", WORK) or self.page.last_day()
        return Danger((*title_of(record), *why), day)

    def _alone(self, system: Record) -> Danger:
        why = joined([weight(system), (Span("nobody takes it over"),)], "; ")
        return Danger((*name_of(system, SYSTEM), Span(": "), *why), self.page.last_day())


def _scores(page: Page) -> Mapping[str, Scores]:
    """The person's own scores by item."""
    scores_of: dict[str, Scores] = {}
    for item_id, record in records_by_id(page.facts.records("handover.item")).items():
        scores = score(*(text_of(record, key) for key in _SCORES))
        if scores:
            scores_of[item_id] = scores
    return scores_of


def _is_orphan(item: Item) -> bool:
    """Of the highest priority, and neither somebody else's nor the leaver's own to finish."""
    kept = item.owner or item.is_accepted or item.verdict in ("finish", "unowned")
    return item.priority == "P0" and not kept


def _is_touched(item: Item) -> bool:
    """The person added it, or said more about it than that it is on the list."""
    said_so = item.status != "todo" or item.verdict or item.score is not None
    return bool(item.own or said_so or item.note or item.evidence or item.due)


def _ours(text: str) -> Line:
    return (Span(text),) if text else ()
