"""What Markdown renderers make of our Markdown, read back with markdown-it as GitHub's dialect would have it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from resign_tui.core.document import Block, Bullets, Curve, Document, Heading, Lines, Paragraph, Table, Task, TaskList
from resign_tui.core.legible import legible
from resign_tui.exports.markdown import to_markdown
from tests.exports.samples import FALLING, HOSTILE_IDS, HOSTILE_TEXTS, answers, documents, letter, line

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def of(*blocks: Block) -> Document:
    return Document("letter", "Letter", blocks)


def inline_text(token: Token) -> str:
    found = ""
    for child in token.children or ():
        assert child.type in {"text", "hardbreak", "text_special", "code_inline", "link_open", "link_close"}, child.type
        if child.type == "link_open":
            assert child.markup == "autolink"
            assert str(child.attrs["href"]).startswith(("http://", "https://"))
        found += "\n" if child.type == "hardbreak" else child.content
    return found


def rendered(document: Document) -> list[tuple[str, str]]:
    """Every run of text with the tag it stands in."""
    tokens = PARSER.parse(to_markdown(document))
    return [(tokens[at - 1].tag, inline_text(one)) for at, one in enumerate(tokens) if one.type == "inline"]


def words(text: str) -> str:
    return " ".join(legible(text).split())


def test_a_letter() -> None:
    assert to_markdown(letter()) == (
        "Ada Moreau  \n12 Rue Cler  \n75007 Paris\n\n14 December 2026\n\nDear Sam,\n\n"
        "I resign as research engineer.\n\nAda Moreau\n"
    )


def test_ordinary_words_stay_readable() -> None:
    text = "I've kept R&D's my_model_v2 (94.1 %, a < b) - see 10:30, + 3 more."
    assert to_markdown(of(Paragraph("open", (line(text),)))) == text + "\n"


def test_structure() -> None:
    document = of(
        Heading(line("Hand #over #")),
        Bullets((line("a"), line("# b"))),
        Bullets((line("c"),)),
        TaskList(
            (
                Task("todo", line("Rotate"), (line("due 1. May"), line("- by Sam"))),
                Task("doing", line("Train")),
                Task("done", line("Push")),
                Task("not_applicable", line("Pager")),
            )
        ),
    )
    assert to_markdown(document) == (
        "# Hand #over \\#\n\n- a\n- \\# b\n\n* c\n\n- [ ] Rotate  \n  due 1. May  \n  \\- by Sam\n"
        "- [ ] Train (under way)\n- [x] Push\n- [x] Pager (does not apply)\n"
    )


def test_table_cells_hold_pipes_and_stay_apart() -> None:
    document = of(Table(("a|b", "c"), ((line("x | y \\| z\\"), line("1")),)))
    assert rendered(document) == [("th", "a|b"), ("th", "c"), ("td", "x | y \\| z\\"), ("td", "1")]


def test_a_curve_is_a_row_of_blocks_above_its_caption() -> None:
    assert to_markdown(of(FALLING)) == "█▃▁▂  \nranker &lt;b>\\*loss\\*&lt;/b>\n"
    assert rendered(of(FALLING)) == [("p", "█▃▁▂\nranker <b>*loss*</b>")]
    assert to_markdown(of(Curve((1.0, 1.0), ()))) == "▅▅\n"


def test_draft_stands_above() -> None:
    assert to_markdown(letter(), draft_mark=True).startswith("**DRAFT**\n\nAda")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("https://example.com/a_b, see", "<https://example.com/a_b>, see"),
        ("(http://example.com/?q=1#x).", "(<http://example.com/?q=1#x>)."),
        ("s3://my_bucket/_raw_/*.parquet", "`s3://my_bucket/_raw_/*.parquet`"),
        ("www.example.com/_c_ too", "`www.example.com/_c_` too"),
        ("https://example.com/a%20b", "`https://example.com/a%20b`"),
        ("https://xn--mnchen-3ya.example/", "`https://xn--mnchen-3ya.example/`"),
        ("ssh://git@host:22/~a", "`ssh://git@host:22/~a`"),
        ("https://a.example/x`y", "https&#58;//a.example/x\\`y"),
        ("https://münchen.example", "https&#58;//münchen.example"),
        ("javascript://%0aalert(1)", "`javascript://%0aalert(1`)"),
        ("a://b|c", "a&#58;//b|c"),
        ("10:30:45, a: b", "10:30:45, a: b"),
        ("arn:aws:s3:::bucket_/x", "`arn:aws:s3:::bucket_/x`"),
        (":tada: ~/src ~5 a|b -5 x=1", "&#58;tada: ~/src ~5 a|b -5 x=1"),
        ("~~so~~ $5 and $6 <b> &amp;", "~&#126;so&#126;&#126; &#36;5 and &#36;6 &lt;b> &amp;amp;"),
    ],
)
def test_addresses_are_links_or_code_and_show_as_they_are(text: str, source: str) -> None:
    document = of(Paragraph("open", (line(text),)))
    assert to_markdown(document) == source + "\n"
    assert rendered(document) == [("p", text)]


def test_no_line_ends_in_a_backslash() -> None:
    """Python-Markdown, and with it MkDocs, would print it."""
    assert not [one for one in to_markdown(letter()).splitlines() if one.endswith("\\")]


def places(text: str) -> list[tuple[str, Document]]:
    one = line(text)
    return [
        ("paragraph", of(Paragraph("open", (one,)))),
        ("between", of(Paragraph("open", (line("above"), one, line("below"))))),
        ("lines", of(Lines("sender", (one, one)))),
        ("heading", of(Heading(one, 2))),
        ("bullet", of(Bullets((line("x"), one)))),
        ("task", of(TaskList((Task("done", one, (one,)),)))),
        ("table", of(Table((text, "h"), ((one, line("v")), (line("v"), one))))),
    ]


def check_literal(text: str) -> None:
    seen = words(text)
    expected = {
        "paragraph": [seen],
        "between": [f"above {seen} below"],
        "lines": [f"{seen} {seen}"],
        "heading": [seen],
        "bullet": ["x", seen],
        "task": [f"[x] {seen} {seen}"],
        "table": [seen, "h", seen, "v", "v", seen],
    }
    for place, document in places(text):
        found = [words(one) for _, one in rendered(document)]
        assert [one for one in found if one] == expected[place], place


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=HOSTILE_IDS)
def test_hostile_words_show_literally_everywhere(text: str) -> None:
    if words(text):
        check_literal(text)


@given(answers.filter(lambda text: bool(words(text))))
@settings(max_examples=150)
def test_any_words_show_literally_everywhere(text: str) -> None:
    check_literal(text)


_addresses = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "(", "see ", "*", "<", "`", "|", "\\\\", "_"]),
    st.from_regex(r"\A(https?|s3|gs|ssh|ftp|javascript)://[!-~]{0,30}\Z|\Awww\\.[!-~]{1,20}\Z"),
    st.sampled_from(["", ".", ")", " end", ">", "`", "|", "_", "é"]),
)


@given(_addresses)
@settings(max_examples=300)
def test_any_address_shows_literally_everywhere(text: str) -> None:
    check_literal(text)


@given(documents)
def test_no_document_grows_structure_of_its_own(document: Document) -> None:
    assert to_markdown(document).endswith("\n")
    allowed = {"paragraph", "heading", "bullet", "list", "inline", "table", "thead", "tbody", "tr", "th", "td"}
    for token in PARSER.parse(to_markdown(document)):
        assert token.type.split("_")[0] in allowed
        if token.type == "inline":
            inline_text(token)
    headings = sum(isinstance(block, Heading) for block in document.blocks)
    assert sum(token.type == "heading_open" for token in PARSER.parse(to_markdown(document))) <= headings
