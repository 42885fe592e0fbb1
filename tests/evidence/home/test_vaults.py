"""Password stores by the names of their files."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.home.home_host import only, read_home, records


def test_entries_of_pass_are_places_and_private_ones_are_counted(tmp_path: Path) -> None:
    paths = ["ml/prod/features-db", "ml/label-vendor", "personal/bank", "shop/bank-login", "home/wifi"]
    files = {f".password-store/{path}.gpg": "zzcanaryzz" for path in paths}
    files |= {".password-store/.gpg-id": "zzcanaryzz@northpier.example", ".password-store/.git/x.gpg": "zzcanaryzz"}
    got = read_home(tmp_path, files)
    assert [record[2] for record in records(got)] == ["pass, ml/label-vendor", "pass, ml/prod/features-db"]
    assert got.troubles == ["~/.password-store: 3 entries look private and were left out."]
    assert got.survey.read_bytes == 0
    assert all(proposal.vanishes and proposal.group == "account" for proposal in got.proposals)
    assert got.proposals[1].note == (
        "ml/prod/features-db lies in the password store of pass on my machine, as of 27 Nov 2026; it opens only "
        "with the GPG keys that the store was made for."
    )


def test_a_large_store_is_one_proposal_for_each_folder(tmp_path: Path) -> None:
    files = {f".password-store/{top}/entry{number}.gpg": "" for top in ("ml", "web") for number in range(15)}
    got = read_home(tmp_path, files)
    assert [proposal.fields["system"] for proposal in got.proposals] == [
        "ml, 15 entries of pass",
        "web, 15 entries of pass",
    ]
    assert str(got.proposals[0].fields["location"]).endswith(" and 3 more")


def test_a_keepass_file_is_named_and_not_opened(tmp_path: Path) -> None:
    files = {"team.kdbx": "zzcanaryzz", "Documents/old.kdbx": "zzcanaryzz", "personal.kdbx": "zzcanaryzz"}
    got = read_home(tmp_path, files)
    assert [record[:3] for record in records(got)] == [
        ("KeePass, team", "saas", "~/team.kdbx"),
        ("KeePass, old", "saas", "~/Documents/old.kdbx"),
    ]
    assert got.survey.files == 0


def test_bitwarden_is_only_there(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".config/Bitwarden CLI/data.json": '{"email": "zzcanaryzz"}'})
    assert only(got).fields["location"] == "~/.config/Bitwarden CLI"
    assert got.survey.files == 0


def test_a_store_that_is_a_link_is_told_and_not_followed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "ml.gpg").write_text("zz")
    (home / ".password-store").symlink_to(tmp_path / "elsewhere")
    got = read_home(tmp_path, {})
    assert not got.proposals
    assert got.troubles == [
        "~/.password-store was not read: it is a link, and links are not followed; the keys it may name are not listed."
    ]
