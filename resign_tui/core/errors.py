"""Errors that carry one sentence meant for the person at the keyboard."""


class ResignError(Exception):
    """Anything that went wrong in a way we foresaw; `str(error)` is a sentence that can be shown as it is."""


class UsageError(ResignError):
    """The request cannot be carried out as it was made: unknown name, wrong option, unreadable file."""


class DraftError(ResignError):
    """A draft cannot be read, or cannot be written where it lies."""


class WriteError(ResignError):
    """A file could not be written; whatever stood there before still stands."""


class RefusedError(ResignError):
    """A document may not leave yet; `reasons` lists what stands in its way, one sentence each."""

    def __init__(self, message: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.reasons = reasons
