"""The drafts on this machine: open one, start another, give it a name, copy it, or forget it for good."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from textual import work
from textual.binding import Binding
from textual.widget import Widget
from textual.worker import get_current_worker

from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError, ResignError
from resign_tui.core.words import short_date
from resign_tui.drafts import profile, renaming
from resign_tui.drafts.forgetting import Plan, forget, planned
from resign_tui.drafts.listing import DraftInfo, drafts_in, new_name
from resign_tui.drafts.summaries import LOCKED, Summary, summarised, summary_of
from resign_tui.folders import Folders
from resign_tui.ui.dialogs.confirm import Confirm
from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.dialogs.draft_name import DraftNameScreen
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.session_screen import LONG
from resign_tui.ui.widgets.drawing import clip, signs_of
from resign_tui.ui.widgets.row_list import Row, RowList

_NEW, _PROFILE = "new", "profile"
_KEYS = "enter open  n new  r rename  c copy  d forget  h history  esc close"
_KEEP, _KEPT = "Keep your name, address and e-mail for the next one", "Kept for the next one"
_COMPANY = 24
"""Cells for the company."""

_ROOMY = 30
"""Rows of the terminal from which drafts stand apart."""


class DraftsScreen(Dialog[Path | None]):
    """Every draft with whose letter it is and how far it has come; the keys stand at the foot."""

    BINDINGS = [
        Binding("escape", "close", "close", show=False),
        Binding("n", "new", "new", show=False),
        Binding("r", "rename", "rename", show=False),
        Binding("c", "copy", "copy", show=False),
        Binding("h", "history", "earlier versions", show=False),
        Binding("delete,backspace,d", "forget", "forget", show=False),
        Binding("p", "keep_profile", "keep for next time", show=False),
    ]

    def __init__(
        self,
        folders: Folders,
        current: Path,
        here: Departure,
        *,
        rename: Callable[[Path, Path], None],
        keep_profile: Callable[[], None],
        show_history: Callable[[Path], None],
    ) -> None:
        """`here` is the draft that is open, at `current`; what concerns it too is done by who holds it."""
        super().__init__("drafts", "Drafts", _KEYS)
        self._folders = folders
        self._current = current
        self._here = here
        self._rename = rename
        self._keep_profile = keep_profile
        self._show_history = show_history
        self._summaries: dict[Path, Summary] = {}
        self._list = RowList(id="draft-rows")

    def body(self) -> Widget:
        """The list."""
        return self._list

    def on_mount(self) -> None:
        """Fill the list."""
        super().on_mount()
        self._fill()
        self.set_focus(self._list)

    def _fill(self) -> None:
        """The names at once; what stands in the drafts follows from a thread, for each must be read."""
        try:
            self._listed: tuple[DraftInfo, ...] = drafts_in(self._folders.drafts)
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)
            self._listed = ()
        self._summaries = {draft.path: summary_of(self._here) for draft in self._listed if self._is_here(draft.path)}
        self._show()
        self._summarise()

    def _show(self) -> None:
        apart = (Row(""),) if self.app.size.height >= _ROOMY else ()
        rows = [row for draft in self._listed for row in (self._row(draft), *apart)]
        self._list.show((*rows, Row("+ a new departure", _NEW), *apart, self._profile_row()))

    def _row(self, draft: DraftInfo) -> Row:
        signs = signs_of(self)
        where = "open here" if self._is_here(draft.path) else "open in another window" if draft.locked else ""
        name = f" {signs.dot} ".join(filter(None, (draft.name, where)))
        told, tone = self._told(self._summaries.get(draft.path))
        return Row(
            name, str(draft.path), f"{short_date(draft.modified)}, {draft.modified:%H:%M}", below=((told, tone),)
        )

    def _told(self, summary: Summary | None) -> tuple[str, str]:
        """What stands in a draft, with its tone; where the company is long, the rest must still find room."""
        signs = signs_of(self)
        if summary is None:
            return signs.dot, "faint"
        if summary.problem == LOCKED:
            return LOCKED, "faint"
        if summary.problem:
            return summary.problem, "problem"
        company, *rest = summary.words
        return f" {signs.dot} ".join((clip(sanitize(company), _COMPANY, signs), *rest)), "faint"

    def _profile_row(self) -> Row:
        try:
            kept = profile.called(profile.kept(self._folders.config).answers)
        except DraftError as error:
            return Row(_KEEP, _PROFILE, "p", below=((str(error), "problem"),))
        if not kept:
            return Row(_KEEP, _PROFILE, "p")
        return Row(_KEPT, _PROFILE, "p keeps it anew", below=((kept, "faint"),))

    def _is_here(self, path: Path) -> bool:
        return Path(os.path.realpath(path)) == self._current

    @work(thread=True, exclusive=True, group="summaries")
    def _summarise(self) -> None:
        worker = get_current_worker()
        for draft in self._listed:
            if worker.is_cancelled:
                return
            if draft.path not in self._summaries:
                summary = summarised(draft.path, self._here.today)
                self.app.call_later(self._take_summary, draft.path, summary)

    def _take_summary(self, path: Path, summary: Summary) -> None:
        if self.is_attached:
            self._summaries[path] = summary
            self._show()

    # -- keys ----------------------------------------------------------------------------------------------------------

    @property
    def _chosen(self) -> Path | None:
        """The draft under the cursor."""
        return Path(self._list.current) if self._list.current not in ("", _NEW, _PROFILE) else None

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open what was chosen."""
        if event.row_id == _NEW:
            self.action_new()
        elif event.row_id == _PROFILE:
            self.action_keep_profile()
        else:
            self.dismiss(Path(event.row_id))

    def action_new(self) -> None:
        """Start a new departure."""
        self.dismiss(self._folders.drafts / f"{new_name(self._folders.drafts)}.toml")

    def action_close(self) -> None:
        """Stay with the present draft."""
        self.dismiss(None)

    def action_keep_profile(self) -> None:
        """Keep who the person is for the next departure."""
        self._keep_profile()
        self._show()

    def action_rename(self) -> None:
        """Give the draft under the cursor a typed name."""
        path = self._chosen
        if path is not None:
            self._ask_name(f"Rename {path.stem}", path.stem, lambda name: self._give_name(path, name))

    def action_copy(self) -> None:
        """Write the draft under the cursor once more, under a typed name."""
        path = self._chosen
        if path is not None:
            free = renaming.free(f"{path.stem}-copy", path.parent).stem
            self._ask_name(f"Copy {path.stem}", free, lambda name: renaming.copy(path, name))

    def _ask_name(self, title: str, name: str, give: Callable[[Path], None]) -> None:
        def go(target: Path | None) -> None:
            if target is None:
                return
            try:
                give(target)
            except ResignError as error:
                self.notify(str(error), severity="error", markup=False)
            self._fill()
            self._list.stand_on(str(target))

        self.app.push_screen(DraftNameScreen(title, self._folders.drafts, name), go)

    def _give_name(self, path: Path, target: Path) -> None:
        if self._is_here(path):
            path, target = self._current, self._current.with_name(target.name)
            self._rename(path, target)
            self._current = target
        else:
            self._rename(path, target)

    def action_history(self) -> None:
        """The earlier versions of the draft under the cursor; those of the open one are seen over its wizard."""
        path = self._chosen
        if path is None:
            return
        if self._is_here(path):
            self.dismiss(None)
        self._show_history(path)

    def action_forget(self) -> None:
        """Forget the draft under the cursor, after a question."""
        path = self._chosen
        if path is None:
            return
        if self._is_here(path):
            self.notify("This draft is open here. Open another one first, then forget it.", markup=False)
            return

        try:
            plan = planned(path, self._folders.drafts, self._folders.state)
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)
            return

        def go(sure: bool | None) -> None:
            if sure:
                self._forget(plan)

        question = f"Forget {path.stem} with everything kept beside it? It cannot come back. What goes:"
        goes = ", ".join(f"{item.seen.path.name} ({item.what})" for item in plan.goes)
        self.app.push_screen(Confirm(" ".join((question, f"{goes}.", *plan.stays)), "forget"), go)

    def _forget(self, plan: Plan) -> None:
        try:
            forgotten = forget(plan)
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._fill()
        if told := " ".join((*forgotten.failed, *forgotten.beyond, *profile.remark(self._folders.config))):
            self.notify(told, timeout=LONG, markup=False)
