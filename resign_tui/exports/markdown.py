"""Markdown for CommonMark and GitHub: structure is ours, and every word shows literally, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from resign_tui.core import curve
from resign_tui.core.document import (
    Bullets,
    Curve,
    Document,
    Heading,
    Line,
    Lines,
    Paragraph,
    Span,
    Table,
    Task,
    TaskList,
    plain,
)
from resign_tui.core.legible import legible
from resign_tui.exports.blocks import Walk
from resign_tui.exports.text import DRAFT, clean_line

_BACKSLASHED = re.compile(r"[\\`*\[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=www)\.", re.IGNORECASE)
_REFERRED = re.compile(r"<(?!\s)|&(?=#?[A-Za-z0-9]+;)|\$|(?<=\S)~|:(?=//|(?:[A-Za-z+-][\w+-]*|100|1234):)")
"""What only some renderers take a backslash before, and all know by its number."""

_ADDRESS = re.compile(
    r"(?<![\w`])(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|www\.|[au]rn:)[!-;=?-_a-{}~]*[A-Za-z0-9/_=&#~-](?=[^\s\w`]*(?:\s|$))"
)
_LINKABLE = re.compile(
    r"https?://(?!.*xn--)[a-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9_~/.=+,-]*)?(?:\?[A-Za-z0-9_~/.=+,&-]*)?(?:#[A-Za-z0-9_~/.=-]*)?"
)
_CLOSING_SIGNS = re.compile("#+$")
_BLOCK_START = re.compile(r"[#>]|[+-](?=[-:|\s]|$)")
_ROW_START = re.compile(r"=(?=[= ]*$)|:(?=[-:|\s]|$)|\|")
_ORDERED_START = re.compile(r"^(\d+)([.)])")
_INDENT = re.compile("^ +")

_BREAK = "  \n"
"""Breaks a line for every renderer; some print the backslash that CommonMark would take as well."""

_STATUS = {
    "todo": ("[ ]", ""),
    "doing": ("[ ]", " (under way)"),
    "done": ("[x]", ""),
    "not_applicable": ("[x]", " (does not apply)"),
}


def escape(text: str) -> str:
    """One line of words so that it shows as it is, wherever in a line it stands.

    Underscores inside a word, a lone & and a lone < mean nothing to Markdown and stay readable. Plain web addresses are
    links and other addresses are code, because every renderer shows those as they are.
    """
    text = legible(text).replace("\n", " ").rstrip(" ")
    parts, at = "", 0
    for match in _ADDRESS.finditer(text):
        parts += _literal(text[at : match.start()]) + _address(match[0])
        at = match.end()
    return parts + _literal(text[at:])


def _address(text: str) -> str:
    return f"<{text}>" if _LINKABLE.fullmatch(text) else f"`{text}`"


def _literal(text: str) -> str:
    return _REFERRED.sub(_reference, _BACKSLASHED.sub(r"\\\g<0>", text))


def _reference(match: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(match[0], f"&#{ord(match[0])};")


def escape_line(text: str) -> str:
    """The same for words that start a line: nothing opens a list, a heading or a quotation, and indents stay."""
    text = escape(text)
    indent = _INDENT.match(text)
    width = indent.end() if indent else 0
    rest = _ORDERED_START.sub(r"\1\\\2", text[width:])
    if _BLOCK_START.match(rest):
        rest = f"\\{rest}"
    elif row := _ROW_START.match(rest):
        rest = _reference(row) + rest[1:]
    return "&nbsp;" * width + rest


def to_markdown(document: Document, *, draft_mark: bool = False) -> str:
    """The document as Markdown that ends with one newline; `draft_mark` puts DRAFT above it."""
    parts = [f"**{DRAFT}**"] if draft_mark else []
    walks = {sign: _walk(sign) for sign in "-*"}
    last = ""
    for block in document.blocks:
        # Two lists in a row would run into one if they used the same sign.
        bullet = "*" if last == "-" else "-"
        part = walks[bullet](block)
        if part:
            parts.append(part)
            last = bullet if isinstance(block, Bullets | TaskList) else ""
    return "\n\n".join(parts) + "\n"


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .md file."""
    return to_markdown(document, draft_mark=draft).encode("utf-8")


def _walk(sign: str) -> Walk[str]:
    """The walk in which this sign begins the points of lists."""
    return Walk(
        lines=_lines,
        paragraph=_lines,
        heading=_heading,
        bullets=lambda block: "\n".join(f"{sign} {_start(item)}".rstrip(" ") for item in block.items),
        task_list=lambda block: "\n".join(_task(task, sign) for task in block.tasks),
        table=_table,
        curve=_curve,
    )


def _lines(block: Lines | Paragraph) -> str:
    return _broken(block.lines)


def _curve(block: Curve) -> str:
    return _broken(((Span(curve.in_blocks(block.points)),), block.caption))


def _start(line: Line) -> str:
    return escape_line(plain(clean_line(line)))


def _broken(lines: Iterable[Line], indent: str = "") -> str:
    """Lines under each other, held apart by hard breaks; an empty line ends the paragraph."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if plain(clean_line(line)).strip():
            paragraphs[-1].append(_start(line))
        else:
            paragraphs.append([])
    return f"\n\n{indent}".join(f"{_BREAK}{indent}".join(paragraph) for paragraph in paragraphs if paragraph)


def _heading(heading: Heading) -> str:
    text = escape(plain(clean_line(heading.text))).strip(" ")
    text = _CLOSING_SIGNS.sub(lambda match: "\\#" * len(match[0]), text)
    return "#" * min(6, max(1, heading.level)) + f" {text}" if text else ""


def _task(task: Task, bullet: str) -> str:
    mark, remark = _STATUS.get(task.status, _STATUS["todo"])
    first = f"{bullet} {mark} {_start(task.text)}{remark}".rstrip(" ")
    details = [_start(detail) for detail in task.details if plain(clean_line(detail)).strip()]
    return f"{_BREAK}  ".join((first, *details))


def _table(table: Table) -> str:
    if not table.header:
        return ""
    rows = [
        [_cell(cell) for cell in table.header],
        ["---"] * len(table.header),
        *([_cell(plain(clean_line(cell))) for cell in row] for row in table.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(text: str) -> str:
    return escape(text).strip(" ").replace("|", "&#124;")
