"""Versions of registered models: what they were trained from, and whether others could train them again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, wording
from resign_tui.evidence.sources.mlflow import findings
from resign_tui.evidence.sources.mlflow.facts import Dataset, Run, Version
from resign_tui.evidence.sources.mlflow.reading import Reading, is_production
from resign_tui.evidence.wording import headline

MODEL = "handover.model"

_ENDPOINT = re.compile(r"(?:serving_)?endpoint(?:_name)?", re.IGNORECASE)
_TRIED_OUT = frozenset(("challenger", "canary", "shadow", "candidate"))
_HOME = re.compile(r"^(?:file:(?://)?)?(/home/[^/]+|/Users/[^/]+|/root)/")
_MOST_METRICS = 4


def proposals(reading: Reading) -> Iterator[Proposal]:
    """What nobody else could rebuild first, then one record for each version that somebody set apart."""
    yield from _not_pushed(reading)
    led: set[tuple[str, str]] = set()
    for version in reading.versions:
        key = version.workspace, version.model
        yield _record(reading, version, is_lead=key not in led)
        led.add(key)
    yield from _in_a_home(reading)


def marks(version: Version) -> str:
    """What sets a version apart: alias prod, aliases blue and prod, stage Staging."""
    aliases = [cleaning.name(alias) for alias in version.aliases]
    if aliases:
        *first, last = aliases
        return f"aliases {', '.join(first)} and {last}" if first else f"alias {last}"
    if version.stage and version.stage != "None":
        return f"stage {cleaning.name(version.stage)}"
    return f"tag {cleaning.name(next((key for key in version.tags if 'deployed' in key.lower()), ''))}"


def _title(version: Version) -> str:
    return f"{cleaning.name(version.model)} version {version.number}"


def _record(reading: Reading, version: Version, *, is_lead: bool) -> Proposal:
    run = reading.by_id.get(version.run)
    name, mark = cleaning.name(version.model), marks(version)
    where = "folder " if reading.is_folder else ""
    fields = {
        "name": name,
        "version": f"{version.number}, {mark}",
        "registry": f"MLflow, {where}{reading.store.shown} on my machine",
        "endpoint": _endpoint(version),
        "rollback": _rollback(reading, version),
    }
    origins = {
        "name": f"registered model in {reading.store.shown}",
        "version": f"{mark} in {reading.store.shown}",
        "registry": reading.store.shown,
        "endpoint": "tag of the version",
        "rollback": "alias rollback of the model",
    }
    if run is not None:
        of_run = _of_run(reading, run)
        fields |= of_run
        origins |= {key: f"run {reading.label(run)}" for key in of_run}
    fields = {key: text for key, text in fields.items() if text}
    folded = name.casefold()
    return Proposal(
        source=reading.source(_object(version)),
        what=f"{_title(version)}, {mark}",
        why=_why(version, run, mark),
        confidence="certain",
        record=MODEL,
        fields=fields,
        origins={key: origins[key] for key in fields},
        row=_row(version),
        note=_note(reading, version, run, mark),
        as_of=reading.time(version.changed),
        same=(f"model:{folded}:{version.number}", *((f"model:{folded}",) if is_lead else ())),
    )


def _object(version: Version) -> str:
    space = f"{version.workspace}/" if version.workspace not in ("", "default") else ""
    return f"{space}{_title(version)}"


def _of_run(reading: Reading, run: Run) -> dict[str, str]:
    """What the run of a version tells: data, commit, settings, time and figures."""
    details = reading.details.get(run.id)
    texts = {
        "commit": _commit(reading, run),
        "duration": wording.duration(run.seconds) if run.seconds is not None else "",
        "hyperparameters": f"MLflow run {reading.label(run)}",
    }
    if details is None:
        return texts
    siblings = [reading.details[other.id] for other in reading.runs if other.id in reading.details]
    shown = wording.settings(findings.rarest_first(details.params, siblings))
    texts["hyperparameters"] += f": {shown}" if shown else ""
    texts["data"] = "; ".join(filter(None, (_data(dataset) for dataset in details.datasets[:3])))
    ranking = reading.ranking(run.experiment)
    first = ranking.metric if ranking else ""
    names = sorted((key for key in details.metrics if findings.is_result(key)), key=lambda key: (key != first, key))
    texts["metrics"] = ", ".join(
        f"{cleaning.name(key)} {wording.number(details.metrics[key].value)}" for key in names[:_MOST_METRICS]
    )
    return texts


def _data(dataset: Dataset) -> str:
    named = " ".join(filter(None, (cleaning.name(dataset.name), cleaning.name(dataset.digest))))
    place = cleaning.url(dataset.source)
    context = cleaning.name(dataset.context)
    return ", ".join(filter(None, (named, place))) + (f" ({context})" if context else "")


def _commit(reading: Reading, run: Run) -> str:
    if not run.commit:
        return ""
    known = reading.survey.repositories.commit(run.commit)
    return known.shown if known else f"{run.commit[:7]}, not found in the repositories that were read"


def _endpoint(version: Version) -> str:
    texts = (text for key, text in version.tags.items() if _ENDPOINT.fullmatch(key))
    return next((text for raw in texts if (text := cleaning.value("endpoint", raw))), "")


def _rollback(reading: Reading, version: Version) -> str:
    number = reading.rollbacks.get((version.workspace, version.model))
    if number is None or number == version.number or not is_production(version):
        return ""
    return f"alias rollback is version {number}"


def _row(version: Version) -> str:
    names = {alias.lower() for alias in version.aliases}
    if is_production(version) or any("deployed" in key.lower() for key in version.tags):
        return "MV-01"
    if "rollback" in names:
        return "MV-07"
    return "MV-17" if names & _TRIED_OUT else "MV-06"


def _why(version: Version, run: Run | None, mark: str) -> str:
    said = f"MLflow's model registry says {mark} of version {version.number}"
    if run is None:
        return f"{said}; it names no run of this store that the version comes from."
    return (
        f"{said} and names its run; settings, figures and commit are those of that run. A commit there does not say "
        "whether files had been changed beyond it."
    )


def _note(reading: Reading, version: Version, run: Run | None, mark: str) -> str:
    name = cleaning.name(version.model)
    kind, _, rest = mark.partition(" ")
    verb = "are" if kind == "aliases" else "is"
    note = f"{kind.capitalize()} {rest} of {name} {verb} version {version.number} in MLflow ({reading.as_read})."
    if not version.aliases:
        note = f"{_title(version)} has the {mark} in MLflow ({reading.as_read})."
    if run is None:
        return f"{note} The registry names no run that it comes from."
    when = f" of {reading.day(run.started)}" if reading.day(run.started) else ""
    took = f", which took {wording.duration(run.seconds)}" if run.seconds is not None else ""
    return f"{note} It comes from the run {reading.label(run)}{when}{took}."


def _not_pushed(reading: Reading) -> Iterator[Proposal]:
    """Versions that were trained from commits that lie on this machine only, as far as can be seen."""
    trained = [
        (reading.by_id[version.run].commit, version) for version in reading.versions if version.run in reading.by_id
    ]
    for sha in dict.fromkeys(sha for sha, _ in trained if sha):
        known = reading.survey.repositories.commit(sha)
        if known is None or known.pushed:
            continue
        versions = [version for of, version in trained if of == sha]
        first, *others = versions
        where = known.repository.name
        also = wording.listed([f"{_title(version)} ({marks(version)})" for version in others])
        fact = (
            f"which was never pushed: as of the last fetch no branch of a remote of {where} holds it"
            if known.repository.has_remote
            else f"which was never pushed: {where}, where it lies, has no remote at all"
        )
        yield Proposal(
            source=reading.source(f"commit {known.short}"),
            what=headline(f"Never pushed: {known.short}, behind {_title(first)}"),
            why=f"MLflow names the commit of the run; git of {where} has it, and no branch of a remote holds it.",
            confidence="certain",
            row="MV-03",
            note=f"{_title(first)} ({marks(first)}) was trained from {known.short}, {fact}."
            + (f" The same is true of {also}." if also else "")
            + " Until that commit is pushed, nobody else can rebuild the model from its code.",
            as_of=reading.time(max(version.changed for version in versions)),
            priority="P0",
            vanishes=True,
            same=(f"unpushed:{known.sha}",),
        )


def _in_a_home(reading: Reading) -> Iterator[Proposal]:
    """Versions whose weights lie below somebody's home folder, which is often wiped with the account."""
    versions = [version for version in reading.versions if _HOME.match(version.source)]
    if not versions:
        return
    names = [f"{_title(version)} ({marks(version)})" for version in versions]
    yield Proposal(
        source=reading.source("weights in a home folder"),
        what=headline(f"Weights in a home folder: {_title(versions[0])}"),
        why="The registry names a place below a home folder, as it was on the machine that trained.",
        confidence="likely",
        answers={"account.weights": "yes", "account.weights_which": wording.listed(names)},
        row="ET-13",
        note=f"MLflow looks for the weights of {wording.listed(names)} below a home folder ({reading.as_read}).",
        as_of=reading.time(max(version.changed for version in versions)),
        vanishes=True,
    )
