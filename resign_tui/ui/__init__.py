"""The terminal user interface: screens route, widgets show, nothing here computes a letter."""
