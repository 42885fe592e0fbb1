"""A letter of one's own, chosen by line."""

from __future__ import annotations

from pathlib import Path

from tests.plain.host import Talk, talked

__all__ = ["talked"]

TEXT = 'extends = "closed_door"\n[paragraphs]\nthanks = "{ours} Greet the cat."\n'


def test_it_is_offered_chosen_and_read(talked: Talk, tmp_path: Path) -> None:
    folder = talked.folder / "config" / "templates"
    folder.mkdir(parents=True)
    (folder / "level.toml").write_text(TEXT, encoding="utf-8")
    talked.answers({"Which letter is it?": "level"})
    assert "level, yours, after closed door" in talked.said
    assert (talked.draft.text("scenario.chosen"), talked.draft.text("scenario.template")) == ("closed_door", "level")


def test_one_that_is_gone_is_told_and_another_takes_its_place(talked: Talk) -> None:
    talked.path.write_text('[scenario]\nchosen = "closed_door"\ntemplate = "level"\n', encoding="utf-8")
    talked.answers({"Which letter is it?": "c"})
    assert "no longer in the templates folder" in " ".join(talked.said.split())
    assert (talked.draft.text("scenario.chosen"), talked.draft.text("scenario.template")) == ("closed_door", "")
