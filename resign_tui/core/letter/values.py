"""What a letter's templates know: the answers as slots, and the facts by which they choose their sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from resign_tui.core import english, library, situation, words
from resign_tui.core.answers.draft import Record, is_typed
from resign_tui.core.departure import Departure
from resign_tui.core.document import Source
from resign_tui.core.handover.records import row_id, text_of
from resign_tui.core.letter.given_notice import Given, given_notice
from resign_tui.core.letter.greeted import names_of
from resign_tui.core.letter.slots import Slots
from resign_tui.core.letter.wording import Wordings
from resign_tui.core.parsing.civil import months_between
from resign_tui.core.templates import Slot

_WEEKS_IN_SIGHT = 4
"""Up to so many weeks "in the next ... weeks" is how people date a handover."""

_RUNNING = ("training",)


class Values:
    """Gathers the values of one letter; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.timeline = departure.timeline
        self.slots = Slots(departure)
        self.wordings = Wordings(departure)

    def all(self) -> dict[str, Any]:
        """Everything a template of data/letters may name."""
        given = given_notice(self.departure)
        return {
            "pick": self.wordings.pick,
            "choose": self.wordings.choose,
            "place": self.departure.place.letter,
            "american": self.departure.place.spelling == "us",
            "serial_comma": self.departure.place.spelling == "us",
            "kind": self.facts.choice("contract.kind"),
            "role": self.slots.answer("sender.role"),
            "company": self.slots.answer("company.name"),
            "told": self.facts.choice("talk.told"),
            "earlier": self._earlier_notice(),
            "reader": self._reader(),
            "notice": self._notice(given),
            "dates": self._dates(),
            "leave": self._leave(),
            "service": self._service(),
            "next": self._next(),
            "content": self._content(),
            "handover": self._handover(),
            "help": self._help(),
            "counter": {"declined": self.facts.choice("counter.state") == "declined" and self._was_offered()},
            "finality": situation.asks_for_finality(self.facts),
            "request": self._request(),
            "own": self.slots.answer("letter.extra_paragraph"),
            "adviser": self.slots.answer("content.adviser_paragraph"),
        }

    # -- who, and when ----------------------------------------------------------------------------------------------

    def _reader(self) -> dict[str, Any]:
        facts = self.facts
        addressee = facts.choice("letter.addressee")
        title = facts.text("manager.title").casefold()
        founder = addressee == "founder" or (addressee == "manager" and "founder" in title)
        both = addressee == "manager" and len(names_of(facts, "manager.name")) > 1
        return {
            "kind": "hr" if addressee == "hr" else "founder" if founder else "manager",
            "both": both,
        }

    def _earlier_notice(self) -> dict[str, Any]:
        day = self.facts.day("notice.earlier_on") if self.facts.is_asked("notice.earlier_on") else None
        day = day if day and day <= self.timeline.letter else None
        spelled = self.slots.computed("notice.earlier_on", words.long_date(day, self.slots.style)) if day else ""
        return {"day": spelled, "spoken": self.facts.choice("notice.earlier_how") != "written"}

    def _notice(self, given: Given) -> dict[str, Any]:
        computed = self.slots.computed
        agreement = english.read("agreement", given.agreement) if given.agreement else english.Phrase()
        return {
            "kind": given.kind,
            "length": computed(given.field, given.length),
            "possessive": computed(given.field, given.possessive if given.length else ""),
            "ends": given.ends,
            "beyond": given.beyond,
            "weeks": given.weeks,
            "agreement": computed(given.field, agreement.text),
        }

    def _dates(self) -> dict[str, Any]:
        facts, line = self.facts, self.timeline
        end, last = line.letter_end, line.letter_last_day
        is_sent = facts.is_given("sent.employment_end")
        release = "" if is_sent else facts.choice("release.kind")
        if release == "garden" and not facts.is_given("release.last_day"):
            release = ""
        is_paid_out = (
            facts.is_given("release.last_day")
            and end is not None
            and (line.binding_end is None or end < line.binding_end)
        )
        if release == "in_lieu" and not is_paid_out:
            release = ""
        wish = None if is_sent or release in ("garden", "in_lieu") else facts.day("dates.release_by")
        at_once = end is not None and end <= line.letter
        soon = given_weeks(line.letter, last)
        return {
            "end": self.slots.day("dates.employment_end", end),
            "last": self.slots.day("dates.last_working_day", last),
            "last_short": self._short_day("dates.last_working_day", last),
            "differ": line.differ,
            "release": release,
            "release_by": self.slots.day("dates.release_by", wish)
            if wish and end and last and line.letter < wish < min(last, end)
            else "",
            "buyout": facts.flag("dates.release_buyout"),
            "today": at_once and end == line.letter,
            "work_ahead": not at_once and (last is None or last > line.letter) and not situation.is_away(facts),
            "weeks_left": self.slots.computed("dates.last_working_day", f"{words.count_word(soon)} weeks")
            if 2 <= soon <= _WEEKS_IN_SIGHT
            else "",
        }

    def _short_day(self, field_id: str, day: date | None) -> Slot | str:
        if day is None:
            return ""
        spelled = words.long_date(day, self.slots.style)
        return self.slots.computed(field_id, spelled.removesuffix(f", {day.year}").removesuffix(f" {day.year}"))

    def _leave(self) -> dict[str, Any]:
        """How the leave at the end is spoken of; nothing when it is not what makes the last working day earlier."""
        state = self.facts.choice("leave.use_to_shorten")
        days = self.timeline.leave_days
        if state in ("", "no") or not days or not self.timeline.differ or self.facts.is_given("sent.last_working_day"):
            return {"state": ""}
        amount = "half a day" if days == 0.5 else f"{english.number(days)} {'day' if days == 1 else 'days'}"
        return {
            "state": state,
            "days": self.slots.computed("leave.days_left", amount),
            "is_all": not self.timeline.leave_left and days != 0.5,
            "called": self.departure.place.letter.leave,
        }

    def _service(self) -> dict[str, Any]:
        start, last = self.facts.day("sender.start_date"), self.timeline.letter_last_day or self.timeline.letter
        if start is None or start > last:
            return {"long": "", "short": "", "under_a_year": False}
        months, so_far = months_between(start, last), months_between(start, self.timeline.letter)
        short = f"{english.number(so_far)} {'month' if so_far == 1 else 'months'}" if so_far else "a few weeks"
        wanted = self.facts.is_asked("content.short_service") and self.facts.flag("content.short_service")
        return {
            "long": self.slots.computed("sender.start_date", english.service(months)),
            "short": self.slots.computed("sender.start_date", short) if wanted and so_far <= 12 else "",
            "under_a_year": so_far < 12,
        }

    # -- what is said -------------------------------------------------------------------------------------------------

    def _next(self) -> dict[str, Any]:
        facts = self.facts
        kind = facts.choice("next.disclosure") if facts.is_asked("next.disclosure") else "nothing"
        return {
            "kind": kind or "nothing",
            "name": self.slots.answer("next.name") or (self.slots.marker("next.name") if kind == "named" else ""),
            "to": self.slots.answer("next.generic_phrase"),
            "reason": self.slots.answer("next.reason"),
            "goal": self.slots.answer("next.goal_area"),
            "elsewhere": "another organization" if self.departure.place.spelling == "us" else "another organisation",
        }

    def _content(self) -> dict[str, Any]:
        facts = self.facts
        flags = ("difficulty_line", "feedback_offer")
        return {
            "project": self.slots.answer("content.project"),
            "value": self.slots.answer("content.team_value"),
            "thanks": self.slots.answers("content.gratitude")[:2],
            "wish": self.slots.answer("content.future_wish"),
            "door": self.slots.answer("content.door"),
            "consideration": facts.choice("content.consideration"),
            "assurances": facts.many("content.assurances") if facts.is_asked("content.assurances") else (),
            **{name: facts.is_asked(f"content.{name}") and facts.flag(f"content.{name}") for name in flags},
        }

    def _handover(self) -> dict[str, Any]:
        """Only what the handover step holds, so that every promise of the letter stands on the checklist."""
        facts = self.facts
        ours = facts.flag("handover.promises")
        systems = self._systems()
        items = self.slots.things(self._own_items(), "handover.item", "text")
        person = self.slots.answer("handover.successor")
        needed = self.departure.scenario == "counter_offer" and not systems
        named = {text_of(system, "successor").casefold() for system in self._typed("handover.system")} - {""}
        return {
            "systems": self._not_the_project(systems),
            "system": systems[0] if systems else self.slots.marker("handover.system"),
            "papers": [item for item in items if item.form == "noun"]
            or ([] if items or not needed else [self._no_item()]),
            "tasks": [item for item in items if item.form == "verb"],
            "person": person,
            "takes_over": bool(person) and named == {facts.text("handover.successor").casefold()},
            "models": ours and self._holds("MV"),
            "access": ours and self._holds("IA"),
            "runs": self._running(),
        }

    def _systems(self) -> list[Slot]:
        """What is looked after by name, and the models that no name before them tells of already."""
        named = self.slots.things(self._typed("handover.system"), "handover.system", "name")
        for model in self.slots.things(self._typed("handover.model"), "handover.model", "name"):
            if not any(english.is_same_thing(model.text, thing.text) for thing in named):
                named.append(model)
        return named

    def _no_item(self) -> Slot:
        return self.slots.marker("handover.item")

    def _not_the_project(self, systems: list[Slot]) -> list[Slot]:
        """A system that the letter has named before, as the work one is proud of, goes by its last word."""
        project = self.slots.answer("content.project")
        return [
            self._by_last_word(system) if system.text.casefold() == project.text.casefold() else system
            for system in systems
        ]

    def _by_last_word(self, system: Slot) -> Slot:
        head = english.head(system.text)
        if not head.isalpha() or len(system.text.split()) < 3:
            return system
        return self.slots.page.slot(f"the {head}", system.span.source, system.span.field, plural=system.plural)

    def _typed(self, field_id: str) -> list[Record]:
        """The records that the person wrote; what was read from a store is for the handover alone."""
        return [record for record in self.facts.records(field_id) if is_typed(record)]

    def _own_items(self) -> Iterable[Any]:
        """What the person adds to the handover in their own words, as far as it is still promised."""
        for record in self._typed("handover.item"):
            if (
                not row_id(record)
                and text_of(record, "status") != "not_applicable"
                and text_of(record, "hidden") != "true"
            ):
                yield record

    def _holds(self, category: str) -> bool:
        """The handover still has something to do in this category."""
        return category in self.departure.open_categories

    def _running(self) -> int:
        """How many training runs go on; more than two where only that some do is known."""
        if not self._holds("ET"):
            return 0
        named = [work for work in self._typed("handover.work") if text_of(work, "kind") in _RUNNING]
        return len(named) or (3 if self.facts.flag("ownership.training_in_flight") else 0)

    def _help(self) -> dict[str, Any]:
        """Help after the last day: offered only with a day after it and a number of hours."""
        facts, last = self.facts, self.timeline.letter_last_day
        end = self.timeline.letter_end
        until = facts.day("content.after_help_until") or (end + timedelta(days=14) if end else None)
        wanted = facts.is_asked("content.after_help") and facts.flag("content.after_help")
        hours = facts.number("content.after_help_hours") if facts.is_given("content.after_help_hours") else 2.0
        amount = english.hours(hours or 0)
        if not (wanted and until and last and end and until > end and amount):
            return {"on": False}
        full = words.full_date if until.weekday() < 5 else words.long_date
        return {
            "on": True,
            "until": self.slots.computed("content.after_help_until", full(until, self.slots.style)),
            "hours": self.slots.computed("content.after_help_hours", amount),
            "channel": self.slots.answer("content.after_help_channel")
            or self.slots.computed("content.after_help_channel", "by personal email"),
        }

    def _was_offered(self) -> bool:
        return self.facts.choice("triage.expect_counter") == "already_made"

    def _request(self) -> dict[str, Any]:
        facts = self.facts
        confirm = facts.choice("content.acknowledge_request")
        employed = facts.choice("contract.kind") != "contractor"
        papers = employed and facts.is_asked("content.papers_request") and facts.flag("content.papers_request")
        layout = library.layout(facts.text("locale.letter_style"))
        return {
            "confirm": "" if confirm == "no" else confirm,
            "papers": papers,
            "acceptance": employed and self.departure.place.letter.acceptance,
            "address_above": "sender" in layout.blocks and facts.is_given("sender.address"),
            "email": self.slots.page.slot(facts.text("sender.email"), Source.ANSWER, "sender.email"),
        }


def given_weeks(start: date, last: date | None) -> int:
    """Whole weeks from one day to another, zero where it is not a round number of them."""
    days = (last - start).days if last else 0
    return days // 7 if days > 0 and days % 7 == 0 else 0
