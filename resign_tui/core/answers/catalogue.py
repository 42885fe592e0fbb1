"""The catalogue of questions, read from data/fields: what is asked, how, when, and how private the answer is."""

# No annotations of the future: msgspec would compile each anew at every start.

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from resign_tui.core import data_files
from resign_tui.core.answers.conditions import Groups

Kind = Literal["text", "multiline", "choice", "multi", "flag", "date", "number", "notice", "texts", "records"]
"""text: one line. choice: one of. multi: several of. flag: yes or no. texts: a list of lines. records: repeatable.

notice: a length of notice with its unit and clock.
"""

Sensitivity = Literal["low", "personal", "confidential", "special"]
"""personal: never logged. confidential: employer's. special: HR, health, legal; never in a bundle."""

ANSWERED = "answered"
"""What stands in place of an answer that is folded."""

BEGUN = "begun"
"""What stands in place of the answers of a group of which some are given."""

STEPS = ("situation", "people", "dates", "words", "handover", "review", "send")
"""The seven steps of the wizard, in order."""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers to choose from; `key` is the letter that picks it, unique within its question."""

    value: str
    label: str
    key: str = ""


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One attribute of a repeatable record. otherwise: the question whose answer holds where this is left empty."""

    key: str
    label: str
    kind: Literal["text", "multiline", "choice", "texts"] = "text"
    choices: tuple[Choice, ...] = ()
    example: str = ""
    otherwise: str = ""


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question.

    step: where it is asked, empty when the wizard does not ask it. also: other steps that ask it too. group: heading
    inside the step. column_help: of a record's attributes, by key. entry: what one more record is called, with its
    article. short: the label where room is scarce. default/defaults: what stands in for no answer, in general
    and by scenario. when: shown if any of these groups holds in full; always, if there is none. required: scenarios
    whose letter cannot do without.
    placeholder: the words of the marker that stands in the letter for a missing answer. limit: length in characters at
    which a finding says so; nothing is ever cut. past: a date that has come already, so that one without a year may lie
    behind. since: such a day on which something began, of which the month will do. examples: what stands in place of
    the example by the answer to another question.
    """

    id: str
    label: str
    kind: Kind
    sensitivity: Sensitivity
    step: str = ""
    also: tuple[str, ...] = ()
    group: str = ""
    short: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    column_help: Mapping[str, str] = {}
    entry: str = ""
    default: str = ""
    defaults: Mapping[str, str] = {}
    when: Groups = ()
    required: tuple[str, ...] = ()
    placeholder: str = ""
    limit: int = 0
    past: bool = False
    since: bool = False
    help: str = ""
    example: str = ""
    examples: Mapping[str, Mapping[str, str]] = {}

    @property
    def is_folded(self) -> bool:
        """Its answer is shown only where it is being given: somebody may look over a shoulder."""
        return self.step == "situation" and self.sensitivity == "special"

    def choice_label(self, value: str) -> str:
        """The words shown for a chosen value; the value itself when it is none of ours."""
        return next((choice.label for choice in self.choices if choice.value == value), value)


class _FieldsFile(msgspec.Struct, forbid_unknown_fields=True):
    field: tuple[Field, ...]


@cache
def fields() -> Mapping[str, Field]:
    """Every question by id, in the order in which the wizard asks.

    Raises msgspec.ValidationError for a data file that does not fit; a test reads them all.
    """
    specs: dict[str, Field] = {}
    for file in data_files.load_all_as("fields", _FieldsFile).values():
        specs |= {spec.id: spec for spec in file.field}
    return MappingProxyType(specs)


def field(field_id: str) -> Field:
    """The question with this id; KeyError when there is none."""
    return fields()[field_id]
