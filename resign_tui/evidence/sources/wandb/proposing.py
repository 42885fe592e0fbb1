"""What the runs of a W&B store give for the handover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from resign_tui.core.evidence.identity import Author
from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import wording
from resign_tui.evidence.cleaning import line
from resign_tui.evidence.repositories import Commit
from resign_tui.evidence.sources.wandb import findings
from resign_tui.evidence.sources.wandb.findings import Findings
from resign_tui.evidence.sources.wandb.runs import Run
from resign_tui.evidence.survey import Store, Survey

KIND_NAME = "wandb"
_KEY_IN_HOME = "wandb key in ~/.netrc"
SCHEDULED = "scheduled training"
"""Remarks of other readers that a key of the person's is used, and that something of theirs trains by the clock."""

_SHOWN = 30
"""Characters of a name in the list."""

_OPEN_FOR = timedelta(hours=72)
_EPOCHS = ("epochs", "num_epochs", "max_epochs", "n_epochs", "num_train_epochs")


def proposals(store: Store, runs: Sequence[Run], survey: Survey) -> Iterator[Proposal]:
    """All proposals of a store: what could be lost first, then each project, then what may still be going on."""
    unsynced = [run for run in runs if run.never_synced]
    if unsynced:
        yield _never_synced(store, unsynced, survey)
    yield from _personal(store, runs, survey)
    yield from _unpushed(store, runs, survey)
    if _KEY_IN_HOME in survey.facts:
        yield _tracker_key(store, runs, survey)
    for entity, project in dict.fromkeys((run.entity, run.project) for run in runs if run.project):
        of_project = [run for run in runs if (run.entity, run.project) == (entity, project)]
        yield _experiment(store, of_project, findings.of(of_project, survey.find), survey)
    for run in runs:
        is_told = run.state == "empty" and run.never_synced
        if (
            run.state in ("open", "empty")
            and not is_told
            and run.heard is not None
            and survey.now - run.heard < _OPEN_FOR
        ):
            yield _open_run(run, survey)


def _never_synced(store: Store, runs: Sequence[Run], survey: Survey) -> Proposal:
    names = [
        f"the run {run.id} of {wording.minute(run.begun, survey.now)}"
        if run.state == "empty" and run.begun
        else run.title
        for run in reversed(runs)
    ]
    were, bear = ("was", "bears") if len(runs) == 1 else ("were", "bear")
    return Proposal(
        source=Source(KIND_NAME, store.shown, "without a mark of syncing"),
        what=f"{wording.count(len(runs), 'W&B run')} never synced",
        note=(
            f"{wording.count(len(runs), 'W&B run')} in {store.shown} {were} made offline and {bear} no mark of "
            f"syncing, so my machine may hold the only copy: {wording.listed(names, 6)}. The command wandb sync "
            "uploads them, as long as the account is open."
        ),
        why="offline-run folders without a .synced file; a synced folder that was copied can look the same",
        confidence="certain",
        row="ET-01",
        as_of=_latest(runs),
        priority="P0",
        vanishes=True,
    )


def _personal(store: Store, runs: Sequence[Run], survey: Survey) -> Iterator[Proposal]:
    """Entities that are the person's, or look like it; whether others are teams cannot be known here."""
    for entity in dict.fromkeys(run.entity for run in runs if run.entity):
        known = survey.me.has_handle(entity)
        if not known and not survey.me.resembles(Author(entity, "")):
            continue
        own = [run for run in runs if run.entity == entity]
        projects = list(dict.fromkeys(run.project for run in own if run.project)) or ["without a project"]
        yield Proposal(
            source=Source(KIND_NAME, store.shown, f"entity {entity}"),
            what=f"W&B: {wording.count(len(own), 'run')} under {line(entity, _SHOWN)}, which looks like you",
            note=(
                f"Under the W&B entity {entity}, which looks like a personal account: {wording.listed(projects, 5)}. "
                "Moving runs needs rights on both sides and is done in the app; artifacts stay behind."
            ),
            why=f"{entity} is the entity in the run files{', and one of your names' if known else ''}",
            confidence="likely" if known else "guess",
            row="ET-04",
            answers={"account.runs": "yes", "account.runs_which": ", ".join(projects[:8])},
            as_of=_latest(own),
            vanishes=True,
        )


