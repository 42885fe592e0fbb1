"""Reads a typed phrase by the kind of its question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.english import (
    after,
    casing,
    cleaning,
    doubts,
    going,
    handing,
    lexicon,
    naming,
    people,
    reasons,
    thanks,
    work,
)
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.tokens import Words, is_capital, key, words_of

Reader = Callable[[Words], Phrase]

READERS: Mapping[str, Reader] = {
    "role": naming.role,
    "company": naming.company,
    "agreement": naming.agreement,
    "project": work.project,
    "value": work.value,
    "place": going.place,
    "town": naming.town,
    "name": naming.employer,
    "reason": reasons.reason,
    "goal": reasons.goal,
    "system": handing.system,
    "item": handing.item,
    "person": people.person,
    "gratitude": thanks.gratitude,
    "wish": thanks.wish,
    "channel": after.channel,
    "door": after.door,
    "highlight": work.highlight,
}
"""What reads each kind; a paragraph, which may have several lines, is read by itself."""

KINDS = frozenset({*READERS, "paragraph"})

_NAMES = frozenset(["role", "company", "agreement", "name", "town", "person"])
_LONGEST = 60
"""More words than these are no phrase; they stand as they were typed."""
_ACTIONS = frozenset(["gerund", "verb", "clause", "in", "aim"])
_AMPERSAND = late_regex.compile(r" & (?![A-Z])")
_LONG_FORMS = {
    "channel": "phrase",
    "door": "sentence",
    "gratitude": "sentence",
    "wish": "sentence",
    "reason": "because",
    "highlight": "sentence",
    "place": "sentence",
}


@lru_cache(maxsize=2048)
def read(kind: str, typed: str) -> Phrase:
    """The phrase as it stands in the sentence of its kind; KeyError for a kind that is not known."""
    if kind == "paragraph":
        return _paragraph(typed)
    reader = READERS[kind]
    text = cleaning.cleaned(typed)
    if not text:
        return Phrase(doubt=_stays_out(typed) if typed.strip() else "")
    if is_placeholder(kind, text):
        return Phrase(doubt=_stays_out(text))
    fixed = _fixed(kind, text)
    if fixed is not None:
        return fixed
    words = words_of(text)
    if len(words) > _LONGEST or len(text) > 1000:
        return _settled(Phrase(_LONG_FORMS.get(kind, "noun"), text, doubt=doubts.line("long")))
    phrase = _settled(_phrase_of(kind, reader, words))
    return _with_its_sign(phrase) if kind in ("company", "name") and typed.rstrip().endswith("!") else phrase


def _with_its_sign(name: Phrase) -> Phrase:
    """A company whose name ends with an exclamation mark keeps it."""
    return msgspec.structs.replace(name, text=f"{name.text}!", parts=(f"{name.text}!",)) if name else name


def is_placeholder(kind: str, text: str) -> bool:
    """Whether an answer says that there is none yet: TBD, nobody yet, n/a."""
    answers = lexicon.table("answers")
    low = text.replace("’", "'").casefold().strip("()[]<>{}\"'.?! ")
    if low in answers["answers_after_all"].get(kind, []):
        return False
    if kind == "door" and low in answers["door"]["yes"]:
        return False
    if not any(character.isalnum() for character in text):
        return not cleaning.pictured(text)
    if low in answers["placeholders"]:
        return True
    first = low.split(maxsplit=1)[0].strip(",;:.-()")
    return first in answers["placeholder_starts"] and first == key(text.split(maxsplit=1)[0])


def _phrase_of(kind: str, reader: Reader, words: Words) -> Phrase:
    """The reading, after what is doubtful in any kind: capitals lock, "etc.", an emoji."""
    if cleaning.pictured(words.text):
        bare = cleaning.unstopped(cleaning.unpictured(words.text))
        if not bare:
            return Phrase(doubt=_stays_out(words.text))
        phrase = _phrase_of(kind, reader, words_of(bare))
        return msgspec.structs.replace(phrase, doubt=doubts.line("emoji"), other=_as_typed(phrase, words))
    if casing.is_shouted(words.text) and kind != "company":
        small = _settled(reader(words_of(words.text.lower())))
        ways = (words.text, small.text) if kind in _NAMES else (small.text, words.text)
        return Phrase(small.form or "noun", ways[0], doubt=doubts.line("capitals_lock"), other=ways[1])
    if words.keys[-1] in ("etc", "etc.") and len(words) > 1 and kind not in _NAMES:
        rest = _without_etc(words)
        phrase = reader(rest)
        return msgspec.structs.replace(phrase, doubt=doubts.line("etc"), other=_as_typed(phrase, words))
    return _questioned(kind, reader(words), words)


def _as_typed(phrase: Phrase, words: Words) -> str:
    """What was typed as the second reading: only a thing stands in its sentence as it is, an action does not."""
    return words.text if phrase.form == "noun" else ""


def _questioned(kind: str, phrase: Phrase, words: Words) -> Phrase:
    """The reading with a doubt where several sentences were typed; a lone small word says nothing yet."""
    if len(words) == 1 and words.keys[0] in lexicon.small()["lone"] and kind not in _NAMES:
        return Phrase(doubt=_stays_out(words.text))
    if not phrase.form or phrase.doubt:
        return phrase
    if phrase.form != "sentence" and kind not in _NAMES and _has_second_sentence(words):
        return msgspec.structs.replace(phrase, doubt=doubts.line("several"))
    return phrase


def _has_second_sentence(words: Words) -> bool:
    """Whether a stop and a capital stand within, other than in "Dr. Özgül"."""
    for index, token in enumerate(words.tokens[:-1]):
        closed = token.endswith((".", "!", "?")) and not token.endswith(cleaning.unstopped(token))
        if closed and len(token) > 2 and is_capital(words.tokens[index + 1]):
            return True
    return False


def _without_etc(words: Words) -> Words:
    end = len(words) - 1
    while end > 1 and words.keys[end - 1] in ("and", "&", "or", "etc"):
        end -= 1
    return words_of(cleaning.unstopped(words.part(0, end).text))


def _settled(phrase: Phrase) -> Phrase:
    """The phrase with its text as its one part, and no second reading that is the first."""
    if not phrase.form:
        return phrase
    text = cleaning.unstopped(phrase.text)
    if phrase.form in _ACTIONS and " & " in text:
        text = _AMPERSAND.sub(" and ", text)
    other = "" if phrase.other == text else phrase.other
    parts = phrase.parts if len(phrase.parts) > 1 else (text,)
    return msgspec.structs.replace(phrase, text=text, parts=parts, other=other)


def _fixed(kind: str, text: str) -> Phrase | None:
    """An answer that is read as a whole."""
    low = text.replace("’", "'").casefold()
    if kind == "door" and low.replace(",", "") in lexicon.table("answers")["door"]["yes"]:
        return Phrase()
    if kind == "gratitude" and low in lexicon.table("answers")["thanks"]["empty"]:
        return Phrase(doubt=doubts.line("thanks_only"))
    fixed = lexicon.table("answers")["fixed"].get(kind, {}).get(low)
    if fixed is None:
        return None
    form, _, wording = fixed.partition(": ") if kind != "channel" else ("phrase", "", fixed)
    return Phrase(form, wording, (wording,), plural=wording == "you")


def _paragraph(typed: str) -> Phrase:
    text = cleaning.cleaned(typed)
    if text and is_placeholder("paragraph", text):
        return Phrase(doubt=_stays_out(text))
    paragraph = after.paragraph(typed)
    return msgspec.structs.replace(paragraph, parts=(paragraph.text,)) if paragraph else paragraph


def _stays_out(typed: str) -> str:
    return doubts.line("placeholder", typed=cleaning.flat(typed))
