"""What Word calls things: pages, styles, tables and boxes to tick, where python-docx has no words for them."""

from __future__ import annotations

from typing import Any

from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Inches, Mm, Pt, RGBColor

FONT = "Cambria"
"""On every computer with Word; LibreOffice has a font of the same widths for it."""

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_FAINT, _RED = "595959", "A11212"
_TICKED, _OPEN = "2612", "2610"
_EAST_ASIAN = {"zh-CN": "SimSun", "zh-TW": "PMingLiU", "ja-JP": "MS Mincho", "ko-KR": "Batang"}
"""Without one, Word draws Chinese and Korean names in the shapes of its Japanese font."""
_SIGNS = "Segoe UI Symbol"
"""Has boxes and block characters; where it is missing, every office program finds another that has."""


def set_page(file: File, paper: str, *, narrow: bool, draft: bool) -> None:
    """Paper and margins; the word DRAFT above every page of a draft, a number below every page but the first."""
    section = file.sections[0]
    american = paper == "letter"
    section.page_width, section.page_height = (Inches(8.5), Inches(11)) if american else (Mm(210), Mm(297))
    margin = Inches(1) if american else Mm(25)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    if narrow:
        section.top_margin, section.right_margin = Mm(20), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    if draft:
        _mark(section.header.paragraphs[0])
        _mark(section.first_page_header.paragraphs[0])
    _number(section.footer.paragraphs[0])


