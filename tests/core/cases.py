"""Short, neutral answers for each of the four letters, and the words of a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Line, Lines, Paragraph, Span, lines_of, plain
from resign_tui.core.handover.checklist import with_item
from resign_tui.core.letter import compose

TODAY = date(2026, 11, 23)
"""A Monday."""

BASE: dict[str, Value] = {
    "sender.full_name": "Dana Mirelle",
    "sender.role": "ML Engineer",
    "company.name": "Tern Analytics",
    "manager.name": "Ada Nyström",
    "locale.jurisdiction": "US",
}

REQUIRED: dict[str, dict[str, Value]] = {
    "open_door": {"content.project": "the ranking rebuild"},
    "closed_door": {"content.project": "the ranking rebuild"},
    "mistreated": {"handover.system": ({"name": "feature store"},)},
    "counter_offer": {"next.goal_area": "research autonomy", "handover.item": ({"text": "deployment runbooks"},)},
}
"""What a letter cannot do without, over BASE."""

USUAL: dict[str, dict[str, Value]] = {
    "open_door": {
        "content.team_value": "production quality",
        "next.reason": "lead a small group",
        "handover.system": ({"name": "feature store"},),
        "handover.successor": "Bram Achterberg",
        "content.gratitude": ("the hours you spent on my design documents", "trusting me with on-call"),
    },
    "closed_door": {
        "handover.system": ({"name": "feature store"},),
        "content.gratitude": ("three interesting years",),
        "content.future_wish": "the spring launch",
    },
    "mistreated": {},
    "counter_offer": {
        "handover.successor": "the platform team",
        "content.gratitude": ("backing the routing work when it was only a notebook", "letting me publish"),
        "content.after_help": "true",
    },
}
"""What a careful person adds."""


_OF_MODELS = ("prod_model", "client_facing", "pipelines")
_FOR_SOME = {
    "ET-17",
    "ET-18",
    "IA-16",
    "IA-17",
    "IA-19",
    "MV-24",
    "CT-23",
    "OW-22",
    *(f"OW-{n:02}" for n in range(6, 12)),
}


def wide(answers: Mapping[str, Value]) -> dict[str, Value]:
    """The same person with a long list: they took what perhaps applies, for models and tools where they own some."""
    models = any(answers.get(f"ownership.{key}") == "true" for key in _OF_MODELS)
    tools = answers.get("ownership.custom_tooling") == "true"
    records = draft(answers).records("handover.item")
    for item in departure(answers).checklist.undecided:
        owned = models if item.category == "MV" else tools if item.category == "CT" else True
        if owned and item.id not in _FOR_SOME:
            records = with_item(records, item.id, taken="true")
    return {**answers, "handover.item": records}


def draft(answers: Mapping[str, Value]) -> Draft:
    """A draft with these answers."""
    made = Draft()
    for field_id, value in answers.items():
        made = made.answer(field_id, value)
    return made


def departure(answers: Mapping[str, Value], today: date = TODAY) -> Departure:
    """The departure of these answers."""
    return Departure(draft(answers), today)


def answers_for(scenario: str, *more: Mapping[str, Value]) -> dict[str, Value]:
    """What the letter of a scenario needs, and more."""
    result: dict[str, Value] = {**BASE, "scenario.chosen": scenario, **REQUIRED[scenario]}
    for one in more:
        result.update(one)
    return result


def letter(answers: Mapping[str, Value]) -> Document:
    """The letter of these answers."""
    return compose.letter(departure(answers))


def paragraphs(document: Document) -> dict[str, str]:
    """The words of the body by paragraph; lines of one paragraph are joined by newlines."""
    return {
        block.id: "\n".join(plain(line) for line in block.lines)
        for block in document.blocks
        if isinstance(block, Paragraph)
    }


def lines(document: Document, kind: str) -> list[str]:
    """The lines of a block of the frame; empty when the letter has none."""
    return [
        plain(line)
        for block in document.blocks
        if isinstance(block, Lines) and block.kind == kind
        for line in block.lines
    ]


def all_lines(document: Document) -> list[Line]:
    """Every line of a document, whatever block it stands in."""
    return [line for block in document.blocks for line in lines_of(block)]


def spans(document: Document) -> list[Span]:
    """Every span of a document."""
    return [span for line in all_lines(document) for span in line]


def words_of(document: Document) -> str:
    """Every word of a document, line by line."""
    return "\n".join(plain(line) for line in all_lines(document))


def count(text: str) -> int:
    """How many words."""
    return len(text.split())
