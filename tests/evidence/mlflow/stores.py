"""MLflow stores of an invented team, written with the standard library in every form that MLflow has had."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

START = 1_771_000_000_000
"""13 Feb 2026, 16:26:40 UTC, in milliseconds."""

HOUR, MINUTE = 3_600_000, 60_000
COMMIT = "4e97a82" + "0" * 33
Curve = Sequence[tuple[int, float]]

SCHEMAS = ("1.30", "2.8", "3.17")
_LARGEST = 1.7976931348623157e308


def run_id(number: int) -> str:
    """An id as MLflow makes them."""
    return f"{number:032x}"


class Run(msgspec.Struct, frozen=True):
    """A run to be written; times in milliseconds."""

    number: int
    name: str
    experiment: str = "1"
    status: str = "FINISHED"
    start: int = START
    minutes: int | None = 192
    user: str = "mhale"
    stage: str = "active"
    params: Mapping[str, str] = {}
    metrics: Mapping[str, Curve] = {}
    tags: Mapping[str, str] = {}
    dataset: tuple[str, str, str] | None = None

    @property
    def all_tags(self) -> dict[str, str]:
        return {"mlflow.runName": self.name, "mlflow.user": self.user, **self.tags}

    @property
    def end(self) -> int | None:
        return None if self.minutes is None else self.start + self.minutes * MINUTE


class Version(msgspec.Struct, frozen=True):
    """A version of a registered model to be written."""

    model: str
    number: int
    run: int | None
    aliases: Sequence[str] = ()
    stage: str = "None"
    tags: Mapping[str, str] = {}
    source: str = "s3://northpier-models/x"


class Writer(Protocol):
    """A store that is being written."""

    path: Path

    def experiment(self, key: str, name: str, *, stage: str = "active", **tags: str) -> None: ...

    def run(self, run: Run) -> None: ...

    def version(self, version: Version) -> None: ...

    def done(self) -> Path: ...


class Sqlite:
    """A database of one of the versions; only the columns that matter, and those that tell the versions apart."""

    def __init__(self, path: Path, schema: str = "3.17") -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path, self.schema = path, schema
        self.db = sqlite3.connect(path)
        self.db.execute("pragma synchronous=off")
        space = ", workspace text default 'default'" if schema == "3.17" else ""
        self.db.executescript(f"""
            create table alembic_version (version_num text);
            create table experiments (experiment_id integer primary key, name text, lifecycle_stage text{space});
            create table experiment_tags (key text, value text, experiment_id integer);
            create table runs (run_uuid text primary key, name text, source_type text, user_id text, status text,
                start_time integer, end_time integer, lifecycle_stage text, experiment_id integer);
            create table params (key text, value text, run_uuid text, primary key (key, run_uuid));
            create table tags (key text, value text, run_uuid text, primary key (key, run_uuid));
            create table latest_metrics (key text, value float, timestamp integer, step integer, is_nan integer,
                run_uuid text, primary key (key, run_uuid));
            create table metrics (key text, value float, timestamp integer, run_uuid text, step integer,
                is_nan integer);
            create table registered_models (name text, description text{space});
            create table model_versions (name text, version integer, last_updated_time integer, user_id text,
                current_stage text, source text, run_id text, status text{space});
            create table registered_model_tags (key text, value text, name text{space});
            create table model_version_tags (key text, value text, name text, version integer{space});
        """)
        if schema != "1.30":
            self.db.executescript(f"""
                create table registered_model_aliases (alias text, version integer, name text{space});
                create table inputs (input_uuid text, source_type text, source_id text, destination_type text,
                    destination_id text);
                create table input_tags (input_uuid text, name text, value text);
                create table datasets (dataset_uuid text, experiment_id integer, name text, digest text,
                    dataset_source_type text, dataset_source text);
            """)
        if schema == "3.17":
            self.db.executescript("""
                create table secrets (secret_id text, secret_name text, encrypted_value text, masked_value text);
                create table trace_info (request_id text, request_preview text);
                insert into secrets values ('s1', 'openai', 'zzcanaryzzEncrypted', 'zzcanaryzz...ked');
                insert into trace_info values ('t1', 'zzcanaryzz what a customer asked');
            """)
        self.insert("alembic_version", {"1.30": "97727af70f4d", "2.8": "acf3f17fdcc7"}.get(schema, "dc11669786a5"))

    def insert(self, table: str, *cells: object) -> None:
        """A row whose last columns may keep their defaults."""
        columns = [row[1] for row in self.db.execute(f"pragma table_info({table})")][: len(cells)]
        marks = ", ".join("?" * len(cells))
        self.db.execute(f"insert into {table} ({', '.join(columns)}) values ({marks})", cells)

    def experiment(self, key: str, name: str, *, stage: str = "active", **tags: str) -> None:
        self.insert("experiments", int(key), name, stage)
        for tag, value in tags.items():
            self.insert("experiment_tags", {"note": "mlflow.note.content"}.get(tag, tag), value, int(key))

    def run(self, run: Run) -> None:
        key, start = run_id(run.number), run.start
        column = "" if self.schema == "1.30" else run.name
        self.insert("runs", key, column, "LOCAL", run.user, run.status, start, run.end, run.stage, int(run.experiment))
        for tag, value in run.all_tags.items():
            self.insert("tags", tag, value, key)
        for setting, value in run.params.items():
            self.insert("params", setting, value, key)
        for metric, curve in run.metrics.items():
            for step, figure in curve:
                at, is_nan = start + step * MINUTE, int(math.isnan(figure))
                kept = 0.0 if is_nan else max(-_LARGEST, min(_LARGEST, figure))
                self.insert("metrics", metric, kept, at, key, step, is_nan)
            self.insert("latest_metrics", metric, kept, at, step, is_nan, key)
        if run.dataset and self.schema != "1.30":
            self.insert(
                "datasets",
                f"d{run.number}",
                int(run.experiment),
                *run.dataset[:2],
                "s3",
                f'{{"uri": "{run.dataset[2]}"}}',
            )
            self.insert("inputs", f"i{run.number}", "DATASET", f"d{run.number}", "RUN", key)
            self.insert("input_tags", f"i{run.number}", "mlflow.data.context", "training")

    def version(self, version: Version) -> None:
        key = None if version.run is None else run_id(version.run)
        model, number = version.model, version.number
        self.insert(
            "model_versions", model, number, START + 200 * HOUR, None, version.stage, version.source, key, "READY"
        )
        for alias in version.aliases if self.schema != "1.30" else ():
            self.insert("registered_model_aliases", alias, number, model)
        for tag, value in version.tags.items():
            self.insert("model_version_tags", tag, value, model, number)

    def done(self) -> Path:
        self.db.commit()
        self.db.close()
        return self.path


class Files:
    """A folder of small files, byte by byte as MLflow writes them."""

    STATUS = {"RUNNING": 1, "SCHEDULED": 2, "FINISHED": 3, "FAILED": 4, "KILLED": 5}

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / ".trash").mkdir(parents=True)

    def write(self, *parts: str, text: str) -> Path:
        path = self.path.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def experiment(self, key: str, name: str, *, stage: str = "active", **tags: str) -> None:
        lines = f"artifact_location: file:///somewhere/mlruns/{key}\nexperiment_id: '{key}'\nlifecycle_stage: {stage}\n"
        self.write(key, "meta.yaml", text=f"{lines}name: {name}\n")
        for tag, value in tags.items():
            self.write(key, "tags", {"note": "mlflow.note.content"}.get(tag, tag), text=value)

    def run(self, run: Run) -> None:
        key, start, experiment = run_id(run.number), run.start, run.experiment
        end = "null" if run.end is None else run.end
        meta = (
            f"artifact_uri: file:///somewhere/mlruns/{experiment}/{key}/artifacts\nend_time: {end}\n"
            f"entry_point_name: ''\nexperiment_id: '{experiment}'\nlifecycle_stage: {run.stage}\nrun_id: {key}\n"
            f"run_name: {run.name}\nsource_type: 4\nstart_time: {start}\nstatus: {self.STATUS[run.status]}\ntags: []\n"
            f"user_id: {run.user}\n"
        )
        self.write(experiment, key, "meta.yaml", text=meta)
        for tag, value in run.all_tags.items():
            self.write(experiment, key, "tags", tag, text=value)
        for setting, value in run.params.items():
            self.write(experiment, key, "params", setting, text=value)
        for metric, curve in run.metrics.items():
            lines = "".join(f"{start + step * MINUTE} {value} {step}\n" for step, value in curve)
            self.write(experiment, key, "metrics", metric, text=lines)
        if run.dataset:
            name, digest, place = run.dataset
            source = f'source: \'{{"uri": "{place}"}}\'\nsource_type: s3\n'
            data = f"name: {name}\ndigest: {digest}\n{source}"
            self.write(experiment, "datasets", f"d{run.number}", "meta.yaml", text=data)
            link = f"destination_type: RUN\nsource_id: d{run.number}\ntags:\n  mlflow.data.context: training\n"
            self.write(experiment, key, "inputs", f"i{run.number}", "meta.yaml", text=link)

    def version(self, version: Version) -> None:
        key = "null" if version.run is None else run_id(version.run)
        model, number = version.model, version.number
        meta = (
            f"current_stage: {version.stage}\nlast_updated_timestamp: {START + 200 * HOUR}\nname: {model}\n"
            f"run_id: {key}\nsource: {version.source}\nversion: {number}\n"
        )
        self.write("models", model, "meta.yaml", text=f"name: {model}\n")
        self.write("models", model, f"version-{number}", "meta.yaml", text=meta)
        for alias in version.aliases:
            self.write("models", model, "aliases", alias, text=str(number))
        for tag, value in version.tags.items():
            self.write("models", model, f"version-{number}", "tags", tag, text=value)

    def done(self) -> Path:
        return self.path
