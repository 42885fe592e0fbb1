"""What one kind of store is: how it is recognised by its names, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder


class SourceKind(msgspec.Struct, frozen=True):
    """One kind of store.

    name: as `--only` takes it. title: as the person reads it. stores: names within a listed folder that are stores of
    this kind, "" for the folder itself. read: its proposals, as they come. closes: nothing else is looked for inside
    a folder that is such a store. first: read as soon as it is found, for others ask it. home: read from the home
    folder, and only if the person asked for that.
    """

    name: str
    title: str
    stores: Callable[[Folder], Iterable[str]]
    read: Callable[[Store, Survey], Iterator[Proposal]]
    closes: bool = False
    first: bool = False
    home: bool = False
