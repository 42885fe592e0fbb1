import msgspec
import pytest

from resign_tui.core.document import Document, Missing
from resign_tui.core.errors import RefusedError, UsageError
from resign_tui.exports import registry
from resign_tui.exports.attachment import Attachment
from resign_tui.exports.gate import clear
from tests.exports.samples import letter


def test_every_row_can_be_called_and_is_listed_once() -> None:
    names = [one.name for one in registry.FORMATS]
    assert len(names) == len(set(names)) > 1
    for one in registry.FORMATS:
        assert one.suffix.startswith(".")
        if one.takes("letter"):
            assert one.render(letter())


def test_text_formats_hold_the_words_and_the_draft_mark() -> None:
    for name in ("txt", "md"):
        assert b"research engineer" in registry.render(clear(letter()), name)
        assert b"DRAFT" not in registry.render(clear(letter()), name)
        assert b"DRAFT" in registry.render(clear(letter(), draft=True), name)


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="txt, md"):
        registry.get("doc")


def test_a_format_for_other_documents_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    csv = registry.Format("csv", "Table", ".csv", "nowhere:render", frozenset({"handover"}))
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, csv))
    assert csv in registry.formats_for("handover")
    assert csv not in registry.formats_for("letter")
    with pytest.raises(UsageError, match="cannot be written as csv"):
        registry.render(clear(letter()), "csv")


def test_a_format_is_imported_only_when_called() -> None:
    late = msgspec.structs.replace(registry.FORMATS[0], target="resign_tui.no_such_module:render")
    with pytest.raises(ModuleNotFoundError):
        late.render(letter())


@pytest.mark.parametrize(
    ("name", "words"),
    [("hr-memo", "The HR memo"), ("day0", "The day-0 page"), ("exit-interview", "The exit notes"), ("own", "Mine")],
)
def test_a_document_is_called_by_its_label(name: str, words: str) -> None:
    missing = (Missing("content.project", "The project"),)
    with pytest.raises(RefusedError, match=f"^{words} cannot leave yet"):
        clear(Document(name, "Mine", (), missing))
    if name != "own":
        with pytest.raises(UsageError, match=f"^{words} cannot be written as csv"):
            registry.render(clear(Document(name, "Mine", ())), "csv")


def test_only_an_email_carries_an_attachment() -> None:
    with pytest.raises(UsageError, match="choose eml"):
        registry.render(clear(letter()), "txt", attachment=Attachment("letter.pdf", b"%PDF"))
