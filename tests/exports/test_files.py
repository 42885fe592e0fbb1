import errno
import os
import pwd
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resign_tui.core.errors import WriteError
from resign_tui.disk import AlreadyExists, write_private
from resign_tui.exports import files
from resign_tui.exports.files import (
    NAME_BYTES,
    export_file,
    free_path,
    ready_folder,
    safe_name,
    usable_folder,
    write_file,
)
from tests.exports.samples import HOSTILE_IDS, HOSTILE_TEXTS, answers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Resignation letter Ada Moreau", "Resignation-letter-Ada-Moreau.txt"),
        ("letter.txt", "letter.txt"),
        ("../../etc/passwd", "etc-passwd.txt"),
        ("-rf", "rf.txt"),
        (".hidden", "hidden.txt"),
        ("", "document.txt"),
        ("///", "document.txt"),
        ("CON", "CON-file.txt"),
        ("nul.old", "nul-file.old.txt"),
        ("COM¹", "COM¹-file.txt"),
        ("file\u202efdp.exe", "filefdp.exe.txt"),
        ("zero\u200bwidth\u3164", "zerowidth.txt"),
        ("Zoe\u0308", "Zo\u00eb.txt"),
        ("\u0301alone", "alone.txt"),
        ("引継ぎ 書", "引継ぎ-書.txt"),
        ("हिन्दी", "हिन्दी.txt"),
        ("a\x00b\ud800c", "a-bc.txt"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert safe_name(text, ".txt") == name


def check_name(text: str) -> None:
    name = safe_name(text, ".docx")
    body = name.removesuffix(".docx")
    assert name.endswith(".docx")
    assert body
    assert len(name.encode("utf-8")) <= NAME_BYTES
    assert body[0] not in ".-_ "
    assert body[-1] not in ".-_ "
    assert unicodedata.is_normalized("NFC", name)
    assert all(unicodedata.category(one)[0] in "LNM" or one in "-_." for one in name)
    assert body.partition(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert safe_name(name, ".docx") == name


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=HOSTILE_IDS)
def test_hostile_names(text: str) -> None:
    check_name(text)


@given(st.one_of(answers, st.text(max_size=200)))
@example("é" * 200)
@example("a" * 113 + ".-b")
@example("e\u200b\u0301")
def test_any_name(text: str) -> None:
    check_name(text)


def test_an_export_is_private_and_in_a_private_new_folder(tmp_path: Path) -> None:
    written = export_file(tmp_path / "new" / "deep", "Letter", ".txt", b"words\n")
    assert written.path == tmp_path / "new" / "deep" / "Letter.txt"
    assert written.kept is None
    assert written.path.read_bytes() == b"words\n"
    assert stat.S_IMODE(written.path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / "deep").stat().st_mode) == 0o700


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    first = export_file(tmp_path, "Letter", ".txt", b"1")
    second = export_file(tmp_path, "Letter", ".txt", b"2")
    third = export_file(tmp_path, "Letter", ".txt", b"3")
    assert (second.path.name, second.kept) == ("Letter-2.txt", first.path)
    assert (third.path.name, third.kept) == ("Letter-3.txt", first.path)
    assert first.path.read_bytes() == b"1"
    asked = export_file(tmp_path, "Letter", ".txt", b"4", replace=True)
    assert (asked.path, asked.kept) == (first.path, None)
    assert first.path.read_bytes() == b"4"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Letter-2.txt", "Letter-3.txt", "Letter.txt"]


def test_a_dangling_link_counts_as_taken_and_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    (tmp_path / "Letter.txt").symlink_to(victim)
    written = export_file(tmp_path, "Letter", ".txt", b"1")
    assert written.path.name == "Letter-2.txt"
    assert not victim.exists()


