"""The two dates of a departure, large, with the reasons behind the notice."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from ...core import words
from ...core.notice import Timeline
from .field_row import LABEL_LEFT, fit, signs_of, style_of
from .help_pane import wrapped


class DatesCard(Widget):
    """When employment ends, the last day in, and why."""

    def __init__(self) -> None:
        super().__init__(id="dates-card")
        self._timeline: Timeline | None = None
        self._rows: list[list[Segment]] = []

    def show(self, timeline: Timeline) -> None:
        """Show these dates."""
        if timeline != self._timeline:
            self._timeline = timeline
            self._lay_out()

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One row."""
        row = self._rows[y] if y < len(self._rows) else []
        return Strip(row).adjust_cell_length(self.size.width).apply_style(self.rich_style)

    def _lay_out(self) -> None:
        if self._timeline is None or not self.size.width:
            return
        rows = [*self._cards(self._timeline), [], *self._why(self._timeline)]
        if len(rows) != len(self._rows):
            self.styles.height = len(rows)
        self._rows = rows
        self.refresh()

    def _cards(self, timeline: Timeline) -> Iterator[list[Segment]]:
        end, last = timeline.end, timeline.last_day
        days = (end - timeline.given).days if end else 0
        left = (words.short_date(end), f"{days} days after it is received") if end else ("not known yet", "")
        presence = f"{timeline.working_days} working days from then"
        if timeline.leave_days:
            presence = f"then {timeline.leave_days} days of leave"
        right = (words.short_date(last), presence) if last else ("not known yet", "")
        top, edge, top_right, side, low, low_right = tuple(signs_of(self).frame)
        width = (self.size.width - LABEL_LEFT - 2) // 2
        frame = style_of(self, "edge")
        rows: list[list[Segment]] = [[], [], [], []]
        for title, (day, note) in (("Employment ends", left), ("Last working day", right)):
            for row in rows:
                row.append(Segment(" " * 2))
            rows[0] += [
                Segment(f"{top}{edge} ", frame), Segment(title, style_of(self, "soft")),
                Segment(f" {edge * max(width - cell_len(title) - 5, 0)}{top_right}", frame),
            ]  # fmt: skip
            for row, text, style in ((rows[1], day, "ink-bold"), (rows[2], note, "soft")):
                row += [
                    Segment(f"{side} ", frame), Segment(fit(text, width - 3, signs_of(self)), style_of(self, style)),
                    Segment(side, frame),
                ]  # fmt: skip
            rows[3].append(Segment(f"{low}{edge * (width - 2)}{low_right}", frame))
        yield from rows

    def _why(self, timeline: Timeline) -> Iterator[list[Segment]]:
        width, rule = self.size.width, signs_of(self).rule
        title = f"Notice: we advise {words.count_word(timeline.advised_weeks)} weeks"
        yield [
            Segment(" " * LABEL_LEFT + rule * 2 + " ", style_of(self, "line")),
            Segment(title, style_of(self, "soft")),
            Segment(" " + rule * max(width - LABEL_LEFT - cell_len(title) - 4, 0), style_of(self, "line")),
        ]
        for reason in timeline.reasons:
            for line in wrapped(reason, width - LABEL_LEFT - 1):
                yield [Segment(" " * LABEL_LEFT + line, style_of(self, "soft"))]
