"""A letter that was written elsewhere: which of it is the letter, in which language, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

import msgspec

from resign_tui.core import late_regex, words
from resign_tui.core.legible import INVISIBLE, UNREADABLE, legible
from resign_tui.core.parsing import WEEKDAYS
from resign_tui.core.review import grammar, marks, rules_letter, scan, table, tokens
from resign_tui.core.review.beats import says
from resign_tui.core.review.days import day_of, days_in
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.run import finding_of, in_order

_NEAR = 40
"""Signs before a date in which its kind is named."""

_ENOUGH_WORDS = 12
"""With fewer the language of a text cannot be told."""

_IS_WORK = late_regex.compile(r",?(?: is| will be| as| being)? my (?:last|final) working day", re.IGNORECASE)
_NAME_GREETING = late_regex.compile(r"^[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){0,2},$")
_GREETS = late_regex.compile(
    r"^(?:dear|hi|hello|hey|respected|good (?:morning|day|afternoon|evening)|to whom|to the)\b[^\n.]{0,80}$",
    re.IGNORECASE,
)
_TITLE = late_regex.compile(r"\b(dr|mr|mrs|ms|mx|prof|st|[a-z])\.", re.IGNORECASE)
"""A title or an initial, whose point does not end a sentence."""
_SUBJECT = late_regex.compile(r"^(?:subject|re|sub|subj)\s*:", re.IGNORECASE)
_CLOSES = late_regex.compile(
    r"^(?:with )?(?:(?:kind|kindest|best|warm|warmest|many|my|all my|all the)\s)*(?:regards|wishes|thanks|best|"
    r"thank you|cheers|yours|sincerely|faithfully|respectfully|truly|cordially|warmly|gratefully)"
    r"(?: (?:sincerely|faithfully|truly|respectfully|and regards|again|in advance|and best wishes))?\s*[,]?$",
    re.IGNORECASE,
)
_SIGNED = late_regex.compile(r"(?<=[.!?,])(?:\s+[A-ZÀ-Þ][\w'’.-]*){1,8}\Z")
"""A name at the end of a text, with what stands below it; no sentence ends without a stop in capitals alone."""
_SIGNED_FROM = late_regex.compile(r"(?: from)?(?:,?\s+[A-ZÀ-Þ][\w'’.-]*){1,3}\Z")
"""A name behind a close in the same line."""
_NOTE = late_regex.compile(
    r"^\s*(?:cc|bcc|encl?|enclosures?|attachments?|copy|ref|staff number|p\.?s)\b\.?\s*:", re.IGNORECASE
)
_OLDER = late_regex.compile(r"^(?:on .{5,160} wrote:|-{2,} ?original message ?-{2,}|_{10,})\s*$", re.IGNORECASE)
_SIGNATURE = late_regex.compile(r"^-- ?$")
_WEEKDAYS = {name[:cells].casefold(): at for at, name in enumerate(WEEKDAYS) for cells in (3, 4, 5, len(name))}


class Parts(msgspec.Struct, frozen=True):
    """What a text holds of a letter: the parts around its body, and the paragraphs of the body.

    prose: the paragraphs between a heading and the close, whose sentences must read right.
    """

    frame: tuple[str, ...]
    body: tuple[str, ...]
    prose: tuple[str, ...]

    @property
    def text(self) -> str:
        """The body, its paragraphs apart."""
        return "\n\n".join(self.body)


def review_text(text: str, scenario: str = "") -> tuple[Finding, ...]:
    """What speaks against a letter written elsewhere: all of it is the person's own, and nothing else is known.

    Without a scenario only what holds for every letter is looked at. Older mail below it and a signature are somebody
    else's matter. A letter in another language is named as such and not judged.
    """
    findings = [finding_of(hit, text) for hit in marks.hidden_signs(text, table.FREE)]
    own = _own_lines(legible(text))
    language = _language(own)
    letter = _parted(own)
    for kind, parts in ((table.FREE, letter.body), (table.IDENTITY, letter.frame)):
        for part in parts:
            hits = scan.scan(part, kind, scenario)
            findings += [finding_of(hit, part) for hit in hits if not language or table.rule(hit.rule).any_language]
    if language:
        findings.append(make("not-english", why=f"This letter seems to be in {language}."))
    else:
        findings += [*_as_a_letter(letter, scenario), *_empty_places(own)]
    return in_order([_as_it_stands(finding, text) for finding in findings])


def _as_it_stands(finding: Finding, text: str) -> Finding:
    """The finding with its excerpt as the text has it, whatever breaks its lines and hides in it."""
    if finding.excerpt in text:
        return finding
    unseen = f"[{INVISIBLE}]*"
    words = (
        unseen.join("." if sign == UNREADABLE else re.escape(sign) for sign in word) for word in finding.excerpt.split()
    )
    match = re.search(rf"{unseen}\s[\s{INVISIBLE}]*".join(words), text, re.DOTALL)
    return msgspec.structs.replace(finding, excerpt=match[0]) if match else finding


def _as_a_letter(letter: Parts, scenario: str) -> Iterator[Finding]:
    """What holds for the letter as a whole."""
    body = list(letter.body)
    if body:
        heading = body[:1] if body[0] not in letter.prose else []
        yield from rules_letter.plainly_resigns("\n\n".join((*heading, *letter.prose[:1])))
    else:
        yield make("no-plain-resignation")
    if not rules_letter.names_a_day(letter.text):
        yield make("no-last-day", why="No sentence names the day on which your employment ends.")
    yield from _days(letter.text)
    yield from _sentences(letter.prose)
    yield from rules_letter.loud_words([(part, "", "") for part in body])
    if table.rule("not-final").concerns(scenario):
        yield from (
            make("not-final", excerpt=excerpt) for excerpt, _ in rules_letter.not_final((part, "") for part in body)
        )
    if table.rule("door-not-open").concerns(scenario) and not says("door", letter.text):
        yield make("door-not-open")
    if scenario == "mistreated":
        for why in rules_letter.too_many_facts(letter.text):
            yield make("beyond-three-facts", why=why)
    for why in rules_letter.unusual_length(letter.text, scenario):
        yield make("unusual-length", why=why)


def _sentences(prose: Sequence[str]) -> Iterator[Finding]:
    """Sentences that read wrong; what follows a colon may be a list without marks."""
    for before, part in zip(("", *prose), prose, strict=False):
        hits = [*grammar.misread(part)]
        if not before.rstrip().endswith(":"):
            hits += grammar.unfinished(part)
        yield from (finding_of(hit, part) for hit in hits)


def _days(text: str) -> Iterator[Finding]:
    """Two different last days, and a weekday that is not the one of its date."""
    ends: dict[str, dict[date, str]] = {"work": {}, "employment": {}}
    for start, end in tokens.sentences(text):
        sentence = text[start:end]
        for match in days_in(sentence):
            day = day_of(match)
            if day is None:
                if match["y"]:
                    yield make(
                        "impossible-last-day",
                        excerpt=match[0],
                        why="There is no such day.",
                        suggestion="Look at a calendar.",
                    )
                continue
            if says("last_day", sentence) and not says("help_after", sentence):
                near = sentence[max(match.start() - _NEAR, 0) : match.start()].casefold()
                is_work = "working day" in near or bool(_IS_WORK.match(sentence, match.end()))
                ends["work" if is_work else "employment"].setdefault(day, match[0])
            named = _before(sentence, match.start())
            if named in _WEEKDAYS and _WEEKDAYS[named] != day.weekday():
                why = f"{words.long_date(day, 'dmy_long')} is a {WEEKDAYS[day.weekday()]}."
                yield make("wrong-weekday", excerpt=match[0], why=why)
    for named_days in ends.values():
        if len(named_days) > 1:
            yield make(
                "dates-disagree", excerpt=list(named_days.values())[1], why="The letter names two different last days."
            )


def _before(sentence: str, at: int) -> str:
    """The word in front of a date, in small letters, if only a comma stands between."""
    match = re.search(r"([^\W\d_]+),?\s+$", sentence[:at])
    return match[1].casefold() if match else ""


_LINE = late_regex.compile(r"_{4,}|\.{5,}|…{2,}|^\s*dear\s*,", re.IGNORECASE | re.MULTILINE)
_IN_BRACKETS = late_regex.compile(
    r"\((?:your |my |the )?(?:job title|company name|company|position|name|role|date|last day|manager'?s? name)\)"
    r"|^\s*dear (?:name|manager'?s? name|recipient)\b|^\s*your (?:full )?name\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def _empty_places(text: str) -> Iterator[Finding]:
    """A greeting without a name, a line to write on, a template's words in brackets."""
    for pattern in (_LINE, _IN_BRACKETS):
        for match in pattern.finditer(text):
            yield make("placeholder", excerpt=match[0].strip())


