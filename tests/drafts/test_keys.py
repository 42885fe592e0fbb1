"""Keys and what they open: any bytes, in any form, and the ordinary age program opens all of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.errors import DraftError, ResignError, UsageError
from resign_tui.drafts import opening
from resign_tui.drafts.keys import by_identities, key_for, seal_of
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import MARKS, Seal, is_sealed, key_path
from tests.drafts.locked_host import (
    IDENTITY,
    KEY,
    KEY_FILE,
    SEAL,
    contents,
    locked,
    ssh_key,
    with_everything,
)


@settings(max_examples=60, deadline=None)
@given(data=st.binary() | st.text().map(str.encode))
def test_any_bytes_come_back(data: bytes) -> None:
    sealed = SEAL.sealed(data)
    assert is_sealed(sealed)
    assert SEAL.opened(sealed, "a") == data
    assert len(data) < 8 or data not in sealed.split(b"\n---", 1)[1]
    with pytest.raises(DraftError):
        Seal(IDENTITY).opened(sealed, "a")


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), text=st.text(max_size=80))
def test_nothing_that_is_typed_or_lies_there_ends_in_anything_but_a_sentence(data: bytes, text: str) -> None:
    for attempt in (
        lambda: seal_of(data),
        lambda: key_for(KEY, [text]),
        lambda: by_identities(data, f"{IDENTITY}\n".encode(), "a"),
        lambda: SEAL.opened(MARKS[0] + data, "a"),
    ):
        with pytest.raises(ResignError) as told:
            attempt()
        assert str(told.value).endswith(".")


def test_the_ordinary_age_program_opens_it(tmp_path: Path) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed")
    path = with_everything(tmp_path)
    clear = contents(tmp_path)
    locked(path)
    (tmp_path / "mine.txt").write_text(f"{IDENTITY}\n")
    opened = subprocess.run(
        [age, "-d", "-i", tmp_path / "mine.txt", key_path(path)], capture_output=True, check=True, timeout=60
    )
    (tmp_path / "key.txt").write_bytes(opened.stdout)
    for file in (path, hr_path(path)):
        done = subprocess.run(
            [age, "-d", "-i", tmp_path / "key.txt", file], capture_output=True, check=True, timeout=60
        )
        assert done.stdout == clear[file.name]


# -- SSH keys ----------------------------------------------------------------------------------------------------------

SSH = [("ed25519", ()), ("rsa", ("-b", "2048")), ("rsa", ("-b", "2048", "-m", "PEM"))]


@pytest.mark.parametrize(("kind", "options"), SSH, ids=["ed25519", "rsa", "rsa in PEM"])
@pytest.mark.parametrize("given", ["the key", "its file"])
def test_an_ssh_key_locks_and_opens_and_so_does_age(
    kind: str, options: tuple[str, ...], given: str, tmp_path: Path
) -> None:
    mine, foreign = ssh_key(tmp_path / "mine", kind, *options), ssh_key(tmp_path / "foreign", "ed25519")
    public = f"{mine}.pub"
    sealed = key_for(KEY, [Path(public).read_text() if given == "the key" else public])
    assert by_identities(sealed, mine.read_bytes(), "a") == KEY
    for wrong in (foreign.read_bytes(), f"{IDENTITY}\n".encode()):
        with pytest.raises(DraftError, match="is not opened by that identity"):
            by_identities(sealed, wrong, "a")
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed")
    done = subprocess.run([age, "-d", "-i", mine], input=sealed, capture_output=True, check=True, timeout=60)
    assert done.stdout == KEY


def test_a_file_of_recipients_locks_for_each_of_them(tmp_path: Path) -> None:
    mine, file = ssh_key(tmp_path / "mine", "ed25519"), tmp_path / "recipients.txt"
    public = Path(f"{mine}.pub").read_text()
    file.write_text(f"# both\r\n\r\n{IDENTITY.to_public()}\r\n{public}", newline="")
    sealed = key_for(KEY, [str(file)])
    for identity in (f"# mine\n{IDENTITY}\n".encode(), mine.read_bytes()):
        assert by_identities(sealed, identity, "a") == KEY


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [("ecdsa", (), "ecdsa-sha2-nistp256 is a kind of SSH key"), ("rsa", ("-b", "1024"), "has a size")],
)
def test_an_ssh_key_that_does_not_work_is_told(kind: str, options: tuple[str, ...], told: str, tmp_path: Path) -> None:
    mine = ssh_key(tmp_path / "mine", kind, *options)
    with pytest.raises(UsageError, match=told) as refused:
        key_for(KEY, [f"{mine}.pub"])
    assert "age takes ssh-ed25519, and ssh-rsa of 2048 bits or more" in str(refused.value)
    if kind == "ecdsa":
        with pytest.raises(DraftError, match="of a kind that opens nothing of age"):
            by_identities(KEY_FILE, mine.read_bytes(), "a")


@pytest.mark.parametrize("options", [(), ("-m", "PEM")], ids=["OpenSSH", "PEM"])
def test_an_ssh_key_with_a_passphrase_says_what_helps(options: tuple[str, ...], tmp_path: Path) -> None:
    mine = ssh_key(tmp_path / "mine", "rsa", "-b", "2048", *options, passphrase="open sesame")
    with pytest.raises(DraftError, match="has a passphrase of its own") as told:
        by_identities(key_for(KEY, [f"{mine}.pub"]), mine.read_bytes(), "a")
    assert "ssh-keygen -p" in str(told.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sk-ssh-ed25519@openssh.com AAAA me", "is a kind of SSH key that nothing"),
        ("ssh-ed25519 AAAAC3Nza", "is not whole"),
        ("age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t", "needs a plugin of age"),
        ("age1qqqq", "'age1qqqq' is no recipient of age"),
        ("me@here", "'me@here' is no recipient of age and no file of them"),
        ("", "An empty word is no recipient"),
    ],
)
def test_what_is_no_recipient_is_told(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        key_for(KEY, [text])


def test_a_private_key_given_as_a_recipient_is_not_repeated() -> None:
    with pytest.raises(UsageError, match="is a private key") as refused:
        key_for(KEY, [str(IDENTITY)])
    assert "AGE-SECRET-KEY" not in str(refused.value)


def test_an_identity_file_that_no_passphrase_opens_asks_for_none(tmp_path: Path) -> None:
    (tmp_path / "a.key.age").write_bytes(KEY_FILE)
    (tmp_path / "mine.age").write_bytes(KEY_FILE)
    asked = opening.question(tmp_path / "a.toml")
    assert asked is not None and not asked.is_secret
    with pytest.raises(UsageError, match=r"mine\.age is encrypted for somebody's key itself"):
        opening.answered(asked, str(tmp_path / "mine.age"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"{IDENTITY}\n", "holds a private key"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\n", "holds a private key"),
        ("# nothing\n", "There is no recipient in"),
        ("\nTOKEN=hunter2\n", "Line 2 of .*file is no recipient of age"),
        ("\0\n", "Line 1 of"),
    ],
    ids=["identity of age", "private SSH key", "comments", "another word", "no text"],
)
def test_a_file_without_recipients_is_told_and_nothing_of_it_is_said(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(content)
    with pytest.raises(UsageError, match=told) as refused:
        key_for(KEY, [str(tmp_path / "file")])
    assert not any(word in str(refused.value) for word in ("hunter2", "AGE-SECRET-KEY"))


def test_the_public_half_opens_nothing_and_is_told() -> None:
    for public in (f"{IDENTITY.to_public()}\n", "ssh-ed25519 AAAA me\n"):
        with pytest.raises(DraftError, match="the public half of a key"):
            by_identities(KEY_FILE, public.encode(), "a")
