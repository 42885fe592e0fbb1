"""MLflow's folder of small files: one for each setting, figure and tag, so that only chosen runs are read whole."""

from __future__ import annotations

import re
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from resign_tui.evidence import limits
from resign_tui.evidence.formats import yaml_file
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.mlflow import small_files
from resign_tui.evidence.sources.mlflow.facts import (
    HIGHER,
    MOST_DETAILS,
    NAME,
    NOTE,
    PRIMARY,
    USER,
    Dataset,
    Details,
    Experiment,
    Metric,
    Run,
    Version,
    is_wanted,
    seconds,
    source_place,
)
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder
from resign_tui.evidence.wording import count

_META = "meta.yaml"
_TRASH, _MODELS, _DATASETS = ".trash", "models", "datasets"
_STATUS = {"1": "RUNNING", "2": "SCHEDULED", "3": "FINISHED", "4": "FAILED", "5": "KILLED"}
_MOST_TAGGED = 1_000
"""Newest runs of which tags are read; each costs a few small files."""

_MOST_LISTED = 20_000
_METRIC_DEPTH = 4
_EXPERIMENT = re.compile(r"0|\d{15,}")


class Files:
    """The folder as a `Reader`."""

    def __init__(self, store: Store, survey: Survey) -> None:
        self._root = store.path
        self._store = store
        self._survey = survey
        self._experiments: list[Experiment] | None = None
        self._folders: dict[str, Path] = {}
        self._datasets: dict[Path, Mapping[str, Dataset]] = {}

    def experiments(self) -> Sequence[Experiment]:
        """Experiments that were not deleted: folders whose description names an experiment."""
        if self._experiments is None:
            self._experiments = list(self._found_experiments())
        return self._experiments

    def runs(self) -> Sequence[Run]:
        """Runs that were not deleted; of the newest ones the tags as well."""
        runs = []
        for experiment in self.experiments():
            for name, folder in self._below(self._root / experiment.id):
                if len(name) == 32 and (run := self._run(name, folder, experiment.id)):
                    runs.append(run)
        runs.sort(key=lambda run: run.last, reverse=True)
        if len(runs) > _MOST_TAGGED:
            self._survey.told(
                f"{self._store.shown} holds {count(len(runs), 'run')}; notes were looked for in the newest "
                f"{_MOST_TAGGED:,}, settings and figures in {MOST_DETAILS}."
            )
        return [self._tagged(run) for run in runs[:_MOST_TAGGED]] + runs[_MOST_TAGGED:]

    def versions(self) -> Sequence[Version]:
        """Versions of registered models that were not deleted."""
        return [
            version
            for model, folder in self._below(self._root / _MODELS)
            for version in self._versions(model, folder)
            if version.stage != "Deleted_Internal"
        ]

    def metric_names(self, runs: Collection[str]) -> Counter[str]:
        """How many of these runs have each metric; only names are read."""
        names: Counter[str] = Counter()
        for run in list(runs)[:MOST_DETAILS]:
            names.update(key for key, _ in self._metric_files(run))
        return names

    def values(self, metric: str, runs: Collection[str]) -> Mapping[str, float]:
        """The last figure of one metric in these runs, or in as many of them as are read."""
        figures = {}
        for run in list(runs)[:MOST_DETAILS]:
            path = next((path for key, path in self._metric_files(run) if key == metric), None)
            if path is not None and (found := self._last(path)):
                figures[run] = found.value
        return figures

    def details(self, runs: Collection[str]) -> Mapping[str, Details]:
        """Settings, figures and data of some runs."""
        details = {}
        for run in list(runs)[:MOST_DETAILS]:
            if run in self._folders:
                metrics = {key: found for key, path in self._metric_files(run) if (found := self._last(path))}
                params = self._texts(self._folders[run] / "params")
                details[run] = Details(params, metrics, tuple(self._inputs(self._folders[run])))
        return details

    def history(self, run: str, metric: str) -> Sequence[tuple[float, float]]:
        """(step, value) of one metric in one run, by step."""
        path = next((path for key, path in self._metric_files(run) if key == metric), None)
        points = [] if path is None else self._points(path)
        return sorted(((float(point.step), point.value) for point in points), key=lambda point: point[0])

    def _found_experiments(self) -> Iterator[Experiment]:
        for name, folder in self._below(self._root):
            if name in (_TRASH, _MODELS):
                continue
            meta = self._meta(folder)
            if meta.get("experiment_id") and meta.get("lifecycle_stage", "active") == "active":
                tags = self._texts(folder / "tags", lambda key: key in (NOTE, PRIMARY, HIGHER))
                yield Experiment(name, meta.get("name", ""), tags)

    def _run(self, name: str, folder: Path, experiment: str) -> Run | None:
        meta = self._meta(folder)
        if not (meta.get("run_id") or meta.get("run_uuid")) or meta.get("lifecycle_stage", "active") != "active":
            return None
        self._folders[name] = folder
        return Run(
            id=name,
            experiment=experiment,
            name=meta.get("run_name") or meta.get("name", ""),
            status=_STATUS.get(meta.get("status", ""), meta.get("status", "")),
            started=seconds(meta.get("start_time", "")),
            ended=seconds(meta.get("end_time", "")),
            user=meta.get("user_id", ""),
        )

    def _tagged(self, run: Run) -> Run:
        """The run with its tags; a tag that only repeats what its description says is not read again."""
        known = {NAME} if run.name else set()
        known |= {USER} if run.user else set()
        tags = self._texts(self._folders[run.id] / "tags", lambda key: is_wanted(key) and key not in known)
        return replace(run, user=run.user or tags.get(USER, ""), tags=tags)

    def _versions(self, model: str, folder: Path) -> Iterator[Version]:
        model_tags = self._texts(folder / "tags")
        aliases = {alias: version.strip() for alias, version in self._texts(folder / "aliases").items()}
        for name, below in self._below(folder):
            number = name.removeprefix("version-")
            if name == number or not number.isdecimal():
                continue
            meta = self._meta(below)
            if meta.get("version"):
                yield Version(
                    model=meta.get("name") or model,
                    number=int(number[:9]),
                    stage=meta.get("current_stage", ""),
                    run=meta.get("run_id", ""),
                    source=meta.get("source", ""),
                    changed=seconds(meta.get("last_updated_timestamp", "")) or 0.0,
                    aliases=tuple(sorted(alias for alias, version in aliases.items() if version == number)),
                    tags={**model_tags, **self._texts(below / "tags")},
                    workspace=meta.get("workspace", ""),
                )

    def _inputs(self, run: Path) -> Iterator[Dataset]:
        known = self._datasets_of(run.parent)
        for _, folder in self._below(run / "inputs"):
            document = self._document(folder / _META)
            dataset = known.get(yaml_file.text(document.get("source_id")))
            if dataset is not None:
                context = yaml_file.text(yaml_file.table(document.get("tags")).get("mlflow.data.context"))
                yield Dataset(dataset.name, dataset.digest, dataset.source, context)

    def _datasets_of(self, experiment: Path) -> Mapping[str, Dataset]:
        if experiment not in self._datasets:
            found = {}
            for key, folder in self._below(experiment / _DATASETS):
                meta = self._document(folder / _META)
                place = source_place(yaml_file.text(meta.get("source")))
                name, digest = yaml_file.text(meta.get("name")), yaml_file.text(meta.get("digest"))
                found[key] = Dataset(name, digest, place)
            self._datasets[experiment] = found
        return self._datasets[experiment]

    def _metric_files(self, run: str) -> Iterator[tuple[str, Path]]:
        """Names of a run's metrics with their files; a name with a slash is a folder with a file in it."""
        if run not in self._folders:
            return
        waiting = [(self._folders[run] / "metrics", "")]
        while waiting:
            folder, before = waiting.pop()
            for entry in self._entries(folder):
                if entry[1] and before.count("/") < _METRIC_DEPTH:
                    waiting.append((folder / entry[0], f"{before}{entry[0]}/"))
                elif not entry[1]:
                    yield before + entry[0], folder / entry[0]

    def _last(self, path: Path) -> Metric | None:
        return next(reversed(self._points(path)), None)

    def _points(self, path: Path) -> list[Metric]:
        """The lines "milliseconds value step" of a metric; a half line is left out."""
        try:
            first, last = self._survey.read_ends(path, 2 * limits.ONE_LINE_FILE, limits.ONE_LINE_FILE)
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            self._survey.told(f"{self._shown(path)} was not read: {error}; its figures are missing.")
            return []
        begin, end = first.split(b"\n"), last.split(b"\n")
        lines = [*begin[:-1], *end[1:-1]]
        return [point for line in lines if (point := small_files.point(line))]

    def _texts(self, folder: Path, wanted: Callable[[str], bool] = bool) -> dict[str, str]:
        """The small files of a folder by name, each with its text."""
        texts = {}
        for name, is_folder in self._entries(folder):
            if not is_folder and wanted(name):
                cost = "what it says is missing"
                data = self._survey.tried(folder / name, self._shown(folder / name), limits.ONE_LINE_FILE, cost)
                if data is not None:
                    texts[name] = data.decode("utf-8", "replace")
        return texts

    def _meta(self, folder: Path) -> Mapping[str, str]:
        """A description as plain texts; the many that are plain are read without the YAML reader."""
        try:
            data = self._survey.read(folder / _META, limits.ONE_LINE_FILE)
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            if str(error) != "it is gone":
                self._survey.told(f"{self._shown(folder / _META)} was not read: {error}; what it describes is missing.")
            return {}
        return small_files.description(data) or {
            key: text for key, text in self._parsed(data, folder / _META).items() if text != "null"
        }

    def _document(self, path: Path) -> Mapping[str, object]:
        data = self._survey.tried(path, self._shown(path), limits.SETTINGS_FILE, "the data of a run is missing")
        return {} if data is None else yaml_file.table(self._loaded(data, path))

    def _parsed(self, data: bytes, path: Path) -> Mapping[str, str]:
        table = yaml_file.table(self._loaded(data, path))
        return {key: node for key, node in table.items() if isinstance(key, str) and isinstance(node, str)}

    def _loaded(self, data: bytes, path: Path) -> object:
        try:
            return yaml_file.first(data)
        except Unreadable as error:
            self._survey.told(f"{self._shown(path)} was not read: {error}; what it describes is missing.")
            return {}

    def _below(self, folder: Path) -> Iterator[tuple[str, Path]]:
        return ((name, folder / name) for name, is_folder in self._entries(folder) if is_folder)

    def _entries(self, folder: Path) -> Iterator[tuple[str, bool]]:
        """Names in a folder and whether each is a folder; nothing for a link, or where there is none."""
        try:
            is_folder = folder == self._root or stat.S_ISDIR(folder.lstat().st_mode)
        except OSError:
            return
        if is_folder:
            for entry in self._survey.entries(folder, _MOST_LISTED):
                yield entry.name, entry.is_dir(follow_symlinks=False)

    def _shown(self, path: Path) -> str:
        return self._store.below(*path.relative_to(self._root).parts)


def is_built_so(folder: Folder, usual: str) -> bool:
    """Whether a folder of another name holds what MLflow lays down in its own."""
    if folder.path.name == usual:
        return folder.path == folder.root
    return _TRASH in folder.folders and any(map(_EXPERIMENT.fullmatch, folder.folders))
