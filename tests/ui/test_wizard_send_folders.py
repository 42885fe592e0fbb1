"""The folder that the last step writes into: what cannot be one is said with its mend."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.ui.sending import plan
from tests.ui.send_host import notes, write
from tests.ui.wizard_host import WIDE, full_draft, wizard

BAD = {
    "departure": "Begin the folder with ~/ or /, so that it is the same wherever you start from.",
    "~nobody-of-that-name/x": "The home folder in ~nobody-of-that-name/x is unknown; write the folder in full.",
    "~/file": "~/file is a file, not a folder; choose another folder.",
    "~/file/below": "~/file is a file, not a folder; choose another folder.",
    "~/far": "Could not use ~/far: the name is too long; choose a shorter one.",
    "~/far/below": "Could not use ~/far/below: the name is too long; choose a shorter one.",
    "~/barred": "Could not use ~/barred: you may not write there; choose another folder.",
    "~/link": "~/link is a link that leads nowhere; choose another folder.",
    f"~/{'x' * 300}": "the name is too long; choose a shorter one.",
    "~/locked/in": "You may not write in ~/locked; choose another folder.",
}


@pytest.mark.parametrize("text", BAD, ids=[text[:12] for text in BAD])
async def test_a_folder_that_cannot_be_is_one_sentence_with_the_mend(
    home: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("kept")
    (home / "link").symlink_to(home / "nowhere")
    (home / "far").symlink_to("x" * 300)
    (home / "barred").symlink_to(home / "locked" / "in")
    (home / "locked").mkdir()
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "locked" and access(path, mode))
    stands = Path.is_dir

    def barred(path: Path) -> bool:
        if path.name == "barred":
            raise PermissionError(errno.EACCES, "no")
        return stands(path)

    monkeypatch.setattr(Path, "is_dir", barred)
    monkeypatch.chdir(home)
    async with wizard(home, full_draft("send", send__folder=text), WIDE) as one:
        await one.until(lambda: BAD[text] in notes(one, "ready"))
        assert "Another folder for 2 files" in one.words()
        await write(one)
        assert [BAD[text] in said.text for _, said in one.screen.live.log.outcomes] == [True]
        found = [name for _, _, names in os.walk(home) for name in names]
        assert not {"letter.txt", "handover.md"} & set(found)
        assert not (home / "departure").exists()
        assert (home / "file").read_text() == "kept"


@pytest.mark.parametrize(("text", "where"), [("~", "."), ("~/a b/ç", "a b/ç"), ("  ~/trim  ", "trim")])
async def test_folders_that_are_fine(home: Path, text: str, where: str) -> None:
    async with wizard(home, full_draft("send", send__folder=text), WIDE) as one:
        await write(one)
        assert (home / where / "letter.txt").is_file()
        assert "Another folder" not in one.text()


@given(st.text(max_size=60))
def test_whatever_is_typed_is_looked_at_without_harm(text: str) -> None:
    seen = plan.look(text, plan.planned({("letter", "txt")}))
    assert seen.problem == "" or seen.problem.endswith(".")
