"""Jenkinsfiles: Groovy that is searched, never run."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from resign_tui.evidence.cleaning import plain_name, plain_names
from resign_tui.evidence.formats import cron, quoted_texts
from resign_tui.evidence.formats.quoted_texts import TEXT
from resign_tui.evidence.sources.ci.facts import (
    DEPLOYING,
    PRODUCTION,
    Deploy,
    Pipeline,
    Schedule,
    says_training,
)

_TRIGGER = re.compile(rf"\b(cron|pollSCM|parameterizedCron)\s*\(?\s*{TEXT}")
_CREDENTIALS = re.compile(rf"\bcredentials\s*\(\s*{TEXT}|\bcredentialsId\s*[:=]\s*{TEXT}")
_SSH = re.compile(r"\bsshagent\s*\(?\s*(?:credentials\s*:\s*)?\[([^\]]*)\]")
_STAGE = re.compile(rf"\bstage\s*\(?\s*{TEXT}")
_INPUT = re.compile(r"\binput\b\s*(?:\(|\{|\x01|message\b)")
_LABEL = re.compile(rf"\blabel\s*:?\s*{TEXT}|\bnode\s*\(\s*{TEXT}")
_LIBRARY = re.compile(rf"@Library\s*\(\s*{TEXT}|\blibrary\s*\(?\s*{TEXT}")
_ONE = re.compile(TEXT)


def parse(data: bytes) -> Pipeline:
    """What a Jenkinsfile says."""
    code, texts = quoted_texts.groovy(data.decode("utf-8-sig", "replace"))

    def named(pattern: re.Pattern[str]) -> Iterator[str]:
        for match in pattern.finditer(code):
            yield texts[int(next(filter(None, match.groups())))]

    ssh = (texts[int(place)] for match in _SSH.finditer(code) for place in _ONE.findall(match[1]))
    stages = [(match.start(), texts[int(match[1])]) for match in _STAGE.finditer(code)]
    return Pipeline(
        schedules=tuple(_schedules(code, texts)),
        secrets=plain_names((*named(_CREDENTIALS), *ssh)),
        deploys=tuple(_deploys(code, stages)),
        runners=plain_names(named(_LABEL)),
        calls=plain_names(f"library {library}" for library in named(_LIBRARY)),
        trains=says_training(*(stage for _, stage in stages)),
    )


def _schedules(code: str, texts: list[str]) -> Iterator[Schedule]:
    """Each line of a trigger's text is a time; a line TZ= before it names the zone."""
    for match in _TRIGGER.finditer(code):
        zone = ""
        for written in re.split(r"\n|\\n", texts[int(match[2])]):
            times = written.partition("%")[0].strip()
            if times.startswith("TZ="):
                zone = plain_name(times[3:])
            elif times and not times.startswith("#") and (kept := cron.kept(times)):
                yield Schedule(kept, zone, "a look for new commits" if match[1] == "pollSCM" else "")


def _deploys(code: str, stages: list[tuple[int, str]]) -> Iterator[Deploy]:
    """Stages that are called deploying, and whether somebody has to agree within them."""
    starts = [start for start, _ in stages]
    asking = {bisect_right(starts, match.start()) - 1 for match in _INPUT.finditer(code)}
    for number, (_, stage) in enumerate(stages):
        if DEPLOYING.search(stage) or PRODUCTION.search(stage):
            yield Deploy(plain_name(stage), "", "somebody has to agree first" if number in asking else "")
