"""From what deployment files say to proposals for the handover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from resign_tui.core.evidence.identity import Author, Identities
from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning
from resign_tui.evidence.checkout import Checkout
from resign_tui.evidence.personal_names import names_person
from resign_tui.evidence.sources.deployments.facts import Deployed, Home, Unit, is_floating, is_own, without_host
from resign_tui.evidence.survey import Survey
from resign_tui.evidence.wording import count, headline, listed

KIND = "deployments"
_MOST_NAMES = 20
_SERVING = re.compile(r"prod|production|live|champion", re.IGNORECASE)
_LAPTOP = ("laptop", "macbook", "desktop", "workstation")
_STARTERS = {"Airflow": "Airflow DAG", "Dagster": "Dagster schedule", "Prefect": "Prefect deployment"}


class Place(msgspec.Struct, frozen=True):
    """Where it was found: the checkout, the file or folder, and how it is shown."""

    checkout: Checkout
    path: Path
    shown: str

    def source(self, thing: str) -> Source:
        """Where a thing of this file was read."""
        return Source(KIND, self.shown, thing)

    def key(self, thing: str) -> str:
        """The same in every work tree of the repository."""
        return f"deployed:{self.checkout.name}/{self.checkout.inside(self.path)}:{thing}".casefold()


def is_me(name: str, me: Identities) -> bool:
    """Whether a name, an address or a handle is the person's."""
    return me.has_handle(name) or me.owns(Author(name, name))


def proposals(deployed: Deployed, place: Place, survey: Survey) -> Iterator[Proposal]:
    """Jobs and services, alerts, folders of one's home, then secrets and models by name."""
    for unit in deployed.units:
        if unit.when or unit.system in _STARTERS:
            yield from _job(unit, place, survey.me)
        elif unit.images or unit.system == "Helm":
            yield _service(unit, place, survey.me)
        yield from _alerts(unit, place, survey.me)
    for home in deployed.homes:
        yield from _home(home, place, survey.me)
    if deployed.clear:
        yield _in_clear(deployed, place)
    if deployed.secrets:
        yield _secrets(deployed, place)
    for uri in deployed.models:
        yield from _model(uri, deployed, place)


def _job(unit: Unit, place: Place, me: Identities) -> Iterator[Proposal]:
    """What starts by itself, or by somebody's pool; jobs that name another owner are theirs to hand over."""
    owned = [owner for owner in unit.owners if is_me(owner, me)]
    personal = [runner for runner in unit.runs_as if names_person(runner, me)]
    laptop = [runner for runner in unit.runs_as if any(word in runner.lower() for word in _LAPTOP)]
    if unit.owners and not (owned or personal or laptop) and unit.system != "Kubernetes":
        return
    mine = bool(owned or personal or laptop)
    called = f"{_STARTERS.get(unit.system, f'{unit.system} {unit.kind}')} {unit.name}"
    base = Proposal(
        place.source(unit.name),
        headline(f"In your name: {called}" if mine else f"{called}: {unit.when or 'a job'}"),
        "The file says so; what the server has now may differ.",
        "certain",
        record="handover.system",
        fields={"name": unit.name, "kind": "pipeline", "notes": _notes(unit, place)},
        origins={"name": place.shown, "kind": unit.kind, "notes": place.shown},
        row="MV-15" if "train" in unit.name.lower() else "",
        note=_job_note(called, unit, place),
        same=(place.key(unit.name),),
    )
    if not mine:
        yield base
        return
    reasons = [f"owner {name}" for name in owned] + list(dict.fromkeys((*personal, *laptop)))
    where = ", ".join(filter(None, (called.removesuffix(f" {unit.name}"), place.checkout.name)))
    yield msgspec.structs.replace(
        base,
        why=f"The file names {listed(reasons)}, which looks like you or a machine of yours.",
        confidence="likely" if owned or personal else "guess",
        answers={"account.jobs": "yes", "account.jobs_which": f"{unit.name} ({where})"},
        row="IA-09",
        note=f"{base.note} It carries my name ({listed(reasons)}); it needs another before my account closes.",
        vanishes=bool(laptop),
    )


def _job_note(called: str, unit: Unit, place: Place) -> str:
    starts = f"starts {unit.when}" if unit.when else "starts when it is asked to"
    paused = " The file says that it is paused." if unit.paused else ""
    within = f" in {unit.where}" if unit.where else ""
    return f"{called}{within} {starts}, by {place.shown}.{paused}"


def _notes(unit: Unit, place: Place) -> str:
    """The notes of the record: what the file says, line by line."""
    lines = [f"{unit.system}, {unit.kind}" + (f", {unit.where}" if unit.where else "") + f" ({place.shown})"]
    if unit.version:
        lines.append(f"Version {unit.version}")
    if unit.when:
        lines.append(f"Starts {unit.when}" + (" (paused)" if unit.paused else ""))
    lines.extend(f"Image {image}" + (", floating" if is_floating(image) else "") for image in unit.images[:_MOST_NAMES])
    lines.extend(f"Runs as {runner}" for runner in unit.runs_as)
    if unit.gpus:
        lines.append(f"Asks for {unit.gpus}")
    return cleaning.notes("\n".join(lines))


