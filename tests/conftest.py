"""Random tests try the same examples at each run, so that a run is red or green for what changed.

`python -m pytest --hypothesis-profile=default` searches anew.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.load_profile("same")
