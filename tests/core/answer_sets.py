"""Answer sets: anything that a person, a paste or a file can leave in a draft, for every question of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import strategies as st
from msgspec import Struct

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Column, Field
from resign_tui.core.answers.draft import Cell, Draft, Edit, Record, Value
from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from resign_tui.core.notice import public_holidays
from tests.core.cases import TODAY, USUAL, answers_for
from tests.exports.samples import HOSTILE_TEXTS
from tests.personas import personas

PLAIN = ("Dana", "the ranking rebuild", "ada@tern.example", "2 weeks of it, and more.", "Zoë O'Neil-Łuk")
LONG = ("w" * 300, "霧" * 200, "a/b_c-" * 60, "s3://bucket/" + "deep/" * 50, "=" * 200, "word " * 120)
MARKUP = (
    "[/date]", "[bold]x[/bold]", "*a* _b_ `c` ~~d~~ | e", "# head\n- list\n1. one\n> quote\n---\n***", "[a](http://b)",
    "![x](y)", "<script>alert(1)</script>", "a < b && c > d &amp; &#60;", "<!-- x -->", "</p></body>", "]]>",
    "#set page(width: 1pt)", "$x^2$ @ref <label> #import \"x\"", "\\input{/etc/passwd}", "\\end{document}",
    "100% \\$5 {a}_b^c~",
    "{{ 7 * 7 }}", "{% raw %}{{ x }}", "{# no #}", "{{ ''.__class__ }}", "%s %(a)s {0} {name} ${HOME} $(id) `id`",
)  # fmt: skip
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "＝1",
    "'=1",
    "−5",
    "|x",
    "%A",
    "\ufeff=1",
)
SIGNS = (
    "a\x00b\x1b[31mc\x07", "\x9b31m", "\u202eevil\u202c", "שלום (עולם) 12", "مرحبا، العالم", "e\u0301\u0302\u0323",
    "Z̸̨͈a̴l̷g̶o̵",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🧪", "\ud800", "\ufffe", "\u200b", "\u00a0", "\u2028", "a\r\nb\rc\nd\x0be\x0cf\x85g", "\n\n\n",
    " ", "\t", "▁▂▃▄",
    "- ", "====", "---", "DRAFT", "[x] done", "☑", "•", "1 / 2", "‹name›", "‹", "END:VEVENT\r\nBEGIN:VEVENT",
    r"C:\New\N;a,b", "x\r\nBcc: y@z.example", "=?utf-8?q?=0ABcc:x?=", '"quoted", and, more',
)  # fmt: skip
HALF_DATES = (
    "2026", "2026-1", "2026-12-", "2026-13-01", "2026-02-30", "31 Feb 2027", "14 Dec", "Dec 14, 2026", "12/", "1/2/3",
    "0001-01-01", "1-1-1", "9999-12-31", "10000-01-01", "-1", "+2w", "+9999m", "+0d", "tomorrow", "next fri", "[/date]",
    "２０２６-１１-２３", "٢٠٢٦-١١-٢٣", "2026-11-23T10:00", "1 January 9999", "2100-02-29", "1900-01-01", "+9999w",
)  # fmt: skip
HALF_NUMBERS = (
    "0", "1", "3", "12", "0.5", "2,5", "-1", "1e3", "1e308", "1e400", "NaN", "inf", "½", "٣", "²", "9" * 400,
    "12 weeks", "999999999", "1e-9", "1_000", "--", "0x10", " 4 ", "3.", ".5", "five",
)  # fmt: skip
HALF_FLAGS = ("true", "false", "yes", "no", "TRUE", "tru", "1", "y ", "maybe")
CURVES = (
    "3 2 1", "0.9, 0.5, 0.1", "1;2;3,5", "nan inf 1 2", "1e308 -1e308", "1", "5 5 5", "1e999 2 3", "a1b2c3", "1 " * 300,
)  # fmt: skip
SOON = ("2026-12-18", "2026-11-23", "31 January 2027", "2026-12-24")

FIXED = (*PLAIN, *MARKUP, *FORMULAS, *SIGNS, *LONG, *(one for one in HOSTILE_TEXTS if len(one) < 300))
"""Every text that stands here or in the corpus, but for the largest."""

_fixed = st.sampled_from(FIXED)
_any = st.text(st.characters(), max_size=20)
_signs = st.text(st.sampled_from(list("\\`*_{}[]<>()#+-.!|~&:=@$ 1aw\t\u00a0/\";\n%^'")), max_size=16)
texts = st.one_of(_fixed, _fixed, _signs, _any, st.builds("{} {}".format, _fixed, _fixed))
"""One text, as likely hostile as not."""

dates = st.one_of(
    st.dates(date(2026, 8, 1), date(2027, 12, 31)).map(date.isoformat), st.sampled_from(HALF_DATES), texts
)
numbers = st.one_of(st.sampled_from(HALF_NUMBERS), texts)
flags = st.one_of(st.sampled_from(HALF_FLAGS), texts)
curves = st.one_of(st.sampled_from(CURVES), st.lists(st.floats(), max_size=12).map(str), texts)
several = st.lists(texts, max_size=3).map(tuple)

_DAYS = dict.fromkeys(("date", "due", "deadline"), (*SOON, *SOON, *HALF_DATES))
_AMOUNTS = dict.fromkeys(("estimate_hours", "epoch", "step", "loss", "cost", "duration"), HALF_NUMBERS)
_POOLS: Mapping[str, Sequence[str]] = {**_DAYS, **_AMOUNTS, "curve": CURVES, "id": ("IA-02", "OW-06", "MV-01", "own-1")}


def _choice(values: Sequence[str]) -> st.SearchStrategy[str]:
    """One of ours most of the time; a file may hold another, or half of one."""
    return st.one_of(
        st.sampled_from(values), st.sampled_from(values), texts, st.sampled_from([one[:-1] for one in values])
    )


def cell(column: Column) -> st.SearchStrategy[Cell]:
    """What may stand in one column of a record."""
    if column.choices:
        return _choice([one.value for one in column.choices])
    if column.kind == "texts":
        return several
    if column.key == "id":
        return st.one_of(st.sampled_from(_POOLS["id"]), texts)
    if column.key in _DAYS:
        return dates
    if column.key in _AMOUNTS:
        return numbers
    return curves if column.key == "curve" else texts


@st.composite
def _record(draw: st.DrawFn, spec: Field) -> Record:
    """A few columns of one record."""
    columns = draw(st.lists(st.sampled_from(spec.columns), max_size=5, unique=True))
    return {column.key: draw(_CELLS[spec.id, column.key]) for column in columns}


def value(spec: Field) -> st.SearchStrategy[Value]:
    """What may stand as the answer of one question: of its kind, whole or half typed or hostile."""
    values = [one.value for one in spec.choices]
    if spec.kind == "records":
        return st.lists(_record(spec), max_size=3).map(tuple)
    if spec.kind == "multi":
        return st.lists(_choice(values), max_size=4).map(tuple)
    if spec.kind == "choice":
        return _choice(values)
    kinds: Mapping[str, st.SearchStrategy[Value]] = {"date": dates, "number": numbers, "flag": flags, "texts": several}
    return kinds.get(spec.kind, texts)


# -- whole drafts ----------------------------------------------------------------------------------------------------


class AnswerSet(Struct, frozen=True):
    """What a draft holds: answers by question, and paragraphs rewritten by hand."""

    answers: Mapping[str, Value]
    edits: Mapping[str, str] = {}

    @property
    def departure(self) -> Departure:
        """These answers on one day, with the public holidays of the place."""
        draft = Draft()
        for field_id, one in self.answers.items():
            draft = draft.answer(field_id, one)
        for paragraph, text in self.edits.items():
            draft = draft.edit(paragraph, Edit(text))
        return Departure(draft, TODAY, public_holidays.known)


def filled(text: str) -> dict[str, Value]:
    """Every question of the catalogue answered; those that take words, with this text."""
    return {name: _filled(spec, text) for name, spec in catalogue.fields().items()}


def _filled(spec: Field, text: str) -> Value:
    plain: Mapping[str, Value] = {"date": "2026-12-18", "number": "3", "flag": "true", "texts": (text, text)}
    if spec.kind == "records":
        return ({column.key: _cell(column, text) for column in spec.columns},)
    if spec.choices:
        return spec.choices[-1].value if spec.kind == "choice" else tuple(one.value for one in spec.choices)
    return plain.get(spec.kind, text)


def _cell(column: Column, text: str) -> Cell:
    if column.choices:
        return column.choices[0].value
    return (text, text) if column.kind == "texts" else text


def mixed(start: int) -> dict[str, Value]:
    """Every question of the catalogue answered, each with another text or date; `start`: where in the lists."""
    return {name: _mixed(spec, start + 31 * at) for at, (name, spec) in enumerate(catalogue.fields().items())}


def _mixed(spec: Field, at: int) -> Value:
    pools = {"date": (*HALF_DATES, *SOON * 10), "number": HALF_NUMBERS, "flag": HALF_FLAGS}
    pool: Sequence[str] = [one.value for one in spec.choices] or pools.get(spec.kind, FIXED)
    if spec.kind == "records":
        return tuple(_row(spec, at + 7 * row) for row in range(3))
    if spec.kind in ("multi", "texts"):
        return tuple(pool[(at + 7 * row) % len(pool)] for row in range(3))
    return pool[at % len(pool)]


def _row(spec: Field, at: int) -> Record:
    cells: dict[str, Cell] = {}
    for place, column in enumerate(spec.columns):
        pool = [choice.value for choice in column.choices] or _POOLS.get(column.key, FIXED)
        text = pool[(at + 13 * place) % len(pool)]
        cells[column.key] = (text, pool[at % len(pool)]) if column.kind == "texts" else text
    return cells


def _bases(scenario: str) -> st.SearchStrategy[Mapping[str, Value]]:
    """What the drawn answers are laid over: nothing, a careful person's answers, or every question answered."""
    careful = [answers_for(scenario), answers_for(scenario, USUAL[scenario])]
    return st.one_of(
        st.sampled_from([{}, *careful, *(one.draft.answers for one in personas().values())]),
        st.integers(0, len(FIXED) - 1).map(lambda at: filled(FIXED[at])),
        st.integers(0, 10_000).map(mixed),
        st.integers(0, 10_000).map(mixed),
    )


