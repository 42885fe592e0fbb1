""".env files of the named folders, and the start files of shells: names, never a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.evidence.formats import assignments
from resign_tui.evidence.sources import dotenv
from tests.evidence.home.home_host import answers, make, only, read_home, records
from tests.evidence.host import read

ENV = """# local only
WANDB_API_KEY=0123zzcanaryzz0000
export FEATURES_DB_URL="postgres://maya:zzcanaryzz@db.northpier.example/features"
LOG_LEVEL=debug
PRIVATE_KEY="-----BEGIN PRIVATE KEY-----
ZZCANARYZZ_API_KEY=zzcanaryzz
-----END PRIVATE KEY-----"
EMPTY_TOKEN=
"""

NAMES = {
    "quotes": ("A_TOKEN='zzcanaryzz'\nB_TOKEN=\"zzcanaryzz\"\n", ("A_TOKEN", "B_TOKEN")),
    "windows": ("A_TOKEN=zzcanaryzz\r\nB_TOKEN=zzcanaryzz\r\n", ("A_TOKEN", "B_TOKEN")),
    "mark": ("\ufeffA_TOKEN=zzcanaryzz\n", ("A_TOKEN",)),
    "blanks": ("  export   A_TOKEN = zzcanaryzz # B_TOKEN=zzcanaryzz\n", ("A_TOKEN",)),
    "comment": ("# A_TOKEN=zzcanaryzz\n", ()),
    "several lines": ('A_TOKEN="zz\nB_TOKEN=zzcanaryzz\nend"\nC_TOKEN=zz\n', ("A_TOKEN", "C_TOKEN")),
    "escaped quote": ('A_TOKEN="zz\\"\nB_TOKEN=zzcanaryzz"\nC_TOKEN=zz\n', ("A_TOKEN", "C_TOKEN")),
    "continued": ("A_TOKEN=zz\\\nB_TOKEN=zzcanaryzz\nC_TOKEN=zz\n", ("A_TOKEN", "C_TOKEN")),
    "torn quote": ('A_TOKEN="zz\nB_TOKEN=zz\nzzcanaryzztoken=\nabc=def=\n', ("A_TOKEN", "B_TOKEN")),
    "apostrophe": ("A_TOKEN=don't\nB_TOKEN=zz\n", ("A_TOKEN", "B_TOKEN")),
    "no name": ("zzCanaryzzToken=\n1A=zz\n=zz\nzzcanaryzz\n", ()),
    "twice": ("A_TOKEN=1\nA_TOKEN=2\n", ("A_TOKEN",)),
}

SHELL = {
    "bash": (
        "alias ll='ls -l'\nexport OPENAI_API_KEY=sk-proj-zzcanaryzz\nexport PATH=\"$HOME/bin:$PATH\"\n"
        "ANTHROPIC_API_KEY='sk-ant-zzcanaryzz' ; export ANTHROPIC_API_KEY\n",
        ["OPENAI_API_KEY", "ANTHROPIC_API_KEY"],
    ),
    "declared": ("declare -x A_TOKEN=zzcanaryzz\ntypeset -gx B_TOKEN=zzcanaryzz\n", ["A_TOKEN", "B_TOKEN"]),
    "exported later": ("source ~/.secrets\nexport A_TOKEN\n", ["A_TOKEN"]),
    "fish": (
        "set -gx COHERE_API_KEY zzcanaryzz\nset -l not_here_token zz\nset -gx\n",
        ["COHERE_API_KEY", "not_here_token"],
    ),
    "fish kept": ("SETUVAR --export HF_TOKEN:zzcanaryzz\nSETUVAR fish_key_bindings:zz\n", ["HF_TOKEN"]),
    "csh": ("setenv A_TOKEN zzcanaryzz\n", ["A_TOKEN"]),
    "echoed": ("echo '\nexport A_TOKEN=zzcanaryzz\n'\nexport B_TOKEN=zz\n", ["B_TOKEN"]),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_of_a_dotenv_file(case: str) -> None:
    text, expected = NAMES[case]
    assert assignments.dotenv(text.encode()) == expected


@pytest.mark.parametrize("case", SHELL)
def test_names_of_a_shell_file(case: str) -> None:
    text, expected = SHELL[case]
    assert [name for name in assignments.shell(text.encode()) if assignments.is_secret(name)] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("HF_TOKEN", True),
        ("FEATURES_DB_URL", True),
        ("DATABASE_URL", True),
        ("REDIS_URL", True),
        ("MAX_TOKENS", False),
        ("LOG_LEVEL", False),
        ("MLFLOW_TRACKING_URI", False),
        ("TOKENIZERS_PARALLELISM", False),
    ],
)
def test_which_names_are_keys(name: str, expected: bool) -> None:
    assert assignments.is_secret(name) is expected


def test_an_env_file_is_one_proposal_that_names_its_keys(tmp_path: Path) -> None:
    got = read(make(tmp_path / "recs", {".env": ENV}), [dotenv.KIND])
    place = "recs/.env, WANDB_API_KEY, FEATURES_DB_URL, PRIVATE_KEY"
    assert records(got) == [("Keys of recs", "api_key", place, "yes, before the last day")]
    assert only(got).confidence == "likely"
    assert only(got).row == "IA-01"
    assert only(got).note == (
        "recs/.env gives a value to WANDB_API_KEY, FEATURES_DB_URL, PRIVATE_KEY, as of 27 Nov 2026. By their names "
        "these are keys; whether they are kept elsewhere too, the file does not say."
    )
    assert "1 other variable of the file is none" in only(got).why
    assert "LOG_LEVEL" not in got.text


def test_only_addresses_of_databases_are_a_database(tmp_path: Path) -> None:
    got = read(make(tmp_path / "recs", {".env.prod": "FEATURES_DB_URL=postgres://zzcanaryzz\n"}), [dotenv.KIND])
    assert records(got) == [("FEATURES_DB_URL", "db", "recs/.env.prod, FEATURES_DB_URL", "yes, before the last day")]


def test_a_name_with_a_handle_or_pat_looks_like_a_personal_token(tmp_path: Path) -> None:
    got = read(make(tmp_path / "recs", {".env": "MHALE_TOKEN=zz\nGH_PAT_TOKEN=zz\nHF_TOKEN=zz\n"}), [dotenv.KIND])
    personal = [proposal for proposal in got.proposals if proposal.answers]
    assert [proposal.what for proposal in personal] == [
        "MHALE_TOKEN looks like a personal token",
        "GH_PAT_TOKEN looks like a personal token",
    ]
    assert {proposal.confidence for proposal in personal} == {"guess"}
    assert personal[0].answers["account.tokens_which"] == "MHALE_TOKEN in recs/.env"


@pytest.mark.parametrize("name", [".env.example", ".env.template", ".env.prod.sample", "env", ".environment", "x.env"])
def test_templates_and_other_files_are_not_read(tmp_path: Path, name: str) -> None:
    assert not read(make(tmp_path / "recs", {name: "A_TOKEN=zzcanaryzz\n"}), [dotenv.KIND]).proposals


def test_a_file_without_keys_gives_nothing(tmp_path: Path) -> None:
    got = read(make(tmp_path / "recs", {".env": "LOG_LEVEL=debug\nEMPTY_TOKEN=\n"}), [dotenv.KIND])
    assert not got.proposals and not got.troubles


def test_a_direnv_file_is_read_as_a_shell_reads_it(tmp_path: Path) -> None:
    got = read(make(tmp_path / "recs", {"svc/.envrc": "export A_TOKEN=zzcanaryzz\n"}), [dotenv.KIND])
    assert records(got) == [("A_TOKEN", "api_key", "recs/svc/.envrc, A_TOKEN", "yes, before the last day")]


def test_shell_files_of_the_home_are_read_with_it(tmp_path: Path) -> None:
    files = {".bashrc": SHELL["bash"][0], ".config/fish/conf.d/keys.fish": SHELL["fish"][0]}
    got = read_home(tmp_path, files)
    assert [record[2] for record in records(got)] == [
        "~/.bashrc, OPENAI_API_KEY, ANTHROPIC_API_KEY",
        "~/.config/fish/conf.d/keys.fish, COHERE_API_KEY, not_here_token",
    ]
    assert not answers(got)


def test_a_dotenv_file_that_is_too_large_is_one_sentence(tmp_path: Path) -> None:
    got = read(make(tmp_path / "recs", {".env": "A_TOKEN=zzcanaryzz\n" * 60_000}), [dotenv.KIND])
    assert got.troubles == [
        "recs/.env was not read: it is too large to read (1.09 MB); the keys it may name are not listed."
    ]
