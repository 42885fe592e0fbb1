"""Where to look and where to stand on a sheet: scroll positions, the word under the cursor, the question behind it."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from resign_tui.core.document import Span, plain
from resign_tui.core.letter.prompt import wording_at
from resign_tui.ui.widgets.letter_layout import Sheet
from resign_tui.ui.widgets.wrapping import cells


class Word(msgspec.Struct, frozen=True):
    """A word on a sheet: its row, and its offsets in the line that the row is part of."""

    row: int
    start: int
    end: int


def last_top(sheet: Sheet, height: int) -> int:
    """The lowest place to scroll to: where a section begins, if that leaves little paper blank."""
    most = max(0, len(sheet.rows) - max(1, height))
    starts = (one.start for one in sheet.sections if most <= one.start <= most + height // 4)
    return min(starts, default=most) if most else 0


def opening(sheet: Sheet, height: int) -> int:
    """Where a letter opens: at the top when it fits, else at its salutation."""
    at = next((one.start for one in sheet.sections if one.name == "opening"), 0)
    return min(at, last_top(sheet, height))


def same_place(old: Sheet, top: int, new: Sheet) -> int:
    """The row of a new sheet that shows what the top row of the old one showed."""
    for section in reversed(old.sections):
        if section.start <= top:
            again = next((one for one in new.sections if one.key == section.key), None)
            return again.start + top - section.start if again else top
    return top


def follow(sheet: Sheet, top: int, height: int, field: str, *, anew: bool) -> int:
    """The place to scroll to so that words of a field can be seen.

    anew: the field was entered just now, so its first words count; else any of its rows in sight will do, but the last
    row beside it must not be pushed out of sight, for that is where one types.
    """
    rows = sheet.rows_with(field)
    if not rows or height < 1:
        return top
    seen = [row for row in (rows[:1] if anew else rows) if top <= row < top + height]
    target = seen[-1] if seen else rows[0]
    section = sheet.sections[sheet.rows[target].section]
    if seen:
        last = target if anew else max(row for row in rows if row < section.end)
        if last < top + height:
            return top
        best = _start_between(sheet, last - height + 1, target)
    elif target < top:
        best = section.start if target - section.start < height else target
    else:
        whole = min(section.end, section.start + height) - height
        best = _start_between(sheet, max(whole, target - height + 1), target)
    return max(0, min(best, last_top(sheet, height)))


def _start_between(sheet: Sheet, least: int, most: int) -> int:
    """The first row that begins a section, if there is one; else the least."""
    return next((one.start for one in sheet.sections if least <= one.start <= most), least)


def words(sheet: Sheet) -> tuple[Word, ...]:
    """Every word in reading order."""
    return tuple(Word(at, *span) for at, one in enumerate(sheet.rows) for span in one.row.words)


def first_word(sheet: Sheet, rows: Container[int], field: str) -> Word | None:
    """The first word in these rows that is of this answer, else the first of all."""
    seen = [word for word in words(sheet) if word.row in rows]
    own = (word for word in seen if field and is_of(sheet, word, field))
    return next(own, seen[0] if seen else None)


def column(sheet: Sheet, word: Word) -> int:
    """The cell in which a word begins, counted from the left of the text."""
    row = sheet.rows[word.row].row
    return cells(row.text[: word.start - row.start])


def nearest(sheet: Sheet, row: int, cell: int) -> Word | None:
    """The word of a row that begins closest to a cell."""
    found = [Word(row, *span) for span in sheet.rows[row].row.words]
    return min(found, key=lambda word: abs(column(sheet, word) - cell), default=None)


def word_at(sheet: Sheet, row: int, cell: int) -> Word | None:
    """The word that covers a cell."""
    if not 0 <= row < len(sheet.rows):
        return None
    for word in (Word(row, *span) for span in sheet.rows[row].row.words):
        first = column(sheet, word)
        line = sheet.rows[row].row
        if first <= cell < first + cells(line.text[word.start - line.start : word.end - line.start]):
            return word
    return None


def moved(sheet: Sheet, word: Word, way: str, cell: int, page: int) -> Word:
    """The word that a key leads to; `cell` is the column that up and down keep to."""
    every = words(sheet)
    at = every.index(word)
    if way in ("left", "right"):
        return every[max(0, min(len(every) - 1, at + (1 if way == "right" else -1)))]
    if way in ("home", "end"):
        return every[0 if way == "home" else -1]
    steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}[way]
    held = sorted({one.row for one in every})
    goal = word.row + steps
    beyond = [row for row in held if (row >= goal if steps > 0 else row <= goal)]
    row = (beyond or held[-1:])[0] if steps > 0 else (beyond or held[:1])[-1]
    return nearest(sheet, row, cell) or word


def found_again(old: Sheet, word: Word, new: Sheet) -> Word | None:
    """The word of a changed sheet that stands where a word of the old one stood."""
    before = old.rows[word.row]
    key = old.sections[before.section].key
    every = words(new)
    same = [one for one in every if new.sections[new.rows[one.row].section].key == key]

    def distance(one: Word) -> tuple[int, int]:
        return abs(new.rows[one.row].line - before.line), abs(one.start - word.start)

    return min(same, key=distance) if same else (every[min(len(every) - 1, word.row)] if every else None)


def is_of(sheet: Sheet, word: Word, field: str) -> bool:
    """The word is one of an answer, at least in part."""
    return any(span.field == field for span in _spans(sheet, word))


def beginning(sheet: Sheet, wording: str) -> Word | None:
    """The first word of the sentence of ours that has this key."""
    found = (word for word in words(sheet) if any(span.wording == wording for span in _spans(sheet, word)))
    return next(found, None)


def wording_of(sheet: Sheet, word: Word, offered: Container[str]) -> str:
    """The key of the sentence that a word stands in; empty where it has no other wording."""
    placed = sheet.rows[word.row]
    lines = sheet.sections[placed.section].lines
    return wording_at(lines[placed.line], word.start, offered) if placed.line < len(lines) else ""


def _spans(sheet: Sheet, word: Word) -> Iterator[Span]:
    """The spans that a word is made of."""
    row = sheet.rows[word.row].row
    at = row.start
    for span in row.spans:
        if at < word.end and word.start < at + len(span.text):
            yield span
        at += len(span.text)


def field_of(sheet: Sheet, word: Word) -> str:
    """The question behind a word: its own, else the nearest in its section; empty when there is none."""
    placed = sheet.rows[word.row]
    if placed.note:
        return ""
    section = sheet.sections[placed.section]
    before = sum(len(plain(line)) + 1 for line in section.lines[: placed.line])
    first, last = before + word.start, before + word.end
    best, least, at = "", -1, 0
    for line in section.lines:
        for span in line:
            away = max(0, at - last + 1, first - (at + len(span.text)) + 1)
            if span.field and span.text and (least < 0 or away < least):
                best, least = span.field, away
            at += len(span.text)
        at += 1
    return best
