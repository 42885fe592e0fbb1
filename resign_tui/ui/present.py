"""From a departure to what the widgets show: plain functions, no widget in sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from resign_tui.core import flow, handing_in, library, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS, Field
from resign_tui.core.answers.leaks import LEAK
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, Span, plain
from resign_tui.core.documents import document_kinds
from resign_tui.core.documents.offers import has_end_moved
from resign_tui.core.errors import ResignError
from resign_tui.core.letter.prompt import Prompt, Reading, questioned
from resign_tui.core.plan.schedule import days_left
from resign_tui.core.situation import TELLING_LETTERS
from resign_tui.ui import theme
from resign_tui.ui.effective import UNLISTED, effective_of, example_of, is_named, unlisted
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.help_pane import Help
from resign_tui.ui.widgets.row_list import Row

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding

_ROWS_A_PAGE = 46
_CELLS_A_ROW = 88
CLOSED = "Private: ctrl+t shows it here, e opens its questions."
"""What stands in place of a private document that nobody has opened."""
_NEAR_LIMIT = 0.8
"""From this share of a length on it is said how much is typed."""


def field_states(
    departure: Departure,
    questions: tuple[Field, ...],
    needed: tuple[str, ...],
    leaks: frozenset[str] = frozenset(),
    in_hand: str = "",
) -> dict[str, FieldState]:
    """How each of these questions stands.

    needed: missing or unreadable. leaks: hold what looks like a secret. in_hand: being typed, and not questioned yet.
    """
    states = {spec.id: field_state(departure, spec, needed, spec.id == in_hand) for spec in questions}
    for field_id in leaks & states.keys():
        states[field_id] = replace(states[field_id], kind="problem", problem=LEAK, readings=(), doubt="")
    return states


def field_state(departure: Departure, spec: Field, needed: tuple[str, ...], in_hand: bool = False) -> FieldState:
    """How one question stands, with the example that goes with it."""
    return replace(_stands(departure, spec, needed, in_hand), example=example_of(departure, spec))


def _stands(departure: Departure, spec: Field, needed: tuple[str, ...], in_hand: bool) -> FieldState:
    facts = departure.facts
    effective = effective_of(departure, spec)
    problem = departure.problem_of(spec.id)
    if problem:
        return FieldState("problem", problem.text, effective, problem.readings)
    near = unlisted(departure, spec.id)
    if near is not None:
        return FieldState() if in_hand else FieldState("unknown", "", effective, near, UNLISTED)
    if facts.is_given(spec.id):
        read = (None if in_hand else questioned(departure, spec.id)) or Reading()
        return FieldState("done", "", effective, read.ways, read.doubt)
    if spec.id in needed:
        return FieldState("needed", "", effective)
    return FieldState("suggestion" if effective else "none", "", effective, named=is_named(departure, spec.id))


def title(
    departure: Departure, step: str, questions: tuple[Field, ...], needed: tuple[str, ...]
) -> tuple[str, str, str]:
    """The step's name, what is particular about it, and one sentence on where it stands."""
    name = flow.TITLES[step]
    scenario = library.scenario(departure.scenario)
    stands = flow.stands_here(needed, questions)
    if step == "situation":
        return name, "private · never in a letter", "A letter picks; enter goes on, tab skips."
    if step == "people":
        return name, departure.place.name, stands
    if step == "dates":
        days, left = departure.timeline.working_days, days_left(departure)
        counted = f"{days} working days" if left is None or left >= days else f"{left} of {days} working days left"
        aside = f"{departure.place.name} · {counted}" if departure.timeline.end else departure.place.name
        return name, aside, "Two dates: when it ends, and your last day in."
    return name, " · ".join(filter(None, (letter_called(departure), scenario.paragraphs))), stands


def letter_called(departure: Departure) -> str:
    """Which letter it is, in passing; empty where the name alone would tell what happened."""
    is_telling = departure.scenario in TELLING_LETTERS
    return "" if is_telling else library.scenario(departure.scenario).name.lower()


def stands(departure: Departure) -> str:
    """How far the letter is, in passing; empty until it is handed in."""
    day, last = departure.facts.day("sent.on"), departure.timeline.last_day
    if day is None:
        return ""
    if handing_in.stage(departure) == "over" and last is not None:
        return f"last day in was {words.short_date(last)}"
    return (
        f"handed in on {words.short_date(day)}"
        if day <= departure.today
        else f"on its way, there on {words.short_date(day)}"
    )


def document_title(name: str) -> tuple[str, str, str]:
    """The title of the form that asks what a companion document needs."""
    kind = document_kinds()[name]
    return kind.label, kind.aside, kind.summary


def shown(departure: Departure, name: str, *, opened: bool = True) -> tuple[str, Document]:
    """The label of a document and the document as it is so far; where it cannot be made, the sentence that says why.

    One that is private is read only where the person has opened it.
    """
    kind = document_kinds()[name]
    try:
        if opened or not kind.private:
            return kind.label, kind.compose(departure)
        said = CLOSED
    except ResignError as error:
        said = str(error)
    return kind.label, Document(name, kind.label, (Paragraph("unmade", ((Span(said),),)),))


