"""Where a training stands, made into a proposal of ongoing work."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import wording
from resign_tui.evidence.cleaning import name as short
from resign_tui.evidence.metrics import Points, lost_from
from resign_tui.evidence.wording import headline

_LEAST_FIGURES = 4
_RECENT = timedelta(days=30)
"""What changed within it may still be going on; older trainings count only if they themselves say they are not done."""


class Standing(msgspec.Struct, frozen=True):
    """Where a training stood when its newest file was written.

    epoch, step: as they are told, "5 of 10". points: its loss. told_in: the file that says so. is_unfinished: the
    store itself names a goal that was not reached. remark: a further sentence for whoever takes over.
    """

    name: str
    moment: datetime
    told_in: str
    why: str
    epoch: str = ""
    step: str = ""
    curve: str = ""
    loss_name: str = "loss"
    points: Points = ()
    resume: str = ""
    is_unfinished: bool = False
    remark: str = ""


def work(standing: Standing, source: Source, now: datetime, same: tuple[str, ...] = ()) -> Proposal | None:
    """The proposal, or None where nothing says that the training goes on."""
    is_recent = now - standing.moment <= _RECENT
    if not is_recent and not standing.is_unfinished:
        return None
    place = ", ".join(
        part
        for part in (standing.epoch and f"epoch {standing.epoch}", standing.step and f"step {standing.step}")
        if part
    )
    fields = {
        "kind": "training",
        "name": short(standing.name),
        "epoch": standing.epoch,
        "step": standing.step,
        "curve": standing.curve,
        "loss": wording.curve(standing.points),
        "resume": standing.resume,
    }
    origins = {
        "kind": "a checkpoint lies there" if standing.resume else "its log of the training",
        "name": "name of its folder",
        "epoch": standing.told_in,
        "step": standing.told_in,
        "curve": "where the file lies",
        "loss": f"{standing.loss_name} in {standing.told_in}",
        "resume": "names of the files in that folder; none was opened",
    }
    kept = {key: text for key, text in fields.items() if text}
    return Proposal(
        source=source,
        what=_what(standing, place, is_recent, now),
        note=_note(standing, place, is_recent),
        why=standing.why,
        confidence="likely" if standing.is_unfinished else "guess",
        record="handover.work",
        fields=kept,
        origins={key: origins[key] for key in kept},
        row="OW-01",
        as_of=standing.moment,
        same=same,
    )


def curve_key(folder: str, curve: str) -> tuple[str, ...]:
    """By which a training is recognised that two loggers wrote down: the same figures in folders of one name."""
    return (f"curve:{folder}:{curve}",) if len(set(curve.split())) >= _LEAST_FIGURES else ()


def _what(standing: Standing, place: str, is_recent: bool, now: datetime) -> str:
    if not is_recent:
        return headline(standing.name, f"unfinished since {wording.day(standing.moment, now)}")
    return headline(standing.name, place or "a training with checkpoints")


def _note(standing: Standing, place: str, is_recent: bool) -> str:
    name, when = short(standing.name), wording.minute(standing.moment)
    if is_recent:
        sentences = [f"The training {name} stood at {place or 'a checkpoint'} on {when}."]
    else:
        sentences = [f"The training {name} is unfinished since {when}; it stood at {place} then."]
    start = lost_from(standing.points)
    if start is not None:
        sentences.append(f"Its {standing.loss_name} is no number from step {wording.number(start)} on.")
    if standing.resume:
        sentences.append(f"It can be resumed {standing.resume}.")
    return " ".join(part for part in (*sentences, standing.remark) if part)
