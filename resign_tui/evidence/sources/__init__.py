"""The sources, one module or package each, with its `KIND`; `registry` holds their table."""
