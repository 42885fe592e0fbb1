"""What starts by itself: the crontab by its own program, and units of systemd."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.evidence.sources.home import kind
from resign_tui.evidence.sources.home.commands import Command, started, trains
from tests.evidence.home.home_host import answers, machine, make, only, read_home
from tests.evidence.host import read

CRONTAB = """# m h dom mon dow command
MAILTO=maya.hale@northpier.example
BOT_TOKEN=zzcanaryzz
15 3 * * * cd /home/mhale/work/recs && python tools/backfill.py --yesterday >> /tmp/bf.log 2>&1
@reboot /home/mhale/bin/label-bot --token zzcanaryzz
0 8 * * 1-5 curl -s https://hooks.northpier.example/zzcanaryzz -d report
"""

LINES = {
    "": Command(),
    "/home/mhale/bin/label-bot --token zzcanaryzz": Command("label-bot"),
    "cd /srv/recs; TOKEN=zzcanaryzz X='a b' python3.11 -u tools/train.py --key zzcanaryzz": Command(
        "train.py", "/srv/recs"
    ),
    "python -m recs.train zzcanaryzz": Command("recs.train"),
    "python -c 'print(\"zzcanaryzz\")'": Command("python"),
    "bash -lc 'cd /srv && PASS=zzcanaryzz ./run.sh zzcanaryzz'": Command("run.sh", "/srv"),
    "bash -c 'bash -c \"zzcanaryzz\"'": Command("bash"),
    "flock -n /tmp/x.lock nice -n 10 /opt/x/retrain --zzcanaryzz": Command("retrain"),
    "env A=zzcanaryzz timeout 30m torchrun --nproc_per_node 2 train.py": Command("train.py"),
    "source ~/.venv/bin/activate && uv run python eval.py": Command("eval.py"),
    "test -e /tmp/x && echo zzcanaryzz | /usr/bin/mail -s zz x@y.example": Command("mail"),
    "'zz canaryzz' x": Command(),
    "'torn zzcanaryzz": Command(),
    "$(zzcanaryzz)": Command(),
    "https://zzcanaryzz:zzcanaryzz@x": Command(),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_its_program_and_its_folder(line: str) -> None:
    assert started(line) == LINES[line]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("train.py", True),
        ("weekly-retrain", True),
        ("recs.finetune", True),
        ("constrain.py", False),
        ("strainer", False),
    ],
)
def test_which_names_say_training(name: str, expected: bool) -> None:
    assert trains(name) is expected


def test_each_job_of_the_crontab_stops_with_the_account(tmp_path: Path) -> None:
    got = read_home(tmp_path, {}, CRONTAB)
    jobs = [proposal for proposal in got.proposals if proposal.row == "CT-13"]
    assert [proposal.what for proposal in jobs] == [
        "cron: backfill.py, 15 3 * * *",
        "cron: label-bot, @reboot",
        "cron: curl, 0 8 * * 1-5",
    ]
    assert jobs[0].note == (
        "The crontab of my machine starts backfill.py under my user, at 15 3 * * *, in ~/work/recs, as of "
        "27 Nov 2026. It stops when that account or my machine goes."
    )
    assert all(proposal.vanishes for proposal in jobs)
    assert all(proposal.confidence == "certain" and not proposal.record for proposal in jobs)
    assert jobs[0].answers == {"account.bots": "yes", "account.bots_which": "backfill.py (cron)"}
    assert not got.survey.facts


def test_output_that_is_mailed_to_the_person_is_an_alert(tmp_path: Path) -> None:
    got = read_home(tmp_path, {}, CRONTAB)
    assert answers(got)["account.alerts"] == "yes"
    assert "northpier" not in got.text
    other = read_home(tmp_path, {}, CRONTAB.replace("maya.hale", "jun"))
    assert "account.alerts" not in answers(other)
    assert "jun" not in other.text


def test_many_jobs_are_one_proposal(tmp_path: Path) -> None:
    got = read_home(tmp_path, {}, "".join(f"{number} 1 * * * /opt/job{number} zzcanaryzz\n" for number in range(20)))
    assert only(got).what == "crontab: 20 jobs, job0, job1 and 18 more"
    assert "job11 and 8 more" in only(got).note


def test_a_percent_sign_ends_what_is_looked_at(tmp_path: Path) -> None:
    got = read_home(tmp_path, {}, "1 1 * * * /opt/job x%zzcanaryzz 'torn\n")
    assert only(got).what == "cron: job, 1 1 * * *"


def test_the_home_of_another_person_is_not_named(tmp_path: Path) -> None:
    got = read_home(tmp_path, {}, "1 1 * * * cd /home/jun/recs && ./x\n")
    assert "in the home of another user/recs" in only(got).note


def test_no_crontab_program_and_no_crontab_are_no_trouble(tmp_path: Path) -> None:
    assert not read_home(tmp_path, {}).troubles
    failing = tmp_path / "crontab"
    failing.write_text("#!/bin/sh\necho no crontab for mhale >&2\nexit 1\n")
    failing.chmod(0o755)
    got = read((), [kind(machine(tmp_path))], home=tmp_path / "home")
    assert not got.troubles and not got.proposals


def test_only_lines_of_the_person_count_in_the_files_of_the_system(tmp_path: Path) -> None:
    make(tmp_path / "cron.d", {"recs": "1 1 * * * root /opt/rootjob\n2 2 * * * mhale /opt/minejob zzcanaryzz\n"})
    got = read_home(tmp_path, {})
    assert only(got).what == "cron: minejob, 2 2 * * *"


def test_units_of_systemd_by_timer_and_service(tmp_path: Path) -> None:
    units = {
        "drift-check.timer": "[Timer]\nOnCalendar=Mon..Fri 07:30\nPersistent=true\n",
        "drift-check.service": "[Service]\nExecStart=/usr/bin/python3 /home/mhale/recs/drift.py --key zzcanaryzz\n",
        "label-bot.service": "[Service]\nExecStart=-/home/mhale/bin/label-bot \\\n  --token zzcanaryzz\n"
        "Environment=BOT_TOKEN=zzcanaryzz\n",
        "weekly.timer": "[Timer]\nOnBootSec=10min\nOnUnitActiveSec=1w\nUnit=retrain.service\n",
        "retrain.service": "[Service]\nExecStart=/opt/recs/run\n",
    }
    (tmp_path / "linger").mkdir()
    (tmp_path / "linger" / "mhale").touch()
    got = read_home(tmp_path, {f".config/systemd/user/{name}": text for name, text in units.items()})
    assert [proposal.what for proposal in got.proposals] == [
        "systemd: drift-check, Mon..Fri 07:30",
        "systemd: weekly, after start 10min, every 1w",
        "systemd: label-bot",
    ]
    assert got.proposals[0].note.startswith(
        "The timer drift-check of systemd (~/.config/systemd/user) starts drift.py under my user, at "
        "Mon..Fri 07:30, as of 27 Nov 2026. It stops when that account or my machine goes."
    )
    assert "It also runs while nobody is logged in" in got.proposals[0].note
    assert [proposal.source.object for proposal in got.proposals] == [
        "drift-check.timer",
        "weekly.timer",
        "label-bot.service",
    ]


def test_a_timer_that_trains_is_told_to_the_other_readers(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".config/systemd/user/weekly-train.timer": "[Timer]\nOnCalendar=weekly\n"})
    assert got.survey.facts == {"scheduled training"}
