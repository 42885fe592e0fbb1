"""Proposals from the names in files of keys: a place of a key each, and many names of one file as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from resign_tui.core.evidence.proposal import Confidence, Proposal, Source
from resign_tui.evidence.formats import assignments
from resign_tui.evidence.personal_names import looks_personal
from resign_tui.evidence.sources.home.entries import Entry
from resign_tui.evidence.sources.home.table import KeyFile
from resign_tui.evidence.survey import Survey
from resign_tui.evidence.wording import count, day, headline, listed

ACCESS = "handover.access"
ROTATE = "yes, before the last day"
_EACH = 6
"""Keys of one file that are proposed one by one; more of them are one proposal."""

_NAMES = 12
"""Names of one file that are told; the others are counted."""

_WHAT, _READ_AT_ONCE = 70, 52
_NOUNS = {"cloud": "key", "api_key": "key", "db": "password", "ssh": "private key", "saas": "login"}


class KeyPlace(msgspec.Struct, frozen=True):
    """Where a key is kept, as a record of access. source: kind, file and name. about: the sentence and its reason."""

    source: Source
    system: str
    kind: str
    location: str
    what: str
    note: str
    why: str
    row: str = "IA-01"
    lasts: bool = True
    confidence: Confidence = "certain"
    vanishes: bool = False
    same: tuple[str, ...] = ()

    def proposal(self, survey: Survey) -> Proposal:
        """The record of access that it gives."""
        fields = {"system": self.system, "kind": self.kind, "location": self.location, "owner": "me"}
        origins = dict.fromkeys(fields, self.source.path) | {"owner": f"{self.source.path} is yours"}
        if self.lasts:
            fields["rotate"] = ROTATE
            origins["rotate"] = "it lasts until somebody withdraws it"
        return Proposal(
            source=self.source,
            what=headline(self.what),
            same=self.same,
            why=self.why,
            confidence=self.confidence,
            record=ACCESS,
            fields=fields,
            origins=origins,
            row=self.row,
            note=self.note,
            as_of=survey.now,
            vanishes=self.vanishes,
        )


def without_private(entries: Sequence[Entry], shown: str, survey: Survey) -> list[Entry]:
    """The entries whose name does not say private; the others are counted."""
    kept = [entry for entry in entries if not entry.is_private]
    if left_out := len(entries) - len(kept):
        survey.told(f"{shown}: {left_out_words(left_out)}.")
    return kept


def left_out_words(number: int) -> str:
    """How many entries were not told because they look private."""
    return f"{count(number, 'entry looks private and was', 'entries look private and were')} left out"


def of_file(file: KeyFile, shown: str, entries: Sequence[Entry], survey: Survey) -> Iterator[Proposal]:
    """The places of keys that one file names: each of a few, all of many, and what it names without a key."""
    public = without_private(entries, shown, survey)
    lasting = [entry for entry in public if entry.kept]
    others = [entry for entry in public if not entry.kept]
    if len(lasting) <= _EACH:
        for entry in lasting:
            yield _one(file, shown, entry, survey).proposal(survey)
    else:
        yield _many(file, shown, lasting, survey).proposal(survey)
    if others:
        yield _keyless(file, shown, others, survey).proposal(survey)
    if file.kind == "cloud" and file.maker == "AWS" and lasting:
        yield _jobs_may_use(shown, lasting, survey)


def variables(
    kind: str, shown: str, system: str, names: Sequence[str], survey: Survey, *, others: int = 0
) -> Iterator[Proposal]:
    """The variables of one file whose names say that they hold a key, as one place; and which look personal."""
    if not names:
        return
    several = len(names) > 1
    rest = f"; {count(others, 'other variable')} of the file {'is' if others == 1 else 'are'} none" if others else ""
    yield KeyPlace(
        source=Source(kind, shown),
        system=system if several else names[0],
        kind="db" if all(assignments.is_database(name) for name in names) else "api_key",
        location=f"{shown}, {listed(names, _NAMES)}",
        what=f"{shown}: {listed(names, 2) if several else names[0]}",
        note=f"{shown} gives a value to {listed(names, _NAMES)}, as of {day(survey.now)}. "
        f"By {'their names these are keys' if several else 'its name this is a key'}; "
        f"whether {'they are' if several else 'it is'} kept elsewhere too, the file does not say.",
        why=f"by {'their names' if several else 'its name'}; what stands behind {'them' if several else 'it'} was "
        f"skipped{rest}",
        confidence="likely",
    ).proposal(survey)
    for name in names:
        if looks_personal(name, survey.me):
            yield _personal_token(Source(kind, shown, name), name, survey)


def tokens_answer(source: Source, what: str, which: str, note: str, why: str, survey: Survey) -> Proposal:
    """The answer that automation may hold a token of the person."""
    return Proposal(
        source=source,
        what=headline(what),
        why=why,
        confidence="guess",
        answers={"account.tokens": "yes", "account.tokens_which": which},
        row="IA-07",
        note=note,
        as_of=survey.now,
    )


def _one(file: KeyFile, shown: str, entry: Entry, survey: Survey) -> KeyPlace:
    system = entry.system or file.maker or entry.name
    noun = _NOUNS[file.kind]
    detail = f" ({entry.detail})" if entry.detail else ""
    if entry.name and not detail and entry.name not in system:
        detail = f" ({entry.name})"
    return KeyPlace(
        source=Source("home", shown, entry.name),
        system=system,
        kind=file.kind,
        location=_location(shown, entry.name),
        what=_what(f"{system}: {noun}", shown),
        note=f"{shown} holds a {noun} for {system}{detail}, as of {day(survey.now)}. "
        "It goes on working until somebody withdraws it.",
        why="the file names it; the value was skipped",
        row=file.row,
    )


def _what(fact: str, shown: str) -> str:
    """A fact with its file; of a long place its end alone, for the whole stands in the record."""
    places = (shown, *("/".join(shown.split("/")[-most:]) for most in (2, 1) if shown.count("/") > 1))
    return next(
        (text for place in places if len(text := f"{fact} in {place}") <= _READ_AT_ONCE), f"{fact} in {places[-1]}"
    )


def _many(file: KeyFile, shown: str, entries: Sequence[Entry], survey: Survey) -> KeyPlace:
    names = listed([entry.name for entry in entries], _NAMES)
    noun = f"{_NOUNS[file.kind]}s"
    return KeyPlace(
        source=Source("home", shown),
        system=file.maker or listed([entry.name for entry in entries]),
        kind=file.kind,
        location=_location(shown, names),
        what=f"{len(entries)} {noun} in {shown}",
        note=f"{shown} holds {len(entries)} {noun}, as of {day(survey.now)}: {names}. "
        "They go on working until somebody withdraws them.",
        why="the file names them; the values were skipped",
        row=file.row,
    )


def _keyless(file: KeyFile, shown: str, entries: Sequence[Entry], survey: Survey) -> KeyPlace:
    names = [entry.name or entry.system for entry in entries]
    told = [f"{name} ({entry.detail})" if entry.detail else name for name, entry in zip(names, entries, strict=True)]
    systems = list(dict.fromkeys(entry.system or file.maker for entry in entries))
    return KeyPlace(
        source=Source("home", shown, "names without a key"),
        system=systems[0] if len(systems) == 1 else file.maker or listed(names),
        kind=file.kind,
        location=_location(shown, listed([entry.name for entry in entries if entry.name], _NAMES)),
        what=_what(f"{', '.join(systems) if len(systems) == 1 else listed(names, 2)}: no key", shown),
        note=f"{shown} names {listed(told, _NAMES)}, as of {day(survey.now)}. No key that lasts was seen in that file.",
        why="the file names them, and no key beside them",
        row=file.row,
        lasts=False,
        same=(f"no key: {', '.join(systems)}",) if len(systems) == 1 and "*" in file.path else (),
    )


def _jobs_may_use(shown: str, entries: Sequence[Entry], survey: Survey) -> Proposal:
    """A long-lived key of a cloud is mostly there for something that runs by itself."""
    names = listed([entry.name for entry in entries], _NAMES)
    answers: Mapping[str, str] = {"account.cloud_keys": "yes", "account.cloud_keys_which": f"AWS, profile {names}"}
    return Proposal(
        source=Source("home", shown, "jobs"),
        what=headline(f"Jobs may run with your AWS key, profile {names}"),
        why="a key that lasts lies there; which jobs use it, the file does not say",
        confidence="likely",
        answers=answers,
        row="IA-02",
        note=f"A long-lived AWS key of mine (profile {names}) lies in {shown}, as of {day(survey.now)}; jobs "
        "that use it fail once it is withdrawn. Which jobs those are, the file does not say.",
        as_of=survey.now,
    )


def _personal_token(source: Source, name: str, survey: Survey) -> Proposal:
    return tokens_answer(
        source,
        f"{name} looks like a personal token",
        f"{name} in {source.path}",
        f"{name} in {source.path} looks like a personal token, as of {day(survey.now)}; what uses it fails once it is "
        "withdrawn.",
        "by its name",
        survey,
    )


def _location(shown: str, name: str) -> str:
    return f"{shown}, {name}" if name else shown
