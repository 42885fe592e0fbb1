import msgspec
import pytest

from resign_tui.core.document import Document, Missing, Paragraph, Source
from resign_tui.core.errors import RefusedError, UsageError
from resign_tui.core.secrets.patterns import Hit
from resign_tui.exports import registry
from resign_tui.exports.eml import Attachment
from tests.exports.samples import letter, line

UNFINISHED = letter(
    Paragraph("thanks", (line("the project", Source.MISSING),)), missing=(Missing("content.project", "The project"),)
)


def test_every_row_can_be_called_and_is_listed_once() -> None:
    names = [one.name for one in registry.FORMATS]
    assert len(names) == len(set(names)) > 1
    for one in registry.FORMATS:
        assert one.suffix.startswith(".")
        if one.takes("letter"):
            assert one.render(letter())


def test_text_formats_hold_the_words_and_the_draft_mark() -> None:
    for name in ("txt", "md"):
        assert b"research engineer" in registry.render(letter(), name)
        assert b"DRAFT" not in registry.render(letter(), name)
        assert b"DRAFT" in registry.render(letter(), name, draft=True)


def test_an_unfinished_document_leaves_only_as_a_draft() -> None:
    with pytest.raises(RefusedError) as refused:
        registry.render(UNFINISHED, "txt")
    assert str(refused.value) == "The letter cannot leave yet: one answer is missing."
    assert refused.value.reasons == ("The project",)
    draft = registry.render(UNFINISHED, "txt", draft=True).decode()
    assert draft.startswith("DRAFT\n")
    assert "‹the project›" in draft


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="txt, md"):
        registry.get("doc")


def test_a_format_for_other_documents_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    csv = registry.Format("csv", "Table", ".csv", "nowhere:render", frozenset({"handover"}))
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, csv))
    assert csv in registry.formats_for("handover")
    assert csv not in registry.formats_for("letter")
    with pytest.raises(UsageError, match="cannot be written as csv"):
        registry.render(letter(), "csv")


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
        registry.render(Document(name, "Mine", (), missing), "txt")
    if name != "own":
        with pytest.raises(UsageError, match=f"^{words} cannot be written as csv"):
            registry.render(Document(name, "Mine", ()), "csv")


def test_only_an_email_carries_an_attachment() -> None:
    with pytest.raises(UsageError, match="choose eml"):
        registry.render(letter(), "txt", attachment=Attachment("letter.pdf", b"%PDF"))


def test_what_is_attached_is_asked_the_same_as_a_file_of_its_own() -> None:
    with pytest.raises(RefusedError, match="one answer is missing"):
        registry.attach(UNFINISHED)
    key = "AKIA" + "QYLPMN5HFIQR7XYA"
    with pytest.raises(RefusedError, match="looks like a secret stands in the letter"):
        registry.attach(letter(Paragraph("thanks", (line(key),))), draft=True)
    with pytest.raises(RefusedError, match="looks like a secret"):
        registry.attach(letter(), find=lambda text: (Hit(0, 3, "a name"),))
