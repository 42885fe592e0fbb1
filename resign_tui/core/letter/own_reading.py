"""A letter and words of the person's own, read from small TOML files: text with named slots, and nothing that runs."""

# No annotations of the future: msgspec would compile each anew at every start.

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec

from resign_tui.core import data_files, late_regex
from resign_tui.core.letter.own import PARAGRAPHS, Fault, OwnTemplate, Phrases
from resign_tui.core.library import SCENARIOS

OURS = "ours"
"""The slot that holds what our own letter says in the paragraph."""

LONGEST = 4000
"""Characters of one paragraph, and more than any letter has."""

_SLOT = late_regex.compile(r"\{([^{}]*)\}|[{}]")
_CONTROL = late_regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_KEYS = ("extends", "title", "order", "leave_out", "paragraphs")
_PHRASE_KEYS = ("closing", "instead", "add")
_ADD_KEYS = ("paragraph", "sentence")
_SHOW = "`resign-tui template show open_door` explains all of them."


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place for an answer. value: where the values of a letter hold it; answer: the question behind it."""

    name: str
    says: str
    value: str = ""
    answer: str = ""


class _Slots(msgspec.Struct, forbid_unknown_fields=True):
    slot: tuple[Slot, ...]


@cache
def slots() -> Mapping[str, Slot]:
    """Every slot by name, in the order in which they are explained."""
    file = data_files.load_as("own", "slots", _Slots)
    return MappingProxyType({slot.name: slot for slot in file.slot})


def read_template(name: str, text: str) -> tuple[OwnTemplate | None, tuple[Fault, ...]]:
    """The template in a text, and everything wrong with it; None where anything is."""
    tables, faults = _tables(text)
    if tables is not None:
        faults += [*_unknown(tables, _KEYS, text), *_head(tables, text), *_body(tables, text)]
    if tables is None or faults:
        return None, tuple(faults)
    return (
        OwnTemplate(
            name,
            tables["extends"],
            " ".join(tables.get("title", "").split()),
            MappingProxyType({key: " ".join(said.split()) for key, said in tables.get("paragraphs", {}).items()}),
            tuple(tables.get("order", ())),
            tuple(tables.get("leave_out", ())),
        ),
        (),
    )


def read_phrases(text: str) -> tuple[Phrases, tuple[Fault, ...]]:
    """The words of the house in a text, and everything wrong with it; none of them where anything is."""
    tables, faults = _tables(text)
    if tables is None:
        return Phrases(), tuple(faults)
    faults += _unknown(tables, _PHRASE_KEYS, text)
    closing, instead, add = tables.get("closing", ""), tables.get("instead", {}), tables.get("add", {})
    faults += _plain("closing", closing, text)
    if not isinstance(instead, dict):
        faults.append(Fault('[instead] holds lines such as "HR" = "the People team".', _line(text, "instead")))
        instead = {}
    for ours, theirs in instead.items():
        faults += _plain(ours, theirs, text)
        if not ours.strip() or ours != ours.strip() or not (ours[0].isalnum() and ours[-1].isalnum()):
            faults.append(Fault('words to replace begin and end with a letter, as in "HR".', _line(text, ours)))
    faults += _addition(add, text)
    if faults:
        return Phrases(), tuple(faults)
    pairs = tuple((ours, " ".join(theirs.split())) for ours, theirs in instead.items())
    closing = " ".join(closing.split()).rstrip(",")
    return Phrases(closing, pairs, add.get("paragraph", ""), " ".join(add.get("sentence", "").split())), ()


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Words of a paragraph, each with the slot that follows them; empty where none does."""
    at = 0
    for match in _SLOT.finditer(text):
        yield text[at : match.start()], match[1] or ""
        at = match.end()
    yield text[at:], ""


# -- what is wrong in a file -------------------------------------------------------------------------------------------


def _tables(text: str) -> tuple[dict[str, Any] | None, list[Fault]]:
    try:
        return tomllib.loads(text), []
    except RecursionError:
        return None, [Fault("it is nested too deeply to be read.")]
    except ValueError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        return None, [Fault("this is not valid TOML; look for a missing quote or equals sign.", line)]


def _unknown(tables: Mapping[str, Any], known: tuple[str, ...], text: str) -> list[Fault]:
    otherwise = f"There can be: {', '.join(known)}."
    return [
        Fault(f"there is no key {key[:60]!r} here. {_meant(key, known, otherwise)}", _line(text, key))
        for key in tables
        if key not in known
    ]


