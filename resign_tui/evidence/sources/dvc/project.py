"""One DVC project as it lies on disk: its data, its last run, its remotes, and which objects its cache holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from resign_tui.evidence import cleaning, git, limits, walk
from resign_tui.evidence.formats import json_file
from resign_tui.evidence.listing import listed
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.repositories import Commit
from resign_tui.evidence.sources.dvc import files
from resign_tui.evidence.sources.dvc.files import Config, Remote, Stage, Tracked
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey

LOCK, PIPELINE = "dvc.lock", "dvc.yaml"

_MOST_DATA = 200
_MOST_TAGS = 50


class DataFile(msgspec.Struct, frozen=True):
    """A .dvc file: its path below the project, its bytes, and what it tracks."""

    path: str
    content: bytes
    tracked: tuple[Tracked, ...]


class Pipeline(msgspec.Struct, frozen=True):
    """A dvc.lock. folder: where it lies below the project. content: its bytes. metrics: stage to paths."""

    folder: str
    content: bytes
    stages: tuple[Stage, ...]
    metrics: Mapping[str, tuple[str, ...]]
    moment: datetime | None


class Project(msgspec.Struct, frozen=True):
    """All that was read of a project. local: the configuration that git does not keep."""

    path: Path
    shown: str
    config: Config
    local: Config
    data: tuple[DataFile, ...]
    pipelines: tuple[Pipeline, ...]

    @property
    def name(self) -> str:
        """The last part of its place."""
        return self.shown.rpartition("/")[2]

    @property
    def remotes(self) -> tuple[Remote, ...]:
        """The remotes of both configurations, once by name; the default one first."""
        found = {remote.name: remote for remote in self.config.remotes}
        for remote in self.local.remotes:
            known = found.get(remote.name, remote)
            found[remote.name] = Remote(remote.name, remote.url or known.url, profile=remote.profile or known.profile)
        default = self.local.default or self.config.default
        return tuple(sorted(found.values(), key=lambda remote: remote.name != default))

    def below(self, *parts: str) -> str:
        """A place within it, for the person."""
        return cleaning.place("/".join((self.shown, *(part for part in parts if part))))


def load(store: Store, survey: Survey) -> Project:
    """Read the project whose .dvc folder was found."""
    root = store.path.parent
    shown = store.folder.shown()
    names = listed(survey, store.path)
    configs = [
        files.config(
            survey.tried(store.path / name, f"{shown}/.dvc/{name}", limits.SETTINGS_FILE, "its remotes") or b""
        )
        if name in names
        else Config()
        for name in ("config", "config.local")
    ]
    data: list[DataFile] = []
    pipelines: list[Pipeline] = []
    for folder in _folders(root, survey):
        below = "/".join(folder.parts)
        for name in folder.files:
            path = f"{below}/{name}" if below else name
            if name.endswith(".dvc") and name != ".dvc" and len(data) < _MOST_DATA:
                data.extend(_data_file(folder.path / name, path, cleaning.place(f"{shown}/{path}"), below, survey))
            elif name == LOCK:
                pipelines.extend(_pipeline(folder, below, shown, survey))
    return Project(root, shown, configs[0], configs[1], tuple(data), tuple(pipelines))


class Cache:
    """Which objects of a project lie in the cache beside it; only names are looked at, and lists of folders read."""

    def __init__(self, project: Project, survey: Survey) -> None:
        self._survey = survey
        self._names: dict[str, frozenset[str]] = {}
        self._folders: dict[str, Path] = {}
        top = project.path / ".dvc"
        for parts in (("cache",), ("cache", "files", "md5")):
            path = top
            for part in parts:
                if part not in listed(survey, path):
                    break
                path = path / part
            else:
                folders = listed(survey, path)
                self._folders.update({f"{name}:{len(parts)}": path / name for name in folders if len(name) == 2})

    def holds(self, md5: str) -> bool:
        """Whether the object is there."""
        return self._place(md5) is not None

    def within(self, md5: str) -> tuple[int, int]:
        """Of the files of a tracked folder, how many are there, and how many there should be."""
        place = self._place(md5)
        if place is None:
            return 0, 0
        listing = json_file.items(json_file.document(self._survey.read(place, limits.JSON_FILE)))
        hashes = [json_file.text(json_file.table(entry).get("md5")) for entry in listing]
        return sum(1 for md5 in hashes if md5 and self.holds(md5)), len(hashes)

    def _place(self, md5: str) -> Path | None:
        for form in ("3", "1"):
            folder = self._folders.get(f"{md5[:2]}:{form}")
            if folder is None:
                continue
            key = str(folder)
            if key not in self._names:
                self._names[key] = frozenset(entry.name for entry in self._survey.entries(folder))
            if md5[2:] in self._names[key]:
                return folder / md5[2:]
        return None


class History:
    """What the project's git repository knows of its small files: whether they are committed as they are, and tags."""

    def __init__(self, project: Project, survey: Survey) -> None:
        self._repository = survey.repositories.holding(project.path)
        self._repositories = survey.repositories
        self._root = project.path
        self._ids: dict[str, str] = {}
        self._refs: list[str] = []
        contents = [(file.path, file.content) for file in project.data]
        contents += [("/".join(filter(None, (pipe.folder, LOCK))), pipe.content) for pipe in project.pipelines]
        if self._repository is not None:
            self._ask([path for path, _ in contents if "\n" not in path])

    def is_committed(self, path: str, content: bytes) -> bool | None:
        """Whether the newest commit holds the file as it is; None where no repository could be asked."""
        return self._same("HEAD", path, content) if self._ids else None

    def tag(self, path: str, content: bytes) -> str:
        """The newest tag that holds the file as it is."""
        refs = (ref for ref in self._refs if self._same(ref, path, content))
        return next(refs, "").removeprefix("refs/tags/")

    def commit(self, path: str) -> Commit | None:
        """The commit that last changed a file, and whether it was pushed."""
        if self._repository is None or not self._ids:
            return None
        try:
            sha = git.ask(self._repository.path, "log", "-1", "--format=%H", "--", self._within(path))
        except ProgramFailed:
            return None
        return self._repositories.commit(sha.decode("ascii", "replace"))

    def _within(self, path: str) -> str:
        assert self._repository is not None
        return (self._root / path).relative_to(self._repository.path).as_posix()

    def _ask(self, paths: list[str]) -> None:
        """The ids of all files in the newest commit and in the newest tags, in two questions."""
        assert self._repository is not None
        repository = self._repository.path
        try:
            words = ("for-each-ref", "--sort=-creatordate", f"--count={_MOST_TAGS}", "--format=%(refname)", "refs/tags")
            self._refs = git.ask(repository, *words).decode("utf-8", "replace").split("\n")[:-1]
            names = [f"{ref}:{self._within(path)}" for ref in ("HEAD", *self._refs) for path in paths]
            feed = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
            answers = git.ask(repository, "cat-file", "--batch-check=%(objectname)", feed=feed).split(b"\n")
        except ProgramFailed:
            return
        self._ids = {name: answer.decode("ascii", "replace") for name, answer in zip(names, answers, strict=False)}

    def _same(self, ref: str, path: str, content: bytes) -> bool:
        known = self._ids.get(f"{ref}:{self._within(path)}", "")
        algorithm = hashlib.sha256 if len(known) == 64 else hashlib.sha1
        return known == algorithm(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def _folders(root: Path, survey: Survey) -> Iterator[walk.Folder]:
    """The project's own folders, without those of a project within it."""
    inner: set[Path] = set()

    def enters(folder: walk.Folder, name: str) -> bool:
        return name != ".dvc" and folder.path not in inner

    for folder in walk.folders(root, enter=enters, told=survey.told, is_stopped=survey.stopped.is_set):
        survey.check()
        if folder.path != root and ".dvc" in folder.folders:
            inner.add(folder.path)
        else:
            yield folder


def _data_file(path: Path, below: str, shown: str, folder: str, survey: Survey) -> Iterator[DataFile]:
    content = survey.tried(path, shown, limits.SETTINGS_FILE, "which data it pins is not told")
    if content is None:
        return
    try:
        yield DataFile(below, content, files.data_file(content, folder))
    except Unreadable as error:
        survey.told(f"{shown} was not read: {error}; which data it pins is not told.")


def _pipeline(folder: walk.Folder, below: str, shown: str, survey: Survey) -> Iterator[Pipeline]:
    place = cleaning.place(f"{shown}/{below}" if below else shown)
    content = survey.tried(folder.path / LOCK, f"{place}/{LOCK}", limits.SETTINGS_FILE, "the last run is not told")
    if content is None:
        return
    try:
        stages = files.lock(content)
    except Unreadable as error:
        survey.told(f"{place}/{LOCK} was not read: {error}; the last run is not told.")
        return
    named: dict[str, tuple[str, ...]] = {}
    if PIPELINE in folder.files:
        try:
            named = files.metrics(survey.read(folder.path / PIPELINE, limits.SETTINGS_FILE))
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"{place}/{PIPELINE} was not read: {error}; which files hold metrics is not told.")
    entry = listed(survey, folder.path).get(LOCK)
    yield Pipeline(below, content, stages, named, entry.changed if entry else None)


def objects(project: Project) -> Iterable[Tracked]:
    """Everything that DVC keeps for the project, once by its hash."""
    pinned = [tracked for file in project.data for tracked in file.tracked]
    made = [out for pipeline in project.pipelines for stage in pipeline.stages for out in stage.outs]
    return {tracked.md5: tracked for tracked in (*made, *pinned) if tracked.md5}.values()
