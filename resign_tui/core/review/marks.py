"""Rules on signs and figures: placeholders, hidden characters, private numbers, addresses, dates, scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resign_tui.core import late_regex
from resign_tui.core.legible import UNREADABLE, hidden, legible, unreadable
from resign_tui.core.parsing import MONTHS
from resign_tui.core.review import table, tokens
from resign_tui.core.review.beats import says
from resign_tui.core.review.days import days_in
from resign_tui.core.review.lexicon import word_class
from resign_tui.core.review.table import ADVISER, IDENTITY, NAME
from resign_tui.core.review.tokens import Word
from resign_tui.core.review.tone import Hit

_MARKER = late_regex.compile(
    r"(?<!\w)\[(?![ xX]\])[^\[\]\n]{1,60}\]|\{\{[^{}\n]{0,60}\}\}|(?<!\w)\{[^{}\n]{0,60}\}|"
    r"(?<![\w<])<[^<>\n=@]{1,60}>|‹[^‹›\n]{1,60}›"
)
_TODO = late_regex.compile(
    r"\b(?:TODO|TBD|tbd|TBA|TBC|FIXME|XX+|[Nn]/[Aa]|[Ll]orem(?: ipsum)?)\b(?![@/])|\?{3,}|"
    r"(?<!is )(?<!was )(?<!have )(?<!had )(?<!found )\b[Nn]o(?:body| one) yet\b(?! (?:who|to|has|knows|had|is)\b)"
)
_NUMERIC_DATE = late_regex.compile(r"(?<![\w./@-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-])")
_IBAN = late_regex.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = late_regex.compile(r"(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])")
_PRIVATE = late_regex.compile(
    r"\b\d{3}-\d{2}-\d{4}\b|\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b|"
    r"\b(?:passport|visa|card|social security|national insurance|tax|identity card|insurance|id card|"
    r"bank account|account)"
    r"(?: number| no\.?| id| #)[^.\n]{0,12}\d[\w-]*|"
    r"\b(?:born on|date of birth|birth date|my birthday is)[^.\n]{0,24}\d+",
    re.IGNORECASE,
)
_MONEY = late_regex.compile(
    r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY|INR) ?)\d[\d,.]*\d?(?: ?(?:k|m|bn|million|thousand|lakh)\b)?|"
    r"\b\d[\d,.]*(?: ?k\b| ?(?:dollars|euros|pounds))|\b\d+(?:[.,]\d+)? ?%|\b\d+(?:\.\d+)? percent",
    re.IGNORECASE,
)
_PAY = late_regex.compile(
    r"\b(?:salar\w+|base|pay|paid|pays|paying|earn\w*|equity|stock|bonus\w*|raise|compensation|package|match|shares|"
    r"offer\w*|options|higher pay|a year|per year|annually)\b",
    re.IGNORECASE,
)
_MEASURE = late_regex.compile(
    r"\b(?:accuracy|auc|auroc|roc|f1|precision|recall|map|mrr|ndcg|bleu|rouge|wer|perplexity|mae|rmse)\b[^.!?\n]*?"
    r"(?:\b0?\.\d+|\b\d+(?:\.\d+)? ?%)|(?:\b0?\.\d+|\b\d+(?:\.\d+)? ?%) (?:accuracy|auc|f1|precision|recall|wer)\b|"
    r"\b\d+(?:\.\d+)?[ -]?(?:billion|million|trillion|bn|b|m)[ -]param\w*|"
    r"\b(?:revenue|turnover|arr|profit|margin)\b[^.!?\n]*?(?:[$€£]\d|\d ?%|\d+(?:\.\d+)? (?:million|billion))",
    re.IGNORECASE,
)
_PROJECT = late_regex.compile(r"\b[Pp]roject [A-Z][a-z]+\b")
_ADDRESS = late_regex.compile(
    r"\b(?:https?|ftp|ssh|jdbc|postgres(?:ql)?|redis)://[^\s)\]}>\"']+|\b(?:s3a?|gs|abfss?|wasbs?|hdfs|adl)://[^\s)\]}>\"']+|"
    r"\barn:aws[\w-]*:[^\s)\]}>\"']+|\b(?:[\w-]+\.)+(?:internal|corp|local|lan|intra|intranet|localdomain)\b(?:[:/][^\s)\]}>\"']*)?|"
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)",
    re.IGNORECASE,
)
_PUBLIC = late_regex.compile(
    r"https?://(?:[\w-]+\.)*(?:arxiv|github|linkedin|huggingface|wikipedia|doi|youtube|openreview|kaggle|pypi|"
    r"readthedocs|scholar\.google|orcid|aclanthology)\.[a-z]{2,4}(?:/|$|\b)",
    re.IGNORECASE,
)
_INSIDE = late_regex.compile(
    r"://[^/]*\b(?:internal|corp|intra\w*|wiki|jira|confluence|grafana|kibana|jenkins|gitlab|mlflow|vault|tracker|"
    r"dashboards?|vpn|staging|prod|dev|admin)\b|://[\w-]+(?:[:/]|$)|://[^/]+:\d+",
    re.IGNORECASE,
)
_SCARE = late_regex.compile(r"[\"“«]([^\"”»\n]{2,40})[\"”»]")


def seen(text: str, kind: str) -> Iterator[Hit]:
    """What the signs and figures of a text tell; none of it holds a document back."""
    if kind != ADVISER:
        yield from placeholders(text, kind)
    yield from hidden_signs(text, kind)
    if kind in (ADVISER, IDENTITY):
        return
    for check in (private_numbers, confidential, addresses, numeric_dates):
        yield from check(text, kind)
    if kind != NAME:
        yield from pay_figures(text, kind)
        yield from endless_help(text, kind)
        yield from scare_quotes(text, tokens.words(text))


def placeholders(text: str, kind: str) -> Iterator[Hit]:
    """Brackets and notes to oneself; in the name of a thing they are only asked about."""
    named = kind in ("name", "identity")
    for pattern in (_MARKER, _TODO):
        for match in pattern.finditer(text):
            why = "It looks like a placeholder; keep it if it truly is part of the name." if named else ""
            yield Hit("placeholder", "info" if named else "warn", *match.span(), why=why)


def hidden_signs(text: str, kind: str) -> Iterator[Hit]:
    """Words with characters in them that nobody sees, or that could not be read."""
    lost = ((at, at + 1) for at, sign in enumerate(text) if sign == UNREADABLE)
    told = 0
    for start, end in sorted({*hidden(text), *unreadable(text), *lost}):
        if start < told:
            continue
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        told = end
        yield Hit("hidden-characters", "warn", start, end, replacement=legible(text[start:end]).replace(UNREADABLE, ""))


def private_numbers(text: str, kind: str) -> Iterator[Hit]:
    """Bank, card and identity numbers, dates of birth."""
    for pattern in (_IBAN, _PRIVATE):
        for match in pattern.finditer(text):
            yield Hit("private-number", "warn", *match.span())
    for match in _CARD.finditer(text):
        if _luhn([int(sign) for sign in match[0] if sign.isdigit()]):
            yield Hit("private-number", "warn", *match.span())


def _luhn(digits: list[int]) -> bool:
    doubled = (digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4) for place, digit in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0 and len(set(digits)) > 2


def pay_figures(text: str, kind: str) -> Iterator[Hit]:
    """Sums and shares in a sentence about pay."""
    for match in _MONEY.finditer(text):
        if _PAY.search(_around(text, match)) and not _MEASURE.search(_around(text, match)):
            yield Hit("pay-figures", "warn", *match.span())


def confidential(text: str, kind: str) -> Iterator[Hit]:
    """Measured quality, size, revenue and code names."""
    for match in _MEASURE.finditer(text):
        yield Hit("confidential-detail", "warn", *match.span())
    if kind != "name":
        for match in _PROJECT.finditer(text):
            yield Hit("confidential-detail", "warn", *match.span())


def addresses(text: str, kind: str) -> Iterator[Hit]:
    """Internal hosts, buckets and links."""
    for match in _ADDRESS.finditer(text):
        address = match[0]
        if address.lower().startswith(("http:", "https:")) and (_PUBLIC.match(address) or not _INSIDE.search(address)):
            continue
        if address[0].isdigit() and not _is_host(address):
            continue
        yield Hit("internal-address", "warn", *match.span())


def _is_host(address: str) -> bool:
    parts = [int(part) for part in address.split(".")]
    return all(part < 256 for part in parts) and parts[0] > 9


def numeric_dates(text: str, kind: str) -> Iterator[Hit]:
    """03/04/2027 and the like, where both could be the month."""
    for match in _NUMERIC_DATE.finditer(text):
        first, second, year = int(match[1]), int(match[3]), match[4]
        if not (1 <= first <= 12 and 1 <= second <= 12) or first == second or (match[2] != "/" and len(year) < 4):
            continue
        full = year if len(year) == 4 else f"20{year}"
        ways = f"{first} {MONTHS[second - 1]} {full} or {second} {MONTHS[first - 1]} {full}"
        yield Hit(
            "ambiguous-date",
            "warn",
            *match.span(),
            why=f"It can be {ways}: day and month change places across the Atlantic.",
        )


def endless_help(text: str, kind: str) -> Iterator[Hit]:
    """Help after the last day, with neither a day nor hours at which it ends."""
    for start, end in tokens.sentences(text):
        sentence = text[start:end]
        if says("help_after", sentence) and not says("limited", sentence) and not any(days_in(sentence)):
            yield Hit("endless-help", "warn", start, end)


def scare_quotes(text: str, words: Sequence[Word]) -> Iterator[Hit]:
    """Praise between quotation marks."""
    praise, named = word_class("praise"), word_class("named")
    for match in _SCARE.finditer(text):
        inside = [word for word in words if match.start() < word.start < match.end()]
        if not 1 <= len(inside) <= 3 or not any(praise.fits(word) for word in inside):
            continue
        before = [word for word in words if word.end <= match.start()][-2:]
        if not any(named.fits(word) for word in before):
            yield Hit("sarcasm", table.rule("sarcasm").severity, *match.span(), replacement=match[1])


def _around(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(stop, 0, match.start()) for stop in (". ", "! ", "? ", "\n"))
    ends = [at for at in (text.find(stop, match.end()) for stop in (". ", "! ", "? ", "\n")) if at >= 0]
    return text[start + 1 : min(ends, default=len(text))]
