"""Rules on sentences and the answers in them: does it read right, was an answer left out, was one only guessed at."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import words
from resign_tui.core.answers.leaks import texts
from resign_tui.core.document import Paragraph, Source
from resign_tui.core.handover.records import row_id, text_of
from resign_tui.core.legible import legible
from resign_tui.core.letter import slots
from resign_tui.core.review import grammar, marks, tokens
from resign_tui.core.review.context import Context, words_of
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.spans import COLUMNS, answer_place, kind_of
from resign_tui.core.review.table import FREE, IDENTITY
from resign_tui.core.review.tone import Hit

_UNTIL, _HOURS = "content.after_help_until", "content.after_help_hours"


def misread(context: Context) -> Iterator[Finding]:
    """A sentence of the letter that reads wrong, at the answer that makes it so."""
    for paragraph in context.paragraphs:
        if paragraph.id == "adviser":
            continue
        text = words_of(paragraph)
        look = _written_over if paragraph.edited else _composed
        for hit in (*grammar.misread(text), *grammar.unfinished(text)):
            yield from look(context, paragraph, text, hit)


def hidden(context: Context) -> Iterator[Finding]:
    """Characters that nobody sees in an answer; no document has them, so that they are told where they were typed."""
    for place, text in texts(context.departure.draft):
        table, _, name = place.partition(".")
        scenario, _, paragraph = name.partition(".")
        is_edit = table == "edits"
        if is_edit and scenario != context.scenario:
            continue
        for hit in marks.hidden_signs(text, ""):
            shown = text[hit.start : hit.end]
            if shown != legible(shown):
                better = "" if "[" in place else hit.replacement
                field, above = ("", paragraph) if is_edit else (place, "")
                yield make(hit.rule, field, shown, replacement=better, paragraph=above)


def _written_over(context: Context, paragraph: Paragraph, text: str, hit: Hit) -> Iterator[Finding]:
    ours = [passage.ours for passage in context.passages if passage.paragraph == paragraph.id and not passage.field]
    if not any(start <= hit.start and hit.end <= end for stretches in ours for start, end in stretches):
        shown = text[hit.start : hit.end] if hit.replacement else tokens.excerpt(text, hit.start, hit.end)
        yield make(hit.rule, "", shown, why=hit.why, replacement=hit.replacement, paragraph=paragraph.id)


def _composed(context: Context, paragraph: Paragraph, text: str, hit: Hit) -> Iterator[Finding]:
    """In a sentence of ours something typed is the cause, or there is none: our own words are no finding."""
    at = 0
    for line in paragraph.lines:
        for span in line:
            end = at + len(span.text)
            typed = span.source is Source.ANSWER and kind_of(span.field) != IDENTITY
            if typed and at <= hit.end and hit.start <= end:
                inside = bool(hit.replacement) and at <= hit.start and hit.end <= end
                yield make(
                    hit.rule,
                    answer_place(span.field, span.text, context.departure),
                    text[hit.start : hit.end] if inside else span.text,
                    why=hit.why,
                    replacement=hit.replacement if inside else "",
                    paragraph=paragraph.id,
                )
                return
            at = end
        at += 1


def help_left_out(context: Context) -> Iterator[Finding]:
    """Help after the end was said yes to, and its day or its hours make the letter leave it out."""
    facts, end = context.facts, context.timeline.letter_end
    if not (facts.is_asked("content.after_help") and facts.flag("content.after_help")) or end is None:
        return
    until, hours = facts.day(_UNTIL), facts.number(_HOURS)
    style = facts.text("locale.date_style")
    if until and until <= end:
        shown = words.full_date(until, style)
        ends = words.full_date(end, style)
        why = f"That day is not after {ends}, when your employment ends, so the letter leaves the offer out."
        yield make(
            "help-left-out", _UNTIL, shown, why=why, suggestion="Choose a later day, or none: then it is two weeks."
        )
    if facts.is_given(_HOURS) and not hours:
        why = "Without an hour to give it is no offer, so the letter leaves it out."
        mend = "Give a small number of hours, or say no to help after you leave."
        yield make("help-left-out", _HOURS, context.departure.draft.text(_HOURS), why=why, suggestion=mend)


def doubtful(context: Context) -> Iterator[Finding]:
    """How an answer stands in its sentence, or whether it stands there, was guessed."""
    given = [field for field in slots.KINDS if context.facts.is_asked(field) and context.facts.is_given(field)]
    for field_id in given:
        for place, typed in _typed(context, field_id):
            phrase = slots.reading(context.departure, field_id, typed)
            is_there = not phrase or _stands(context, field_id, phrase.parts)
            if phrase.doubt and is_there and not _is_whole(field_id, typed):
                mend = "" if phrase else "Write it out, or leave the question empty until you know."
                yield make("doubtful-reading", place, typed, why=phrase.doubt, suggestion=mend)


def _typed(context: Context, field_id: str) -> Iterator[tuple[str, str]]:
    """Every text that was typed for a question of this letter, with its place."""
    column, facts = COLUMNS.get(field_id), context.facts
    if column is None:
        yield from ((field_id, typed) for typed in (facts.text(field_id), *facts.many(field_id)) if typed)
        return
    for index, record in enumerate(facts.records(field_id)):
        typed = text_of(record, column)
        if typed and not row_id(record) and (field_id != "handover.item" or context.scenario == "counter_offer"):
            yield f"{field_id}[{index}].{column}", typed


def _is_whole(field_id: str, typed: str) -> bool:
    """A paragraph that was typed with a capital, a stop and words enough for a sentence needs no question."""
    is_paragraph = kind_of(field_id) == FREE
    return is_paragraph and typed[:1].isupper() and typed.endswith((".", "!", "?")) and typed.count(" ") > 3


def _stands(context: Context, field_id: str, parts: tuple[str, ...]) -> bool:
    """The letter shows it; not so where the paragraph was written over, or where the letter had no room for it."""
    shown = [passage.text for passage in context.passages if passage.field.partition("[")[0] == field_id]
    return any(part in text or text in part for part in parts for text in shown)
