"""Reading every store below the named folders: walk, recognise, read, and let nothing through that is a secret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from resign_tui.core.answers.draft import Cell
from resign_tui.core.answers.leaks import Find, hits_in
from resign_tui.core.evidence.proposal import READ_ON, Proposal, Source
from resign_tui.evidence import limits, walk, wording
from resign_tui.evidence.cleaning import line
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.registry import SOURCES
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.wording import count

_LONGEST_KEY = 1_000
_OURS = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)
"""What a reader that did not foresee a file raises; the other stores are read all the same."""

LEFT_OUT = "left out, it looked like a secret"


def proposals(
    folders: Sequence[Path],
    survey: Survey,
    *,
    home: Path | None = None,
    since: date | None = None,
    kinds: Sequence[SourceKind] = SOURCES,
) -> Iterator[Proposal]:
    """Every proposal as it is found; what could not be read is told in `survey.troubles`.

    home: the home folder, where the person asked for it. since: what is known to be older is left out.
    """
    number = 0
    survey.roots = (*folders, *([home] if home is not None else []))
    try:
        for kind, store in _stores(folders, survey, kinds, home):
            for proposal in _of_store(kind, store, survey, since):
                number += 1
                if number > limits.ALL_PROPOSALS:
                    survey.told(
                        f"More than {limits.ALL_PROPOSALS} proposals were found; name fewer folders for the rest."
                    )
                    return
                yield proposal
    except Stopped:
        return
    except Spent as error:
        survey.told(str(error))


def _stores(
    folders: Sequence[Path], survey: Survey, kinds: Sequence[SourceKind], home: Path | None
) -> Iterator[tuple[SourceKind, Store]]:
    """What is read at once as soon as it is found, then everything else in the order of the table."""
    later: dict[str, list[Store]] = {kind.name: [] for kind in kinds}
    seen: set[Path] = set()
    closed: set[Path] = set()

    def enters(folder: walk.Folder, name: str) -> bool:
        path = folder.path / name
        return folder.path not in closed and path not in closed and path not in seen

    for root, label in _labelled(folders):
        survey.source = "folders"
        listed = walk.folders(root, enter=enters, told=survey.told, is_stopped=survey.stopped.is_set, label=label)
        for folder in () if root in seen else listed:
            seen.add(folder.path)
            survey.files += len(folder.files)
            survey.check()
            for kind in kinds:
                for name in () if kind.home else kind.stores(folder):
                    store = Store(folder.path / name if name else folder.path, folder)
                    if kind.closes:
                        closed.add(store.path)
                    if kind.first:
                        yield kind, store
                    else:
                        later[kind.name].append(store)
    for kind in kinds:
        if kind.home and home is not None:
            yield kind, Store(home, walk.Folder(home, home, (), ()))
        for store in later[kind.name]:
            yield kind, store


def _labelled(folders: Sequence[Path]) -> list[tuple[Path, str]]:
    """The named folders, outer ones first, each with as much of its path as tells it from the others."""
    roots = sorted(dict.fromkeys(folders), key=lambda root: len(root.parts))
    labels = []
    for root in roots:
        others = [other.parts for other in roots if other != root]
        length = next(
            (n for n in range(1, len(root.parts)) if all(other[-n:] != root.parts[-n:] for other in others)),
            len(root.parts),
        )
        labels.append((root, str(Path(*root.parts[-length:]))))
    return labels


def _of_store(kind: SourceKind, store: Store, survey: Survey, since: date | None) -> Iterator[Proposal]:
    """The proposals of one store, bounded; whatever goes wrong with it is one sentence, and the next store is read."""
    survey.source = kind.title
    number = 0
    try:
        for proposal in kind.read(store, survey):
            if since is not None and proposal.as_of is not None and proposal.as_of.date() < since:
                continue
            number += 1
            if number <= limits.STORE_PROPOSALS:
                yield dated(without_secrets(proposal, survey.find), survey.now)
    except (Stopped, Spent):
        raise
    except Unreadable as error:
        survey.told(f"{store.shown} was not read: {error}.")
    except RecursionError:
        survey.told(f"{store.shown} was not read: it is nested too deeply.")
    except MemoryError:
        survey.told(f"{store.shown} was not read: it asks for more memory than there is.")
    except _OURS as error:
        survey.told(f"{store.shown} was not read to its end: a fault of ours ({type(error).__name__}).")
    if number > limits.STORE_PROPOSALS:
        rest = number - limits.STORE_PROPOSALS
        survey.told(f"{store.shown}: {count(rest, 'more proposal')} left out; only {limits.STORE_PROPOSALS} are shown.")


def dated(proposal: Proposal, now: datetime) -> Proposal:
    """The proposal with its time: files that tell none hold what they held when they were read."""
    note = proposal.note
    if note and not wording.names_day(note):
        note = f"{note} {READ_ON}{wording.day(now)}."
    return replace(proposal, note=note, as_of=proposal.as_of or now)


def without_secrets(proposal: Proposal, find: Find) -> Proposal:
    """The proposal without any value in which a secret was found; never a part of one is shown."""

    def has_secret(text: str) -> bool:
        return bool(hits_in(text, find))

    def clean(text: str) -> str:
        return LEFT_OUT if has_secret(text) else text

    def clean_all(values: Mapping[str, str]) -> dict[str, str]:
        return {key: text for key, text in values.items() if not has_secret(text)}

    fields = {key: cell for key, cell in proposal.fields.items() if not any(map(has_secret, _texts(cell)))}

    def clean_source(source: Source) -> Source:
        return Source(source.kind, clean(source.path), clean(source.object))

    return replace(
        proposal,
        source=clean_source(proposal.source),
        what=clean(proposal.what),
        why=clean(proposal.why),
        note=clean(proposal.note),
        fields=fields,
        origins={key: clean(origin) for key, origin in proposal.origins.items() if key in fields},
        answers=clean_all(proposal.answers),
        same=tuple(line(key, _LONGEST_KEY) for key in proposal.same if not has_secret(key)),
        duplicates=tuple(map(clean_source, proposal.duplicates)),
    )


def _texts(cell: Cell) -> tuple[str, ...]:
    return (cell,) if isinstance(cell, str) else cell
