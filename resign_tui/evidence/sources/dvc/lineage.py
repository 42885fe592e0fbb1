"""From which data and with which settings a model was made, as dvc.lock says; and what has changed since."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning, limits, wording
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.dvc import files
from resign_tui.evidence.sources.dvc.files import Stage, Tracked
from resign_tui.evidence.sources.dvc.project import LOCK, History, Pipeline, Project
from resign_tui.evidence.survey import Spent, Stopped, Survey
from resign_tui.evidence.wording import headline

_TRAINS = re.compile(r"(?:^|[\W_])(?:re)?(?:train|fit|tune|fine-?tune|distil)", re.IGNORECASE)
_MODEL = re.compile(
    r"(?:^|[\W_])model|weights|\.(?:pt|pth|ckpt|safetensors|onnx|joblib|h5|keras|gguf|pkl)$", re.IGNORECASE
)
_GENERIC = frozenset(("model", "models", "weights", "best", "final", "last", "checkpoint", "output"))
_MOST_DATA, _MOST_METRICS, _MOST_CHANGED = 6, 6, 6


def proposals(project: Project, history: History, survey: Survey) -> Iterator[Proposal]:
    """A model for each training, and the settings that are not those of the last run."""
    for pipeline in project.pipelines:
        for stage in pipeline.stages:
            model = _model(stage, pipeline)
            if model is not None:
                yield _lineage(stage, model, pipeline, project, history, survey)
        changed = dict(_changes(pipeline, project, survey))
        if changed:
            yield _changed(changed, pipeline, project)


def _data_of(stage: Stage, stages: tuple[Stage, ...]) -> tuple[Tracked, ...]:
    """The data at the beginning of the chain that leads to a stage, in order."""
    makers = {out.path: maker for maker in stages for out in maker.outs}
    waiting, seen, found = [stage], {stage.name}, list[Tracked]()
    while waiting:
        for dep in waiting.pop(0).deps:
            maker = makers.get(dep.path)
            if maker is None:
                found += [] if dep.is_code or dep in found else [dep]
            elif maker.name not in seen:
                seen.add(maker.name)
                waiting.append(maker)
    return tuple(found)


def _model(stage: Stage, pipeline: Pipeline) -> Tracked | None:
    """What a stage makes, where its name or that of its file says that it is a model."""
    numbers = pipeline.metrics.get(stage.name.partition("@")[0], ())
    outs = [out for out in stage.outs if out.path not in numbers and not out.is_code]
    named = next((out for out in outs if _MODEL.search(out.path)), None)
    return named or (outs[0] if outs and _TRAINS.search(stage.name) else None)


def _lineage(
    stage: Stage, model: Tracked, pipeline: Pipeline, project: Project, history: History, survey: Survey
) -> Proposal:
    lock = posixpath.join(pipeline.folder, LOCK)
    data = _data_of(stage, pipeline.stages)
    is_committed = history.is_committed(lock, pipeline.content)
    commit = history.commit(lock) if is_committed else None
    settings = wording.settings(pair for values in stage.params.values() for pair in values.items())
    place = f"{project.below(lock)}, stage {stage.name}"
    fields = {
        "name": _name(model, project),
        "version": f"md5 {model.md5[:8]}" if model.md5 else "",
        "registry": f"DVC project {project.shown}, {model.path}",
        "data": _data(data, project),
        "commit": commit.shown if commit else "not committed" if is_committed is False else "",
        "hyperparameters": f"{place}: {settings}" if settings else "",
        "metrics": _metrics(stage, pipeline, project, survey),
    }
    origins = dict.fromkeys(fields, f"stage {stage.name} in {LOCK}") | {
        "name": f"what stage {stage.name} makes",
        "commit": f"the last commit of {LOCK}",
        "metrics": "its file of metrics, unchanged since that run",
    }
    kept = {key: text for key, text in fields.items() if text}
    origin = f" from {wording.listed([dep.shown for dep in data])}" if data else ""
    here_only = ""
    if is_committed is False:
        here_only = f" Its {LOCK} is not committed as it stands, so nobody else can see this."
    elif commit is not None and not commit.pushed:
        here_only = f" That {LOCK} is of commit {commit.short}, which was not pushed as of the last fetch."
    return Proposal(
        source=Source("dvc", project.shown, cleaning.name(f"stage {stage.name}")),
        what=headline(fields["name"], "data and settings of its last run"),
        note=f"{model.path} in {project.shown} was made by stage {stage.name}{origin}.{here_only}",
        why=f"{place} names its inputs and settings; that it is a model follows from names",
        confidence="likely",
        record="handover.model",
        fields=kept,
        origins={key: origins[key] for key in kept},
        row="MV-02",
        as_of=pipeline.moment,
        priority="P0" if here_only else "",
        vanishes=bool(here_only),
        same=(f"model:{fields['name'].casefold()}",),
    )


def _name(model: Tracked, project: Project) -> str:
    stem = posixpath.basename(model.path).partition(".")[0]
    return cleaning.name(f"{project.name}/{stem}" if stem.lower() in _GENERIC else stem)


def _data(data: tuple[Tracked, ...], project: Project) -> str:
    if not data:
        return ""
    remote = f", {project.remotes[0].shown}" if project.remotes else ""
    return f"{wording.listed([dep.shown for dep in data], _MOST_DATA)}{remote}"


def _metrics(stage: Stage, pipeline: Pipeline, project: Project, survey: Survey) -> str:
    """The figures of a run, where the file still is the one that the run wrote."""
    figures: dict[str, float] = {}
    for name in pipeline.metrics.get(stage.name.partition("@")[0], ()):
        locked = next((out.md5 for out in stage.outs if out.path == name), "")
        path = posixpath.normpath(posixpath.join(pipeline.folder, name))
        if not locked or path.startswith(("/", "..")):
            continue
        try:
            content = survey.read(project.path / path, limits.SETTINGS_FILE)
            if hashlib.md5(content, usedforsecurity=False).hexdigest() == locked:
                figures |= files.numbers(content)
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"{project.below(path)} was not read: {error}; the metrics of that run are missing.")
    shown = [f"{cleaning.name(key)} {wording.number(figure)}" for key, figure in figures.items()]
    return ", ".join(shown[:_MOST_METRICS])


def _changes(pipeline: Pipeline, project: Project, survey: Survey) -> Iterator[tuple[str, str]]:
    """Settings that differ from those of the last run, each with how."""
    used: dict[str, dict[str, str]] = {}
    for stage in pipeline.stages:
        for name, values in stage.params.items():
            used.setdefault(name, {}).update(values)
    for name, before in used.items():
        path = posixpath.normpath(posixpath.join(pipeline.folder, name))
        if path.startswith(("/", "..")) or not name.endswith((".yaml", ".yml", ".json", ".toml")):
            continue
        try:
            now = files.params(name, survey.read(project.path / path, limits.SETTINGS_FILE))
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"{project.below(path)} was not read: {error}; what changed since the last run is not told.")
            continue
        for key, then in before.items():
            if key not in now:
                yield key, f"{cleaning.name(key)} is gone from {name}"
            elif not _equal(now[key], then):
                yield key, _difference(key, now[key], then)


def _difference(key: str, now: str, then: str) -> str:
    shown_now, shown_then = cleaning.value(key, now), cleaning.value(key, then)
    name = cleaning.name(key)
    return f"{name} is {shown_now}, the last run used {shown_then}" if shown_now and shown_then else f"{name} differs"


def _equal(one: str, other: str) -> bool:
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return one.lower() == other.lower()


def _changed(changes: Mapping[str, str], pipeline: Pipeline, project: Project) -> Proposal:
    lock = posixpath.join(pipeline.folder, LOCK)
    names = [cleaning.name(key) for key in changes]
    sentences = list(changes.values())
    rest = len(sentences) - _MOST_CHANGED
    return Proposal(
        source=Source("dvc", project.below(lock), "changed settings"),
        what=headline(project.name, f"{wording.listed(names, 1)} changed since the last run"),
        note=f"In {project.shown} settings are not those of the last run of DVC: "
        f"{'; '.join(sentences[:_MOST_CHANGED])}{f'; {rest} more' if rest > 0 else ''}.",
        why=f"compared with {project.below(lock)}",
        confidence="certain",
        row="MV-04",
        as_of=pipeline.moment,
    )