def _service(unit: Unit, place: Place, me: Identities) -> Proposal:
    owned = [owner for owner in unit.owners if is_me(owner, me)]
    called = f"{unit.system} {unit.kind} {unit.name}"
    within = f" in {unit.where}" if unit.where else ""
    sentences = [f"{called}{within} is described in {place.shown}."]
    if unit.images:
        sentences.append(f"{'Image' if len(unit.images) == 1 else 'Images'}: {listed(unit.images, 6)}.")
    floating = [image for image in unit.images if is_floating(image)]
    if floating:
        sentences.append(f"{listed(floating)} is floating: another image may stand behind it tomorrow.")
    if unit.runs_as:
        sentences.append(f"It runs as {listed(unit.runs_as)}.")
    if owned:
        sentences.append(f"The file names me as its owner ({listed(owned)}); somebody who stays should stand there.")
    return Proposal(
        place.source(f"{unit.kind} {unit.name}"),
        headline(f"{unit.name}: {listed([without_host(image) for image in unit.images], 1) or called}"),
        "The file says so; what the server has now may differ.",
        "certain",
        record="handover.system",
        fields={"name": unit.name, "kind": "service", "notes": _notes(unit, place)},
        origins={"name": place.shown, "kind": unit.kind, "notes": place.shown},
        row="MV-03" if any(map(is_own, unit.images)) else "XC-01" if owned else "",
        note=" ".join(sentences),
        same=(place.key(f"{unit.kind}:{unit.name}"), *_same_image(unit)),
    )


def _same_image(unit: Unit) -> tuple[str, ...]:
    """By which a chart and a manifest are known to describe one service: its one image of one's own."""
    own = [image.partition("@")[0] for image in unit.images if is_own(image) and not is_floating(image)]
    return (f"image:{own[0]}".casefold(),) if len(own) == len(unit.images) == 1 else ()


def _alerts(unit: Unit, place: Place, me: Identities) -> Iterator[Proposal]:
    mine = [contact for contact in unit.contacts if is_me(contact, me)]
    if mine:
        only = "only " if len(mine) == len(unit.contacts) else ""
        yield Proposal(
            place.source(f"alerts of {unit.name}"),
            headline(f"Alerts of {unit.name} go to you"),
            f"The file names {only}{listed(mine)}.",
            "likely",
            answers={"account.alerts": "yes", "account.alerts_which": f"{unit.name} ({unit.system})"},
            row="IA-18",
            note=f"{place.shown} names me ({listed(mine)}){'' if only else ' and others'} as whom to tell when"
            f" {unit.name} ({unit.system}) fails. Somebody who stays should stand there.",
            same=(place.key(f"alerts:{unit.name}"),),
        )


def _home(home: Home, place: Place, me: Identities) -> Iterator[Proposal]:
    """A folder below the person's home, or below that of whoever starts it."""
    if home.user and not names_person(home.user, me):
        return
    whose = "your home folder" if home.user else "the home folder of whoever starts it"
    yield Proposal(
        place.source(f"{home.unit} {home.path}"),
        headline(f"{home.unit} keeps data in {home.path}"),
        f"The file mounts it from {whose}.",
        "likely" if home.user else "guess",
        answers={"account.weights": "yes", "account.weights_which": f"{home.path}, mounted by {home.unit}"},
        row="MV-21",
        note=f"{home.unit} in {place.shown} keeps its data in {home.path}, a home folder. A home folder is often wiped"
        " some days after the account; the data should move before that.",
        priority="P0",
        vanishes=True,
        same=(place.key(f"home:{home.path}"),),
    )


def _in_clear(deployed: Deployed, place: Place) -> Proposal:
    names = listed(deployed.clear, _MOST_NAMES)
    return Proposal(
        place.source("secrets in clear"),
        headline(f"A secret lies in {place.path.name} in clear"),
        "The file holds values under names of secrets; no value was kept.",
        "certain",
        row="IA-06",
        note=f"{place.shown} holds {names} in clear. The values belong into the vault, and whoever has the folder has"
        " them until they are changed.",
        same=(place.key("clear"),),
    )


def _secrets(deployed: Deployed, place: Place) -> Proposal:
    namespaces = {unit.where.removeprefix("namespace ") for unit in deployed.units if unit.where}
    around = namespaces.pop() if len(namespaces) == 1 else place.checkout.name
    names = listed(deployed.secrets, _MOST_NAMES)
    return Proposal(
        place.source("secrets"),
        headline(f"{around}, {deployed.title}: {count(len(deployed.secrets), 'secret')} by name"),
        "The file names them; no value was kept.",
        "certain",
        record="handover.access",
        fields={
            "system": f"{around}, {deployed.title}",
            "kind": "api_key",
            "location": cleaning.line(f"{deployed.title} secrets {names}, named in {place.shown}"),
        },
        origins={"system": "the file", "kind": "names of secrets", "location": place.shown},
        row="IA-01",
        note=f"{place.shown} uses these secrets by name: {names}.",
        same=(place.key("secrets"),),
    )


def _same_model(name: str, sign: str, version: str) -> tuple[str, ...]:
    """Under which key a registry knows this version; of the aliases only the one that serves stands for the model."""
    if sign == "@":
        return (f"model:{name}".casefold(),) if _SERVING.fullmatch(version) else ()
    return (f"model:{name}:{version}".casefold(),) if version.isdigit() else ()


def _model(uri: str, deployed: Deployed, place: Place) -> Iterator[Proposal]:
    """A model of a registry that the file loads by its address."""
    if not uri.startswith("models:/"):
        return
    address = uri.removeprefix("models:/")
    name, sign, version = address.partition("@") if "@" in address else address.partition("/")
    shown = f"alias {version}" if sign == "@" else version
    yield Proposal(
        place.source(f"model {uri}"),
        headline(f"{place.checkout.name} loads {name}" + (f", {shown}" if shown else "")),
        f"{deployed.title} values hold the address {uri}.",
        "likely",
        record="handover.model",
        fields={"name": name, "version": shown},
        origins={"name": place.shown, "version": place.shown},
        row="MV-03",
        note=f"{'The chart of ' if deployed.title == 'Helm' else ''}{place.shown} loads the model {uri}.",
        same=(place.key(f"model:{uri}"), *_same_model(name, sign, version)),
    )
