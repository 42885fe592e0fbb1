"""Model cards: a README with a head of YAML beside a model, and what it says of base model, license, data, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import limits, wording
from resign_tui.evidence.cleaning import has_secret, url, value
from resign_tui.evidence.cleaning import name as short
from resign_tui.evidence.formats import json_file, yaml_file
from resign_tui.evidence.listing import listed
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.transformers.training import Training
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.wording import headline

CARD = "README.md"

_ADAPTER = "adapter_config.json"
_START = 256 * limits.KB
_HEAD = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_SETTINGS = re.compile(r"^#+ *training hyperparameters *\r?\n(.*?)(?=^#|\Z)", re.DOTALL | re.MULTILINE | re.IGNORECASE)
_RESULTS = re.compile(r"^it achieves the following results on the evaluation set:\s*\n((?:- .*\n?)+)", re.I | re.M)
_BULLET = re.compile(r"^[-*] *([\w ./@-]{1,60}): *(\S.{0,200}?)\s*$", re.MULTILINE)
_PLAIN_NAME = re.compile(r"[\w.~@:/+-]{1,120}")
_KEYS = ("license", "base_model", "datasets", "model-index", "library_name", "pipeline_tag")
_MOST = 4


class Card(msgspec.Struct, frozen=True):
    """What a card says; empty where it says nothing. metrics, settings: name and text."""

    name: str = ""
    license: str = ""
    base_models: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    metrics: tuple[tuple[str, str], ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    is_generated: bool = False
    has_gaps: bool = False


def parse(data: bytes) -> Card | None:
    """The card in a README; None where its head is none of a card."""
    text = data.decode("utf-8-sig", "replace")
    head = _HEAD.match(text)
    top = yaml_file.table(yaml_file.first(head[1].encode("utf-8", "replace"))) if head else {}
    if not any(key in top for key in _KEYS):
        return None
    index = [yaml_file.table(entry) for entry in yaml_file.items(top.get("model-index"))]
    body = text[head.end() :] if head else ""
    return Card(
        name=short(yaml_file.text(index[0].get("name"))) if index else "",
        license=", ".join(_names(top.get("license"))),
        base_models=_names(top.get("base_model")),
        datasets=_names(top.get("datasets")),
        metrics=_metrics(index) or _bullets(_RESULTS, body),
        settings=_bullets(_SETTINGS, body),
        is_generated="generated_from_trainer" in yaml_file.items(top.get("tags")),
        has_gaps="more information needed" in body.lower(),
    )


def adapter_base(data: bytes) -> str:
    """The base model that an adapter's configuration names."""
    return _name(json_file.table(json_file.document(data)).get("base_model_name_or_path"))


def proposals(store: Store, survey: Survey, training: Training | None) -> Iterator[Proposal]:
    """The model as its card tells it, and its base model with the license."""
    entries = listed(survey, store.path)
    try:
        card = parse(survey.read_start(store.path / CARD, _START)) if CARD in entries else None
        base = adapter_base(survey.read(store.path / _ADAPTER, limits.SETTINGS_FILE)) if _ADAPTER in entries else ""
    except (Spent, Stopped):
        raise
    except Unreadable as error:
        survey.told(f"The model card in {store.shown} was not read: {error}.")
        return
    if card is None and not base:
        return
    card = card or Card()
    bases = card.base_models or ((base,) if base else ())
    name = card.name or (training.name if training else short(store.path.name))
    if training is not None or card.is_generated or "training_args.bin" in entries:
        yield _model(name, card, bases, store, training)
    if bases or card.license:
        yield _license(name, card, bases, store, CARD if card.license or card.base_models else _ADAPTER)


