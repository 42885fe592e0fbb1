"""Names and titles: the role, the company, the agreement, the employer to come, the town."""

from __future__ import annotations

from resign_tui.core.english import casing, doubts, leads, lexicon
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.tokens import Words, bare, is_code, is_known, key

_AGREEMENTS = ("agreement", "convention", "tarif", "award", "cao", "collective", "contract", "kollektiv", "act", "code")


def role(words: Words) -> Phrase:
    """The post as it stands after "my role as": without its article; typed small, with capitals and a question."""
    words = leads.without_tail("role", leads.without_lead("role", words))
    at = next((i for i in range(1, len(words)) if words.keys[i] in ("at", "@")), 0)
    if at and at + 1 < len(words):
        kept = _titled(words.part(0, at).text)
        return Phrase(
            "noun", kept.text, doubt=kept.doubt or doubts.line("role_company"), other=kept.other or words.text
        )
    return _titled(words.text)


def company(words: Words) -> Phrase:
    """The employer as it stands after "at": "the" before a foundation; small letters are asked about."""
    if len(words) > 1 and words.tokens[0] in ("at", "with") and not casing.is_all_small(words.text):
        words = words.part(1)
    text = words.text
    if casing.is_all_small(text) and not is_code(text):
        other = casing.named(text)
        return Phrase("noun", text, doubt=doubts.line("capitals", other=other), other=other)
    takes, either = _takes_the(words)
    if words.tokens[0] == "The" and len(words) > 2:
        return Phrase("noun", f"the {words.part(1).text}", other=text)
    if takes:
        return Phrase("noun", f"the {text}", other=text)
    return Phrase("noun", text, other=f"the {text}" if either else "")


def agreement(words: Words) -> Phrase:
    """The agreement as it stands after "under": the Syntec agreement, the IG Metall collective agreement."""
    words = leads.without_lead("agreement", words)
    text, small = words.text, lexicon.small()
    if words.keys[0] in small["determiners"]:
        return Phrase("noun", casing.inside(words).text)
    is_named = any(mark in word for word in words.keys for mark in _AGREEMENTS)
    if words.keys[0] in ("collective", "company", "industry", "sector", "works", "branch"):
        words = casing.inside(words)
        text = words.text
    text = f"the {text}" if is_named else f"the {text} agreement"
    if casing.is_all_small(words.text) and not is_named:
        other = f"the {casing.named(words.text)} agreement"
        return Phrase("noun", text, doubt=doubts.line("agreement", other=other), other=other)
    return Phrase("noun", text)


def employer(words: Words) -> Phrase:
    """The employer to come as it stands after "I am joining"."""
    words = leads.without_lead("name", words)
    text = words.text
    if words.keys[0] == "the" and len(words) > 1 and not casing.is_all_small(text):
        return Phrase("noun", casing.inside(words).text)
    if casing.is_all_small(text) and not is_code(text):
        other = casing.named(text)
        return Phrase("noun", text, doubt=doubts.line("capitals", other=other), other=other)
    takes, either = _takes_the(words)
    return Phrase("noun", f"the {text}" if takes else text, other=text if takes else (f"the {text}" if either else ""))


def town(words: Words) -> Phrase:
    """The place as it stands after "moving to"."""
    words = leads.without_tail("town", leads.without_lead("town", words))
    first, small = words.keys[0], lexicon.small()
    if (
        first in ("abroad", "home", "closer", "back", "overseas", "elsewhere", "nearer")
        or first in small["prepositions"]
    ):
        return Phrase("noun", words.text, doubt=doubts.line("town"))
    if first in small["determiners"]:
        return Phrase("noun", casing.inside(words).text)
    if casing.is_all_small(words.text):
        common = is_known(words.keys[-1]) and len(words) > 1
        if (first in lexicon.nouns()["adjectives"] and common) or words.keys[-1] in (
            "city",
            "town",
            "country",
            "village",
            "coast",
        ):
            text = f"a {words.text}" if words.keys[-1] != "coast" else f"the {words.text}"
            return Phrase("noun", text, doubt=doubts.line("town"), other=words.text)
        text = casing.named(words.text)
        return Phrase("noun", text, doubt=doubts.line("capitals_typed", text=text), other=words.text)
    return Phrase("noun", words.text)


def _titled(text: str) -> Phrase:
    if not casing.is_all_small(text):
        return Phrase("noun", text)
    titled = casing.titled(text)
    return Phrase("noun", titled, doubt=doubts.line("role_title", text=titled), other=text)


def _takes_the(words: Words) -> tuple[bool, bool]:
    """Whether a name takes "the", and whether it might."""
    first = words.keys[0]
    listed = {name.casefold() for name in lexicon.names()["organisations_with_the"]}
    openers = {opener.casefold() for opener in lexicon.names()["university_openers"]}
    if first in lexicon.small()["determiners"] or len(words) < 2:
        return False, False
    last = key(bare(words.tokens[-1]))
    if first in ("university", "institute", "ministry", "department", "college") and words.key(1) == "of":
        return True, False
    if "university" in words.keys and words.keys[-1] != "university":
        return first in openers, True
    of = words.keys.index("of") - 1 if "of" in words.keys[1:] else -1
    if last == "university" or first in ("bank", "city"):
        return False, True
    return last in listed or (of >= 0 and words.keys[of] in listed), False
