"""Texts that people, pastes and files can bring, and documents made of them."""

import json
from pathlib import Path

from hypothesis import strategies as st

from resign_tui.core.document import (
    Block,
    Bullets,
    Curve,
    Document,
    Heading,
    Line,
    Lines,
    Missing,
    Paragraph,
    Source,
    Span,
    Table,
    Task,
    TaskList,
)

HOSTILE: list[dict[str, str]] = json.loads(
    (Path(__file__).parent.parent / "data" / "hostile.json").read_text(encoding="utf-8")
)
HOSTILE_IDS = [item["id"] for item in HOSTILE]
HOSTILE_TEXTS = [item["text"] for item in HOSTILE]

_short = st.sampled_from([text for text in HOSTILE_TEXTS if len(text) < 200])
_any = st.text(st.characters(), max_size=60)
_signs = st.text(st.sampled_from(list('\\`*_{}[]<>()#+-.!|~&:=@$ 1aw\t\u00a0/";')), max_size=20)
_surrogates = st.text(st.characters(categories=("Cs", "Cc", "Cf", "Zs", "Mn", "Lo")), max_size=20)

answers = st.one_of(_short, _any, _signs, _surrogates, st.builds("{} {}".format, _short, _any))
"""One answer, hostile or not."""

spans = st.builds(Span, answers, st.sampled_from(Source), st.just("some.field"))
lines: st.SearchStrategy[Line] = st.lists(spans, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    header = draw(st.lists(answers, min_size=width, max_size=width))
    row = st.lists(lines, min_size=width, max_size=width).map(tuple)
    return Table(tuple(header), tuple(draw(st.lists(row, max_size=3))))


_some_lines = st.lists(lines, max_size=4).map(tuple)
_status = st.sampled_from(["todo", "doing", "done", "not_applicable"])
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Lines, st.just("sender"), _some_lines, st.integers(0, 4)),
    st.builds(Paragraph, st.just("open"), _some_lines),
    st.builds(Heading, lines, st.integers(1, 3)),
    st.builds(Bullets, _some_lines),
    st.builds(TaskList, st.lists(st.builds(Task, _status, lines, st.lists(lines, max_size=2).map(tuple))).map(tuple)),
    tables(),
)
_numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-3, 3).map(float)
curves: st.SearchStrategy[Block] = st.builds(Curve, st.lists(_numbers, min_size=2, max_size=300).map(tuple), lines)
documents = st.lists(blocks | curves, max_size=5).map(lambda found: Document("letter", "Letter", tuple(found)))
FALLING = Curve((4.0, 2.0, 1.0, 1.5), (Span("ranker <b>*loss*</b>", Source.ANSWER),))
"""A curve that ends above its lowest point, with a caption that no format may take for markup."""


def line(text: str, source: Source = Source.ANSWER) -> Line:
    """A line of one span."""
    return (Span(text, source),)


def letter(*more: Block, missing: tuple[Missing, ...] = ()) -> Document:
    """A short letter, with more blocks at its end."""
    blocks = (
        Lines("sender", (line("Ada Moreau"), line("12 Rue Cler"), line("75007 Paris"))),
        Lines("date", (line("14 December 2026"),)),
        Lines("salutation", (line("Dear Sam,", Source.TEMPLATE),)),
        Paragraph("open", ((Span("I resign as "), Span("research engineer", Source.ANSWER, "your.role"), Span(".")),)),
        Lines("signature", (line("Ada Moreau"),), 3),
    )
    return Document("letter", "Letter", (*blocks, *more), missing)
