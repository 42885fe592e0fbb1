import pytest
from hypothesis import given
from rich.cells import cell_len

from resign_tui.core.document import (
    Bullets,
    Curve,
    Document,
    Heading,
    Lines,
    Paragraph,
    Source,
    Span,
    Table,
    Task,
    TaskList,
    plain,
)
from resign_tui.core.legible import legible
from resign_tui.exports.text import encode, lines, render, to_text
from tests.exports.samples import FALLING, HOSTILE, HOSTILE_IDS, HOSTILE_TEXTS, answers, documents, letter, line


def of(*blocks: object) -> Document:
    return Document("letter", "Letter", blocks)  # type: ignore[arg-type]


def test_a_letter_reads_as_on_paper() -> None:
    assert to_text(letter()) == (
        "Ada Moreau\n12 Rue Cler\n75007 Paris\n\n14 December 2026\n\nDear Sam,\n\n"
        "I resign as research engineer.\n\n\n\nAda Moreau\n"
    )


def test_lines_without_space_before_follow_at_once() -> None:
    first, second = Lines("sender", (line("Ada"),)), Lines("date", (line("today"),), 0)
    assert to_text(of(first, second)) == "Ada\ntoday\n"


def test_an_edited_paragraph_keeps_its_lines_and_no_blank_end() -> None:
    edited = Paragraph("open", (line("One."), (), line("Two."), (), line(" ")), edited=True)
    assert to_text(of(edited)) == "One.\n\nTwo.\n"


def test_headings_are_underlined_by_cells() -> None:
    document = of(Heading(line("引継ぎ")), Heading(line("Systems"), 2), Heading(line("Small"), 3))
    assert to_text(document) == "引継ぎ\n======\n\nSystems\n-------\n\nSmall\n"


def test_bullets_and_tasks() -> None:
    tasks = TaskList(
        (
            Task("todo", line("Rotate"), (line("due 12 May"),)),
            Task("doing", line("Train")),
            Task("done", line("Push")),
            Task("not_applicable", line("Pager")),
        )
    )
    assert to_text(of(Bullets((line("a"), line("b"))), tasks)) == (
        "- a\n- b\n\n[ ] Rotate\n    due 12 May\n[~] Train\n[x] Push\n[-] Pager\n"
    )


def test_a_table_that_fits_is_aligned_by_cells() -> None:
    table = Table(("Model", "Owner"), ((line("模型"), line("Ada")), (line("ranker-v2"), ())))
    assert to_text(of(table)) == "Model      Owner\n---------  -----\n模型       Ada\nranker-v2\n"


def test_a_wide_table_becomes_stanzas_and_leaves_empty_cells_out() -> None:
    table = Table(("Model", "Notes"), ((line("a"), line("x" * 101)), (line("b"), ())))
    assert to_text(of(table)) == f"Model: a\nNotes: {'x' * 101}\n\nModel: b\n"


def test_the_widest_table_in_columns_is_a_hundred_cells() -> None:
    table = Table(("k", "v"), ((line("a"), line("y" * 97)),))
    assert max(map(cell_len, to_text(of(table)).splitlines())) == 100
    assert "k: a" not in to_text(of(table))


def test_a_curve_is_a_row_of_blocks_above_its_caption() -> None:
    assert to_text(of(FALLING)) == "█▃▁▂\nranker <b>*loss*</b>\n"
    assert to_text(of(Curve((1.0, 1.0), ()))) == "▅▅\n"


def test_a_long_curve_stays_one_row() -> None:
    long = Curve(tuple(float(one) for one in range(1000)), line("loss"))
    assert len(to_text(of(long)).splitlines()[0]) == 40


def test_a_missing_answer_is_marked_once() -> None:
    bare, marked = Span("your role", Source.MISSING), Span("‹your role›", Source.MISSING)
    assert to_text(of(Paragraph("open", ((bare,), (marked,))))) == "‹your role›\n‹your role›\n"


def test_draft_stands_above() -> None:
    assert to_text(letter(), draft_mark=True) == "DRAFT\n\n" + to_text(letter())
    assert render(letter(), draft=True).startswith(b"DRAFT\n\n")


def test_an_empty_document_is_one_newline() -> None:
    assert to_text(of()) == "\n"


@pytest.mark.parametrize(
    ("typed", "leaves"),
    [
        ("a\tb", "a b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\u2029c\x85d\x0be", "a\nb\nc\nd\ne"),
        ("a\x00\x1b[31mb\x9b", "a\ufffd\ufffd[31mb\ufffd"),
        ("\ud800half\udfff", "\ufffdhalf\ufffd"),
        ("\uffff", "\ufffd"),
        ("\u202babc\u202c \u200d\u200f", "abc "),
    ],
)
def test_what_cleaning_does(typed: str, leaves: str) -> None:
    assert legible(typed) == leaves


@given(answers)
def test_cleaning_twice_changes_nothing_and_encoding_never_fails(text: str) -> None:
    once = legible(text)
    assert legible(once) == once
    assert encode(text).decode("utf-8") == once
    assert encode(once) == encode(text)


@given(documents)
def test_preview_and_file_are_the_same_text(document: Document) -> None:
    for draft in (False, True):
        shown = [plain(one) for one in lines(document, draft_mark=draft)]
        assert not any("\n" in one for one in shown)
        text = to_text(document, draft_mark=draft)
        assert "\n".join(shown) + "\n" == text
        assert render(document, draft=draft) == text.encode("utf-8")
        assert text == "\n" or not text.endswith("\n\n")


@given(documents)
def test_spans_keep_their_source_and_field(document: Document) -> None:
    wanted = {
        legible(span.text).replace("\n", " ")
        for block in document.blocks
        if isinstance(block, Paragraph)
        for one in block.lines
        if plain(one).strip()
        for span in one
        if span.source is Source.ANSWER
    }
    shown = {span.text for one in lines(document) for span in one if span.field == "some.field"}
    assert {text for text in wanted if legible(text).strip()} <= shown


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=HOSTILE_IDS)
def test_hostile_words_arrive(text: str) -> None:
    words = legible(text).replace("\n", " ").rstrip()
    found = to_text(of(Paragraph("open", (line(text),))))
    assert found.rstrip() == words


def test_the_hostile_texts_are_there() -> None:
    assert len(HOSTILE) > 200
    assert {"markup", "control", "markdown", "path"} <= {item["class"] for item in HOSTILE}
