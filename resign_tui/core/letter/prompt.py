"""What a question shows of the letter while it is answered: the sentence around its gap, and what is doubtful in it."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import AROUND, Document, Line, Paragraph, Source, Span, plain
from resign_tui.core.letter import compose
from resign_tui.core.letter.slots import KINDS, reading, reading_key
from resign_tui.core.parsing import one_line

_WHOLE = "letter.extra_paragraph"
"""The answer that is a paragraph of its own: no sentence of ours stands around it."""

_BETWEEN = late_regex.compile(r",? (?:and )?(?:for )?")
"""What stands between the entries of a list."""

_STOP = late_regex.compile(r"[.?!](?!\S)")


class Prompt(msgspec.Struct, frozen=True):
    """A sentence of the letter around an answer. gap: the answer as the letter reads it, empty where there is none."""

    before: str
    gap: str
    after: str


class Reading(msgspec.Struct, frozen=True):
    """How a phrase was read where that can be questioned.

    typed: the phrase. doubt: one line that says what is doubtful, empty when we are sure. ways: our reading, to be
    confirmed, and the second one, if there is a second; none where the letter leaves the phrase out.
    """

    typed: str = ""
    doubt: str = ""
    ways: tuple[str, ...] = ()


def prompt(departure: Departure, field_id: str, letter: Document) -> Prompt | None:
    """The sentence of this departure's letter that the answer stands in, or would; None where there is none."""
    if field_id not in KINDS or field_id == _WHOLE:
        return None
    sentence = _around(letter, field_id)
    if sentence is not None or any(reading(departure, field_id, typed) for typed in _typed(departure, field_id)):
        return sentence
    spec = catalogue.field(field_id)
    tried = msgspec.structs.replace(departure, draft=departure.draft.answer(field_id, _example(spec)))
    sentence = _around(compose.letter(tried), field_id)
    return msgspec.structs.replace(sentence, gap="") if sentence else None


def questioned(departure: Departure, field_id: str) -> Reading | None:
    """The first phrase of an answer that is in doubt, else the first with a second reading; None when all is plain."""
    if field_id not in KINDS:
        return None
    readings = [_questioned(departure, field_id, typed) for typed in _typed(departure, field_id)]
    sure = (phrase for phrase in readings if phrase.ways)
    return next((phrase for phrase in readings if phrase.doubt), None) or next(sure, None)


def read_as(draft: Draft, field_id: str, typed: str, way: int) -> Draft:
    """The draft in which this phrase is read in the first (0) or second (1) way; what was typed stays."""
    return draft.word(reading_key(field_id, typed), way + 1)


def wording_of(letter: Document, field_id: str, offered: Container[str]) -> str:
    """The key of the sentence around an answer, if it could be worded otherwise; else empty."""
    for line in _lines(letter):
        for start, _, span in _placed(line):
            if span.field == field_id:
                return wording_at(line, start, offered)
    return ""


def wording_at(line: Line, at: int, offered: Container[str]) -> str:
    """The key of the words at this place of a line, else of their sentence, if these could be worded otherwise."""
    first, last = _sentence(line, at)
    near = [part for part in _placed(line) if part[2].wording in offered and part[0] < last and first < part[1]]
    here = next((span.wording for start, stop, span in near if start <= at < stop), "")
    return here or (near[0][2].wording if near else "")


def _typed(departure: Departure, field_id: str) -> tuple[str, ...]:
    """The phrases that an answer is made of."""
    facts, spec = departure.facts, catalogue.field(field_id)
    if spec.kind == "records":
        cells = (record.get(spec.columns[0].key, "") for record in facts.records(field_id))
        return tuple(filter(None, (one_line(cell) for cell in cells if isinstance(cell, str))))
    if spec.kind == "texts":
        return facts.many(field_id)
    return tuple(filter(None, (facts.text(field_id),)))


def _questioned(departure: Departure, field_id: str, typed: str) -> Reading:
    phrase = reading(departure, field_id, typed)
    ways = (phrase.text, phrase.other) if phrase.doubt or phrase.other else ()
    return Reading(typed, phrase.doubt, tuple(filter(None, ways)))


def _example(spec: Field) -> Value:
    first = spec.example.split(" · ")[0] or spec.placeholder or spec.label
    if spec.kind == "records":
        return ({spec.columns[0].key: first},)
    return (first,) if spec.kind == "texts" else first


def _lines(letter: Document) -> Iterator[Line]:
    for block in letter.blocks:
        if isinstance(block, Paragraph):
            yield from block.lines


def _around(letter: Document, field_id: str) -> Prompt | None:
    for line in _lines(letter):
        first = next((at for at, span in enumerate(line) if span.field == field_id), None)
        if first is not None:
            return _cut(line, first, field_id)
    return None


def _cut(line: Line, first: int, field_id: str) -> Prompt:
    """The sentence around an answer that begins with this span; a list of answers is one gap."""
    last = first
    while last + 2 < len(line) and line[last + 2].field == field_id and _BETWEEN.fullmatch(line[last + 1].text):
        last += 2
    start = sum(len(span.text) for span in line[:first])
    end = start + sum(len(span.text) for span in line[first : last + 1])
    text = plain(line)
    gap = "" if line[first].source is Source.MISSING else text[start:end]
    return Prompt(text[_sentence(line, start)[0] : start], gap, text[end : _sentence(line, end - 1)[1]])


def _sentence(line: Line, at: int) -> tuple[int, int]:
    """Where the sentence around a place of a line begins and ends."""
    first = 0
    for end in _ends(line):
        if at < end:
            return first, end
        first = end + 1
    return first, len(plain(line))


def _ends(line: Line) -> Iterator[int]:
    """Where sentences end; a stop inside typed words ends none, one after them ends ours ("at Quill, Inc. My ...")."""
    text, spans = plain(line), tuple(_placed(line))
    for match in _STOP.finditer(text):
        at = match.start()
        stop, span = next((stop, span) for start, stop, span in spans if start <= at < stop)
        goes_on = text[match.end() : match.end() + 2].strip()
        if span.source in AROUND or (match.end() == stop and (goes_on.isupper() or not goes_on)):
            yield match.end()


def _placed(line: Line) -> Iterator[tuple[int, int, Span]]:
    """The spans of a line, each with where it begins and ends."""
    start = 0
    for span in line:
        yield start, start + len(span.text), span
        start += len(span.text)
