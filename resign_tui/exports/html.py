"""HTML: one page that stands alone, reads well on a screen, prints on the letter's paper, and runs nothing."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from resign_tui.core.document import Document, Table
from resign_tui.exports import page
from resign_tui.exports.blocks import Walk


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .html file."""
    written = _page().render(
        title=page.title(document, draft=draft),
        author=page.one_line(document.author),
        language=document.language,
        paper=document.paper,
        layout=document.layout,
        draft=draft,
        style=_style(),
        blocks=map(_walk(), page.blocks(document)),
    )
    return written.encode("utf-8")


@cache
def _environment() -> Environment:
    """Every value is escaped, whatever the template is called."""
    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)


@cache
def _page() -> Template:
    return _environment().from_string(_load_asset("document.j2"))


@cache
def _walk() -> Walk[str]:
    """The macros of the template of blocks, one for each kind."""
    macros: Any = _environment().from_string(_load_asset("blocks.j2"), {"page": page}).module

    def table(block: Table) -> Any:
        cards = page.cards(block)
        return macros.table(block, page.shares(block)) if cards is None else macros.cards(cards)

    return Walk(macros.lines, macros.paragraph, macros.heading, macros.bullets, macros.checklist, table, macros.curve)


@cache
def _style() -> str:
    """The style sheet as markup of ours, which needs no escaping."""
    return Markup(_load_asset("style.css"))


def _load_asset(name: str) -> str:
    return (resources.files("resign_tui") / "data" / "html" / name).read_text(encoding="utf-8")
