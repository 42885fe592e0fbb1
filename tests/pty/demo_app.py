"""The smallest app on GuardedApp: one text box; what is typed lies in memory until `flush` writes it to DEMO_DRAFT."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from resign_tui.ui.terminal import environment

environment.harden()
environment.scrub(os.environ)

from textual.app import ComposeResult  # noqa: E402
from textual.widgets import Label, TextArea  # noqa: E402

from resign_tui.core.errors import DraftError  # noqa: E402
from resign_tui.ui.terminal import guard, patches  # noqa: E402
from resign_tui.ui.terminal.guard import GuardedApp  # noqa: E402


class Demo(GuardedApp):
    """Nothing is saved while typing (but with DEMO_SAVES), so what the file holds in the end was saved by the guard."""

    BINDINGS = [
        ("f2", "crash", "Crash"),
        ("f3", "crash_in_worker", ""),
        ("f4", "crash_in_exit", ""),
        ("f5", "suspend_process", ""),
    ]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.draft = ""
        self.guard(self.flush, lambda: str(path))

    def flush(self) -> bool:
        if os.environ.get("DEMO_FULL_DISK"):
            raise DraftError("The disk is full.")
        whole = self.path.with_suffix(f".{threading.get_ident()}")  # a signal may come in the middle of a write
        whole.write_text(self.draft, encoding="utf-8")
        whole.replace(self.path)
        return True

    def compose(self) -> ComposeResult:
        yield TextArea()
        yield Label("ready", markup=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self.draft = event.text_area.text
        if os.environ.get("DEMO_SAVES"):
            self.flush()
        self.query_one(Label).update(f"{len(self.draft)} typed")

    def action_crash(self) -> None:
        letter = self.draft
        raise RuntimeError(f"cannot handle {letter}")

    def action_crash_in_worker(self) -> None:
        async def work() -> None:
            self.action_crash()

        self.run_worker(work())

    def action_crash_in_exit(self) -> None:
        """An error that Textual does not catch."""
        self._print_error_renderables = self.action_crash  # type: ignore[method-assign]
        self.exit()


def strange_textual() -> bool:
    """A patch that does not fit."""
    return False


if __name__ == "__main__":
    if os.environ.get("DEMO_STRANGE_TEXTUAL"):
        patches.PATCHES = (*patches.PATCHES, strange_textual)
    guard.TYPING_SECONDS = float(os.environ.get("DEMO_PATIENCE", guard.TYPING_SECONDS))
    sys.exit(Demo(Path(os.environ["DEMO_DRAFT"])).run_guarded())