def _unpushed(store: Store, runs: Sequence[Run], survey: Survey) -> Iterator[Proposal]:
    """Commits that runs were made from and that no remote has, as far as this machine knows."""
    for sha in dict.fromkeys(run.records.commit for run in runs if run.records.commit):
        commit = survey.repositories.commit(sha)
        if commit is None or commit.pushed:
            continue
        made = [run for run in runs if run.records.commit == sha]
        names = wording.listed([run.title for run in made], 5)
        yield Proposal(
            source=Source(KIND_NAME, store.shown, f"commit {commit.short}"),
            what=f"{wording.count(len(made), 'W&B run')} made from {commit.short}, not pushed",
            note=(
                f"Made from commit {commit.short} of {commit.repository.name}, which no branch of a remote held at the "
                f"last fetch: {names}. Until it is pushed, nobody else can repeat them."
            ),
            why=f"the commit in the run files, asked of {commit.repository.shown}",
            confidence="certain",
            row="MV-03",
            as_of=_latest(made),
            priority="P0",
            vanishes=True,
            same=(f"unpushed:{commit.sha}",),
        )


def _tracker_key(store: Store, runs: Sequence[Run], survey: Survey) -> Proposal:
    projects = list(dict.fromkeys(run.project for run in runs if run.project))
    scheduled = any(fact.startswith(SCHEDULED) for fact in survey.facts)
    return Proposal(
        source=Source("home", "~/.netrc", "api.wandb.ai"),
        what="Runs log to W&B with the key in your ~/.netrc",
        note=(
            "What trains under this user logs to W&B with the key of ~/.netrc. A scheduled run loses its log when that "
            "key is withdrawn; a service account can log instead."
        ),
        why=f"~/.netrc names api.wandb.ai, {store.shown} holds runs"
        + (", and a training of yours is scheduled" if scheduled else "; whether a scheduled run uses it is not known"),
        confidence="likely" if scheduled else "guess",
        row="ET-05",
        answers={"account.tracker_key": "yes", "account.tracker_key_which": ", ".join(projects[:8]) or "runs of W&B"},
        as_of=_latest(runs),
        vanishes=True,
        same=("tracker key:wandb",),
    )


def _experiment(store: Store, runs: Sequence[Run], found: Findings, survey: Survey) -> Proposal:
    entity, project = runs[0].entity, runs[0].project
    unsynced = sum(run.never_synced for run in runs)
    belongs = f", entity {entity}" if entity else ""
    synced = f"{unsynced} never synced" if unsynced else "all sent or marked as synced"
    fields = {
        "project": project,
        "tracker": "wandb",
        "export": f"{wording.count(len(runs), 'run')} in {store.shown} on my machine{belongs}; {synced}",
        "promising": "\n".join(found.promising),
        "dead_end": "\n".join(found.dead_ends),
        "why": "\n".join(found.reasons),
    }
    origins = {
        "project": "the run files",
        "tracker": "the run files",
        "export": f"the folders in {store.shown}",
        "promising": f"notes of the runs, {found.metric}" if found.metric else "notes of the runs",
        "dead_end": "end, curve and notes of the runs",
        "why": "end, curve and notes of the runs",
    }
    compared = f"; compared by {found.metric}, whose name has an order" if found.metric else ""
    return Proposal(
        source=Source(KIND_NAME, store.shown, f"project {entity}/{project}" if entity else f"project {project}"),
        what=f"W&B project {line(project, _SHOWN)}: {wording.count(len(runs), 'run')}",
        note=f"The W&B project {project} has {_states(runs, store)}.",
        why=f"read from the files of {wording.count(len(runs), 'run')}{compared}",
        confidence="likely" if found.judged else "certain",
        record="handover.experiment",
        fields={key: cell for key, cell in fields.items() if cell},
        origins={key: origin for key, origin in origins.items() if fields[key]},
        as_of=_latest(runs),
    )


