"""Deployment files: what runs or starts by itself, as whom, with which images, and which secrets it uses by name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import limits
from resign_tui.evidence.checkout import checkout
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.deployments import containers, flows, infrastructure, kubernetes, proposing, terraform
from resign_tui.evidence.sources.deployments.facts import Deployed
from resign_tui.evidence.sources.deployments.proposing import Place
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder

_CHART = "Chart.yaml"
_COMPOSE = re.compile(r"(?:docker-)?compose[\w.-]*\.ya?ml")
_PREFECT = "prefect.yaml"
_VALUES = re.compile(r"values[\w.-]*\.ya?ml")
_FLOWS = re.compile(r"dags?|flows?|dagster|airflow|jobs|schedules?|definitions|orchestrat\w*|pipelines?")
_OTHERS = re.compile(
    r"meta\.yaml|params\.yaml|hparams\.yaml|dvc\.yaml|mkdocs\.ya?ml|multirun\.yaml"
    r"|(?:\.gitlab-ci|\.pre-commit-config|bitbucket-pipelines|\.?azure[-_]pipelines?[\w.-]*)\.ya?ml"
)
"""Names of YAML files that never hold manifests; a store of runs has thousands of them."""

_ELSEWHERE = frozenset((".github", ".circleci", ".hydra", "wandb", "mlruns", "lightning_logs", "ray_results"))
_START = 64 * limits.KB
_COST = "what it starts is not known"


def _stores(folder: Folder) -> Iterable[str]:
    if not _ELSEWHERE.isdisjoint((folder.root.name, *folder.parts)):
        return []
    terraform_files = any(name.endswith(".tf") or _is_state(name) for name in folder.files)
    return [*([""] if terraform_files else []), *_flow_files(folder), *_yaml_files(folder)]


def _flow_files(folder: Folder) -> list[str]:
    """Python files that may define jobs: by a folder above them, or by a word of their own name."""
    above = any(_FLOWS.fullmatch(part.lower()) for part in folder.path.parts[-4:])
    files = (name for name in folder.files if name.endswith(".py"))
    return [name for name in files if above or any(map(_FLOWS.fullmatch, name[:-3].lower().split("_")))]


def _yaml_files(folder: Folder) -> list[str]:
    if _CHART in folder.files:
        return [_CHART]
    if folder.path.name in ("templates", "charts") and os.path.lexists(folder.path.parent / _CHART):
        return []  # templates of a chart are no YAML
    files = (name for name in folder.files if name.endswith((".yaml", ".yml")) and not _OTHERS.fullmatch(name))
    return list(files)


def _is_state(name: str) -> bool:
    return ".tfstate" in name


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    if store.path == store.folder.path:
        yield from _infrastructure(store, survey)
    elif store.path.name.endswith(".py"):
        if _concerns(store, survey, flows.mentions):
            yield from _one_file(store, survey, flows.python)
    elif store.path.name == _CHART:
        yield from _chart(store, survey)
    elif _COMPOSE.fullmatch(store.path.name):
        yield from _one_file(store, survey, containers.compose)
    elif store.path.name == _PREFECT:
        yield from _one_file(store, survey, flows.prefect)
    elif _concerns(store, survey, kubernetes.is_manifest):
        yield from _manifests(store, survey)


def _place(store: Store, survey: Survey) -> Place:
    return Place(checkout(store.folder, survey, store.folder.root), store.path, store.shown)


def _concerns(store: Store, survey: Survey, is_one: Callable[[bytes], bool]) -> bool:
    """Whether the beginning of a file has the words that matter; every other one is left alone without a word."""
    try:
        return is_one(survey.read_start(store.path, _START))
    except (Spent, Stopped):
        raise
    except Unreadable:
        return False


def _one_file(store: Store, survey: Survey, parse: Callable[[bytes], Deployed]) -> Iterator[Proposal]:
    data = survey.tried(store.path, store.shown, limits.SETTINGS_FILE, _COST)
    if data is None:
        return
    try:
        deployed = parse(data)
    except (Spent, Stopped):
        raise
    except Unreadable as error:
        survey.told(f"{store.shown} was not read: {error}; {_COST}.")
        return
    yield from proposing.proposals(deployed, _place(store, survey), survey)


def _manifests(store: Store, survey: Survey) -> Iterator[Proposal]:
    data = survey.tried(store.path, store.shown, limits.SETTINGS_FILE, _COST)
    if data is None:
        return
    deployed, trouble = kubernetes.parse(data)
    if trouble:
        survey.told(f"A part of {store.shown} was not read: {trouble}; {_COST}.")
    yield from proposing.proposals(deployed, _place(store, survey), survey)


def _chart(store: Store, survey: Survey) -> Iterator[Proposal]:
    names = [_CHART, *(name for name in store.folder.files if _VALUES.fullmatch(name))]
    folder = store.folder
    read = [survey.tried(folder.path / name, folder.shown(name), limits.SETTINGS_FILE) for name in names]
    if read[0] is not None:
        deployed = containers.helm(read[0], [data for data in read[1:] if data is not None])
        yield from proposing.proposals(deployed, _place(store, survey), survey)


def _infrastructure(store: Store, survey: Survey) -> Iterator[Proposal]:
    folder = store.folder
    files = [name for name in folder.files if name.endswith(".tf")]
    read = (survey.tried(folder.path / name, folder.shown(name), limits.SETTINGS_FILE) for name in files)
    module = terraform.together([terraform.parse(data) for data in read if data is not None])
    states = [name for name in folder.files if _is_state(name)]
    yield from infrastructure.proposals(module, states, _place(store, survey), survey)


KIND = SourceKind("deployments", "deployment files", _stores, _read)