def _model(name: str, card: Card, bases: tuple[str, ...], store: Store, training: Training | None) -> Proposal:
    state = training.state if training else None
    measured = tuple((key, wording.number(figure)) for key, figure in state.metrics) if state else ()
    data = f"{wording.listed(card.datasets)} (as the model card names it)" if card.datasets else ""
    settings = wording.settings(card.settings)
    fields = {
        "name": name,
        "registry": f"folder {store.shown} on my machine",
        "data": data,
        "hyperparameters": f"{store.below(CARD)}: {settings}" if settings else "",
        "metrics": ", ".join(f"{key} {text}" for key, text in (card.metrics or measured)),
        "duration": wording.duration(state.seconds) if state and state.seconds else "",
    }
    in_state = training.told_in if training else ""
    origins = {
        "name": "model-index of the model card" if card.name else "name of its folder",
        "registry": "where it lies",
        "data": "datasets in the model card",
        "hyperparameters": "training hyperparameters in the model card",
        "metrics": "results in the model card" if card.metrics else f"last evaluation in {in_state}",
        "duration": f"train_runtime in {in_state}",
    }
    kept = {key: text for key, text in fields.items() if text}
    made = f", made from {wording.listed(bases)}" if bases else ""
    return Proposal(
        source=Source("transformers", store.shown, CARD),
        what=headline(name, "a model with a card"),
        note=f"{name} has a model card in {store.below(CARD)}{made}."
        + " It still says “More information needed” where its use and its limits should stand." * card.has_gaps,
        why=f"{store.below(CARD)} lies beside the model" + (" and was written by the Trainer" * card.is_generated),
        confidence="likely",
        record="handover.model",
        fields=kept,
        origins={key: origins[key] for key in kept},
        row="MV-09",
        as_of=training.moment if training else None,
        same=(f"model:{name.casefold()}",),
    )


def _license(name: str, card: Card, bases: tuple[str, ...], store: Store, told_in: str) -> Proposal:
    parts = []
    if bases:
        parts.append(f"{name} is made from {wording.listed(bases)}")
    if card.license:
        parts.append(f"{'its' if parts else f'the card of {name}'} license is {card.license} as the model card says")
    sentence = parts[0] if len(parts) == 1 else f"{parts[0]}; {parts[1].replace('its license', 'the license', 1)}"
    if not bases:
        sentence = f"The license of {name} is {card.license}, as its model card says"
    return Proposal(
        source=Source("transformers", store.shown, "license"),
        what=headline(name, ", ".join(part for part in (wording.listed(bases, 1), card.license) if part)),
        note=f"{sentence}.",
        why=f"{told_in} in {store.shown} says so",
        confidence="certain",
        row="MV-19",
    )


def _names(node: Any) -> tuple[str, ...]:
    """Names in a head, which may be one or many."""
    return tuple(name for entry in yaml_file.items(node)[:_MOST] if (name := _name(entry)))


def _name(node: Any) -> str:
    """A name without blanks, as licenses, models and data sets have it; anything else is left out."""
    text = url(node) if isinstance(node, str) else ""
    return text if _PLAIN_NAME.fullmatch(text) and not has_secret(text) else ""


def _metrics(index: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    found = []
    for model in index[:_MOST]:
        for result in yaml_file.items(model.get("results"))[:_MOST]:
            for metric in map(yaml_file.table, yaml_file.items(yaml_file.table(result).get("metrics"))[:_MOST]):
                key = yaml_file.text(metric.get("type")) or yaml_file.text(metric.get("name"))
                found.append((short(key), _rounded(metric.get("value"))))
    return tuple((key, text) for key, text in found if key and text)[:_MOST]


def _rounded(raw: Any) -> str:
    try:
        return wording.number(float(raw))
    except (TypeError, ValueError):
        return ""


def _bullets(form: re.Pattern[str], body: str) -> tuple[tuple[str, str], ...]:
    """The entries "- key: value" of one part of a card that are plain values and may be shown."""
    part = form.search(body)
    pairs: Mapping[str, str] = {key.strip(): text for key, text in _BULLET.findall(part[1])} if part else {}
    return tuple((key, text) for key, raw in pairs.items() if (text := value(key, raw)))