def _own_lines(text: str) -> str:
    """The text without older mail below it, quoted lines and what stands below a signature mark."""
    lines: list[str] = []
    for line in text.splitlines():
        if _OLDER.match(line.strip()) or _SIGNATURE.match(line):
            break
        if not line.lstrip().startswith(">"):
            lines.append(line)
    return "\n".join(lines)


def _parted(text: str) -> Parts:
    """Frame and body: what follows the greeting and is more than a name, a subject line or a close."""
    lines = text.split("\n")
    greeting = next((at for at, line in enumerate(lines) if _greets(line)), -1)
    above = "\n".join(lines[: greeting + 1])
    parts = [part for part in re.split(r"\n[ \t\r]*\n", "\n".join(lines[greeting + 1 :])) if part.strip()]
    body = [part.strip("\n") for part in parts if len(part.split()) > 4 and not _SUBJECT.match(part.strip())]
    if greeting < 0:
        body = [part for part in body if _is_running_text(part)] or body
    frame = [part for part in (above, *parts) if part.strip() and part.strip("\n") not in body]
    return Parts(tuple(frame), tuple(body), tuple(_prose(body, parts)))


def _prose(body: Sequence[str], parts: Sequence[str]) -> Iterator[str]:
    """The paragraphs up to the close, without a heading and without lines such as a copy notice."""
    for at, part in enumerate(parts):
        lines = part.strip("\n").split("\n")
        closes = next((place for place, line in enumerate(lines) if _closes(line.strip())), len(lines))
        own = "\n".join(lines[:closes])
        if at == len(parts) - 1:
            own = _unsigned(own.rstrip())
        is_heading = at == 0 and "\n" not in own and not own.rstrip().endswith((".", ":", ";", "?", "!"))
        if part.strip("\n") in body and own.strip() and not _NOTE.match(own) and not (is_heading and len(parts) > 1):
            yield own
        if closes < len(lines):
            return


