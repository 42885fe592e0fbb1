"""Whom the letter greets: what stands after "Dear", and a line of the person's own."""

from __future__ import annotations

import msgspec

from resign_tui.core.english import casing, cleaning, doubts, lexicon
from resign_tui.core.english.phrase import Phrase
from resign_tui.core.english.tokens import Words, is_foreign, key, words_of

_CLOSING = " ,;:!.…、，"
_LONGEST = 200
_TO_WHOM = "to whom"


def greets_by_title(place: str) -> bool:
    """A greeting in this country is a title with the family name, where there is a title."""
    return place in lexicon.greetings()["family_countries"]


def has_title(name: str) -> bool:
    """A name begins with a title."""
    return _titles(words_of(_undressed(name))) > 0


def greeting(name: str, first: str = "", *, style: str, place: str) -> Phrase:
    """What stands after "Dear": a first name, a title with the family name, the whole name, a team.

    style: `dear_first` asks for the first name where there is one, `dear_honorific` for the title where there is one,
    `dear_full` for the whole name. place: the country, which decides how a title is used where nobody says it.
    """
    familiar = style == "dear_first"
    by_title = style == "dear_honorific" or (style != "dear_full" and greets_by_title(place.upper()))
    if len(name) + len(first) > _LONGEST:
        flat = cleaning.flat(name or first)
        return _whole(Phrase("name", flat, doubt=doubts.line("greeting_long"))) if flat else Phrase()
    chosen = _undressed(first if familiar and _undressed(first) else name) or _undressed(first)
    if not chosen:
        return Phrase(doubt=doubts.line("greeting_none") if (name + first).strip() else "")
    low = chosen.casefold().replace("’", "'")
    if low.startswith(_TO_WHOM):
        return _whole(Phrase("team", "Sir or Madam", doubt=doubts.line("greeting_none")))
    if low in lexicon.table("greetings")["managers"]:
        return _whole(Phrase("name", "Manager", doubt=doubts.line("manager"), other=chosen))
    if low in lexicon.table("answers")["placeholders"] or not any(character.isalnum() for character in chosen):
        return Phrase(doubt=doubts.line("greeting_none"))
    group = _group(words_of(chosen))
    if group:
        return _whole(group)
    given = _undressed(first) if not familiar else ""
    called = (familiar and bool(_undressed(first))) or _opener(cleaning.flat(name)) != ""
    return _whole(_person(chosen, given, familiar=called, by_title=by_title, place=place.upper()))


def own_greeting(typed: str) -> Phrase:
    """A greeting of the person's own as a whole line with its closing sign: "Dear Odalys,"."""
    flat = cleaning.flat(typed)
    text = flat.rstrip(_CLOSING)
    if len(text) > _LONGEST:
        return _whole(Phrase("line", f"{text},", doubt=doubts.line("greeting_long")))
    if not any(character.isalnum() for character in text):
        return Phrase(doubt=doubts.line("greeting_none") if flat else "")
    if text.casefold().startswith(_TO_WHOM):
        sign = "," if flat.endswith(",") else ":"
        return _whole(Phrase("line", f"{text[:1].upper()}{text[1:]}{sign}"))
    opener = _opener(text)
    words = words_of(text)
    if not opener:
        return _whole(_addressed(words))
    rest = text[len(opener) :].strip()
    opener = f"{opener[:1].upper()}{opener[1:]}"
    greeted = _called(rest) if opener.isascii() and rest else Phrase("name", rest)
    doubt = greeted.doubt or (doubts.line("greeting_long") if len(words) > 8 else "")
    other = f"{opener} {greeted.other}," if greeted.other else ""
    return _whole(Phrase("line", f"{opener} {greeted.text}".strip() + ",", doubt=doubt, other=other))


