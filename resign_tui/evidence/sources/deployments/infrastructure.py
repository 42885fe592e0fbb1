"""From what Terraform's files say to proposals for the handover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.cleaning import name
from resign_tui.evidence.personal_names import names_person
from resign_tui.evidence.sources.deployments.proposing import Place, is_me
from resign_tui.evidence.sources.deployments.terraform import Module
from resign_tui.evidence.survey import Survey
from resign_tui.evidence.wording import count, headline, listed

_PROVIDERS = {
    "aws": "AWS",
    "google": "Google Cloud",
    "azurerm": "Azure",
    "azuread": "Azure",
    "cloudflare": "Cloudflare",
}
_MOST_NAMES = 12


def proposals(module: Module, states: list[str], place: Place, survey: Survey) -> Iterator[Proposal]:
    """Keys and profiles first, then state in the folder, secrets in clear, and the map of the module."""
    for key in _with_users(module.keys):
        yield _key(key, place, survey)
    for profile in module.profiles:
        if names_person(profile, survey.me):
            yield _profile(profile, place)
    if states:
        yield _state(states, module, place)
    if module.clear:
        yield _clear(module, place)
    if module.resources or module.backend:
        yield _module(module, place, survey)


def _with_users(keys: Sequence[str]) -> list[str]:
    """The keys, without the users that they are of: aws_iam_user.x stands behind aws_iam_access_key.x."""
    users = {key.replace("_iam_access_key.", "_iam_user.") for key in keys if "_iam_access_key." in key}
    return [key for key in keys if key not in users]


def _key(key: str, place: Place, survey: Survey) -> Proposal:
    provider = _PROVIDERS.get(key.partition("_")[0], name(key.partition("_")[0]))
    mine = names_person(key.partition(".")[2], survey.me)
    return Proposal(
        place.source(key),
        headline(f"{'In your name' if mine else 'Long-lived key or user'}: {key}"),
        f"Terraform in {place.shown} makes it" + (", and its name looks like yours." if mine else "."),
        "likely" if mine else "certain",
        record="handover.access",
        fields={
            "system": provider,
            "kind": "cloud",
            "location": f"{key} in {place.shown}",
            "rotate": "yes, before the last day" if mine else "",
        },
        origins={"system": "type of the resource", "kind": "Terraform", "location": place.shown, "rotate": "its name"},
        answers={"account.cloud_keys": "yes", "account.cloud_keys_which": f"{key} in {place.shown}"} if mine else {},
        row="IA-02",
        note=f"{place.shown} makes {key}, a long-lived key or a user of its own. "
        "A role or a service account should take its place in each job that uses it.",
        same=(place.key(key),),
    )


def _profile(profile: str, place: Place) -> Proposal:
    return Proposal(
        place.source(f"profile {profile}"),
        headline(f"Terraform in {place.path.name} runs with the profile {profile}"),
        "The profile's name looks like yours; the profile itself is in the settings of your machine.",
        "likely",
        answers={
            "account.cloud_keys": "yes",
            "account.cloud_keys_which": f"profile {profile} of Terraform in {place.shown}",
        },
        row="IA-02",
        note=f"{place.shown} is applied with the profile {profile}. Whoever takes over needs a profile or a role of"
        " their own, with the same rights.",
        same=(place.key(f"profile:{profile}"),),
    )


def _state(states: list[str], module: Module, place: Place) -> Proposal:
    """State files are named; they may hold every secret of what they describe, and are never opened."""
    named = listed([name(state) for state in states], _MOST_NAMES)
    backend = (
        f" The module names the backend {module.backend}, so this may be an old copy."
        if module.backend
        else " No backend is named, so it may be the state itself; it belongs into a backend that others reach."
    )
    return Proposal(
        place.source("state"),
        headline(f"Terraform state lies in {place.path.name}"),
        "By the file's name; it was not opened.",
        "certain",
        row="IA-06",
        note=f"{named} lies in {place.shown}. A state file may hold secrets in clear; it was not opened.{backend}",
        priority="" if module.backend else "P0",
        vanishes=not module.backend,
        same=(place.key("state"),),
    )


def _clear(module: Module, place: Place) -> Proposal:
    return Proposal(
        place.source("secrets in clear"),
        headline(f"{count(len(module.clear), 'secret')} in clear in {place.path.name}"),
        "The names of the settings say so; no value was kept.",
        "likely",
        row="IA-06",
        note=f"In {place.shown} a value is written out as {listed(module.clear, _MOST_NAMES)}. It belongs into the"
        " vault, and whoever has the folder has it until it is changed.",
        same=(place.key("clear"),),
    )


def _module(module: Module, place: Place, survey: Survey) -> Proposal:
    owned = [part.resource for part in module.owned if is_me(part.owner, survey.me)]
    sentences = [f"Terraform in {place.shown}: {count(len(module.resources), 'resource')}"]
    if module.resources:
        sentences[0] += f" ({listed(module.resources, _MOST_NAMES)})"
    if module.backend:
        sentences.append(f"State in the backend {module.backend}")
    if owned:
        sentences.append(f"Tags name me as owner of {listed(owned, _MOST_NAMES)}")
    if module.variables:
        sentences.append(f"Secrets that are handed in by name: {listed(module.variables, _MOST_NAMES)}")
    note = ". ".join(sentences) + "."
    return Proposal(
        place.source("module"),
        headline(f"{place.checkout.name}, Terraform: {count(len(module.resources), 'resource')}"),
        "The files say so; what was made of them may differ.",
        "certain",
        record="handover.system",
        fields={"name": f"{place.checkout.name}, Terraform", "kind": "infra", "notes": note},
        origins={"name": place.shown, "kind": "Terraform", "notes": place.shown},
        row="IA-13" if module.backend else "",
        note=note,
        same=(place.key("module"),),
    )