def test_replacing_a_link_leaves_its_target(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Letter.txt").symlink_to(victim)
    export_file(tmp_path / "out", "Letter", ".txt", b"1", replace=True)
    assert victim.read_bytes() == b"mine"


def test_losing_the_race_takes_the_next_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = write_private
    rivals = ["Letter.txt", "Letter-2.txt"]

    def slow(path: Path, data: bytes, *, replace: bool, follow: bool) -> None:
        if path.name in rivals:
            rivals.remove(path.name)
            path.write_bytes(b"rival")
        real(path, data, replace=replace, follow=follow)

    monkeypatch.setattr(files, "write_private", slow)
    written = export_file(tmp_path, "Letter", ".txt", b"ours")
    assert written.path.name == "Letter-3.txt"
    assert written.kept == tmp_path / "Letter.txt"
    assert (tmp_path / "Letter.txt").read_bytes() == b"rival"
    assert written.path.read_bytes() == b"ours"


def test_numbers_run_out_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LAST_NUMBER", 2)
    (tmp_path / "a.txt").touch()
    assert free_path(tmp_path, "a.txt") == (tmp_path / "a-2.txt", 2)
    (tmp_path / "a-2.txt").touch()
    with pytest.raises(WriteError, match="choose another folder"):
        export_file(tmp_path, "a", ".txt", b"")


def test_a_name_without_suffix_is_numbered_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    assert free_path(tmp_path, "notes") == (tmp_path / "notes-2", 2)


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(WriteError, match="not an ordinary file"):
        write_file(tmp_path / "pipe.txt", b"1", replace=True)
    with pytest.raises(WriteError, match="is a folder"):
        write_file(tmp_path / "folder.txt", b"1", replace=True)
    assert export_file(tmp_path, "pipe", ".txt", b"1").path.name == "pipe-2.txt"


def test_an_exact_path_is_refused_when_taken(tmp_path: Path) -> None:
    write_file(tmp_path / "a.txt", b"1")
    with pytest.raises(AlreadyExists):
        write_file(tmp_path / "a.txt", b"2")
    assert (tmp_path / "a.txt").read_bytes() == b"1"


def test_folders_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "loose").symlink_to(tmp_path / "gone")
    for folder, words in [
        (tmp_path / "file", "is a file, not a folder"),
        (tmp_path / "file" / "below", "is a file, not a folder"),
        (tmp_path / "loose", "leads nowhere"),
        (tmp_path / "loose" / "below", "leads nowhere"),
        (tmp_path / ("n" * 300), "too long"),
        (tmp_path / "a\x00b", "not a name"),
        (Path("~no-such-person-here/x"), "home folder"),
    ]:
        with pytest.raises(WriteError, match=words) as error:
            export_file(folder, "a", ".txt", b"")
        assert "\x00" not in str(error.value)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "loose"]


def test_a_link_that_cannot_be_looked_behind_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "far").symlink_to("x" * 300)
    (tmp_path / "barred").symlink_to(tmp_path / "elsewhere")
    stands = Path.is_dir

    def barred(path: Path) -> bool:
        if path.name == "barred":
            raise PermissionError(errno.EACCES, "no")
        return stands(path)

    monkeypatch.setattr(Path, "is_dir", barred)
    for folder, words in [
        ("far", "the name is too long"),
        ("far/below", "name is too long"),
        ("barred", "you may not write there"),
    ]:
        for asked in (usable_folder, ready_folder):
            with pytest.raises(WriteError, match=words):
                asked(tmp_path / folder)
        with pytest.raises(WriteError, match=words):
            export_file(tmp_path / folder, "a", ".txt", b"")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["barred", "far"]


def test_asking_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert usable_folder(tmp_path / "new" / "deep") == tmp_path / "new" / "deep"
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != tmp_path)
    for asked in (usable_folder, ready_folder):
        with pytest.raises(WriteError, match="You may not write in"):
            asked(tmp_path / "new" / "deep")
    assert list(tmp_path.iterdir()) == []


def test_without_a_home_a_sentence_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: int) -> None:
        raise KeyError("nobody")

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match="The home folder in ~/x is unknown"):
        usable_folder(Path("~/x"))
    with pytest.raises(WriteError, match="is a file, not a folder"):
        usable_folder(tmp_path / "file")


def test_a_path_is_told_as_people_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match=r"^~/file is a file, not a folder; choose another folder\.$"):
        usable_folder(tmp_path / "file")
    with pytest.raises(WriteError, match=r"^Could not use ~/n+…n+: the name is too long") as error:
        usable_folder(tmp_path / ("n" * 3000))
    assert len(str(error.value)) < 300


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    for folder in (tmp_path, tmp_path / "below"):
        with pytest.raises(WriteError):
            export_file(folder, "a", ".txt", b"")
    tmp_path.chmod(0o700)


def test_home_and_links_to_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert ready_folder(Path("~/link")) == tmp_path / "link"
    export_file(Path("~/link"), "a", ".txt", b"1")
    assert (tmp_path / "real" / "a.txt").read_bytes() == b"1"
