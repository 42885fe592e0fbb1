"""What every part of the wizard stands on: the draft, what follows from it, and the way back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from textual.reactive import reactive
from textual.screen import Screen

from resign_tui.core import flow, words
from resign_tui.core.answers.draft import Draft
from resign_tui.core.answers.settled_days import settled
from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from resign_tui.core.notice import public_holidays
from resign_tui.core.parsing import MONTHS, WEEKDAYS
from resign_tui.ui.history import History

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding
    from resign_tui.drafts.autosave import SaveState
    from resign_tui.ui.host import Host


class DraftScreen(Screen[None]):
    """Owns the draft; a change comes in through `change` and goes out through `show_departure`."""

    save_state: SaveState | None = None
    """How saving stood when the saver last said so."""
    step = ""
    """The step in view."""
    reviews = False
    """Whether the screens show what the review finds: they begin after the first frame, which so comes sooner."""
    draft: reactive[Draft] = reactive(Draft(), repaint=False, init=False)

    def __init__(self, draft: Draft, today: date, *, read_only: bool = False) -> None:
        super().__init__()
        self.today = today
        self.read_only = read_only
        self.history = History()
        self._holidays: public_holidays.Source = public_holidays.none
        self.set_reactive(DraftScreen.draft, draft)
        self._work_out(draft)

    @property
    def resign(self) -> Host:
        """The app, as ours."""
        return cast("Host", self.app)

    def _work_out(self, draft: Draft) -> None:
        self.departure = Departure(draft, self.today, self._holidays)
        self.letter_document = compose.letter(self.departure)
        self._looked = self.departure
        self._progress: flow.Progress | None = None
        self._findings: tuple[Finding, ...] | None = None

    def know_holidays(self) -> None:
        """From now on public holidays count; their library is loaded."""
        self._holidays = public_holidays.known
        self._work_out(self.draft)
        self.show_departure()

    def take_day(self, day: date) -> None:
        """Go on with another day: what is open follows it, what was typed stays, and one line says so."""
        before = self.departure.timeline
        draft = settled(self.draft, self.today)
        self.today = day
        if draft is not self.draft:
            self.set_reactive(DraftScreen.draft, draft)
            self._save(draft)
        self._work_out(draft)
        self.put_draft()
        self.show_departure()
        after = self.departure.timeline
        said = f"It is {WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} now"
        if after.letter != before.letter:
            said += "; the letter's date moves with it"
        if after.end != before.end and after.end is not None:
            said += f", and employment then ends on {words.short_date(after.end)}"
        self.notify(f"{said}.", markup=False)

    @property
    def progress(self) -> flow.Progress:
        """How far along the departure is; worked out when it is asked for."""
        if self._progress is None:
            self._progress = flow.progress(self.departure, self.letter_document)
        return self._progress

    @property
    def secrets(self) -> tuple[Finding, ...]:
        """What looks like a secret in any answer: by the exact patterns, in the last two steps by the scanner too."""
        from resign_tui.core.review.finding import secret_finding
        from resign_tui.core.secrets import patterns

        find = patterns.find
        if self.step in ("review", "send") and self.resign.scanner_is_ready:
            find = self.resign.scanner.scan
        found = []
        for text in patterns.texts(self.draft):
            for hit in find(text.text):
                place = text.field if text.row is None else f"{text.field}[{text.row}].{text.key}"
                found.append(secret_finding(place, text.text[hit.start : hit.end], hit.kind))
        return tuple(found)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the review noticed, those set aside included; worked out when it is asked for."""
        if self._findings is None:
            from resign_tui.core.review import review_all

            found = review_all(self.departure, self.letter_document, secrets=self.secrets, with_waived=True)
            told = frozenset(self.progress.open)  # what is missing stands in the count of open answers already
            self._findings = tuple(one for one in found if one.rule not in ("L-01", "L-04") or one.question not in told)
        return self._findings

    @property
    def shown_findings(self) -> tuple[Finding, ...] | None:
        """What the review noticed, for the screens; None before they begin to show it."""
        return self.findings if self.reviews else None

    def change(self, draft: Draft, tag: str = "") -> None:
        """Take the next draft; changes of one tag in a row undo together."""
        if draft is not self.draft:
            self.history = self.history.record(self.draft, tag)
            self.draft = draft

    def watch_draft(self, draft: Draft) -> None:
        """Everything that follows from the draft, in the same message as the key that changed it."""
        before, looked = self.departure, self._looked
        self._work_out(draft)
        is_half_typed = self.is_typing and draft.answers is not before.draft.answers
        if self.is_typing:
            self.show_typing(words=is_half_typed)
        else:
            self.show_departure()
        if is_half_typed:
            self._looked = looked
        elif not self._tell_amendment(looked) and not self.is_typing:
            self._tell_end(before.timeline.end)
        self._save(draft)

    def _save(self, draft: Draft) -> None:
        """Hand the draft to the saver, with every day so that it means the same when the file is opened again."""
        if not self.read_only:
            self.resign.saver.changed(settled(draft, self.today))

    def _tell_amendment(self, before: Departure) -> bool:
        """Say once that the dates have left the letter that was handed in, when the answer that did it is complete."""
        from resign_tui.core.documents.offers import has_end_moved

        line = self.departure.timeline
        if has_end_moved(before) or not has_end_moved(self.departure) or line.end is None or line.letter_end is None:
            return False
        self.notify(
            f"Your letter says {words.short_date(line.letter_end)}, your answers now {words.short_date(line.end)}. "
            "Step 7 has an amending letter that asks for the new day.",
            markup=False,
        )
        return True

    def _tell_end(self, before: date | None) -> None:
        """Say so when an answer of another step moves the end of employment: nobody should find that in the letter."""
        end = self.departure.timeline.end
        if end is not None and before is not None and end != before and self.step not in ("", "dates"):
            day = words.short_date(end)
            self.notify(f"With this answer the employment ends on {day}. Step 3 says why and lets you choose.")

    @property
    def is_typing(self) -> bool:
        """A text field has the focus."""
        return getattr(self.focused, "takes_text", False)

    def show_typing(self, *, words: bool) -> None:
        """Hand the letter down at once and the rest a moment later; `words`: an answer changed, letter by letter."""
        raise NotImplementedError

    def show_departure(self) -> None:
        """Hand the values down to the widgets."""
        raise NotImplementedError

    def leave_pane(self) -> None:
        """Back to the question the person came from."""
        raise NotImplementedError

    def set_pane(self, pane: str) -> None:
        """Which pane has the room of the form where there is no room for both; empty for the form."""
        raise NotImplementedError

    async def open_step(self, step: str, field: str = "") -> None:
        """Show a step, and there the question with this id or the first one."""
        raise NotImplementedError

    def reword(self, paragraph: str) -> None:
        """Open a paragraph of the letter in an editor."""
        raise NotImplementedError

    @property
    def document_step(self) -> str:
        """The companion document whose questions are in view; empty when none is."""
        raise NotImplementedError

    def put_draft(self) -> None:
        """Bring every editor to the draft."""
        raise NotImplementedError

    def show_letter(self) -> None:
        """Bring the pane with the letter up to date."""
        raise NotImplementedError

    def show_review(self) -> None:
        """Bring the review up to date."""
        raise NotImplementedError
