"""The sections of the handover as a document, one module for each question that whoever follows will ask."""
