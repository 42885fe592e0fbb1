"""The proposals of one Optuna store: for each study what was searched, and what came out highest or lowest."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning, opening, wording
from resign_tui.evidence.sources.optuna.facts import COMPLETE, Setting, Study
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.wording import headline

_STATES = {
    "COMPLETE": "complete",
    "PRUNED": "pruned",
    "FAIL": "failed",
    "RUNNING": "that Optuna calls RUNNING",
    "WAITING": "waiting",
}
_LEAST_SAME = 5
"""Complete trials from which on equal results are no chance."""

_MOST_STUDIES, _MOST_SETTINGS, _MOST_CHOICES = 15, 6, 4


def proposals(studies: Iterable[Study], store: Store, survey: Survey) -> Iterator[Proposal]:
    """A record for each study that has trials."""
    searched = [study for study in studies if study.trials]
    for study in searched[-_MOST_STUDIES:]:
        survey.check()
        yield _record(study, store, survey)
    if len(searched) > _MOST_STUDIES:
        survey.told(
            f"{store.shown}: {wording.count(len(searched) - _MOST_STUDIES, 'older study', 'older studies')} left out."
        )


def _record(study: Study, store: Store, survey: Survey) -> Proposal:
    name, number = cleaning.name(study.name) or "a study without a name", wording.count(len(study.trials), "trial")
    searched, top = _searched(study), _top(study)
    size = opening.size(store.path.lstat().st_size)
    line = "; ".join(filter(None, (", ".join(filter(None, (number, top))), searched)))
    fields = {
        "project": name,
        "tracker": "internal",
        "export": f"{number}, Optuna, {store.shown}, {size}, on my machine; no export is noted",
        "promising": line if top else "",
    }
    changed = [trial.changed for trial in study.trials if trial.changed]
    started = min((trial.started for trial in study.trials if trial.started), default=None)
    return Proposal(
        source=Source("optuna", store.shown, f"study {name}"),
        what=headline(", ".join(filter(None, (f"{name}: {number} in Optuna", top.partition(" at ")[0])))),
        why="The trials of the study were counted and compared; Optuna holds what was searched. "
        "A trial that it calls RUNNING is mostly one whose result was never told.",
        confidence="certain",
        record="handover.experiment",
        fields={key: text for key, text in fields.items() if text},
        origins={key: f"study {name} in {store.shown}" for key, text in fields.items() if text},
        row="ET-08",
        note=f"{name} in Optuna: {number} ({_states(study)}){f', {top}' if top else ''}."
        + (f" {searched[:1].upper()}{searched[1:]}." if searched else "")
        + _goals(study)
        + f" It lies on my machine, in {store.shown} (read on {wording.day(survey.now)}).",
        as_of=max(changed, default=None),
        vanishes=True,
        same=(*((f"study:{name.casefold()}:{started.isoformat()}",) if started else ()), *_same_trials(study)),
    )


def _same_trials(study: Study) -> tuple[str, ...]:
    """By what the same search is recognised under another name, or in another form."""
    results = [(trial.state, trial.values) for trial in study.trials]
    if sum(state == COMPLETE for state, _ in results) < _LEAST_SAME:
        return ()
    return (f"trials:{hashlib.sha256(repr((study.directions, results)).encode()).hexdigest()[:16]}",)


def _states(study: Study) -> str:
    counts = Counter(trial.state for trial in study.trials)
    return ", ".join(f"{counts[state]} {words}" for state, words in _STATES.items() if counts[state])


def _top(study: Study) -> str:
    """What came out first and where: highest 0.4106 at lr 0.0011, temperature 0.7."""
    if study.first is None:
        return ""
    figure, params = study.first
    pairs = {name: study.settings.get(name, Setting()).of(value) for name, value in sorted(params.items())}
    shown = wording.settings({name: _rounded(value) for name, value in pairs.items()})
    end = "highest" if study.directions[0] == "MAXIMIZE" else "lowest"
    return f"{end} {wording.number(figure)}{f' at {shown}' if shown else ''}"


def _searched(study: Study) -> str:
    spaces = [text for name, space in sorted(study.settings.items()) if (text := _space(name, space))]
    rest = len(spaces) - _MOST_SETTINGS
    shown = ", ".join(spaces[:_MOST_SETTINGS]) + (f", {rest} more" if rest > 0 else "")
    return f"searched {shown}" if shown else ""


def _space(name: str, space: Setting) -> str:
    """A setting with its range or its choices; empty where they are not to be shown."""
    if space.choices:
        choices = [cleaning.value(name, choice) for choice in space.choices]
        return f"{cleaning.name(name)} {' or '.join(choices[:_MOST_CHOICES])}" if all(choices) else ""
    if cleaning.is_secret_key(name):
        return ""
    return f"{cleaning.name(name)} {wording.number(space.low)} to {wording.number(space.high)}"


def _rounded(value: object) -> object:
    return wording.number(value) if isinstance(value, float) else value


def _goals(study: Study) -> str:
    if len(study.directions) < 2:
        return ""
    return f" It has {len(study.directions)} goals, so that no trial is first."
