"""Names of drafts: the one that the program gives by company and letter, and the one that somebody means."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from datetime import date

from resign_tui.core import late_regex
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.situation import TELLING_LETTERS

_NUMBERED = late_regex.compile(r"departure-\d{1,6}")
_LONGEST, _MOST_BYTES = 40, 90
_SPELT = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "&": " and "}
)
_SILENT = "'’ʼ`´"
_FORM = late_regex.compile(
    "inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|gmbh|ag|kg|kgaa|ug|se|sa|sas|sasu|sarl|bv|nv|ab|oy"
    "|aps|srl|spa|sro|kft|zrt|pty|pte|kk"
)
"""Legal forms, which nobody types to find a draft."""


def is_numbered(name: str) -> bool:
    """A name that the program gave before it knew better."""
    return bool(_NUMBERED.fullmatch(name))


def slug(text: str) -> str:
    """A text as part of a file name: its words, small, joined by dashes; empty when it has no letter or digit.

    Latin letters lose their accents; those of other scripts stay as they are written.
    """
    words = _words(text)
    while len("-".join(words)) > _LONGEST and len(words) > 1:
        words.pop()
    name = "-".join(words)[:_LONGEST]
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1]
    return name


def suggested(draft: Draft, today: date) -> str:
    """The name by company and letter; empty while either is open, or where the disk has no letters for it.

    A letter that was handed in is no longer open, though nothing was said of what led to it.
    """
    departure = Departure(draft, today)
    situation = (field_id for field_id, spec in catalogue.fields().items() if spec.step == "situation")
    words = _words(departure.facts.text("company.name"))
    while len(words) > 1 and _FORM.fullmatch(words[-1]):
        words.pop()
    company = slug("-".join(words))
    is_chosen = draft.text("sent.on") or any(draft.answers.get(field_id) for field_id in situation)
    if not company or not is_chosen:
        return ""
    letter = "letter" if departure.scenario in TELLING_LETTERS else departure.scenario.replace("_", "-")
    name = f"{company}-{letter}"
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return ""
    return name


def meant(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that a text may mean, from the nearest way to read it that fits any: but for case and accents, as the
    beginning of a name, as words of it in their order, each of which may be begun only. A number is never begun.
    """
    typed = _words(text)
    split = {name: _words(name) for name in names}
    if not typed:
        return ()
    for fits in (list.__eq__, _is_beginning, _is_in_order):
        found = tuple(name for name, words in split.items() if fits(typed, words))
        if found:
            return found
    return ()


def _words(text: str) -> list[str]:
    """The words of a text, small and without the accents of Latin letters."""
    kept, base = [], ""
    for character in unicodedata.normalize("NFKD", text.casefold().translate(_SPELT)).translate(_SPELT):
        if character.isalnum():
            base = character
            kept.append(character)
        elif unicodedata.category(character).startswith("M"):
            kept += [character] if base and not base.isascii() else []
        elif character not in _SILENT:
            base = ""
            kept.append(" ")
    return unicodedata.normalize("NFC", "".join(kept)).casefold().split()


def _is_beginning(typed: list[str], words: list[str]) -> bool:
    *whole, last = typed
    return words[: len(whole)] == whole and len(words) > len(whole) and _begins(last, words[len(whole)])


def _is_in_order(typed: list[str], words: list[str]) -> bool:
    rest = iter(words)
    return all(any(_begins(begun, word) for word in rest) for begun in typed)


def _begins(begun: str, word: str) -> bool:
    return word == begun or (word.startswith(begun) and not begun[-1].isdigit())
