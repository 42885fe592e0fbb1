"""The pictures of the wizard: drawn from a fixed draft and a fixed day, so that they change only with the program.

python screenshots/make.py          writes screenshots/*.svg
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

TODAY = date(2026, 11, 23)
CLOCK = datetime(2026, 11, 23, 14, 31)
FONT = "ui-monospace, 'JetBrains Mono', 'Fira Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace"


@dataclass(frozen=True)
class Shot:
    """One picture. field: the question with the focus. keys: what is pressed before it is taken.

    days_after: how many days ago the letter was handed in, for pictures of the days after it.
    """

    name: str
    step: str
    field: str = ""
    size: tuple[int, int] = (120, 40)
    keys: tuple[str, ...] = ()
    days_after: int = 0


SHOTS = (
    Shot("situation", "situation", "triage.would_return"),
    Shot("people", "people", "manager.name"),
    Shot("dates", "dates", "notice.chosen_weeks"),
    Shot("words", "words", "content.team_value"),
    Shot("handover", "handover"),
    Shot("schedule", "handover", keys=("s", "down")),
    Shot("today", "handover", days_after=3),
    Shot("account", "handover", "account.sole_admin"),
    Shot("review", "review"),
    Shot("send", "send", keys=("a",)),
    Shot("words-80x24", "words", "content.team_value", (80, 24)),
)


async def take(shot: Shot, home: Path) -> str:
    """The picture as SVG."""
    from resign_tui.core.answers.draft import WizardPlace
    from resign_tui.drafts.load import load
    from resign_tui.drafts.store import open_draft
    from resign_tui.folders import folders
    from resign_tui.ui.app import ResignApp, Settings

    mine = folders({"RESIGN_TUI_HOME": str(home)})
    path = mine.drafts / f"{shot.name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = open_draft(path)
    draft = load(HERE / "draft.toml").draft.at(WizardPlace(shot.step, shot.field))
    if shot.days_after:
        for name in ("sent.on", "dates.given", "dates.letter"):
            draft = draft.answer(name, TODAY.isoformat())
    opened.store.save(draft)
    opened.store.close()
    opened = open_draft(path)
    later = timedelta(days=shot.days_after)
    settings = Settings(theme="resign-evening")
    app = ResignApp(opened, today=TODAY + later, folders=mine, settings=settings, wall=lambda: CLOCK + later)
    try:
        async with app.run_test(size=shot.size) as pilot:
            await pilot.pause()
            await pilot.press(*shot.keys)
            while app.saver.due_at() is not None:
                await pilot.pause()
            app.saver.flush()
            await pilot.pause()
            return tidy(app.export_screenshot(title="resign-tui"))
    finally:
        app.saver.stop()
        opened.store.close()


def tidy(svg: str) -> str:
    """The SVG with fixed names, with fonts of the reader's machine, and with blanks that stay."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    svg = re.sub(r"font-family:[^;]*;", f"font-family: {FONT};", svg)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = svg.replace("<text ", '<text xml:space="preserve" ')
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def pictures() -> dict[str, str]:
    """Every picture by its file name; made in a folder of its own, gone afterwards."""
    for name in ("NO_COLOR", "TMUX", "STY", "COLUMNS", "LINES"):
        os.environ.pop(name, None)
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}

    async def all_of_them(home: Path) -> dict[str, str]:
        return {f"{shot.name}.svg": await take(shot, home) for shot in SHOTS}

    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder  # what lies in one's own folder for finished files is nobody's business
        return asyncio.run(all_of_them(Path(folder)))


def main() -> None:
    """Write the pictures beside this script."""
    for name, svg in pictures().items():
        (HERE / name).write_text(svg, encoding="utf-8")
        print(f"{name}: {len(svg) // 1024} kB")


if __name__ == "__main__":
    main()
