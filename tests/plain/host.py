"""Plain mode in this process: somebody reads what is asked and types lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from resign_tui.cli.plain.console import WIDTH, Console
from resign_tui.cli.plain.session import talk
from resign_tui.cli.session import Session as Start
from resign_tui.core.answers.draft import Draft
from resign_tui.core.answers.leaks import Find, scrub
from resign_tui.core.secrets import patterns
from resign_tui.drafts.load import load
from resign_tui.drafts.store import open_draft
from resign_tui.ui.widgets.wrapping import cells, wrap_whole

TODAY = date(2026, 11, 23)
QUESTION = re.compile(r"^(?:Entry \d+, )?\d+ of \d+(?: now)?\. (.+?)(?:\. Needed for the letter\.)?$")

Answers = Mapping[str, str | list[str]]


class Talk:
    """One conversation on a draft in `folder`; what is said gathers in `said`."""

    def __init__(self, folder: Path, *, ascii: bool = False) -> None:
        self.path = folder / "mine.toml"
        self.folder = folder
        self.said = ""
        self.asked: list[str] = []
        """Labels of the questions, in the order in which they were asked."""
        self.calendar: Callable[[], date] | None = None
        self._ascii = ascii

    def lines(self, *lines: str) -> int:
        """Type these lines one after the other, then end the input; the exit code."""
        rest = iter(lines)
        return self.run(lambda: next(rest, None))

    def answers(self, answers: Answers, menus: Answers | None = None) -> int:
        """Answer each question by its label, and each other prompt by its words; Enter where nothing is named.

        Several lines are typed one at each time that it is asked; after the last one it is Enter again.
        """
        left = {name: [lines] if isinstance(lines, str) else list(lines) for name, lines in answers.items()}
        at_menus = {name: [lines] if isinstance(lines, str) else list(lines) for name, lines in (menus or {}).items()}

        def read() -> str:
            *_, prompt = self.said.split("\n")
            lines = (
                left.get(self.label, [])
                if prompt in ("Answer: ", "more: ", "Entry: ")
                else at_menus.get(prompt.strip(), [])
            )
            return lines.pop(0) if lines else ""

        code = self.run(read)
        assert not any(left.values()), f"never asked: {left}"
        assert not any(at_menus.values()), f"never came to: {at_menus}"
        return code

    def run(self, read: Callable[[], str | None]) -> int:
        """Hold the conversation with somebody who types what `read` gives."""

        def typed() -> str | None:
            label = self.label
            if label and (not self.asked or self.asked[-1] != label):
                self.asked.append(label)
            line = read()
            return None if line is None else f"{line}\n"

        start = Start(TODAY, self.calendar, {"RESIGN_TUI_HOME": str(self.folder)}, None, self._ascii, None)
        console = Console(typed, self._write, ascii=self._ascii, echoes=False)
        opened = open_draft(self.path, scrub=scrub)
        try:
            return talk(console, start, opened, opened.notes, _find)
        finally:
            opened.store.close()

    def _write(self, text: str) -> None:
        self.said += text

    @property
    def label(self) -> str:
        """The question that was asked last."""
        for line in reversed(self.said.split("\n")):
            if match := QUESTION.match(line):
                return match[1]
        return ""

    @property
    def draft(self) -> Draft:
        """The draft as it lies on the disk."""
        return load(self.path).draft

    def faults(self) -> list[str]:
        """What a screen reader would stumble over: long lines and control characters."""
        return [line for line in self.said.split("\n") if _is_long(line) or any(map(_is_control, line))]


def _is_long(line: str) -> bool:
    """It could have been broken, but was not."""
    return cells(line) > WIDTH and len(wrap_whole(line.strip(), WIDTH)) > 1


def _find() -> Find:
    return patterns.find


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs")


@pytest.fixture
def talked(tmp_path: Path) -> Iterator[Talk]:
    """A conversation on a new draft."""
    yield Talk(tmp_path)
