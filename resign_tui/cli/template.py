"""`template`: letters of one's own; which there are, what is wrong with one, and a beginning to copy."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shlex import quote

import msgspec
from msgspec.structs import replace

from resign_tui import wording_files
from resign_tui.cli.findings import one_line
from resign_tui.cli.output import give_lines
from resign_tui.cli.session import Session
from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.departure import TEMPLATE, Departure
from resign_tui.core.document import Document, Source, Span
from resign_tui.core.documents import document_kinds
from resign_tui.core.errors import UsageError
from resign_tui.core.letter import compose, own_letter, own_reading
from resign_tui.core.letter.own import PARAGRAPHS, OwnTemplate, OwnWording, Phrases
from resign_tui.core.letter.values import Values
from resign_tui.core.review import review, review_document
from resign_tui.core.review.table import GRAVE
from resign_tui.drafts import example

_MORE: dict[str, dict[str, Value]] = {
    "open_door": {},
    "closed_door": {"content.future_wish": "the spring launch"},
    "mistreated": {},
    "counter_offer": {
        "next.goal_area": "research autonomy",
        "handover.item": ({"text": "the deployment runbooks"},),
        "content.consideration": "months",
    },
}
_SYSTEM: Value = ({"name": "the feature store"},)
"""What the example answers beside what the demo does, so that every letter is complete."""


class Checked(msgspec.Struct, frozen=True):
    """What a check found in a file: errors, which fail it, and remarks."""

    errors: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def show(start: Session, scenario: str) -> None:
    """Print a beginning for a letter of one's own: ours in its slots, every paragraph and slot explained."""
    if scenario not in library.SCENARIOS:
        raise UsageError(f"There is no letter {scenario!r}; choose one of {', '.join(library.SCENARIOS)}.")
    give_lines(beginning(example_of(scenario, start.today)))


def list_templates(start: Session) -> None:
    """Print the letters of one's own, and which of them cannot be used."""
    config = start.folders.config
    files = wording_files.template_files(config)
    give_lines(_listed(path) for path in files)
    if not files:
        folder = config / wording_files.FOLDER
        give_lines(
            (
                f"There are none in {folder}.",
                f"A beginning: {_made(folder)}resign-tui template show open_door > {quote(str(folder / 'mine.toml'))}",
            )
        )


def _made(folder: Path) -> str:
    """What makes the folder first, in a command for the shell; nothing where it is there."""
    return "" if folder.is_dir() else f"mkdir -p {quote(str(folder))} && "


def check(start: Session, file: str | None) -> int:
    """Print what speaks against one file, or against all of them; the exit code."""
    config = start.folders.config
    if file is not None:
        paths: tuple[Path, ...] = (wording_files.named(config, file),)
    else:
        phrases = config / wording_files.PHRASES
        paths = (*wording_files.template_files(config), *((phrases,) if phrases.exists() else ()))
    results = {path: _checked(path, start) for path in paths}
    for path, result in results.items():
        give_lines((*result.errors, *result.remarks, *(() if result.errors else (f"{path.name} can be used.",))))
    if not paths:
        give_lines((f"There is nothing to check in {config}.",))
    return 1 if any(result.errors for result in results.values()) else 0


# -- a beginning -------------------------------------------------------------------------------------------------------


def beginning(departure: Departure) -> Iterator[str]:
    """The lines of a template that gives the letter of this departure, with everything that can be written in one."""
    width = max(map(len, own_reading.slots())) + 2
    yield from (
        "# A letter of your own. Save it as NAME.toml in the templates folder that `resign-tui paths` names, which you",
        "# make; choose it below the four letters in step 1. `resign-tui template check NAME` says what is wrong.",
        "#",
        "# Slots hold your answers. A sentence whose slot is empty is left out; what the letter cannot do without is",
        "# marked as missing. They stand as you typed them, so read the letter that comes out.",
        "#",
    )
    for slot in own_reading.slots().values():
        yield f"#   {'{' + slot.name + '}':<{width}}  {slot.says}"
    parts = _paragraphs(departure)
    absent = [name for name in PARAGRAPHS if name not in parts]
    yield from (
        "",
        f'extends = "{departure.scenario}"  # paragraphs that are not here stay as this letter has them',
        f'title = "My {library.scenario(departure.scenario).name.lower()} letter"',
        "# order = [" + ", ".join(f'"{name}"' for name in parts) + "]  # those not named follow",
        '# leave_out = ["feedback"]',
        "",
        "[paragraphs]",
        "# Delete those that you do not change: ours say more, and follow your answers.",
        f"# There can also be: {', '.join(absent)}.",
    )
    for name, text in parts.items():
        yield f'{name} = """'
        yield from textwrap.wrap(text, 100, break_long_words=False, break_on_hyphens=False)
        yield '"""'


def _paragraphs(departure: Departure) -> dict[str, str]:
    """The paragraphs of a letter with slots in place of answers; {ours} where an answer has no slot."""
    values = Values(departure)
    named = {(slot.span.field, slot.text): name for name, slot in own_letter.slot_values(values.all(), values.slots)}
    letter = compose.letter(departure)
    return {
        paragraph.id: _with_slots(tuple(s for line in paragraph.lines for s in line), named)
        for paragraph in letter.paragraphs
    }