def _addressed(words: Words) -> Phrase:
    """A line without a greeting word: a name, or words of another kind."""
    if len(words) > 6:
        return Phrase("line", f"{words.text},", doubt=doubts.line("greeting_long"))
    greeted = _called(words.text)
    other = f"Dear {greeted.other}," if greeted.other else ""
    return Phrase("line", f"Dear {greeted.text},", doubt=greeted.doubt, other=other)


def _called(text: str) -> Phrase:
    """The one greeted: a team as typed, a small name with its capitals."""
    words = words_of(text)
    group = _group(words)
    if group and words.keys[0] in ("the", "hr", "human"):
        return group
    low = text.casefold()
    if low in lexicon.table("greetings")["group_names"]:
        return Phrase("team", str(lexicon.table("greetings")["group_names"][low]))
    if key(words.tokens[-1]) in lexicon.greetings()["groups"] or words.keys[0] in (
        "all",
        "everyone",
        "both",
        "my",
        "the",
        "team",
    ):
        small = len(words) == 1 and text.istitle() and low in lexicon.greetings()["groups"]
        return Phrase("team", text.lower() if small else text)
    if casing.is_all_small(text) and not is_foreign(text):
        return Phrase("name", casing.named(text))
    return Phrase("name", text)


def _group(words: Words) -> Phrase | None:
    """A team or an office, without its article."""
    rest = words.part(1) if words.keys[0] == "the" and len(words) > 1 else words
    low = rest.text.casefold()
    if low in lexicon.table("greetings")["group_names"]:
        return Phrase("team", str(lexicon.table("greetings")["group_names"][low]))
    if key(rest.tokens[-1]) not in lexicon.greetings()["groups"]:
        return None
    if len(rest) == 1 and rest.keys[0] not in ("team", "all", "everyone", "everybody", "colleagues", "hr", "friends"):
        return None
    text = casing.short_forms(rest).text
    if low.startswith(("human resources", "people ")) and casing.is_all_small(text):
        text = _departments(rest)
    return Phrase("team", text if len(rest) > 1 else text.lower() if rest.keys[0] != "hr" else text)


def _departments(words: Words) -> str:
    """human resources department: Human Resources department."""
    kinds = ("team", "department", "office")
    return " ".join(token if token in kinds or token == "&" else token.capitalize() for token in words.tokens)


def _person(chosen: str, given: str, *, familiar: bool, by_title: bool, place: str) -> Phrase:
    if is_foreign(chosen):
        return _in_own_script(chosen, place)
    small, shouted = casing.is_all_small(chosen), chosen.isupper() and len(chosen) > 3 and "." not in chosen
    text = casing.named(chosen.lower()) if small or shouted else _titled(_turned(chosen))
    doubt = doubts.line("capitals_typed", text=text) if small else ""
    if shouted:
        return Phrase("name", chosen, doubt=doubts.line("capitals", other=text), other=text)
    words = words_of(text)
    titles = _titles(words)
    if titles and _has_small(words.part(titles)):
        text = f"{words.part(0, titles).text} {casing.named(words.part(titles).text)}"
        words, doubt, small = words_of(text), doubts.line("capitals_typed", text=text), True
    if text != chosen and "," in chosen:
        return Phrase("name", text, doubt=doubts.line("family_name", text=text), other=chosen)
    if titles and len(words) > titles + 1:
        family = _family(words, titles)
        short = " ".join((*words.tokens[:titles], family))
        if by_title:
            return Phrase("name", short, doubt=doubt, other=chosen if small else "")
        plain = words.keys[titles - 1].rstrip(".") in lexicon.greetings()["plain_titles"]
        if plain and place in lexicon.greetings()["title_countries"] and not doubt:
            return Phrase("name", text, doubt=doubts.line("greeting_title", other=short), other=short)
    surname = len(words) == 1 or words.tokens[0] in lexicon.names()["particles"]
    if surname and not familiar and not titles and not text.endswith("-san"):
        if given and key(given) != key(text) and not is_foreign(given):
            return Phrase("name", f"{_titled(given)} {text}", doubt=doubt, other=chosen if small else "")
        if key(given) != key(text) and not doubt:
            return Phrase("name", text, doubt=doubts.line("surname", text=text))
    several = "and" in words.keys or "&" in words.keys
    return Phrase("name", text, plural=several, doubt=doubt, other=chosen if small else "")


