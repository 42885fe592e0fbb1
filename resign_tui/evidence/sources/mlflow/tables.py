"""MLflow's database of any version from 1.x to 3.x, read by the columns that it has."""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from resign_tui.evidence.formats.sqlite import Database, number, text, whole
from resign_tui.evidence.sources.mlflow.facts import (
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

NEEDED = frozenset(("experiments", "runs", "latest_metrics", "alembic_version"))

_MOST_POINTS = 50_000
_LARGEST = 1.797e308
"""Infinity as MLflow writes it."""

_PER_QUESTION = 400


class Tables:
    """The tables as a `Reader`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._metrics_of: dict[str, list[str]] | None = None
        database.need("experiments", "experiment_id", "name", "lifecycle_stage")
        database.need("runs", "run_uuid", "experiment_id", "status", "start_time", "end_time", "lifecycle_stage")

    def experiments(self) -> Sequence[Experiment]:
        """Experiments that were not deleted."""
        tags: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self._database.rows("experiment_tags", ("experiment_id", "key", "value")):
            if text(row[1]).startswith(("mlflow.note", "mlflow.experiment.primaryMetric")):
                tags[text(row[0])][text(row[1])] = text(row[2])
        rows = self._database.rows("experiments", ("experiment_id", "name"), "where lifecycle_stage='active'")
        return [Experiment(text(key), text(name), tags[text(key)]) for key, name in rows]

    def runs(self) -> Sequence[Run]:
        """Runs that were not deleted; those of 1.x have their name only in a tag."""
        tags: dict[str, dict[str, str]] = defaultdict(dict)
        for run, key, raw in self._database.rows("tags", ("run_uuid", "key", "value")):
            if is_wanted(text(key)):
                tags[text(run)][text(key)] = text(raw)
        columns = ("run_uuid", "experiment_id", "name", "status", "start_time", "end_time", "user_id")
        return [
            Run(
                id=text(row[0]),
                experiment=text(row[1]),
                name=text(row[2]),
                status=text(row[3]),
                started=seconds(row[4]),
                ended=seconds(row[5]),
                user=text(row[6]) or tags[text(row[0])].get(USER, ""),
                tags=tags[text(row[0])],
            )
            for row in self._database.rows("runs", columns, "where lifecycle_stage='active'")
        ]

    def versions(self) -> Sequence[Version]:
        """Versions of registered models; in 3.x each belongs to a workspace."""
        aliases: dict[tuple[str, str, float | None], list[str]] = defaultdict(list)
        for space, model, version, alias in self._rows_of("registered_model_aliases", "name", "version", "alias"):
            aliases[text(space), text(model), number(version)].append(text(alias))
        tags: dict[tuple[str, str, float | None], dict[str, str]] = defaultdict(dict)
        for space, model, key, raw in self._rows_of("registered_model_tags", "name", "key", "value"):
            tags[text(space), text(model), None][text(key)] = text(raw)
        for space, model, version, key, raw in self._rows_of("model_version_tags", "name", "version", "key", "value"):
            tags[text(space), text(model), number(version)][text(key)] = text(raw)
        columns = ("name", "version", "current_stage", "run_id", "source", "last_updated_time")
        return [
            Version(
                model=text(row[1]),
                number=whole(row[2]),
                stage=text(row[3]),
                run=text(row[4]),
                source=text(row[5]),
                changed=seconds(row[6]) or 0.0,
                aliases=tuple(sorted(aliases[text(row[0]), text(row[1]), number(row[2])])),
                tags={
                    **tags[text(row[0]), text(row[1]), None],
                    **tags[text(row[0]), text(row[1]), number(row[2])],
                },
                workspace=text(row[0]),
            )
            for row in self._rows_of("model_versions", *columns)
            if text(row[3]) != "Deleted_Internal"
        ]

    def metric_names(self, runs: Collection[str]) -> Counter[str]:
        """How many of these runs have each metric."""
        if self._metrics_of is None:
            self._metrics_of = defaultdict(list)
            for key, run in self._database.rows("latest_metrics", ("key", "run_uuid")):
                self._metrics_of[text(run)].append(sys.intern(text(key)))
        return Counter(key for run in runs for key in self._metrics_of.get(run, ()))

    def values(self, metric: str, runs: Collection[str]) -> Mapping[str, float]:
        """The last figure of one metric in these runs."""
        wanted = frozenset(runs)
        rows = self._database.rows("latest_metrics", ("run_uuid", "value", "is_nan"), "where key=?", (metric,))
        return {text(run): _figure(value, is_nan) for run, value, is_nan in rows if run in wanted}

    def details(self, runs: Collection[str]) -> Mapping[str, Details]:
        """Settings, figures and data of some runs."""
        params: dict[str, dict[str, str]] = defaultdict(dict)
        for run, key, raw in self._of_runs("params", ("run_uuid", "key", "value"), runs):
            params[text(run)][text(key)] = text(raw)
        metrics: dict[str, dict[str, Metric]] = defaultdict(dict)
        columns = ("run_uuid", "key", "value", "is_nan", "step", "timestamp")
        for run, key, value, is_nan, step, at in self._of_runs("latest_metrics", columns, runs):
            figure = Metric(_figure(value, is_nan), whole(step), seconds(at) or 0.0)
            metrics[text(run)][text(key)] = figure
        datasets = self._datasets(frozenset(runs))
        return {run: Details(params[run], metrics[run], tuple(datasets.get(run, ()))) for run in runs}

    def history(self, run: str, metric: str) -> Sequence[tuple[float, float]]:
        """(step, value) of one metric in one run, by step."""
        where = f"where key=? and run_uuid=? limit {_MOST_POINTS}"
        rows = self._database.rows("metrics", ("step", "value", "is_nan"), where, (metric, run))
        points = [(number(step) or 0.0, _figure(value, is_nan)) for step, value, is_nan in rows]
        return sorted(points, key=lambda point: point[0])

    def _datasets(self, runs: frozenset[str]) -> Mapping[str, list[Dataset]]:
        """The data of runs, by way of the table of inputs; stores of 1.x have neither."""
        columns = ("input_uuid", "source_id", "destination_id")
        where = "where source_type='DATASET' and destination_type='RUN'"
        inputs = [row for row in self._database.rows("inputs", columns, where) if row[2] in runs]
        if not inputs:
            return {}
        tags = self._database.rows("input_tags", ("input_uuid", "value"), "where name='mlflow.data.context'")
        contexts = {key: text(raw) for key, raw in tags}
        wanted = {row[1] for row in inputs}
        described = self._database.rows("datasets", ("dataset_uuid", "name", "digest", "dataset_source"))
        known = {row[0]: row for row in described if row[0] in wanted}
        datasets: dict[str, list[Dataset]] = defaultdict(list)
        for key, source, run in inputs:
            if source in known:
                _, name, digest, place = known[source]
                found = Dataset(text(name), text(digest), source_place(text(place)), contexts.get(key, ""))
                datasets[text(run)].append(found)
        return datasets

    def _of_runs(self, table: str, columns: Sequence[str], runs: Collection[str]) -> Iterator[tuple[object, ...]]:
        ids = list(runs)
        for at in range(0, len(ids), _PER_QUESTION):
            some = ids[at : at + _PER_QUESTION]
            yield from self._database.rows(table, columns, f"where run_uuid in ({', '.join('?' * len(some))})", some)

    def _rows_of(self, table: str, *columns: str) -> Iterator[tuple[object, ...]]:
        return self._database.rows(table, ("workspace", *columns))


def _figure(value: object, is_nan: object) -> float:
    """A figure as it was logged: NaN and infinities are written as other numbers."""
    if is_nan:
        return math.nan
    figure = number(value)
    if figure is None:
        return math.nan
    return math.copysign(math.inf, figure) if abs(figure) >= _LARGEST else float(figure)
