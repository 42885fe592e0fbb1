"""Files of CI systems: what starts by itself and in whose name, which secrets are used by name, what deploys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import limits
from resign_tui.evidence.checkout import checkout
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.ci import github, gitlab, jenkins, others, proposing
from resign_tui.evidence.sources.ci.facts import Pipeline
from resign_tui.evidence.sources.ci.holder import holder
from resign_tui.evidence.sources.ci.proposing import File, Pipelines
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder

_WORKFLOWS = (".github", "workflows")
_YAML = (".yml", ".yaml")
_MOST_FILES = 200


class System(msgspec.Struct, frozen=True):
    """One CI system: names of its files, who parses them, how many folders up the checkout begins."""

    name: str
    files: re.Pattern[str]
    parse: Callable[[bytes], Pipeline]
    up: int = 0


_GITHUB = System("GitHub Actions", re.compile(r"workflows"), github.parse, up=2)
_GITLAB = System("GitLab CI", re.compile(r"\.gitlab-ci\.ya?ml"), gitlab.parse)
_CIRCLECI = System("CircleCI", re.compile(r"config\.ya?ml"), others.circleci, up=1)
_BY_FILE = (
    _GITLAB,
    System("Jenkins", re.compile(r"Jenkinsfile(?:[._-](?!md$|txt$|bak$|orig$)\w+)?|\w+\.jenkinsfile"), jenkins.parse),
    System("Azure Pipelines", re.compile(r"\.?azure[-_]pipelines?[\w.-]*\.ya?ml"), others.azure),
    System("Bitbucket Pipelines", re.compile(r"bitbucket-pipelines\.ya?ml"), others.bitbucket),
)


def _stores(folder: Folder) -> Iterable[str]:
    if folder.path.parts[-2:] == _WORKFLOWS:
        return [""] if any(name.endswith(_YAML) for name in folder.files) else []
    if folder.path.name == ".circleci":
        return [name for name in folder.files if _CIRCLECI.files.fullmatch(name)]
    return [name for name in folder.files if any(system.files.fullmatch(name) for system in _BY_FILE)]


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    system = _system(store)
    top = store.folder.path
    for _ in range(system.up):
        top = top.parent if top != store.folder.root else top
    place = checkout(store.folder, survey, top)
    files = [read for path in _files(store, system, survey) if (read := _file(path, store, system, survey))]
    if system is _GITHUB:
        files = [
            msgspec.structs.replace(file, holder=holder(place, place.inside(file.path), file.pipeline.schedules))
            if file.pipeline.schedules
            else file
            for file in files
        ]
    yield from proposing.proposals(Pipelines(system.name, place, store.shown, tuple(files)), survey)


def _system(store: Store) -> System:
    if store.path == store.folder.path:
        return _GITHUB
    if store.folder.path.name == ".circleci":
        return _CIRCLECI
    return next(system for system in _BY_FILE if system.files.fullmatch(store.path.name))


def _files(store: Store, system: System, survey: Survey) -> list[Path]:
    """The file itself, the workflows of a folder, or the parts of a pipeline of GitLab beside it."""
    if system is _GITHUB:
        return _yaml_below(store.path, survey)
    if system is _GITLAB and ".gitlab" in store.folder.folders:
        folder = store.folder.path / ".gitlab"
        if any(entry.name == "ci" and entry.is_dir(follow_symlinks=False) for entry in survey.entries(folder)):
            return [store.path, *_yaml_below(folder / "ci", survey)]
    return [store.path]


def _yaml_below(folder: Path, survey: Survey) -> list[Path]:
    names = [entry.name for entry in survey.entries(folder) if entry.name.endswith(_YAML)]
    if len(names) > _MOST_FILES:
        survey.told(f"Only the first {_MOST_FILES} of {len(names)} files in {folder.name} were read.")
    return [folder / name for name in names[:_MOST_FILES]]


def _file(path: Path, store: Store, system: System, survey: Survey) -> File | None:
    shown = store.folder.shown(path.relative_to(store.folder.path).as_posix())
    cost = "whether it starts by itself and which secrets it uses is not known"
    data = survey.tried(path, shown, limits.SETTINGS_FILE, cost)
    if data is None:
        return None
    try:
        return File(path, shown, system.parse(data))
    except (Spent, Stopped):
        raise
    except Unreadable as error:
        survey.told(f"{shown} was not read: {error}; {cost}.")
    except RecursionError:
        survey.told(f"{shown} was not read: it is nested too deeply; {cost}.")
    return None


KIND = SourceKind("ci", "CI files", _stores, _read)
