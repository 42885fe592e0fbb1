"""What the files of the CI systems say, in one form for all of them."""

from __future__ import annotations

import re

import msgspec

DEPLOYING = re.compile(r"deploy|releas|roll-?out|publish|promote", re.IGNORECASE)
PRODUCTION = re.compile(r"(?<![a-z])(?:prod|production|live|staging|stage)(?![a-z])", re.IGNORECASE)


class Schedule(msgspec.Struct, frozen=True):
    """A time that stands in the file. what: the name the file gives to what starts then."""

    cron: str
    zone: str = ""
    what: str = ""


class Deploy(msgspec.Struct, frozen=True):
    """A job that deploys. how: what starts it, as the end of a sentence; empty where it goes by itself."""

    job: str
    environment: str = ""
    how: str = ""


class Pipeline(msgspec.Struct, frozen=True):
    """One file.

    on_server: jobs that start by a schedule that the server keeps. secrets: names of where secrets are kept.
    maybe_secrets: variables that look like secrets by their name. handed_in: secrets that a calling workflow gives.
    runners: labels of runners of one's own. calls: workflows of other repositories. gives_all: it hands every secret
    to what it calls. keyless: jobs that sign in by an identity of the run. trains: its words say that it trains.
    """

    schedules: tuple[Schedule, ...] = ()
    on_server: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    maybe_secrets: tuple[str, ...] = ()
    handed_in: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()
    deploys: tuple[Deploy, ...] = ()
    runners: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    gives_all: bool = False
    keyless: tuple[str, ...] = ()
    trains: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether nothing of it is worth a word."""
        return self == Pipeline(trains=self.trains)


def says_training(*texts: str) -> bool:
    """Whether the words of a file say that it trains a model."""
    return any(re.search(r"train|fine-?tun", text, re.IGNORECASE) for text in texts)
