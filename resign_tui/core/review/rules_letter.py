"""Rules on the letter as a whole: complete, plain, of the right length, with the beats its scenario needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from resign_tui.core import late_regex, library
from resign_tui.core.answers import catalogue
from resign_tui.core.review import scan, tokens
from resign_tui.core.review.beats import says, sentences_without
from resign_tui.core.review.context import Context, make_at, words_of
from resign_tui.core.review.days import days_in
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.spans import Passage
from resign_tui.core.review.table import ADVISER, FREE, SEVERITIES, data, rule

_END = "dates.employment_end"
_SHORTEST = 25
_HANDOVER = 40
"""Words of a paragraph on the handover."""
_ROOM = 0.4
"""A letter may be so much longer than its kind, as a share, before it is called long."""
_HALF = 0.5
"""Below so much of the least words of its kind it is called short."""
_ANY_LETTER = (42, 236)
"""Words of a body that no scenario would call too short or too long."""

_MISTREATED_WORDS = 85
_MISTREATED_BEATS = frozenset(["notice", "handover", "thanks", "adviser", "request"])
_LOUD = late_regex.compile(r"\b[A-Z]{5,}\b")


def incomplete(context: Context) -> Iterator[Finding]:
    """An answer is missing, or still says what the empty field said."""
    for gap in context.document.missing:
        if gap.field != _END:
            yield make(
                "missing-answer", gap.field, why=f'"{gap.label}" is not answered, and this letter cannot do without it.'
            )
    for passage in context.passages:
        field_id = passage.field.partition("[")[0]
        spec = catalogue.fields().get(field_id)
        if spec and spec.required and spec.placeholder and _typed(context, passage) == spec.placeholder.casefold():
            yield make_at(passage, "missing-answer", passage.text)


def _typed(context: Context, passage: Passage) -> str:
    """The answer as it was typed, in small letters; the letter may have put an article before it."""
    return (context.facts.text(passage.field) if passage.field in catalogue.fields() else passage.text).casefold()


def no_last_day(context: Context) -> Iterator[Finding]:
    """The letter does not say when employment ends; and what is to be answered where that is not known."""
    if any(gap.field == _END for gap in context.document.missing):
        question = context.timeline.open
        yield make("no-last-day", question.field if question else _END, why=question.text if question else "")


def not_plain(context: Context) -> Iterator[Finding]:
    """The first paragraph, where it is the person's own, does not resign or does so on a condition."""
    first = next(iter(context.paragraphs), None)
    if first is not None and first.is_own:
        yield from plainly_resigns(words_of(first), first.id)


def plainly_resigns(text: str, paragraph: str = "") -> Iterator[Finding]:
    """A first paragraph that does not resign, or does so on a condition."""
    if not says("resigns", text) or says("half_resigns", text):
        yield make(
            "no-plain-resignation", "", tokens.excerpt(text, 0, min(len(text), 1)) if text else "", paragraph=paragraph
        )


def loud(context: Context) -> Iterator[Finding]:
    """Exclamation marks, capitals, more than one apology."""
    known = " ".join((*context.names, context.facts.text("sender.role")))
    yield from loud_words(
        [(passage.text, passage.field, passage.paragraph) for passage in context.passages if _is_words(passage.kind)],
        known,
    )


def _is_words(kind: str) -> bool:
    return kind in ("words", "free")


@cache
def _calm() -> frozenset[str]:
    return frozenset(data("beats")["capitals"])


def loud_words(texts: list[tuple[str, str, str]], known: str = "") -> Iterator[Finding]:
    """What is loud in texts, each with its field and paragraph."""
    calm = _calm()
    if sum(text.count("!") for text, _, _ in texts) >= 2:
        text, field, paragraph = next(place for place in texts if "!" in place[0])
        at = text.find("!")
        yield make("loud-tone", field, tokens.excerpt(text, at, at + 1), paragraph=paragraph)
    for text, field, paragraph in texts:
        for match in _LOUD.finditer(text):
            if match[0] not in known and match[0] not in calm:
                yield make("loud-tone", field, match[0], paragraph=paragraph, replacement=match[0].capitalize())
    sorry = [
        place
        for place in texts
        for word in tokens.words(place[0])
        if word.text in ("sorry", "apologise", "apologize", "apologies")
    ]
    if len(sorry) > 1:
        yield make(
            "loud-tone",
            sorry[0][1],
            "",
            paragraph=sorry[0][2],
            why="One apology is heard; more make the letter sound guilty.",
        )


