"""The earlier versions of a draft: a list, and beside it what the one under the cursor changed and would bring back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from resign_tui.core.comparison import Comparison
from resign_tui.core.departure import Departure
from resign_tui.core.errors import ResignError
from resign_tui.drafts import history
from resign_tui.drafts.history import Earlier
from resign_tui.drafts.seal import Seal
from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.drawing import in_signs, signs_of
from resign_tui.ui.widgets.row_list import Row, RowList
from resign_tui.ui.widgets.wrapping import wrap

_NONE = "No earlier version is kept yet. One is kept when a draft is opened, and every three minutes while you write."
_READING = "Reading it\u2026"
_SAME = "The draft says this now."

Told = tuple[str, str]
"""A text and its style."""

_INDENT = 2
"""Cells before the words of a change."""


class Changes(Texts):
    """What a version changed; its edge says when there is more, and with the focus the arrows scroll."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say anew whether there is more."""
        super().watch_scroll_y(old_value, new_value)
        self.say_more()

    def say_more(self) -> None:
        """Say whether there is more below."""
        self.border_subtitle = f"{signs_of(self).below} more" if self.scroll_y < self.max_scroll_y else ""


class HistoryScreen(Dialog[Earlier | None]):
    """Enter gives the version under the cursor, if it can be brought back; every other way out gives none."""

    BINDINGS = [
        Binding("escape,q", "close", "close", show=False),
        Binding("alt+z", "close", "close", show=False, id="history"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide")]

    def __init__(self, path: Path, present: Departure, seal: Seal, why_not: str = "") -> None:
        """`present` is what the draft says now, `seal` what opens its versions; `why_not`, where none can be brought
        back, says why, a sentence.
        """
        keys = "tab scroll   esc close"
        super().__init__("history", f"Earlier versions of {path.stem}", f"{why_not or 'enter bring it back'}   {keys}")
        self._path = path
        self._present = present
        self._seal = seal
        self._why_not = why_not
        self._versions: dict[int, Earlier] = {}
        self._read: set[int] = set()
        self._shown = 0
        self._list = RowList(id="history-versions")
        self._told = Static(id="history-told")
        self._changes = Changes(self._told, id="history-changes")

    def body(self) -> Widget:
        """The list and the changes."""
        return Horizontal(self._list, self._changes)

    def on_mount(self) -> None:
        """The days at once; what stands in the versions follows from a thread, for each must be read."""
        try:
            self._versions = {earlier.number: earlier for earlier in history.listed(self._path)}
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)
        self._show()
        self.set_focus(self._list)
        self._list.begin()
        self._read_all()

    def on_resize(self) -> None:
        """The words fit into the new width."""
        self.call_after_refresh(self._tell)

    @work(thread=True, exclusive=True, group="versions")
    def _read_all(self) -> None:
        worker = get_current_worker()
        try:
            for earlier in history.told(self._path, self._present, self._seal):
                if worker.is_cancelled:
                    return
                self.app.call_later(self._take, earlier)
        except ResignError as error:
            self.app.call_later(self.notify, str(error), severity="error", markup=False)

    def _take(self, earlier: Earlier) -> None:
        if self.is_attached:
            self._versions[earlier.number] = earlier
            self._read.add(earlier.number)
            self._show()

    # -- what is shown -------------------------------------------------------------------------------------------------

    @property
    def is_read(self) -> bool:
        """Every version has been read."""
        return self._read >= self._versions.keys()

    @property
    def chosen(self) -> Earlier | None:
        """The version under the cursor."""
        return self._versions.get(int(self._list.current)) if self._list.current else None

    def _show(self) -> None:
        self._list.show(tuple(self._rows()))
        self._tell()

    def _rows(self) -> Iterator[Row]:
        """The versions, newest first, below the letter that they were."""
        letter = ""
        for earlier in sorted(self._versions.values(), key=lambda version: -version.number):
            if earlier.summary is not None and earlier.words[1] != letter:
                letter = earlier.words[1]
                yield Row(letter, tone="heading")
            yield Row(earlier.moment, str(earlier.number), below=(self._below(earlier),))

    def _below(self, earlier: Earlier) -> Told:
        signs = signs_of(self)
        if earlier.problem:
            return "cannot be read", "problem"
        is_present = earlier.back is not None and earlier.back.is_same
        is_same = earlier.since is not None and earlier.since.is_same
        about = ("as it is now",) if is_present else ("nothing changed",) if is_same else ()
        return f" {signs.dot} ".join((*about, *earlier.words[2:])) or signs.dot, "faint"

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        earlier = self.chosen
        self._told.update(Content.assemble(*(self._said(earlier) if earlier else ((_NONE, "$ink"),))))
        if earlier is not None and earlier.number != self._shown:
            self._shown = earlier.number
            self._changes.scroll_home(animate=False, immediate=True)
        self.call_after_refresh(self._changes.say_more)

    def _said(self, earlier: Earlier) -> Iterator[Told]:
        signs = signs_of(self)
        yield earlier.moment, "$accent bold"
        if earlier.problem:
            yield f"\n{sanitize(earlier.problem)}\n\nIt cannot be brought back.", "$wax"
            return
        if earlier.back is None:
            yield in_signs(f"\n{_READING}", signs), "$faint"
            return
        yield f"\n{sanitize(f' {signs.dot} '.join(earlier.words), marks=True)}", "$faint"
        if earlier.back.is_same:
            yield f"\n\n{_SAME}", "$ink"
        else:
            yield "\n\nBrought back, it changes", "$soft bold"
            yield from self._changed(earlier.back, "now", "then")
        if earlier.since is not None:
            yield "\n\nWhat was new in it", "$soft bold"
            yield from self._changed(earlier.since, "before", "after")

    def _changed(self, comparison: Comparison, before: str, after: str) -> Iterator[Told]:
        signs = signs_of(self)
        names = tuple(name.ljust(max(len(before), len(after))) for name in (before, after))
        indent = _INDENT + len(names[0]) + 2
        room = max(self._changes.scrollable_content_region.width - indent, 12)
        letter = ""
        for change in comparison.changes:
            if change.letter != letter:
                letter = change.letter
                yield f"\n{letter}", "$soft"
            yield f"\n{in_signs(change.label, signs)}", "$ink"
            for name, words, typed in zip(names, change.words, (change.before, change.after), strict=True):
                yield f"\n{' ' * _INDENT}{name}  ", "$faint"
                said = sanitize(words, marks=True).replace("\u2026", signs.ellipsis)
                yield f"\n{' ' * indent}".join(wrap(said, room)), "$ink" if typed else "$faint"
        counted = comparison.counted or (() if comparison.changes else ("nothing",))
        yield from ((f"\n{words[:1].upper()}{words[1:]}", "$ink") for words in counted)

    # -- keys ----------------------------------------------------------------------------------------------------------

    def on_row_list_chosen(self) -> None:
        """Bring the version back, or say why not."""
        earlier = self.chosen
        if earlier is None or (earlier.back is None and not earlier.problem):
            return
        is_same = earlier.back is not None and earlier.back.is_same
        why_not = self._why_not or ("It cannot be read, so it cannot be brought back." if earlier.problem else "")
        why_not = why_not or (_SAME if is_same else "")
        if why_not:
            self.notify(why_not, markup=False)
        else:
            self.dismiss(earlier)

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)
