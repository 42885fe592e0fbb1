"""One MLflow store with everything that its proposals are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from resign_tui.core.evidence.proposal import Source
from resign_tui.evidence import cleaning, opening, wording
from resign_tui.evidence.sources.mlflow import findings
from resign_tui.evidence.sources.mlflow.facts import Details, Experiment, Reader, Run, Version
from resign_tui.evidence.survey import Store, Survey

_DEPLOYED = re.compile(r"deployed", re.IGNORECASE)
_STAGES = ("Production", "Staging")


class Reading:
    """What was read of one store: whose runs, which versions matter, and the runs of which all is known."""

    def __init__(self, reader: Reader, store: Store, survey: Survey) -> None:
        self.reader, self.store, self.survey = reader, store, survey
        self.experiments: Sequence[Experiment] = reader.experiments()
        known = {experiment.id for experiment in self.experiments}
        every_run = [run for run in reader.runs() if run.experiment in known]
        self.users = findings.users(every_run, survey.me)
        self.runs = [run for run in every_run if run.user.strip() not in self.users.others]
        self.left_out = len(every_run) - len(self.runs)
        self.by_id: Mapping[str, Run] = {run.id: run for run in self.runs}
        theirs = {run.id for run in every_run} - self.by_id.keys()
        versions = reader.versions()
        self.rollbacks = {
            (version.workspace, version.model): version.number
            for version in versions
            if any(alias.lower() == "rollback" for alias in version.aliases)
        }
        self.versions = sorted(
            (version for version in versions if _is_used(version) and version.run not in theirs), key=_most_used_first
        )
        registered = {version.run for version in self.versions}
        self.details: Mapping[str, Details] = reader.details(findings.chosen(self.runs, registered))
        self._rankings: dict[str, findings.Ranking | None] = {}

    def of_experiment(self, experiment: Experiment) -> list[Run]:
        """Its runs, newest first."""
        runs = [run for run in self.runs if run.experiment == experiment.id]
        return sorted(runs, key=lambda run: run.last, reverse=True)

    def ranking(self, experiment_id: str) -> findings.Ranking | None:
        """The finished runs of an experiment by the figure that counts; None where no name tells an order."""
        if experiment_id not in self._rankings:
            self._rankings[experiment_id] = self._ranked(experiment_id)
        return self._rankings[experiment_id]

    def name(self, run: Run) -> str:
        """The run's name, or the beginning of its id."""
        return cleaning.name(run.name or run.tags.get("mlflow.runName", "")) or run.id[:8]

    def label(self, run: Run) -> str:
        """The run's name with the beginning of its id."""
        name = self.name(run)
        return name if name == run.id[:8] else f"{name} ({run.id[:8]})"

    def keys(self, run: Run) -> tuple[str, ...]:
        """By what the same run is recognised in another store."""
        named = (f"named:{run.commit[:7]}:{self.name(run)}",) if run.commit else ()
        return (f"run:{run.id}", *named)

    def source(self, thing: str) -> Source:
        """A thing of this store as the source of a proposal."""
        return Source("mlflow", self.store.shown, thing)

    def quoted(self, text: str) -> str:
        """What somebody wrote, in one line and in quotation marks; empty where a secret was found in it."""
        line = cleaning.line(text)
        return f'"{line}"' if line and not self.survey.find(line) else ""

    def day(self, moment: float | None) -> str:
        """A day in words; empty where there is none."""
        then = wording.local(moment or 0.0)
        return wording.day(then, self.survey.now) if then else ""

    def time(self, moment: float | None) -> datetime | None:
        """A time of the store as local time."""
        return wording.local(moment or 0.0)

    @property
    def as_read(self) -> str:
        """The place with the day it was read."""
        return f"{self.store.shown}, read on {wording.day(self.survey.now)}"

    @property
    def is_folder(self) -> bool:
        """Whether the store is a folder of small files."""
        return self.store.path.is_dir()

    @property
    def size(self) -> str:
        """How large the file is; empty for a folder."""
        return "" if self.is_folder else opening.size(self.store.path.lstat().st_size)

    def _ranked(self, experiment_id: str) -> findings.Ranking | None:
        experiment = next((known for known in self.experiments if known.id == experiment_id), None)
        if experiment is None:
            return None
        finished = [run for run in self.of_experiment(experiment) if run.status == "FINISHED"]
        ids = [run.id for run in finished]
        primary = findings.primary_metric(experiment, self.reader.metric_names(ids))
        if primary is None:
            return None
        return findings.ranking(*primary, self.reader.values(primary[0], ids), finished)


def _is_used(version: Version) -> bool:
    """Whether somebody set this version apart: by an alias, a stage or a tag that speaks of deploying."""
    return bool(version.aliases) or version.stage in _STAGES or any(map(_DEPLOYED.search, version.tags))


def is_production(version: Version) -> bool:
    """Whether the name of what sets it apart is the usual one for production."""
    names = {alias.lower() for alias in version.aliases}
    return bool(names & {"prod", "production", "champion", "live"}) or version.stage == "Production"


def _most_used_first(version: Version) -> tuple[bool, str, int]:
    return not is_production(version), version.model.casefold(), -version.number
