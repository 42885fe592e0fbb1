"""One training of the Trainer: a folder with checkpoints, the newest state that can be read, and how to resume."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import limits, wording
from resign_tui.evidence.cleaning import name as short
from resign_tui.evidence.cleaning import place
from resign_tui.evidence.listing import Entry, is_in_a_home, listed, newest
from resign_tui.evidence.ongoing_training import Standing, work
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.transformers.state import TrainerState, parse
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.wording import headline

CHECKPOINT = re.compile(r"checkpoint-(\d{1,18})")
STATE = "trainer_state.json"

_KIND = "transformers"
_MOST_TRIED = 5
_MOST_RUNS = 20
_RUNS = "runs"
_GENERIC = frozenset(("output", "outputs", "out", "results", "result", "checkpoints", "model", "models", "run", "tmp"))
_PARTS = (
    ("weights", re.compile(r"(?:model|pytorch_model|adapter_model|diffusion_pytorch_model).*\.(?:safetensors|bin)")),
    ("weights", re.compile(r"pytorch_model_fsdp.*")),
    ("DeepSpeed state", re.compile(r"global_step\d+")),
    ("optimizer", re.compile(r"optimizer.*\.(?:pt|bin)|optimizer_\d+")),
    ("scheduler", re.compile(r"scheduler.*\.(?:pt|bin)")),
    ("scaler", re.compile(r"scaler.*\.pt")),
    ("random state", re.compile(r"rng_state.*\.pth|random_states_\d+\.pkl")),
)
"""What lies in a checkpoint, by the names of its files."""

_RANK = re.compile(r"(?:rng_state|random_states)_\d+\.\w+")


class Training(msgspec.Struct, frozen=True):
    """A training as its folder shows it. at: the checkpoint whose state was read, or the newest one."""

    name: str
    checkpoints: tuple[str, ...]
    at: str
    files: Mapping[str, Entry]
    moment: datetime
    state: TrainerState | None

    @property
    def told_in(self) -> str:
        """Where the state stands."""
        if self.state is None:
            return f"name of {self.at}"
        return f"{self.at}/{STATE}" if self.at else STATE


def find(store: Store, survey: Survey) -> Training | None:
    """The training in a folder; None where there is none."""
    entries = listed(survey, store.path)
    numbers = sorted(
        (int(match[1]) for name, entry in entries.items() if entry.is_folder and (match := CHECKPOINT.fullmatch(name))),
        reverse=True,
    )
    checkpoints = tuple(f"checkpoint-{number}" for number in numbers)
    own = _state(store, survey, "") if STATE in entries else None
    for name in checkpoints[:_MOST_TRIED]:
        files = listed(survey, store.path / name)
        state = _state(store, survey, name) if STATE in files else None
        if state is None:
            continue
        if own is not None and own.step >= state.step:
            break
        return _training(store, checkpoints, name, files, state, survey)
    if own is not None:
        return _training(store, checkpoints, "", entries, own, survey)
    if not checkpoints:
        return None
    files = listed(survey, store.path / checkpoints[0])
    return _training(store, checkpoints, checkpoints[0], files, None, survey)


def proposals(training: Training, store: Store, survey: Survey) -> Iterator[Proposal]:
    """The work that goes on, and weights that only a home folder holds."""
    state = training.state
    if training.checkpoints and not (state is not None and state.has_ended):
        resume_at = training.at or training.checkpoints[0]
        files = training.files if training.at else listed(survey, store.path / resume_at)
        proposal = work(
            _standing(training, resume_at, files),
            Source(_KIND, store.shown),
            survey.now,
            (f"checkpoint:{store.below(resume_at)}", *_events(store, survey)),
        )
        if proposal is not None:
            yield proposal
    if training.checkpoints and is_in_a_home(store.path):
        yield _weights(training, store)


def _events(store: Store, survey: Survey) -> list[str]:
    """Keys of the folders in which the Trainer writes the same curves for TensorBoard."""
    runs = listed(survey, store.path / _RUNS) if _RUNS in listed(survey, store.path) else {}
    return [f"events:{store.shown}", *(f"events:{store.below(_RUNS, name)}" for name in [*runs][-_MOST_RUNS:])]


def _training(
    store: Store,
    checkpoints: tuple[str, ...],
    at: str,
    files: Mapping[str, Entry],
    state: TrainerState | None,
    survey: Survey,
) -> Training:
    moment = newest(files) or survey.now
    if at and STATE in files:
        moment = files[STATE].changed or moment
    return Training(_name(store), checkpoints, at, files, moment, state)


def _name(store: Store) -> str:
    """The folder's name, with the one above where it alone tells nothing."""
    parts = store.shown.split("/")
    return short("/".join(parts[-2:]) if parts[-1].lower() in _GENERIC else parts[-1])


