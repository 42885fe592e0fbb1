"""One order of the handover: every place that says what comes first says the same, and it is urgent or due."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path

import pytest

from resign_tui.cli.advice import advice_of
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.documents import compose
from resign_tui.core.plan.order import ALL_DONE, first_sentence, foremost, order
from resign_tui.core.plan.schedule import plan
from resign_tui.core.plan.today import today
from resign_tui.ui.signs import ASCII
from resign_tui.ui.steps import schedule_rows, schedule_today_rows
from tests.core.cases import departure, draft
from tests.core.pages import OWNER, points
from tests.personas import personas
