"""HTML: one page that stands alone, reads well on a screen, prints on the letter's paper, and runs nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from resign_tui.core.document import Document
from resign_tui.exports import shape

if TYPE_CHECKING:
    from jinja2 import Template


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .html file."""
    page = _template().render(
        title=shape.title(document, draft=draft),
        author=shape.one_line(document.author),
        language=document.language,
        paper=document.paper,
        layout=document.layout,
        draft=draft,
        style=_style(),
        blocks=shape.blocks(document),
    )
    return page.encode("utf-8")


@cache
def _template() -> Template:
    """The page's template; every value is escaped, whatever the template is called."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_read("document.j2"))


@cache
def _style() -> str:
    """The style sheet as markup of ours, which needs no escaping."""
    from markupsafe import Markup

    return Markup(_read("style.css"))


def _read(name: str) -> str:
    from importlib import resources

    return (resources.files("resign_tui") / "data" / "html" / name).read_text(encoding="utf-8")