def _has_small(words: Words) -> bool:
    """Whether a part of the name was typed small that is no particle of it."""
    particles = lexicon.names()["particles"]
    return any(word.isalpha() and word.islower() and word not in particles for word in words.tokens)


def _turned(name: str) -> str:
    """Pendergrast, Odalys: the given name first."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and given and "," not in given and " and " not in given else name


def _in_own_script(chosen: str, place: str) -> Phrase:
    """A name in another script; in Japan the family name with -san."""
    if place != "JP":
        return Phrase("name", chosen)
    for ending in sorted(lexicon.greetings()["honorifics"]):
        chosen = chosen.removesuffix(ending).strip() or chosen
    if chosen.endswith("-san"):
        return Phrase("name", chosen)
    family, _, rest = chosen.partition(" ")
    text = f"{family}-san"
    unsure = not rest and len(chosen) > 3
    return Phrase("name", text, doubt=doubts.line("family_name", text=text) if unsure else "")


def _undressed(name: str) -> str:
    """The name without a greeting word before it, or degrees and stops behind it."""
    text = cleaning.flat(name).rstrip(_CLOSING.replace(".", "")).strip()
    text = cleaning.unstopped(text)
    for opener in sorted(lexicon.table("greetings")["dropped"], key=len, reverse=True):
        if text.casefold().startswith(f"{opener} "):
            text = text[len(opener) :].strip(" ,")
            break
    while True:
        words = words_of(text)
        last = words.keys[-1].rstrip(".") if words else ""
        if len(words) < 2 or last not in lexicon.greetings()["degrees"] or not _behind_comma(words):
            return text
        text = words.part(0, len(words) - 1).text.rstrip(" ,")


def _behind_comma(words: Words) -> bool:
    """A degree stands behind a comma, or is written like one: "Odalys Pendergrast PhD"."""
    return words.tokens[-2].endswith(",") or words.keys[-1].startswith("ph") or len(words) > 2


def _titles(words: Words) -> int:
    """How many titles begin the name."""
    titles = lexicon.greetings()["titles"]
    count = 0
    while count < len(words) - 1 and words.keys[count].rstrip(".") in titles:
        count += 1
    return count


def _titled(text: str) -> str:
    """The name with its titles written as titles: dr. is Dr."""
    words = words_of(text)
    count = _titles(words)
    tokens = [token[:1].upper() + token[1:] if index < count else token for index, token in enumerate(words.tokens)]
    return " ".join(tokens)


def _family(words: Words, titles: int) -> str:
    """The family name with its particles: van der Wiel."""
    tokens = list(words.tokens)
    while len(tokens) > titles + 1 and key(tokens[-1]).rstrip(".") in lexicon.greetings()["suffixes"]:
        tokens.pop()
    particles = lexicon.names()["particles"]
    start = len(tokens) - 1
    for index in range(titles, len(tokens) - 1):
        if key(tokens[index]) in particles and (index > titles or tokens[index].islower()):
            start = index
            break
    return " ".join(tokens[start:])


def _opener(text: str) -> str:
    """The word that greets at the beginning of a line, as typed."""
    low = text.casefold()
    for opener in sorted(lexicon.table("greetings")["openers"], key=len, reverse=True):
        after = low[len(opener) : len(opener) + 1]
        if low.startswith(opener) and (
            not after or not after.isalnum() or (not opener.isascii() and not opener.isalpha())
        ):
            return text[: len(opener)]
    return ""


def _whole(phrase: Phrase) -> Phrase:
    return msgspec.structs.replace(phrase, parts=(phrase.text,))