def _states(runs: Sequence[Run], store: Store) -> str:
    words = {
        "finished": "finished",
        "failed": "failed",
        "open": "without a recorded end",
        "empty": "hardly begun",
        "unknown": "not readable",
    }
    counts = [(sum(run.state == state for run in runs), said) for state, said in words.items()]
    told = ", ".join(f"{number} {said}" for number, said in counts if number)
    return f"{wording.count(len(runs), 'run')} in {store.shown}: {told}"


def _open_run(run: Run, survey: Survey) -> Proposal:
    """A run whose end W&B did not record, with where it stood when it was last written."""
    records, curve = run.records, run.records.curve
    commit = survey.repositories.commit(records.commit) if records.commit else None
    file = f"run-{run.id}.wandb"
    fields = {
        "kind": "training",
        "name": run.title if run.state == "open" else f"W&B run {run.id}",
        "epoch": _epoch(run),
        "step": str(records.step) if records.step is not None else "",
        "curve": f"W&B run {run.title} ({run.id}), {run.shown}" if run.state == "open" else "",
        "loss": wording.curve(curve.points),
    }
    origins = {
        "kind": "a W&B run",
        "name": file,
        "epoch": f"metric epoch in {file}",
        "step": f"last point in {file}",
        "curve": file,
        "loss": f"{curve.key} in {file}",
    }
    return Proposal(
        source=Source(KIND_NAME, run.shown),
        what=f"W&B run {line(run.title, _SHOWN)} has no recorded end",
        note=_stands(run, survey) + _from(commit),
        why=f"{file} holds no record of an end"
        if run.state == "open"
        else f"{file} holds 7 bytes, the mark of a beginning",
        confidence="likely" if run.state == "open" else "guess",
        record="handover.work",
        row="OW-01",
        fields={key: cell for key, cell in fields.items() if cell},
        origins={key: origin for key, origin in origins.items() if fields[key]},
        as_of=run.heard,
        same=_keys(run),
    )


def _epoch(run: Run) -> str:
    epoch = run.records.metrics.get("epoch")
    if epoch is None:
        return ""
    planned = next((run.records.config[key] for key in _EPOCHS if key in run.records.config), "")
    return f"{wording.number(epoch)} of {planned}" if planned else wording.number(epoch)


def _stands(run: Run, survey: Survey) -> str:
    if run.state == "empty":
        began = f"of {wording.minute(run.begun, survey.now)} " if run.begun else ""
        return f"A run {began}began in {run.shown}; nothing else of it is on disk yet."
    curve = run.records.curve
    last = f"step {run.records.step}" if run.records.step is not None else ""
    if curve.points:
        step, figure = curve.points[-1]
        last += f"{', ' if last else ''}{curve.key} {wording.number(figure)} at step {step}"
    heard = f"The last that is on disk is of {wording.minute(run.heard, survey.now)}" if run.heard else ""
    project = f" in {run.project}" if run.project else ""
    notes = f" Its notes say: {findings.said(run)}" if findings.said(run) else ""
    return (
        f"W&B recorded no end of {run.title}{project}: it was stopped, was lost, or goes on. "
        f"{heard}{': ' if last else ''}{last}; newer points come to the disk in blocks.{notes}"
    )


def _from(commit: Commit | None) -> str:
    return f" It was made from {commit.shown}." if commit else ""


def _keys(run: Run) -> tuple[str, ...]:
    """By what the same run is recognised in another store."""
    commit = run.records.commit
    named = (f"named:{commit[:7]}:{run.records.name}",) if commit and run.records.name else ()
    return (f"run:{run.id}", *named)


def _latest(runs: Sequence[Run]) -> datetime | None:
    return max((run.heard for run in runs if run.heard is not None), default=None)
