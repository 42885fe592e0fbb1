"""The one table of rules (data/review): what each says, where it listens, and the words that make it speak."""

# No annotations of the future: msgspec would compile each anew at every start.

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from resign_tui.core import data_files

Severity = Literal["block", "error", "warn", "info"]
"""block: nothing leaves. error: leaves only after an "I know". warn and info: advice."""

SEVERITIES: tuple[Severity, ...] = ("block", "error", "warn", "info")
"""From gravest to lightest."""

GRAVE: tuple[Severity, ...] = ("block", "error")
"""Severities that hold a document back until somebody has said something."""

IDENTITY, NAME, WORDS, FREE, ADVISER = "identity", "name", "words", "free", "adviser"
"""Kinds of answers: people and places, names of things, a phrase, a paragraph, words of a lawyer."""

ALL = "all"
"""Stands for every companion document."""


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that make a rule speak; data/review/1-complete.toml tells what each level means.

    deniable: a "not" shortly before takes them back. quoted: they count inside quotation marks too. trade = false:
    these are no words of the trade, whatever noun follows. kinds: the kinds of answers that are read, or the companion
    documents whose words alone are.
    """

    level: Literal["strong", "soft", "felt", "plain", "hint"]
    terms: tuple[str, ...]
    deniable: bool = False
    quoted: bool = False
    trade: bool = True
    kinds: tuple[str, ...] = ("words", "free")


class Together(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say something together: one for each entry of `all`, within so many words of each other."""

    within: int
    all: tuple[str, ...]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: of code, of words, or of both.

    severity: the gravest that it speaks with.
    suggestion: what would mend it; {parts} in it is what of several the finding means.
    number: what a rule was called before it had a name; reports and older drafts tell it so.
    scenarios: the letters it is about, all if there are none. documents: companion documents that it is about as well,
    `all` for every one, and not_documents those that it leaves alone. fixed: it cannot be set aside.
    open_answer: it is about an answer that is missing, which the count of open answers tells where it is needed; a hint
    is not told before none of those is open. exact: its excerpt is the very signs and not their sentence. any_language:
    it listens in whatever language. private_to: the private document into which its words can be moved. at_sending: of
    a companion it speaks only when that leaves.
    check: what makes a rule of code speak about a letter, as family:function (dates:weekend is `weekend` in
    rules_dates.py); companion_check: the same about a companion document.
    outlasts: stages after handing in, in which it still says of the letter something that can be done.
    settled_by: the question whose answer takes its words back. looks_past: words of the trade, names typed elsewhere,
    and what an adviser's paragraph is there to say, are not meant; compound: so many words at most can be part of a
    term of the trade. startles: the same words in the name of a project are worth a hint.
    """

    id: str
    severity: Severity
    title: str
    why: str
    suggestion: str
    number: str = ""
    scenarios: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    not_documents: tuple[str, ...] = ()
    fixed: bool = False
    open_answer: bool = False
    exact: bool = False
    any_language: bool = False
    private_to: Literal["exit-interview", "hr-memo"] = "exit-interview"
    at_sending: bool = False
    check: str = ""
    companion_check: str = ""
    outlasts: tuple[Literal["handed-in", "over"], ...] = ()
    settled_by: str = ""
    looks_past: tuple[Literal["trade", "names", "adviser"], ...] = ()
    compound: int = 1
    startles: bool = False
    words: tuple[WordList, ...] = ()
    together: tuple[Together, ...] = ()

    @property
    def is_grave(self) -> bool:
        """It may hold a document back."""
        return self.severity in GRAVE

    def concerns(self, scenario: str) -> bool:
        """It speaks about letters of this scenario."""
        return not self.scenarios or scenario in self.scenarios

    def concerns_companion(self, document: str) -> bool:
        """It speaks about this companion document."""
        return (document in self.documents or ALL in self.documents) and document not in self.not_documents


class _RulesFile(msgspec.Struct, forbid_unknown_fields=True):
    rule: tuple[Rule, ...]


def data(name: str) -> dict[str, Any]:
    """A file of data/review/words."""
    return data_files.load("review/words", name)


@cache
def listed(name: str, group: str) -> frozenset[str]:
    """The words of one group in a file of data/review/words that holds plain lists."""
    return frozenset(data(name)[group].split())


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by id, in the order in which findings about the same place are told."""
    files = data_files.load_all_as("review", _RulesFile).values()
    return MappingProxyType({each.id: each for file in files for each in file.rule})


@cache
def companions_with_words() -> frozenset[str]:
    """Companion documents that have lists of words of their own."""
    kinds = {kind for each in rules().values() for words in each.words for kind in words.kinds}
    return frozenset(kinds - {"words", "free", "name"})


def rule(rule_id: str) -> Rule:
    """The rule with this id; KeyError when there is none."""
    return rules()[rule_id]
