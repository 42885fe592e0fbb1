"""Terraform: keys, profiles, state by name."""

from __future__ import annotations

import os
from pathlib import Path

from resign_tui.evidence.sources.deployments import terraform
from tests.evidence.deployments.making import got, named

MAIN = """
# resource "aws_iam_access_key" "commented" {}
/* resource "aws_iam_access_key" "blocked" {} */
terraform {
  backend "s3" {
    bucket = "northpier-tfstate"
    access_key = "zzcanaryzzBackend"
  }
}
provider "aws" { profile = "mhale-admin" }
resource "aws_iam_access_key" "mhale_batch" { user = aws_iam_user.mhale_batch.name }
resource "aws_iam_access_key" "ci" {}
resource "aws_sagemaker_endpoint" "ranker" {
  name = "shop-ranker-prod"
  user_data = <<-EOF
    resource "aws_iam_access_key" "within_a_text" {}
    export TOKEN=zzcanaryzz
  EOF
  tags = { owner = "mhale" }
}
resource "aws_db_instance" "features" {
  password = "zzcanaryzzTfPass12"
  other_password = "${var.db["p"]}"
  connection_type = "ssl"
}
variable "hf_token" {
  default = "zzcanaryzzDefault"
}
"""


def test_keys_and_profiles_in_the_persons_name_are_found(tmp_path: Path) -> None:
    result = got(tmp_path / "recs", {"infra/main.tf": MAIN})
    key = named(result, "aws_iam_access_key.mhale_batch")
    assert key.fields == {
        "system": "AWS",
        "kind": "cloud",
        "location": "aws_iam_access_key.mhale_batch in recs/infra",
        "rotate": "yes, before the last day",
    }
    assert key.answers["account.cloud_keys"] == "yes"
    assert (key.row, key.confidence) == ("IA-02", "likely")
    assert not named(result, "aws_iam_access_key.ci").answers
    profile = named(result, "profile mhale-admin")
    assert profile.answers["account.cloud_keys_which"] == "profile mhale-admin of Terraform in recs/infra"


def test_comments_and_heredocs_are_no_code(tmp_path: Path) -> None:
    text = got(tmp_path / "recs", {"infra/main.tf": MAIN}).text
    assert not [word for word in ("commented", "blocked", "within_a_text") if word in text]


def test_the_module_tells_its_resources_state_and_owner(tmp_path: Path) -> None:
    module = named(got(tmp_path / "recs", {"infra/main.tf": MAIN}), "module")
    assert "State in the backend s3 (bucket northpier-tfstate)." in module.note
    assert "Tags name me as owner of aws_sagemaker_endpoint.ranker." in module.note
    assert "Secrets that are handed in by name: hf_token." in module.note


def test_values_in_clear_are_told_by_their_place(tmp_path: Path) -> None:
    clear = named(got(tmp_path / "recs", {"infra/main.tf": MAIN}), "secrets in clear")
    assert "access_key of s3, password of aws_db_instance.features, default of hf_token" in clear.note
    assert "other_password" not in clear.note


def test_a_state_file_is_named_and_never_opened(tmp_path: Path) -> None:
    folder = tmp_path / "recs" / "infra"
    folder.mkdir(parents=True)
    state = folder / "terraform.tfstate"
    state.write_text('{"password": "zzcanaryzz"}')
    before = state.stat().st_atime_ns
    os.utime(state, ns=(before - 10**15, state.stat().st_mtime_ns))
    opened_at = state.stat().st_atime_ns
    proposal = named(got(tmp_path / "recs"), "state")
    assert state.stat().st_atime_ns == opened_at
    assert (proposal.priority, proposal.vanishes, proposal.row) == ("P0", True, "IA-06")
    assert (
        "terraform.tfstate lies in recs/infra. A state file may hold secrets in clear; it was not opened."
        in proposal.note
    )
    with_backend = named(got(tmp_path / "recs", {"infra/main.tf": MAIN}), "state")
    assert not with_backend.vanishes
    assert "so this may be an old copy" in with_backend.note


def test_texts_that_never_close_are_read_at_once() -> None:
    for content in (
        "<<EOF\n" * 50_000,
        '"${' * 200_000,
        "/*" * 200_000,
        '"' + "{a}" * 100_000,
        '"${' + "{a}" * 100_000,
    ):
        assert terraform.parse(content.encode()).keys == ()
