"""~/.ssh: hosts of the config, private keys by how they begin."""

from __future__ import annotations

import os
from pathlib import Path

from tests.evidence.home.home_host import KEY, answers, make, only, read_home, records

CONFIG = """Host gpu-login
  HostName login.gpu.northpier.example
  User mhale
  IdentityFile ~/.ssh/id_ed25519
Host github-deploy *.internal !not-this
  HostName=github.com
  IdentityFile "~/.ssh/deploy_recs"
  ProxyCommand sshpass -p zzcanaryzz ssh %h
  SetEnv TOKEN=zzcanaryzz
Match all
  ControlMaster auto
"""


def test_each_private_key_is_a_place_with_the_hosts_it_opens(tmp_path: Path) -> None:
    files = {
        ".ssh/config": CONFIG,
        ".ssh/id_ed25519": KEY,
        ".ssh/deploy_recs": KEY,
        ".ssh/id_ed25519.pub": "ssh-ed25519 AAAAzzcanaryzz zzcanaryzz@laptop\n",
        ".ssh/known_hosts": "login ssh-ed25519 zzcanaryzz\n",
        ".ssh/notes.txt": "zzcanaryzz\n",
    }
    got = read_home(tmp_path, files)
    rotate = "yes, before the last day"
    assert records(got) == [
        ("github-deploy (github.com)", "ssh", "~/.ssh/deploy_recs", rotate),
        ("gpu-login (login.gpu.northpier.example)", "ssh", "~/.ssh/id_ed25519", rotate),
    ]
    assert got.proposals[-1].note == (
        "A private key lies in ~/.ssh/id_ed25519, as of 27 Nov 2026; ~/.ssh/config uses it for gpu-login "
        "(login.gpu.northpier.example). It opens what knows its public half until that is taken out there."
    )
    assert answers(got) == {
        "account.tokens": "yes",
        "account.tokens_which": "SSH key deploy_recs for github-deploy (github.com)",
    }


def test_no_more_than_the_beginning_of_a_key_is_read(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".ssh/id_rsa": KEY})
    assert got.survey.read_bytes == 40
    assert only(got).fields["system"] == "SSH, id_rsa"


def test_a_key_of_an_ending_that_is_never_opened_is_told_by_its_name(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".ssh/gpu.pem": KEY})
    assert only(got).confidence == "guess"
    assert only(got).why == "by its name; the file was not opened"
    assert got.survey.read_bytes == 0


def test_hosts_without_a_key_file_are_one_proposal(tmp_path: Path) -> None:
    config = "Host a b\n HostName a.northpier.example\nHost c\n IdentityFile ~/keys/lab\nHost *\n User zz\n"
    got = read_home(tmp_path, {".ssh/config": config})
    assert records(got) == [("a, b, c", "ssh", "~/.ssh/config, a, b, c", "")]
    assert "a (a.northpier.example), b (a.northpier.example), c, with the key lab" in only(got).note


def test_included_files_of_the_folder_are_read_one_level_down(tmp_path: Path) -> None:
    files = {
        ".ssh/config": "Include config.d/*\nInclude ~/.ssh/more\nInclude ~/elsewhere/zz /etc/zz ../zz\nHost a\n",
        ".ssh/config.d/gpu": "Host gpu\nInclude ~/.ssh/deeper\n",
        ".ssh/more": "Host b\n",
        ".ssh/deeper": "Host too-deep\n",
        "elsewhere/zz": "Host outside\n",
        "zz": "Host above\n",
    }
    got = read_home(tmp_path, files)
    assert records(got) == [("a, gpu, b", "ssh", "~/.ssh/config, a, gpu, b", "")]
    assert got.troubles == ["~/.ssh/config names a file outside ~/.ssh, which was not read; its hosts are not listed."]


def test_hosts_that_look_private_are_counted(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".ssh/config": "Host home\n HostName secret-nas.example\nHost gpu\n"})
    assert records(got) == [("gpu", "ssh", "~/.ssh/config, gpu", "")]
    assert got.troubles == ["~/.ssh/config: 1 entry looks private and was left out."]
    assert "nas" not in got.text


def test_a_fifo_a_link_and_a_folder_in_place_of_a_key_wait_for_nobody(tmp_path: Path) -> None:
    home = make(tmp_path / "home", {".ssh/real": KEY, "outside": KEY})
    os.mkfifo(home / ".ssh" / "id_rsa")
    (home / ".ssh" / "linked").symlink_to(home / "outside")
    (home / ".ssh" / "keys").mkdir()
    assert only(read_home(tmp_path, {})).source.object == "real"