def _head(tables: Mapping[str, Any], text: str) -> Iterator[Fault]:
    extends = tables.get("extends")
    if extends not in SCENARIOS:
        yield Fault(f"extends names the letter to begin with: {', '.join(SCENARIOS)}.", _line(text, "extends"))
    if not isinstance(tables.get("title", ""), str):
        yield Fault("title takes words between quotes.", _line(text, "title"))
    for key in ("order", "leave_out"):
        names = tables.get(key, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            yield Fault(f'{key} takes a list of paragraphs, such as ["notice", "thanks"].', _line(text, key))
            continue
        for name in names:
            if name not in PARAGRAPHS:
                yield Fault(f"there is no paragraph {name[:60]!r}. {_meant(name, PARAGRAPHS)}", _line(text, key))
        if len(set(names)) < len(names):
            yield Fault(f"{key} names a paragraph twice.", _line(text, key))
        if key == "leave_out" and "notice" in names:
            yield Fault("a letter that resigns cannot leave out the notice.", _line(text, key))


def _body(tables: Mapping[str, Any], text: str) -> Iterator[Fault]:
    paragraphs = tables.get("paragraphs", {})
    if not isinstance(paragraphs, dict):
        yield Fault('[paragraphs] holds lines such as thanks = "Thank you."', _line(text, "paragraphs"))
        return
    for key, said in paragraphs.items():
        at = _line(text, key)
        if key not in PARAGRAPHS:
            yield Fault(f"there is no paragraph {key[:60]!r}. {_meant(key, PARAGRAPHS)}", at)
        if not isinstance(said, str):
            yield Fault(f"{key[:60]} takes words between quotes.", at)
            continue
        if not said.strip():
            yield Fault(f'{key[:60]} says nothing; leave_out = ["{key[:60]}"] takes a paragraph away.', at)
        yield from _words(key, said, at)
        yield from _slots(key, said, text, at)


def _slots(key: str, said: str, text: str, at: int) -> Iterator[Fault]:
    named = []
    for match in _SLOT.finditer(said):
        shown, name = match[0][:60], match[1]
        line = _line_of(text, match[0], at)
        if name is None or said[match.start() - 1 : match.start()] == "{" or said[match.end() : match.end() + 1] == "}":
            yield Fault(
                "a slot stands between one brace on each side, as in {project}; braces have no other use.", line
            )
        elif name not in slots():
            yield Fault(f"there is no slot {shown}. {_meant(name, slots())}", line)
        else:
            named.append(name)
    if key == "notice" and not {OURS, "last_day"} & set(named):
        yield Fault("the notice must name the day on which employment ends: set in {last_day}, or {ours}.", at)


def _words(key: str, said: str, at: int) -> Iterator[Fault]:
    if _CONTROL.search(said):
        yield Fault(f"{key[:60]} holds a control character; take it out.", at)
    if len(said) > LONGEST:
        yield Fault(f"{key[:60]} has {len(said)} characters; {LONGEST} is the most.", at)


def _plain(key: str, said: Any, text: str) -> list[Fault]:
    """What is wrong with words that take no slots."""
    at = _line(text, key)
    if not isinstance(said, str):
        return [Fault(f"{key[:60]!r} takes words between quotes.", at)]
    faults = list(_words(key, said, at))
    if "{" in said or "}" in said:
        faults.append(Fault("slots stand in letter templates alone, not in words of the house.", at))
    return faults


def _addition(add: Any, text: str) -> list[Fault]:
    at = _line(text, "add")
    if not isinstance(add, dict):
        return [Fault('[add] holds paragraph = "thanks" and sentence = "...".', at)]
    faults = _unknown(add, _ADD_KEYS, text)
    if add and add.get("paragraph") not in PARAGRAPHS:
        faults.append(Fault(f"paragraph is one of {', '.join(PARAGRAPHS)}.", _line(text, "paragraph") or at))
    if add and not (isinstance(add.get("sentence"), str) and add["sentence"].strip()):
        faults.append(Fault("sentence takes words between quotes.", _line(text, "sentence") or at))
    return faults + (_plain("sentence", add["sentence"], text) if isinstance(add.get("sentence"), str) else [])


def _meant(name: str, known: Iterable[str], otherwise: str = _SHOW) -> str:
    import difflib  # only a word that is not known is compared with those that are

    near = difflib.get_close_matches(name[:60].strip().casefold(), tuple(known), n=1, cutoff=0.6)
    return f"Did you mean {near[0]}?" if near else otherwise


def _line(text: str, key: str) -> int:
    """The line that gives this key, or heads this table; zero where none does."""
    word = re.escape(key)
    match = re.search(rf"^[ \t]*\[?[ \t]*[\"']?{word}[\"']?[ \t]*[\]=]", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def _line_of(text: str, words: str, at: int) -> int:
    """The line of these words, from this line on."""
    start = sum(len(line) + 1 for line in text.split("\n")[: max(at - 1, 0)])
    found = text.find(words, start)
    return text.count("\n", 0, found) + 1 if found >= 0 else at
