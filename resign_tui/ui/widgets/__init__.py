"""Widgets: forms report answers upwards, panes show what the core made of them."""