def _unsigned(text: str) -> str:
    """The text without the name at its end, and without the line of thanks that goes before it with a comma."""
    bare = _SIGNED.sub("", text)
    return bare.rpartition("\n")[0] if bare != text and bare.endswith(",") else bare


def _closes(line: str) -> bool:
    return bool(_CLOSES.match(line) or _CLOSES.match(_SIGNED_FROM.sub("", line)))


def _greets(line: str) -> bool:
    bare = _TITLE.sub(r"\1", line.strip())
    return bool(_GREETS.match(bare) or _NAME_GREETING.match(bare)) and len(bare.split()) <= 14


def _is_running_text(part: str) -> bool:
    """A paragraph and no address block: its lines are sentences."""
    return bool(re.search(r"[a-z][.!?](?:\s|$)", part)) or len(part.split()) > 14


def _language(text: str) -> str:
    """The language of a letter that is not in English; empty for English and for too few words to tell."""
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) > 20 and sum(ord(sign) > 0x2E7F for sign in letters) > len(letters) / 3:
        return "Chinese, Japanese or Korean"
    used = [word.text for word in tokens.words(text)]
    counts = {name: sum(word in common for word in used) for name, common in _common_words().items()}
    english = counts.pop("English")
    best = max(counts, key=lambda name: counts[name])
    return best if len(used) >= _ENOUGH_WORDS and counts[best] > max(2 * english, 2) else ""


@cache
def _common_words() -> Mapping[str, frozenset[str]]:
    """The commonest words of each language that is told apart, by its name."""
    return {name: frozenset(listed.split()) for name, listed in table.data("languages").items()}
