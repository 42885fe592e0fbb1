"""One run over several folders: none hides another, and a fault in one reader costs that store alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import walk
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.survey import Store, Survey
from tests.evidence.host import read


def _notes(folder: walk.Folder) -> tuple[str, ...]:
    return tuple(name for name in folder.files if name == "note")


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    text = survey.read_text(store.path)
    yield Proposal(Source("note", store.shown), text, "It says so.", "certain", row="IA-01")
    if text == "odd":
        raise KeyError(text)


KIND = SourceKind("note", "notes", _notes, _read)


def note(folder: Path, text: str) -> Path:
    """A folder with a note."""
    folder.mkdir(parents=True)
    (folder / "note").write_text(text)
    return folder


def test_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    roots = [note(tmp_path / client / "src", client) for client in ("a", "b")]
    got = read(roots, (KIND,))
    assert [proposal.source.path for proposal in got.proposals] == ["a/src/note", "b/src/note"]
    assert len({proposal.id for proposal in got.proposals}) == 2


def test_a_folder_named_twice_is_read_once(tmp_path: Path) -> None:
    inner = note(tmp_path / "work" / "a", "one")
    for roots in ([inner.parent, inner], [inner, inner.parent]):
        got = read(roots, (KIND,))
        assert [proposal.source.path for proposal in got.proposals] == ["work/a/note"]


def test_an_unforeseen_file_ends_its_store_and_no_other(tmp_path: Path) -> None:
    note(tmp_path / "work" / "a", "odd")
    note(tmp_path / "work" / "b", "even")
    got = read(tmp_path / "work", (KIND,))
    assert [proposal.what for proposal in got.proposals] == ["odd", "even"]
    assert got.troubles == ["work/a/note was not read to its end: a fault of ours (KeyError)."]


def test_what_is_done_with_a_folder_takes_nothing_from_the_walk(tmp_path: Path) -> None:
    note(tmp_path / "work" / "a" / "b", "deep")
    now = [0.0]
    told: list[str] = []
    seen = []
    for folder in walk.folders(
        tmp_path / "work", enter=lambda *_: True, told=told.append, seconds=20, clock=lambda: now[0]
    ):
        seen.append(folder.path.name)
        now[0] += 60
    assert seen == ["work", "a", "b"]
    assert told == []
