"""Jobs of Airflow, Dagster and Prefect. Python files are parsed, never imported."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from typing import Any

from resign_tui.evidence.cleaning import plain_name, plain_names
from resign_tui.evidence.formats import cron
from resign_tui.evidence.formats.yaml_file import first, items, table, text
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.deployments.facts import Deployed, Unit

_TIMES = ("schedule", "schedule_interval", "timetable")
_NOBODY = "airflow"
"""The owner that Airflow gives where the file names none."""


def mentions(data: bytes) -> bool:
    """Whether a Python file may define jobs of Airflow or Dagster."""
    return b"airflow" in data or b"dagster" in data


def python(data: bytes) -> Deployed:
    """The jobs that a Python file defines by literals."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a doubtful escape in somebody's text is not for this screen
            tree = ast.parse(data)
    except SyntaxError as error:
        raise Unreadable(f"it is no Python{f' from line {error.lineno} on' if error.lineno else ''}") from None
    except ValueError:
        raise Unreadable("it is no Python") from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None
    except MemoryError:
        raise Unreadable("it asks for more memory than there is") from None
    known = _assigned(tree)
    units: list[Unit] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node.func) == "DAG":
            units.append(_airflow(node, "", known))
        elif isinstance(node, ast.Call) and _called(node.func) == "ScheduleDefinition":
            units.append(_dagster(node, "", known))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            units.extend(_decorated(node, known))
    return Deployed("Airflow and Dagster", tuple(unit for unit in units if unit.name))


def prefect(data: bytes) -> Deployed:
    """The deployments of prefect.yaml."""
    deployments = [table(entry) for entry in items(table(first(data)).get("deployments"))]
    return Deployed("Prefect", tuple(map(_prefect, deployments)))


def _prefect(deployment: dict[str, Any]) -> Unit:
    schedules = [table(part) for key in ("schedules", "schedule") for part in items(deployment.get(key))]
    pool = plain_name(text(table(deployment.get("work_pool")).get("name")))
    lines = [(cron.kept(text(part.get("cron"))), plain_name(text(part.get("timezone")))) for part in schedules]
    paused = bool(schedules) and all(text(part.get("active")).lower() == "false" for part in schedules)
    return Unit(
        "Prefect",
        "deployment",
        plain_name(text(deployment.get("name"))) or "a deployment",
        when="; ".join(cron.when(line, zone or "UTC") for line, zone in lines if line),
        runs_as=(f"work pool {pool}",) if pool else (),
        paused=paused,
    )


def _assigned(tree: ast.Module) -> dict[str, ast.expr]:
    """Names that the file gives a value at its top level; the last one counts."""
    return {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _called(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _decorated(function: ast.FunctionDef | ast.AsyncFunctionDef, known: dict[str, ast.expr]) -> Iterator[Unit]:
    for decorator in function.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else ast.Call(decorator, [], [])
        called = _called(call.func)
        if called == "dag":
            yield _airflow(call, function.name, known)
        elif called == "schedule" and _argument(call, "cron_schedule", known) is not None:
            yield _dagster(call, function.name, known)


def _airflow(call: ast.Call, function: str, known: dict[str, ast.expr]) -> Unit:
    defaults = _entries(_argument(call, "default_args", known))
    owners = _texts(_resolved(defaults.get("owner"), known))
    mails = _texts(_resolved(defaults.get("email"), known))
    first_word = _texts(_resolved(call.args[0], known)) if call.args else []
    ids = _texts(_argument(call, "dag_id", known)) or first_word
    return Unit(
        "Airflow",
        "DAG",
        plain_name(ids[0]) if ids else plain_name(function),
        when=_airflow_times(call, known),
        owners=plain_names(part.strip() for owner in owners for part in owner.split(",") if part.strip() != _NOBODY),
        contacts=plain_names(part.strip() for mail in mails for part in mail.replace(";", ",").split(",")),
    )


def _airflow_times(call: ast.Call, known: dict[str, ast.expr]) -> str:
    for key in _TIMES:
        node = _argument(call, key, known)
        literal = _texts(node)
        if len(literal) == 1 and (line := cron.kept(literal[0])):
            return cron.when(line, "UTC")
        if isinstance(node, ast.Call) and _called(node.func) == "timedelta":
            return f"every {_interval(node)}" if _interval(node) else "at an interval"
        if isinstance(node, ast.Call):
            return f"by {plain_name(_called(node.func)) or 'a timetable'}"
    return ""


def _interval(call: ast.Call) -> str:
    """The parts of a timedelta that are written out: 7 days."""
    parts = ((word.arg, word.value.value) for word in call.keywords if isinstance(word.value, ast.Constant))
    return plain_name(", ".join(f"{number} {unit}" for unit, number in parts if isinstance(number, int | float)))


def _dagster(call: ast.Call, function: str, known: dict[str, ast.expr]) -> Unit:
    lines = [cron.kept(line) for line in _texts(_argument(call, "cron_schedule", known))]
    zone = next(iter(_texts(_argument(call, "execution_timezone", known))), "UTC")
    job = _argument(call, "job", known)
    owners = _texts(_argument(job, "owners", known)) if isinstance(job, ast.Call) else []
    names = _texts(_argument(call, "name", known)) or _texts(_argument(call, "job_name", known))
    name = names[0] if names else function or (f"schedule of {job.id}" if isinstance(job, ast.Name) else "a schedule")
    return Unit(
        "Dagster",
        "schedule",
        plain_name(name),
        when="; ".join(cron.when(line, plain_name(zone)) for line in lines if line),
        owners=plain_names(owner.removeprefix("team:") for owner in owners),
    )


def _argument(call: ast.Call, key: str, known: dict[str, ast.expr]) -> ast.expr | None:
    return _resolved(next((word.value for word in call.keywords if word.arg == key), None), known)


def _resolved(node: ast.expr | None, known: dict[str, ast.expr]) -> ast.expr | None:
    """What a name stands for, one level deep."""
    return known.get(node.id, node) if isinstance(node, ast.Name) else node


def _entries(node: ast.expr | None) -> dict[str, ast.expr]:
    """The entries of a table that is written out, as {…} or dict(…)."""
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return {key.value: part for key, part in pairs if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    if isinstance(node, ast.Call) and _called(node.func) == "dict":
        return {word.arg: word.value for word in node.keywords if word.arg}
    return {}


def _texts(node: ast.expr | None) -> list[str]:
    """A literal text, or the literal texts of a list."""
    parts = node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
