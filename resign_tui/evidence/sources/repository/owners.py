"""CODEOWNERS: which of its lines name the person and nobody else, for files that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec
from codeowners import CodeOwners

from resign_tui.core.evidence.identity import Identities
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, limits
from resign_tui.evidence.sources.repository.opened import Opened
from resign_tui.evidence.wording import headline, listed

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
_SECTION = re.compile(r"\^?\[[^\]]+\](?:\[\d+\])?(?P<owners>(?:\s+\S+)*)\s*")
_CLASSES = re.compile(r"(?:[^\[\]]|\[!?\w(?:-?\w)*\])*")
_BLANK = "\x01"
"""Stands for an escaped blank, in a pattern and in the paths that it is matched with."""

_MOST_FILES = 5_000
_MOST_LINES = 2_000
_MOST_STARS = 4


class Rule(msgspec.Struct, frozen=True):
    """One line: a pattern with its owners, those of its section where it names none."""

    pattern: str
    owners: tuple[str, ...]


def sections(text: str) -> list[list[Rule]]:
    """The rules of each section in their order; what stands before the first section is one too, as in GitHub's form.

    The library reads one section and plain names; heads of sections, their owners, escaped signs and exclusions of
    GitLab are resolved here. Patterns that it cannot read are left out.
    """
    found: list[list[Rule]] = [[]]
    defaults: tuple[str, ...] = ()
    for raw in islice(text.splitlines(), _MOST_LINES):
        written = raw.strip()
        if not written or written.startswith("#"):
            continue
        head = _SECTION.fullmatch(written)
        if head is not None:
            defaults = tuple(head["owners"].split())
            found.append([])
            continue
        pattern, *owners = re.split(r"\s#", written.replace("\\ ", _BLANK), maxsplit=1)[0].split()
        is_excluded = pattern.startswith("!") and len(found) > 1
        rule = Rule(pattern.lstrip("!") if is_excluded else pattern, tuple(owners) or defaults)
        if _is_readable(rule.pattern):
            found[-1].append(Rule(rule.pattern, ()) if is_excluded else rule)
    return [rules for rules in found if rules]


def _is_readable(pattern: str) -> bool:
    if (
        not pattern
        or not _CLASSES.fullmatch(pattern)
        or len(re.findall(r"\*+", pattern)) > _MOST_STARS
        or len(pattern) > limits.LINE
    ):
        return False
    try:
        CodeOwners(f"{pattern} @somebody")
    except (ValueError, IndexError, re.error):
        return False
    return True


def only_mine(text: str, me: Identities, paths: Sequence[str]) -> list[str]:
    """The patterns whose only owner is the person, of which at least one of these files is ruled by no later line."""
    found: list[str] = []
    for rules in sections(text):
        if not any(_is_mine(rule.owners, me) for rule in rules):
            continue
        library = CodeOwners("\n".join(" ".join((rule.pattern, *rule.owners)) for rule in rules))
        ruling = {library.matching_line(path.replace(" ", _BLANK))[1] for path in paths[:_MOST_FILES]}
        found += [
            rule.pattern.replace(_BLANK, " ")
            for number, rule in enumerate(rules, start=1)
            if number in ruling and _is_mine(rule.owners, me)
        ]
    return list(dict.fromkeys(found))


def _is_mine(owners: Sequence[str], me: Identities) -> bool:
    return bool(owners) and all("/" not in owner and me.has_handle(owner) for owner in owners)


def proposals(opened: Opened, paths: Sequence[str]) -> Iterator[Proposal]:
    """One proposal for everything that CODEOWNERS gives to the person alone."""
    tracked = set(paths)
    place = next((name for name in PLACES if name in tracked or (opened.path / name).is_file()), None)
    if place is None:
        return
    shown = opened.store.below(place)
    data = opened.survey.tried(opened.path / place, shown, limits.SETTINGS_FILE, "who must approve is not known")
    patterns = only_mine((data or b"").decode("utf-8-sig", "replace"), opened.survey.me, paths)
    if not patterns:
        return
    names = listed([cleaning.name(pattern) for pattern in patterns], 5)
    yield Proposal(
        source=opened.source(place),
        what=headline(f"CODEOWNERS has you alone: {names} in {opened.name}"),
        note=f"{place} of {opened.name} names one code owner only for {names}. They need a second one, "
        "or merges wait for a person who is gone.",
        why=f"the last line of {place} that matches names nobody else; read {opened.day(opened.survey.now)}",
        confidence="guess",
        answers={"account.sole_admin": "yes", "account.sole_admin_which": f"code owner of {names} in {opened.name}"},
        row="IA-04",
        as_of=opened.survey.now,
    )
