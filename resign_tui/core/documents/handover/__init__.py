"""The handover as a document: one module for each of its sections, in the order that document.py gives them."""