def _with_slots(spans: tuple[Span, ...], named: dict[tuple[str, str], str]) -> str:
    text, is_closed = "", False
    for span in spans:
        if span.source is Source.TEMPLATE:
            text += "." + span.text if is_closed and span.text[1:2].isupper() else span.text
        elif name := named.get((span.field, span.text)):
            text += f"{{{name}}}"
            is_closed = span.text.endswith(".")
        else:
            return f"{{{own_reading.OURS}}}"
    return text


# -- what is wrong -----------------------------------------------------------------------------------------------------


def _checked(path: Path, start: Session) -> Checked:
    if path.name == wording_files.PHRASES:
        phrases, faults = wording_files.phrases_in(path)
        return (
            Checked(tuple(fault.told(path.name) for fault in faults)) if faults else _spoken(path.name, phrases, start)
        )
    template, faults = wording_files.template_in(path)
    if template is None:
        return Checked(tuple(fault.told(path.name) for fault in faults))
    phrases, _ = wording_files.phrases_in(start.folders.config / wording_files.PHRASES)
    ours = example_of(template.extends, start.today)
    theirs = replace(
        ours,
        draft=ours.draft.answer(TEMPLATE, template.name),
        wording=OwnWording({template.name: template}, phrases=phrases),
    )
    letter = compose.letter(theirs)
    found = _new_findings(ours, theirs, "letter")
    missing = tuple(f"{path.name}: with the example {answer.label!r} is missing." for answer in letter.missing)
    remarks = (*found.remarks, *_not_named(template, compose.letter(ours), letter), _length(template, letter))
    at = f"{path.name}: "
    return Checked((*missing, *(at + text for text in found.errors)), tuple(at + text for text in remarks))


def _spoken(name: str, phrases: Phrases, start: Session) -> Checked:
    """What the review says of every letter and companion in words of the house, and not of ours."""
    errors: dict[str, None] = {}
    remarks: dict[str, None] = {}
    for scenario in library.SCENARIOS:
        ours = example_of(scenario, start.today)
        theirs = replace(ours, wording=OwnWording(phrases=phrases))
        for document in document_kinds():
            found = _new_findings(ours, theirs, document)
            errors |= dict.fromkeys(f"{name}: in {scenario}, {document}: {text}" for text in found.errors)
            remarks |= dict.fromkeys(f"{name}: in {scenario}, {document}: {text}" for text in found.remarks)
    return Checked(tuple(errors), tuple(remarks))


def _new_findings(ours: Departure, theirs: Departure, document: str) -> Checked:
    """What the review says of their wording of the example that it does not say of ours."""

    def findings(departure: Departure) -> dict[str, bool]:
        look = review if document == "letter" else review_document
        composed = document_kinds()[document].compose(departure)
        return {_told(one_line(each, "")): each.severity in GRAVE for each in look(departure, composed)}

    known = findings(ours)
    new = {text: stops for text, stops in findings(theirs).items() if text not in known}
    return Checked(tuple(text for text, stops in new.items() if stops), tuple(text for text in new if not new[text]))


def _told(line: str) -> str:
    return line.removeprefix("edits..")


def _not_named(template: OwnTemplate, ours: Document, theirs: Document) -> Iterator[str]:
    """Answers that our letter says and this one does not, where it matters."""
    said = _answers(theirs)
    for field_id in dict.fromkeys(_answers(ours)):
        spec = catalogue.field(field_id)
        needed = field_id == "dates.last_working_day" or template.extends in spec.required or "always" in spec.required
        if needed and field_id not in said:
            yield f"it does not say {spec.label!r}, which our letter does."
    if "extra" in template.leave_out or "{own_paragraph}" not in template.paragraphs.get("extra", "{own_paragraph}"):
        yield "the paragraph of your own from step 4 does not stand in it."


def _answers(letter: Document) -> tuple[str, ...]:
    return tuple(span.field for each in letter.paragraphs for line in each.lines for span in line if span.field)


def _length(template: OwnTemplate, letter: Document) -> str:
    count = sum(len(paragraph.text.split()) for paragraph in letter.paragraphs)
    least, most = library.scenario(template.extends).words
    return f"{count} words with the example; {least} to {most} suit this letter."


def _listed(path: Path) -> str:
    template, faults = wording_files.template_in(path)
    if template is None:
        return f"{path.stem}  cannot be used: {faults[0].told(path.name)}"
    after = library.scenario(template.extends).name.lower()
    return f"{path.stem}  after {after}{'  ' + template.title if template.title else ''}"


def example_of(scenario: str, today: date) -> Departure:
    """The example departure with this letter, complete and not handed in."""
    draft: Draft = example.draft().answer("scenario.chosen", scenario)
    for field_id in [name for name in draft.answers if name.startswith(("dates.", "sent."))]:
        draft = draft.without(field_id)
    for field_id, value in {"handover.system": _SYSTEM, **_MORE[scenario]}.items():
        draft = draft.answer(field_id, value)
    return Departure(draft, today)