def _mark(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run("DRAFT")
    run.bold, run.font.size, run.font.color.rgb = True, Pt(9), RGBColor.from_string(_RED)
    spacing = _element("w:spacing", {"w:val": "60"})
    run._r.get_or_add_rPr().insert_element_before(spacing, "w:sz", "w:szCs")


def _number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words in ("PAGE", " / ", "NUMPAGES"):
        run = paragraph.add_run("" if words.isupper() else words)
        run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(_FAINT)
        if words.isupper():
            field = _element("w:fldSimple", {"w:instr": words})
            run._r.addprevious(field)
            run.text = "2"
            field.append(run._r)


def set_styles(file: File, language: str, layout: str) -> None:
    """The styles that the document uses, all of them by name, so that changing one changes all its paragraphs."""
    letter = bool(layout)
    styles = file.styles
    _drop_table_styles(styles)
    named = {style.name for style in styles}
    _language(styles.element, language)
    _font(styles["Normal"], 11 if letter else 10.5)
    _spacing(styles["Normal"], after=12 if letter else 6, line=1.08)
    styles["Normal"].paragraph_format.widow_control = True
    _set_headings(styles)
    _spacing(styles["List Bullet"], after=6)
    for name, before, after in (
        ("Address", 0, 14 if letter else 8),
        ("Subject", 0, 28 if layout == "din5008_b" else 16),
        ("Signature", 0, 9),
        ("Task", 0, 5),
        ("Card", 0, 9),
        ("Table text", 2, 2),
        ("After table", 0, 4),
        ("Curve", 4, 0),
        ("Caption", 0, 9),
    ):
        style = styles[name] if name in named else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _spacing(style, before=before, after=after)
    _set_particulars(styles)


def _set_headings(styles: Any) -> None:
    for level in range(1, 10):
        _font(styles[f"Heading {level}"], {1: 22, 2: 13}.get(level, 11), bold=level == 2, italic=level > 2)
        _spacing(styles[f"Heading {level}"], before={1: 0, 2: 18}.get(level, 12), after=6)
        styles[f"Heading {level}"].font.color.rgb = RGBColor(0, 0, 0)
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True


def _set_particulars(styles: Any) -> None:
    """What a style has beside its font and its spacing."""
    styles["Subject"].font.bold = True
    task = styles["Task"].paragraph_format
    task.left_indent, task.first_line_indent, task.keep_together = Mm(7), Mm(-7), True
    task.tab_stops.add_tab_stop(Mm(7))
    styles["Card"].paragraph_format.left_indent, styles["Card"].paragraph_format.keep_together = Mm(4), True
    styles["Card"].element.get_or_add_pPr().insert_element_before(_card_edge(), "w:spacing", "w:ind")
    styles["Table text"].font.size = Pt(9.5)
    styles["After table"].font.size = Pt(4)
    _font(styles["Caption"], 9)
    styles["Caption"].font.color.rgb = RGBColor.from_string(_FAINT)
    _font(styles["Curve"], 9, family=_SIGNS)
    styles["Curve"].paragraph_format.keep_with_next = True
    detail = styles.add_style("Detail", WD_STYLE_TYPE.CHARACTER)
    detail.font.color.rgb = RGBColor.from_string(_FAINT)
    missing = styles.add_style("Missing", WD_STYLE_TYPE.CHARACTER)
    missing.element.get_or_add_rPr().append(
        _element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": "FDE9B8"})
    )


def _drop_table_styles(styles: Any) -> None:
    """Takes out a hundred designs for tables that the library's empty file brings along; ours needs none of them."""
    for style in [
        candidate for candidate in styles if candidate.type == WD_STYLE_TYPE.TABLE and candidate.name != "Normal Table"
    ]:
        style.delete()


def _language(styles: Any, language: str) -> None:
    for element in styles.iter(_tag("w:lang")):
        element.set(_tag("w:val"), language)


def _font(style: Any, size: float, *, bold: bool = False, italic: bool = False, family: str = FONT) -> None:
    """One font for every script that has it; the theme's fonts would win otherwise."""
    style.font.name, style.font.size = family, Pt(size)
    style.font.bold, style.font.italic = bold, italic
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if "heme" in name:
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", *(("w:eastAsia",) if family == _SIGNS else ())):
        fonts.set(_tag(name), family)


def _spacing(style: Any, *, before: float = 0, after: float = 0, line: float | None = None) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if line:
        style.paragraph_format.line_spacing = line


def space_above(paragraph: Any, lines: int) -> None:
    """Room for a signature, in lines; at most half a page."""
    paragraph.paragraph_format.space_before = Pt(min(max(lines, 0), 24) * 15)


def indent(paragraph: Any, millimetres: float) -> None:
    """Moves a paragraph to the right half of the page."""
    paragraph.paragraph_format.left_indent = Mm(millimetres)


def set_east_asian(run: Any, language: str) -> None:
    """Font and language for the East Asian letters of a run; its other letters stay as they are."""
    properties = run._r.get_or_add_rPr()
    properties.get_or_add_rFonts().set(_tag("w:eastAsia"), _EAST_ASIAN[language])
    properties.append(_element("w:lang", {"w:eastAsia": language}))


def check_box(paragraph: Any, sign: str, *, ticked: bool) -> None:
    """A box that can be ticked in Word; other readers show its sign."""
    box = (
        f'<w:sdt {nsdecls("w")} xmlns:w14="{_W14}"><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        f'<w14:checkedState w14:val="{_TICKED}" w14:font="Segoe UI Symbol"/>'
        f'<w14:uncheckedState w14:val="{_OPEN}" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" '
        f'w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/></w:rPr><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>'
    )
    paragraph._p.append(parse_xml(box))


def add_table(file: File, shares: list[int]) -> Any:
    """A table as wide as the text, with one row for its header; `shares` divide the width."""
    table = file.add_table(rows=1, cols=len(shares))
    table.autofit = False
    width = _text_width(file)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(width * share // sum(shares))
    return table


def fill_row(row: Any, names: tuple[str, ...]) -> None:
    """The header: bold, and repeated on every page that the table reaches."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", {}))
    for cell, name in zip(row.cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True


def finish_table(table: Any) -> None:
    """Hairlines between rows, none between columns; cells as wide as their columns, rows that stay whole."""
    edges = {"top": "8", "insideH": "4", "bottom": "4"}
    borders = _element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        borders.append(
            _element(f"w:{side}", {"w:val": "single", "w:sz": edges[side], "w:space": "0", "w:color": "8C8C8C"})
        )
    _shape_table(table, borders)
    _shape_table(table, _cell_margins(right=160))
    widths = [column.width for column in table.columns]
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit", {}))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def din_table(file: File) -> tuple[Any, Any]:
    """An unseen table, 100 mm and 65 mm wide: its second row begins 62.7 mm below the edge of the page."""
    table = file.add_table(rows=2, cols=2)
    table.autofit = False
    for row, height in zip(table.rows, (42.7, 35.8), strict=True):
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        row.cells[0].width, row.cells[1].width = Mm(100), Mm(65)
    table.columns[0].width, table.columns[1].width = Mm(100), Mm(65)
    _shape_table(table, _cell_margins(right=0))
    table.rows[1].cells[1].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    return table.rows[0].cells, table.rows[1].cells


def _cell_margins(*, right: int) -> Any:
    """Words of the first column stand under the words above the table; `right` is in twentieths of a point."""
    margins = _element("w:tblCellMar", {})
    margins.append(_element("w:left", {"w:w": "0", "w:type": "dxa"}))
    margins.append(_element("w:right", {"w:w": str(right), "w:type": "dxa"}))
    return margins


def _shape_table(table: Any, element: Any) -> None:
    """Puts a property where the schema wants it: Word refuses files whose properties are out of order."""
    order = ("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")
    own = [_tag(name) for name in order].index(element.tag)
    table._tbl.tblPr.insert_element_before(element, *order[own + 1 :])


def drop_thumbnail(file: File) -> None:
    """Takes away the picture of another document that the library's empty file brings along."""
    package = file.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _text_width(file: File) -> int:
    section = file.sections[0]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return int((width or 0) - (left or 0) - (right or 0))


def _card_edge() -> Any:
    edge = _element("w:pBdr", {})
    edge.append(_element("w:left", {"w:val": "single", "w:sz": "12", "w:space": "8", "w:color": "BDBDBD"}))
    return edge


def _element(tag: str, attributes: dict[str, str]) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(_tag(name), value)
    return element


def _tag(name: str) -> str:
    return str(qn(name))
