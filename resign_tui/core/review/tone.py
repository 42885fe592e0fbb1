"""The tone rules: what the word lists hear in a text, and who has to be near for it to count in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from resign_tui.core.review import masking, table
from resign_tui.core.review.finding import lighter
from resign_tui.core.review.lexicon import Matcher, Slot, parse, word_class
from resign_tui.core.review.table import Rule, Severity, Together, WordList
from resign_tui.core.review.tokens import Word

_NEAR = 8
_CLOSE = 5
_FAR = 10
_SOON = 3


class Hit(msgspec.Struct, frozen=True):
    """Something heard in a text: which rule, how grave, from where to where, and what could stand there instead."""

    rule: str
    severity: Severity
    start: int
    end: int
    replacement: str = ""
    why: str = ""


@cache
def _matcher(grave_only: bool = False) -> Matcher[tuple[Rule, WordList]]:
    matcher: Matcher[tuple[Rule, WordList]] = Matcher()
    for rule in _rules(grave_only):
        for listed in rule.words:
            for term in listed.terms:
                matcher.add(term, (rule, listed))
    return matcher


@cache
def _groups(grave_only: bool) -> tuple[tuple[Rule, Together, tuple[Slot, ...]], ...]:
    """Every group of words that say something together, with its places."""
    return tuple(
        (rule, group, tuple(parse(part)[0] for part in group.all))
        for rule in _rules(grave_only)
        for group in rule.together
    )


def _rules(grave_only: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in table.rules().values() if rule.is_grave or not grave_only)


def heard(
    text: str, words: Sequence[Word], kind: str, scenario: str, names: Sequence[str], grave_only: bool = False
) -> Iterator[Hit]:
    """What the word lists hear in this text."""
    trade = masking.masked(words)
    hidden = trade | masking.named(text, words, names)
    for (rule, listed), start, end in _matcher(grave_only).find(words):
        if kind not in listed.kinds or not rule.concerns(scenario):
            continue
        if rule.looks_past and _is_hidden(
            rule, listed, words, start, end, hidden if "names" in rule.looks_past else trade
        ):
            continue
        if not listed.quoted and any(word.quoted for word in words[start:end]):
            continue
        if listed.deniable and _is_denied(words, start, _SOON):
            continue
        severity = _severity(listed.level, rule.severity, words, start, end)
        yield Hit(rule.id, severity, words[start].start, words[end - 1].end)
    if kind in ("words", "free"):
        yield from _together(words, scenario, grave_only)


def startling(words: Sequence[Word]) -> Iterator[Hit]:
    """The name of a project may hold a word that startles the reader; it stays, and is said once."""
    for (rule, listed), start, end in _matcher().find(words):
        if rule.startles and listed.level != "hint":
            why = "The name of your work may startle somebody in HR who does not know it."
            yield Hit("grievance", "info", words[start].start, words[end - 1].end, why=why)
            return


def _is_hidden(
    rule: Rule, listed: WordList, words: Sequence[Word], start: int, end: int, hidden: frozenset[int]
) -> bool:
    if any(place in hidden for place in range(start, end)):
        return True
    return listed.trade and end - start <= rule.compound and masking.is_trade(words, start, end)


def _severity(level: str, base: Severity, words: Sequence[Word], start: int, end: int) -> Severity:
    if level == "hint":
        return "info"
    if level in ("soft", "felt") and _is_denied(words, start):
        return "info"
    if level == "felt":
        meant = _happened_to_me(words, start, end) or _is_near(words, start, end, "blamed", _CLOSE)
        return base if meant else "info"
    if level == "plain" or _is_near(words, start, end, "target", _NEAR):
        return base
    if level == "soft":
        return base if _happened_to_me(words, start, end) else "info"
    return lighter(base)


def _is_near(words: Sequence[Word], start: int, end: int, who: str, reach: int) -> bool:
    """Somebody or something of this class stands in the same sentence, at most so many words away."""
    people, sentence = word_class(who), words[start].sentence
    near = range(max(0, start - reach), min(end + reach, len(words)))
    return any(words[place].sentence == sentence and people.fits(words[place]) for place in near)


def _is_denied(words: Sequence[Word], start: int, reach: int = _FAR) -> bool:
    """`I never felt ignored`; but `I never felt so ignored` means the opposite."""
    negation, sentence = word_class("negation"), words[start].sentence
    before = [word for word in words[max(0, start - reach) : start] if word.sentence == sentence]
    return any(negation.fits(word) for word in before) and before[-1].text != "so"


def _happened_to_me(words: Sequence[Word], start: int, end: int) -> bool:
    """`I was ignored`, `I felt unappreciated`: the first person shortly before, with a form of to be or to feel."""
    me, be, sentence = word_class("me"), word_class("be"), words[start].sentence
    before = [word for word in words[max(0, start - 4) : start] if word.sentence == sentence]
    return any(me.fits(word) for word in before) and any(be.fits(word) for word in before)


def _together(words: Sequence[Word], scenario: str, grave_only: bool) -> Iterator[Hit]:
    by_sentence: dict[int, list[Word]] = {}
    for word in words:
        by_sentence.setdefault(word.sentence, []).append(word)
    for sentence in by_sentence.values():
        for rule, group, slots in _groups(grave_only):
            ends = _all_of(sentence, slots, group.within)
            if ends and rule.concerns(scenario):
                yield Hit(rule.id, rule.severity, sentence[ends[0]].start, sentence[ends[1]].end)


def _all_of(sentence: Sequence[Word], slots: Sequence[Slot], within: int) -> tuple[int, int] | None:
    """The first and last place of a stretch that has a word for every slot."""
    places: list[list[int]] = []
    for slot in slots:
        places.append([at for at, word in enumerate(sentence) if slot.fits(word)])
        if not places[-1]:
            return None
    for begin in sorted({at for some in places for at in some}):
        chosen: list[int] = []
        for some in places:
            fitting = [at for at in some if begin <= at <= begin + within and at not in chosen]
            if not fitting:
                break
            chosen.append(fitting[0])
        else:
            return min(chosen), max(chosen)
    return None