def caption(departure: Departure, letter: Document, narrow: bool) -> str:
    """What stands under the letter: what is still to fill, or its length against the target."""
    if letter.missing:
        return flow.stands(len(letter.missing))
    if letter.name != "letter":
        return ""
    count = word_count(letter)
    least, most = library.scenario(departure.scenario).words
    pages = max(1, -(-_rows(letter) // _ROWS_A_PAGE))
    aim = "" if narrow else f" · aim {least}–{most}"
    return f"{count} words{aim} · {pages} page{'s' if pages > 1 else ''}"


def word_count(letter: Document) -> int:
    """Words of the body, from salutation to close."""
    body = (block for block in letter.blocks if isinstance(block, Paragraph))
    return sum(len(plain(line).split()) for block in body for line in block.lines)


def _rows(letter: Document) -> int:
    lines = [line for block in letter.blocks for line in (*getattr(block, "lines", ()), ())]
    return sum(1 + len(plain(line)) // _CELLS_A_ROW for line in lines)


def help_for(
    spec: Field | None,
    state: FieldState | None,
    length: int,
    prompt: Prompt | None,
    stands_in_letter: bool,
    signs: Signs,
) -> Help:
    """The help of the focused question; `length` is the number of characters typed."""
    if spec is None:
        return Help()
    state = state or FieldState(example=spec.example)
    note = []
    if state.kind == "done" and state.readings and not state.doubt:
        note.append(f"alt+2 {state.readings[1]}")
    if spec.kind in ("text", "multiline") and 0 < spec.limit * _NEAR_LIMIT <= length:
        note.append(f"{length:,} of {spec.limit} characters")
    if spec.kind == "date" and state.kind == "done" and state.effective:
        note.append(words.kept_day(state.effective[0]))
    if spec.kind == "multiline" and length:
        note.append("enter begins a new line, tab goes on")
    if stands_in_letter and prompt is None:
        note.append(f"marked {signs.focus} in the letter; a click there leads here")
    if spec.sensitivity == "special" and not stands_in_letter:
        note.append("private: never in a letter")
    if state.kind == "suggestion" and spec.kind in ("choice", "multi", "flag"):
        whose = "by what you named" if state.named else "ours"
        note.append(f"{whose} until you answer")
    return Help(spec.label, prompt, spec.help, state.example, f" {signs.dot} ".join(note), state.problem, state.doubt)


def finding_marks(
    findings: Iterable[Finding], signs: Signs, document: str = "letter"
) -> tuple[dict[str, str], dict[str, str]]:
    """The gravest finding of each paragraph of a document: its sign, and the words it is about."""
    marks: dict[str, str] = {}
    excerpts: dict[str, str] = {}
    for one in findings:
        if one.document == document and one.paragraph and not one.waived and one.paragraph not in marks:
            marks[one.paragraph] = severity_sign(one.severity, signs)
            excerpts[one.paragraph] = one.excerpt
    return marks, excerpts


def severity_sign(severity: str, signs: Signs) -> str:
    """The sign of a severity."""
    return {"block": signs.block, "error": signs.error, "warn": signs.warning}.get(severity, signs.info)


def amendment_told(before: Departure, after: Departure) -> str:
    """What to say when the dates leave the letter that was handed in; empty while they have not, or had before."""
    if end_moved(before) or not end_moved(after):
        return ""
    return f"{end_moved(after)} Step 7 has an amending letter that asks for the new day."


def end_moved(departure: Departure) -> str:
    """That the dates are no longer those of the letter that was handed in; empty while they are."""
    line = departure.timeline
    if not has_end_moved(departure) or line.end is None or line.letter_end is None:
        return ""
    return f"Your letter says {words.short_date(line.letter_end)}, your answers now {words.short_date(line.end)}."


def end_told(before: Departure, after: Departure) -> str:
    """What to say when an answer moves the end of employment: nobody should find that in the letter first."""
    old, new = before.timeline.end, after.timeline.end
    if new is None or old is None or new == old:
        return ""
    return f"With this answer the employment ends on {words.short_date(new)}. Step 3 says why and lets you choose."


def day_told(before: Departure, after: Departure) -> str:
    """What another day brings with it."""
    day, old, new = after.today, before.timeline, after.timeline
    told = f"It is {words.short_day(day)} now"
    if new.letter != old.letter:
        told += "; the letter's date moves with it"
    if new.end != old.end and new.end is not None:
        told += f", and employment then ends on {words.short_date(new.end)}"
    return f"{told}."


def destinations(step: str, progress: flow.Progress, signs: Signs) -> list[Row]:
    """Where one can go: every step, and what is still open."""
    mark = {"complete": signs.done, "begun": signs.doing, "untouched": signs.untouched}
    tone = {"complete": "done"}
    word = {"complete": "done", "begun": "begun", "untouched": "not yet"}
    rows = [
        Row(
            f"{number} {flow.TITLES[name]}",
            name,
            "here" if name == step else word[progress.states[name]],
            mark[progress.states[name]],
            tone.get(progress.states[name], "faint"),
        )
        for number, name in enumerate(STEPS, 1)
    ]
    if progress.open:
        rows += [Row(""), Row("Still open", tone="heading")]
    specs = [catalogue.field(field_id) for field_id in progress.open]
    return rows + [Row(spec.label, spec.id, flow.TITLES.get(spec.step, ""), signs.missing, "needed") for spec in specs]


def themes(available: Iterable[str], current: str) -> list[Row]:
    """The colours to choose from, ours first."""
    own = [each.name for each in theme.themes()]
    others = sorted(set(available) - set(own))
    apart = [Row(""), Row("Other palettes; how clear they are is theirs", tone="heading")]

    def row(name: str) -> Row:
        return Row(name, name, "in use" if name == current else "")

    return [*map(row, own), *apart, *map(row, others)]