@st.composite
def _drawn(draw: st.DrawFn, scenario: str, most: int) -> AnswerSet:
    least = draw(st.sampled_from((0, most // 3, most)))
    asked = draw(st.lists(st.sampled_from(tuple(_VALUES)), min_size=least, max_size=most, unique=True))
    asked += draw(st.lists(st.sampled_from(_TELLING), min_size=1, max_size=4, unique=True))
    answers = {**draw(_bases(scenario)), **{name: draw(_VALUES[name]) for name in asked}}
    answers |= {"scenario.chosen": scenario, "locale.jurisdiction": draw(_PLACE)}
    names = draw(st.lists(st.sampled_from(compose.PARAGRAPHS), max_size=1))
    return AnswerSet(answers, {f"{scenario}.{name}": draw(texts) for name in names})


def answer_sets(scenario: str | None = None, most: int = 18) -> st.SearchStrategy[AnswerSet]:
    """Any subset of the catalogue's questions with any answers, for one scenario or for all, in every place."""
    drawn = {name: _drawn(name, most) for name in library.SCENARIOS}
    return drawn[scenario] if scenario else st.one_of(list(drawn.values()))


_CELLS = {(name, column.key): cell(column) for name, spec in catalogue.fields().items() for column in spec.columns}
_VALUES = {name: value(spec) for name, spec in catalogue.fields().items()}
_TELLING = ("sender.full_name", "sender.role", "company.name", "manager.name", "next.name", "dates.employment_end")
"""Questions whose answers stand in most documents."""

_PLACE = value(catalogue.field("locale.jurisdiction"))


def kinds(answers: Mapping[str, Value]) -> frozenset[str]:
    """The kinds of question that are answered."""
    return frozenset(catalogue.field(name).kind for name in answers)
