"""Damaged and hostile files of DVC: each is read or told in a sentence, none is waited for, and no secret is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.dvc import KIND, files
from tests.evidence.disk import put_traps, write
from tests.evidence.dvc.project import STORE, project
from tests.evidence.host import read


@pytest.mark.parametrize("name", ["dvc.lock", "dvc.yaml", "params.yaml", "data/clicks.csv.dvc", ".dvc/config"])
def test_no_pipe_is_waited_for_and_no_link_followed(tmp_path: Path, name: str) -> None:
    piped, linked = project(tmp_path / "a/b"), project(tmp_path / "a/c")
    put_traps(piped / name, tmp_path / "nowhere")
    put_traps(linked / name, write(tmp_path / "elsewhere", "url = zzcanaryzz\nouts: [{path: zzcanaryzz}]\n"))
    read(tmp_path / "a", [KIND])


@pytest.mark.parametrize("name", ["dvc.lock", "data/clicks.csv.dvc"])
def test_a_broken_file_is_one_sentence(tmp_path: Path, name: str) -> None:
    got = read(project(tmp_path, **{name: "outs: [\n"}), [KIND])
    assert [f"clicks-data/{name} was not read: it is no YAML" in trouble for trouble in got.troubles] == [True]
    assert got.proposals


def test_settings_that_multiply_by_aliases_end_soon() -> None:
    text = "a0: &a0 {}\n" + "".join(
        f"a{at}: &a{at} {{{', '.join(f'k{key}: *a{at - 1}' for key in range(20))}}}\n" for at in range(1, 9)
    )
    assert len(files.params("params.yaml", text.encode())) == 0


@given(st.sampled_from(sorted(STORE)), st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = bytearray(STORE[name].encode())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    for parse in (files.config, files.lock, files.metrics, files.numbers, lambda part: files.data_file(part, "a")):
        try:
            parse(cut)
        except Unreadable:
            continue
    for ending in ("yaml", "json", "toml"):
        try:
            files.params(f"params.{ending}", cut)
        except Unreadable:
            continue


def test_names_with_control_signs_come_out_printable(tmp_path: Path) -> None:
    root = project(tmp_path)
    write(root / "da\x1bta/x\n.dvc", f"outs:\n- {{md5: {'1' * 32}, path: x}}\n")
    write(root / "da\x1bta/dvc.lock", "a: [\n")
    got = read(root, [KIND])
    assert "clicks-data/da␛ta/x .dvc" in {proposal.source.path for proposal in got.proposals}
    assert any("clicks-data/da␛ta/dvc.lock was not read" in trouble for trouble in got.troubles)


@pytest.mark.parametrize("name", sorted(STORE))
def test_a_file_cut_off_anywhere_gives_sentences_and_no_secret(tmp_path: Path, name: str) -> None:
    whole = STORE[name]
    for part in range(1, 6):
        got = read(project(tmp_path, **{name: whole[: len(whole) * part // 6] or " "}), [KIND])
        assert all(trouble.endswith(".") for trouble in got.troubles)
