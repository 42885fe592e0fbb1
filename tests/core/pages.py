"""What stands where in a handover: its titles, and the points, rows and tasks below them."""

from __future__ import annotations

from resign_tui.core.answers.draft import Value
from resign_tui.core.document import Block, Bullets, Document, Heading, Table, Task, TaskList, plain
from resign_tui.core.documents.handover.document import handover
from tests.core.cases import departure

OWNER: dict[str, Value] = {
    "sender.full_name": "Maribel O'Hanrahan-Tsui",
    "sender.role": "ML Engineer",
    "company.name": "Quill & Lantern, Inc.",
    "ownership.prod_model": "true",
    "notice.chosen_weeks": "4",
}


def document(answers: dict[str, Value]) -> Document:
    return handover(departure(answers))


def titles(made: Document, level: int) -> list[str]:
    return [plain(block.text) for block in made.blocks if isinstance(block, Heading) and block.level == level]


def table_after(made: Document, title: str) -> Table:
    blocks = list(made.blocks)
    at = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and plain(block.text) == title)
    found = blocks[at + 1]
    assert isinstance(found, Table)
    return found


def below(made: Document, title: str, level: int = 2) -> list[Block]:
    """The blocks between a heading and the next of its level or above."""
    blocks = list(made.blocks)
    at = next(i for i, one in enumerate(blocks) if isinstance(one, Heading) and plain(one.text) == title)
    found: list[Block] = []
    for one in blocks[at + 1 :]:
        if isinstance(one, Heading) and one.level <= level:
            break
        found.append(one)
    return found


def points(made: Document, title: str, level: int = 2) -> list[str]:
    """The points of the lists below a heading."""
    found = (one for one in below(made, title, level) if isinstance(one, Bullets))
    return [plain(line) for one in found for line in one.items]


def rows(made: Document, title: str) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table_after(made, title).rows]


def task(made: Document, text: str) -> Task:
    tasks = [one for block in made.blocks if isinstance(block, TaskList) for one in block.tasks]
    return next(one for one in tasks if plain(one.text) == text)