def _state(store: Store, survey: Survey, checkpoint: str) -> TrainerState | None:
    path = store.path / checkpoint / STATE if checkpoint else store.path / STATE
    try:
        return parse(survey.read(path, limits.JSON_FILE))
    except (Spent, Stopped):
        raise
    except Unreadable as error:
        shown = store.below(checkpoint, STATE) if checkpoint else store.below(STATE)
        survey.told(f"{shown} was not read: {error}; an older checkpoint or its folder's name tells the step.")
        return None


def _standing(training: Training, resume_at: str, files: Mapping[str, Entry]) -> Standing:
    state, number = training.state, resume_at.rpartition("-")[2]
    parts = _parts(files)
    resume = f"from {resume_at}{parts}" if parts else ""
    if state is None:
        return Standing(
            training.name,
            training.moment,
            training.told_in,
            f"{resume_at} is its newest checkpoint; it holds no state that tells how many steps were planned",
            step=number,
            resume=resume,
            remark="" if parts else _empty(resume_at),
        )
    is_unfinished = state.steps > state.step
    planned = f"max_steps is {state.steps}" if is_unfinished else "how many steps were planned is not said"
    return Standing(
        training.name,
        training.moment,
        training.told_in,
        f"{training.told_in}: global_step is {state.step}, {planned}",
        epoch=_of(wording.number(round(state.epoch, 2)) if state.epoch else "", state.epochs),
        step=_of(str(state.step), state.steps),
        curve=f"log_history in {training.told_in}" if state.points else "",
        loss_name=state.loss_name or "loss",
        points=state.points,
        resume=resume,
        is_unfinished=is_unfinished,
        remark=" ".join(filter(None, ("" if parts else _empty(resume_at), _remark(state)))),
    )


def _empty(checkpoint: str) -> str:
    return f"In {checkpoint} no weights were seen."


def _of(part: str, whole: int) -> str:
    return f"{part} of {whole}" if part and whole else part


def _remark(state: TrainerState) -> str:
    sentences = []
    if state.was_told_to_stop:
        sentences.append("Its own program told it to stop there.")
    if CHECKPOINT.fullmatch(state.marked):
        metric = f", metric {wording.number(state.marked_metric)}" if state.marked_metric is not None else ""
        sentences.append(f"The Trainer marks {state.marked} as the one to keep{metric}.")
    return " ".join(sentences)


def _parts(files: Mapping[str, Entry]) -> str:
    """What is there to go on from: ": weights, optimizer, scheduler and random state are there"."""
    parts = list(dict.fromkeys(part for part, form in _PARTS for name in files if form.fullmatch(name)))
    ranks = sum(1 for name in files if _RANK.fullmatch(name))
    if ranks > 1:
        parts = [f"random states of {ranks} processes" if part == "random state" else part for part in parts]
    if not parts:
        return ""
    listing = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    needed = () if "DeepSpeed state" in parts else ("weights", "optimizer", "scheduler")
    missing = [part for part in needed if part not in parts]
    without = f", {' and '.join(missing)} {'is' if missing == ['optimizer'] else 'are'} not" if missing else ""
    return f": {listing} {'are' if len(parts) > 1 or parts[0] == 'weights' else 'is'} there{without}"


def _weights(training: Training, store: Store) -> Proposal:
    newest_one = training.checkpoints[0]
    number = wording.count(len(training.checkpoints), "checkpoint")
    day = wording.day(training.moment)
    where = place(store.path)
    return Proposal(
        source=Source(_KIND, store.shown, "checkpoints"),
        what=headline(training.name, f"{number} in a home folder"),
        note=f"{training.name} has {number} in {where}, a home folder, as of {day}; whether a copy lies elsewhere is"
        " not known.",
        why=f"{where} is below a home folder, which is often wiped some days after the account",
        confidence="likely",
        row="ET-13",
        answers={"account.weights": "yes", "account.weights_which": f"{training.name}/{newest_one}"},
        as_of=training.moment,
        vanishes=True,
    )
