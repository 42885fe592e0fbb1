"""Arguments that several commands take, and what the shell may put there; both look things up when they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem


class LateChoice(click.Choice[str]):
    """One of some names, which are looked up when they are asked for."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        self.case_sensitive = True
        self._names = names

    def __getattr__(self, name: str) -> Any:
        """The names, which click keeps as `choices`."""
        if name != "choices":
            raise AttributeError(name)
        self.choices = tuple(self._names())
        return self.choices


def drafts_or_files(incomplete: str) -> list[CompletionItem]:
    """What the shell may put where a draft is named."""
    from resign_tui.cli import completion

    return completion.drafts_or_files(incomplete)


def complete_draft(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The same, as click asks for it."""
    return drafts_or_files(incomplete)


draft_name = click.argument("draft_name", metavar="DRAFT", shell_complete=complete_draft)
