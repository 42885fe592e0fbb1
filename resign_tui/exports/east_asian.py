"""Which East Asian language a word is in, so that its characters get the shape that its people write."""

from __future__ import annotations

import re

_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_BOPOMOFO = re.compile("[\u3105-\u312f]")

_CODECS = {"zh-CN": "gb2312", "zh-TW": "big5", "ja-JP": "shift_jis", "ko-KR": "euc_kr"}
"""The characters in daily use of each language, the most people first."""

_PLACES = {"CN": "zh-CN", "SG": "zh-CN", "TW": "zh-TW", "HK": "zh-TW", "JP": "ja-JP", "KR": "ko-KR"}


def language_of(text: str, whole: str = "", place: str = "") -> str:
    """The language of the East Asian letters in a text, "" where there are none.

    Kana are Japanese and hangul is Korean. Chinese characters alone are what the rest of the document (`whole`) or the
    country (`place`) says if that writes them at all, else the first language that does.
    """
    for part in (text, whole if _HAN.search(text) else ""):
        for script, language in ((_KANA, "ja-JP"), (_HANGUL, "ko-KR"), (_BOPOMOFO, "zh-TW")):
            if script.search(part) and (part is text or _writes(language, text)):
                return language
    if not _HAN.search(text):
        return ""
    likely = (_PLACES.get(place, "zh-CN"), *_CODECS)
    return next((language for language in likely if _writes(language, text)), likely[0])


def _writes(language: str, text: str) -> bool:
    """Whether all Chinese characters of the text are in use there."""
    try:
        "".join(_HAN.findall(text)).encode(_CODECS[language])
    except UnicodeEncodeError:
        return False
    return True