def adviser(context: Context) -> Iterator[Finding]:
    """An adviser's paragraph that would be a finding in the person's own words; told once, as it is never touched.

    What such a paragraph is there to say, the law and what happened, is worth no more than a hint.
    """
    for passage in context.passages:
        if passage.kind == ADVISER:
            text = passage.text
            hits = scan.scan(text, FREE, context.scenario, context.names, passage.ours, grave_only=True)
            beyond = [hit for hit in hits if "adviser" not in rule(hit.rule).looks_past]
            for hit in sorted(beyond or hits, key=lambda hit: SEVERITIES.index(hit.severity))[:1]:
                severity = hit.severity if beyond else "info"
                yield make_at(passage, "advisers-words", tokens.excerpt(text, hit.start, hit.end), severity=severity)


def length(context: Context) -> Iterator[Finding]:
    """The body is far from the length that suits its scenario."""
    hands_over = any(paragraph.id == "handover" for paragraph in context.paragraphs)
    if not context.document.missing:
        for why in unusual_length(context.body, context.scenario, 0 if hands_over else _HANDOVER):
            yield make("unusual-length", "letter.extra_paragraph", why=why)


def unusual_length(body: str, scenario: str, spared: int = 0) -> Iterator[str]:
    """What is unusual about the length of a body; a mistreated letter is counted by its facts instead.

    spared: words that this letter has no need of, because no work lies ahead.
    """
    count = len(body.split())
    shortest, longest = library.scenario(scenario).words if scenario else _ANY_LETTER
    least = max(_SHORTEST, (shortest - spared) * _HALF)
    if scenario != "mistreated" and not least <= count <= longest * (1 + _ROOM):
        yield f"The body has {count} words; {shortest} to {longest} suit this letter."


def firm(context: Context) -> Iterator[Finding]:
    """In the counter-offer letter a paragraph ends on the decision being final."""
    for excerpt, name in not_final([(words_of(paragraph), paragraph.id) for paragraph in context.paragraphs]):
        yield make("not-final", "", excerpt, paragraph=name or "transparency")


def not_final(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Nothing when one of these named paragraphs ends on a final decision; else what follows one, and its paragraph."""
    softened = ("", "")
    for text, name in texts:
        if says("final", text):
            start, end = tokens.sentences(text)[-1]
            if says("final", text[start:end]):
                return
            softened = softened if any(softened) else (text[start:end][:72], name)
    yield softened


def feedback_as_terms(context: Context) -> Iterator[Finding]:
    """The offer of feedback names pay, title or terms."""
    for passage, start, sentence in context.sentences():
        if (passage.paragraph == "feedback" or says("feedback", sentence)) and says("terms", sentence):
            yield make_at(passage, "feedback-as-terms", tokens.excerpt(passage.text, start, start + 1))


def three_facts(context: Context) -> Iterator[Finding]:
    """More than date, handover and what is to be confirmed; our own sentences say no more than facts ask."""
    shown = [paragraph for paragraph in context.paragraphs if words_of(paragraph).strip()]
    extra = next((paragraph for paragraph in shown if paragraph.id not in _MISTREATED_BEATS), None)
    if extra is not None:
        yield make("beyond-three-facts", "", words_of(extra)[:72].strip(), paragraph=extra.id)
        return
    by_hand = any(paragraph.is_own for paragraph in shown)
    for why in too_many_facts(context.body) if by_hand else ():
        longest = max(shown, key=lambda paragraph: len(words_of(paragraph)) * (paragraph.id != "adviser"))
        yield make("beyond-three-facts", "", paragraph=longest.id, why=why)


def too_many_facts(body: str) -> Iterator[str]:
    """What speaks against the length of a mistreated letter; requests and assurances do not count."""
    count = sum(len(sentence.split()) for sentence in sentences_without(body, "request", "assurance"))
    if count > _MISTREATED_WORDS:
        yield f"Without its requests it has {count} words; at most {_MISTREATED_WORDS} keep it safe."


def door(context: Context) -> Iterator[Finding]:
    """The open letter lost its sentence about working together again."""
    typed = context.shows("content.door")
    if not typed and not any(says("door", words_of(paragraph)) for paragraph in reversed(context.paragraphs)):
        yield make("door-not-open", "", paragraph="next_step")


def long_answers(context: Context) -> Iterator[Finding]:
    """An answer is longer than its kind usually is."""
    for passage in context.passages:
        spec = catalogue.fields().get(passage.field.partition("[")[0])
        typed = len(_typed(context, passage)) if spec and spec.kind in ("text", "multiline") else len(passage.text)
        if spec and spec.limit and typed > spec.limit:
            why = f"{typed} characters, where {spec.limit} are usual; nothing is cut."
            yield make_at(passage, "long-answer", passage.text[:60], why=why)


def names_a_day(text: str) -> bool:
    """A text gives some day as the end."""
    return any(
        says("end", text[start:end]) and next(days_in(text[start:end]), None) for start, end in tokens.sentences(text)
    )
