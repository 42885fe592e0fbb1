from collections import Counter
from typing import get_args

from resign_tui.core.document import Block, Bullets, Curve, Heading, Lines, Paragraph, Table, TaskList
from resign_tui.exports.blocks import Walk

ONE_OF_EACH: tuple[Block, ...] = (
    Lines("sender", ()),
    Paragraph("open", ()),
    Heading(()),
    Bullets(()),
    TaskList(()),
    Table((), ()),
    Curve((1.0, 2.0), ()),
)


def test_every_kind_of_block_goes_to_its_own_function() -> None:
    assert {type(block) for block in ONE_OF_EACH} == set(get_args(Block))
    met: Counter[str] = Counter()

    def note(name: str) -> str:
        met[name] += 1
        return name

    walk: Walk[str] = Walk(
        lines=lambda _: note("Lines"),
        paragraph=lambda _: note("Paragraph"),
        heading=lambda _: note("Heading"),
        bullets=lambda _: note("Bullets"),
        task_list=lambda _: note("TaskList"),
        table=lambda _: note("Table"),
        curve=lambda _: note("Curve"),
    )
    assert [walk(block) for block in ONE_OF_EACH] == [type(block).__name__ for block in ONE_OF_EACH]
    assert set(met.values()) == {1}
