"""Optuna studies of an invented team, as databases of several versions and as a journal."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Sequence
from pathlib import Path

SCHEMAS = ("2.10", "3.0", "5.0")
OLD = {"lr": ("LogUniformDistribution", 1e-5, 0.1), "temperature": ("UniformDistribution", 0.3, 1.0)}
NEW = {"lr": ("FloatDistribution", 1e-5, 0.1), "temperature": ("FloatDistribution", 0.3, 1.0)}
CHOICES = json.dumps({"name": "CategoricalDistribution", "attributes": {"choices": ["pointwise", "listwise"]}})
Told = tuple[str, float | None, float, float]
"""State, value, lr and temperature of a trial."""

TRIALS: tuple[Told, ...] = (
    ("COMPLETE", 0.398, 0.01, 0.5),
    ("COMPLETE", 0.4106, 0.0011, 0.7),
    ("COMPLETE", math.inf, 0.02, 0.9),
    ("PRUNED", 0.9, 0.03, 0.4),
    ("FAIL", None, 0.04, 0.4),
    ("RUNNING", None, 0.05, 0.4),
)


def space(name: str, schema: str) -> str:
    """The range of a setting as a version writes it."""
    kind, low, high = (OLD if schema == "2.10" else NEW)[name]
    return json.dumps({"name": kind, "attributes": {"low": low, "high": high}})


def database(
    path: Path,
    schema: str = "5.0",
    trials: Sequence[Told] = TRIALS,
    directions: Sequence[str] = ("MAXIMIZE",),
    name: str = "ranker-temperature",
) -> Path:
    """A database with one study."""
    path.parent.mkdir(parents=True, exist_ok=True)
    typed = "" if schema == "2.10" else ", value_type text"
    db = sqlite3.connect(path)
    db.execute("pragma synchronous=off")
    db.executescript(f"""
        create table version_info (version_info_id integer, schema_version integer, library_version text);
        create table studies (study_id integer primary key, study_name text);
        create table study_directions (study_direction_id integer, direction text, study_id integer, objective integer);
        create table study_user_attributes (study_id integer, key text, value_json text);
        create table trials (trial_id integer primary key, number integer, study_id integer, state text,
            datetime_start text, datetime_complete text);
        create table trial_params (param_id integer, trial_id integer, param_name text, param_value float,
            distribution_json text);
        create table trial_values (trial_value_id integer, trial_id integer, objective integer, value float{typed});
        insert into study_user_attributes values (1, 'api_key', '"zzcanaryzzAttribute"');
    """)
    db.execute("insert into version_info values (1, 12, ?)", (schema,))
    db.execute("insert into studies values (1, ?)", (name,))
    for objective, direction in enumerate(directions):
        db.execute("insert into study_directions values (1, ?, 1, ?)", (direction, objective))
    for number, (state, value, lr, temperature) in enumerate(trials):
        ended = None if state == "RUNNING" else f"2026-11-20 10:{number:02}:30.5"
        row = (number + 1, number, 1, state, f"2026-11-20 10:{number:02}:00.25", ended)
        db.execute("insert into trials values (?, ?, ?, ?, ?, ?)", row)
        for setting, figure, described in (
            ("lr", lr, space("lr", schema)),
            ("temperature", temperature, space("temperature", schema)),
            ("loss", 1.0, CHOICES),
            ("api_token", 0.0, json.dumps({"name": "C", "attributes": {"choices": ["zzcanaryzz1", "zzcanaryzz2"]}})),
        ):
            db.execute("insert into trial_params values (1, ?, ?, ?, ?)", (number + 1, setting, figure, described))
        if value is not None and schema == "2.10":
            largest = math.copysign(1.7976931348623157e308, value) if math.isinf(value) else value
            db.execute("insert into trial_values values (1, ?, 0, ?)", (number + 1, largest))
        elif value is not None:
            kept = (None, "INF_POS") if math.isinf(value) else (value, "FINITE")
            db.execute("insert into trial_values values (1, ?, 0, ?, ?)", (number + 1, *kept))
    db.commit()
    db.close()
    return path


def journal(path: Path, trials: Sequence[Told] = TRIALS, directions: Sequence[int] = (2,)) -> Path:
    """A journal with one study."""
    states = ("RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING")
    entries: list[dict[str, object]] = [
        {"op_code": 0, "study_name": "journal-study", "directions": list(directions)},
        {"op_code": 2, "study_id": 0, "user_attr": {"password": "zzcanaryzzAttribute"}},
    ]
    for number, (state, value, lr, temperature) in enumerate(trials):
        begun = f"2026-11-20T10:{number:02}:00.250000+00:00"
        entries.append({"op_code": 4, "study_id": 0, "datetime_start": begun})
        for setting, figure, described in (
            ("lr", lr, space("lr", "5.0")),
            ("temperature", temperature, space("temperature", "5.0")),
            ("loss", 1, CHOICES),
        ):
            param = {"param_name": setting, "param_value_internal": figure, "distribution": described}
            entries.append({"op_code": 5, "trial_id": number, **param})
        entries.append({"op_code": 7, "trial_id": number, "step": 0, "intermediate_value": 0.1})
        if state != "RUNNING":
            values = None if value is None else [value]
            ended = f"2026-11-20T10:{number:02}:30+00:00"
            told = {"state": states.index(state), "values": values, "datetime_complete": ended}
            entries.append({"op_code": 6, "trial_id": number, **told})
    path.parent.mkdir(parents=True, exist_ok=True)
    worker = "6513270e-1"
    lines = (json.dumps({"op_code": entry.pop("op_code"), "worker_id": worker, **entry}) for entry in entries)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
