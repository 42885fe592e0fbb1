"""The table of documents: a new one is a module that composes it, and a row in data/documents/documents.toml."""

# No annotations of the future: msgspec would compile each anew at every start.

import importlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from resign_tui.core import data_files, handing_in, library
from resign_tui.core.answers.conditions import Groups
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.documents import offers
from resign_tui.core.documents.offers import DocumentOffer
from resign_tui.core.letter.own_phrases import in_document

DocumentGroup = Literal["hand-in", "own", "work", "send", "apart"]
"""What becomes of a document once it is written.

The person hands it in, keeps it, takes it to work or sends it; or it is kept apart from everything else.
"""


class Caution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to know of a document, in these stages and for those for whom `when` holds, as it does for a question.

    Without stages it is said in all of them, without `when` to everybody. {recipient} in the text is who receives the
    letter. that_day: what of it is to be done with them on the day of handing in. private: it tells what happened, so
    that it is not shown to whoever looks over a shoulder.
    """

    text: str
    when: Groups = ()
    stages: tuple[handing_in.Stage, ...] = ()
    private: bool = False
    that_day: str = ""

    def concerns(self, departure: Departure) -> bool:
        """It is to be said in this departure as it stands."""
        is_time = not self.stages or handing_in.stage(departure) in self.stages
        return is_time and (not self.when or departure.facts.hold(self.when))


class Afterwards(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of a document once the letter is handed in."""

    where: str
    group: DocumentGroup


class DocumentKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of document.

    name: as on the command line. short: the label where cells are few, if it is another. target: "module:function" that
    composes it; the module is imported at the first call, so that a letter does not wait for the others. rule: the
    same for what says whether it is offered, where the scenarios do not. comes_with: the document with which it is
    offered, of which alone advice speaks. where: where it lives. lives: the same in a few cells. group: with which
    others it goes. after: both once the letter is handed in, if they change then. formats: the usual ones, of those in
    which it can be written. private: for the person's own folder, never in a bundle with others. folder: the folder of
    its own that it is written into, wherever the others go. questions: beginnings of the ids of the questions that are
    asked for it alone. length: how long it should be, in words for the person. aside, summary: what stands beside and
    below the title of the form for its questions. cautions: what to know of it, one sentence or two each; some are for
    some departures alone.
    """

    name: str
    label: str
    short: str = ""
    target: str
    rule: str = ""
    comes_with: str = ""
    where: str
    lives: str
    group: DocumentGroup
    after: Afterwards | None = None
    formats: tuple[str, ...]
    private: bool = False
    folder: str = ""
    questions: tuple[str, ...] = ()
    length: str
    aside: str = ""
    summary: str = ""
    cautions: tuple[str | Caution, ...]

    def compose(self, departure: Departure) -> Document:
        """The document of this departure."""
        compose: Callable[[Departure], Document] = _function(self.target)
        document = compose(departure)
        return document if self.name == "letter" else in_document(document, departure.phrases)

    def cautions_for(self, departure: Departure) -> tuple[str, ...]:
        """What to know before it is written for this departure."""
        return tuple(text for text, _ in self.told_cautions(departure))

    def told_cautions(self, departure: Departure) -> Iterator[tuple[str, bool]]:
        """The same, each with whether it is private."""
        for each in self.cautions:
            caution = Caution(each) if isinstance(each, str) else each
            if caution.concerns(departure):
                yield caution.text.replace("{recipient}", handing_in.recipient(departure)), caution.private

    def where_at(self, stage: handing_in.Stage) -> str:
        """Where it lives then."""
        return self.where if self.after is None or stage == "before" else self.after.where

    def group_at(self, stage: handing_in.Stage) -> DocumentGroup:
        """With which others it goes then."""
        return self.group if self.after is None or stage == "before" else self.after.group

    def offered(self, departure: Departure) -> DocumentOffer:
        """Whether it belongs to this departure, may be wanted, or does not apply."""
        if self.comes_with:
            return document_kinds()[self.comes_with].offered(departure)
        if self.rule:
            rule: Callable[[Departure], DocumentOffer] = _function(self.rule)
            return rule(departure)
        return offers.by_scenario(departure, self.name)


class _DocumentsFile(msgspec.Struct, forbid_unknown_fields=True):
    document: tuple[DocumentKind, ...]


@cache
def document_kinds() -> Mapping[str, DocumentKind]:
    """Every kind of document by name, in the order in which they are offered."""
    file = data_files.load_as("documents", "documents", _DocumentsFile)
    return MappingProxyType({kind.name: kind for kind in file.document})


def offered(departure: Departure) -> tuple[tuple[str, DocumentOffer], ...]:
    """Every document by name with whether to offer it, in the order of the table."""
    return tuple((kind.name, kind.offered(departure)) for kind in document_kinds().values())


def belonging(departure: Departure) -> tuple[str, ...]:
    """The names of the documents to advise, in the order of the scenario, then of the table."""
    kinds = document_kinds()
    names = dict.fromkeys((*library.scenario(departure.scenario).offer, *kinds))
    return tuple(name for name in names if not kinds[name].comes_with and kinds[name].offered(departure) == "yes")


def of_recipient(departure: Departure) -> tuple[str, ...]:
    """What is to be asked of the recipient of the letter from the day on which it is handed in."""
    if handing_in.stage(departure) != "handed-in":
        return ()
    cautions = (each for each in document_kinds()["letter"].cautions if isinstance(each, Caution))
    return tuple(each.that_day for each in cautions if each.that_day and each.concerns(departure))


def spoken(name: str) -> str:
    """What the document of this name is called inside a sentence: the letter, the HR memo."""
    label = document_kinds()[name].label
    return f"the {label if label[:2].isupper() else label[0].lower() + label[1:]}"


def compose(departure: Departure, name: str) -> Document:
    """The document of this name; KeyError when there is none."""
    return document_kinds()[name].compose(departure)


def _function(target: str) -> Any:
    """The function at "module:function", whose module is imported now."""
    module, name = target.split(":")
    return getattr(importlib.import_module(module), name)
