"""Names from the files of services: data platforms, trackers, hubs, code hosts and password programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resign_tui.evidence.formats.yaml_file import items, table
from resign_tui.evidence.sources.home.entries import Entry, holds_secret, host, host_of, joined, named, plain, said
from resign_tui.evidence.sources.home.trees import json_names, sections, text, yaml_names

_LOCKED = "RCLONE_ENCRYPT_V"
_CONNECTIONS = "connections."


def rclone(data: bytes) -> Iterator[Entry]:
    """The remotes of rclone, and of what type they are."""
    if _LOCKED in text(data[:200]):
        yield Entry("", "", "the file is locked by a password")
        return
    for section in sections(data, ("type", "provider")):
        kind = joined(plain(section.keys.get("type")), plain(section.keys.get("provider")))
        if name := named(section.name):
            yield Entry(name, f"rclone, remote {name}", said("of type", kind), holds_secret(section.keys))


def databricks(data: bytes) -> Iterator[Entry]:
    """The profiles of the Databricks command line, and their workspaces."""
    for section in sections(data, ("host",)):
        name = named(section.name)
        workspace = host_of(section.keys.get("host", ""))
        if name and (workspace or section.keys):
            system = f"Databricks, {workspace}" if workspace else "Databricks"
            yield Entry(name, system, kept=holds_secret(section.keys))


def snowflake(data: bytes) -> Iterator[Entry]:
    """The connections of Snowflake; in config.toml they stand one table deeper."""
    for section in sections(data, ("account",)):
        name = named(section.name.removeprefix(_CONNECTIONS))
        account = plain(section.keys.get("account"))
        if name and (account or holds_secret(section.keys)):
            yield Entry(name, f"Snowflake, {account}" if account else "", kept=holds_secret(section.keys))


def dbt(data: bytes) -> Iterator[Entry]:
    """The profiles and targets of dbt: what database they write to."""
    for profile, settings in yaml_names(data, ("type", "account", "host", "database", "dbname")).items():
        for target, output in table(table(settings).get("outputs")).items():
            if isinstance(output, dict) and named(profile) and named(target):
                where = plain(output.get("account")) or host(plain(output.get("host")))
                database = plain(output.get("database")) or plain(output.get("dbname"))
                detail = joined(said("of type", plain(output.get("type"))), said("at", where), said("in", database))
                name = f"{named(profile)}/{named(target)}"
                yield Entry(name, f"dbt, {name}", detail, holds_secret(output))


def github(data: bytes) -> Iterator[Entry]:
    """The hosts of gh; a newer gh keeps the token in the keyring of the system."""
    for name, settings in yaml_names(data).items():
        if isinstance(settings, dict) and (machine := host(name)):
            users = table(settings.get("users")).values()
            lasts = any("oauth_token" in table(login) for login in (settings, *users))
            detail = "" if lasts else "the token lies in the keyring of the system"
            yield Entry(machine, f"GitHub, {machine}" if machine != "github.com" else "GitHub", detail, lasts)


def wandb_settings(data: bytes) -> Iterator[Entry]:
    """The settings of Weights & Biases: under which entity runs are logged, and where."""
    keys = {name: value for section in sections(data, ("entity", "base_url")) for name, value in section.keys.items()}
    entity, server = plain(keys.get("entity")), host_of(keys.get("base_url", ""))
    if entity or server:
        yield Entry(said("entity", entity), "Weights & Biases", said("at", server), holds_secret(keys))


def with_secret(data: bytes) -> Iterator[Entry]:
    """A file of sections that is told as a whole, where a secret stands in it."""
    if any(holds_secret(section.keys) for section in sections(data)):
        yield Entry()


def each_section(data: bytes) -> Iterator[Entry]:
    """The sections of a file that hold a token."""
    for section in sections(data):
        if named(section.name) and holds_secret(section.keys):
            yield Entry(named(section.name))


def as_a_whole(data: bytes) -> Iterator[Entry]:
    """A file that is nothing but one key; what stands in it is not looked at."""
    if data.strip():
        yield Entry()


def kaggle(data: bytes) -> Iterator[Entry]:
    """The key of Kaggle's command line."""
    if "key" in json_names(data):
        yield Entry()


def one_password(data: bytes) -> Iterator[Entry]:
    """The accounts of 1Password's command line."""
    for account in items(json_names(data, ("shorthand",)).get("accounts")):
        if name := _shorthand(account):
            yield Entry(name, "1Password", kept=False)


def _shorthand(account: Any) -> str:
    return plain(table(account).get("shorthand"))
