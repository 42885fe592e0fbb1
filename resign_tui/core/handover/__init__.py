"""The handover as values: rows that apply, records of the person, items with priority, owner and due day."""
