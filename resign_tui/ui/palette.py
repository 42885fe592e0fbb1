"""The command palette: every command of the table, by its name."""

from __future__ import annotations

from textual.command import DiscoveryHit, Hit, Hits, Provider

from resign_tui.ui.commands import COMMANDS, Command, key_label


class CommandProvider(Provider):
    """Offers the commands that work everywhere."""

    async def discover(self) -> Hits:
        """Everything, before something is typed."""
        for command in _offered():
            yield DiscoveryHit(_title(command), self._run(command))

    async def search(self, query: str) -> Hits:
        """What matches."""
        matcher = self.matcher(query)
        for command in _offered():
            score = matcher.match(command.title)
            if score > 0:
                yield Hit(score, matcher.highlight(command.title), self._run(command))

    def _run(self, command: Command):  # type: ignore[no-untyped-def]
        screen = self.screen

        async def run() -> None:
            await screen.run_action(command.action)

        return run


def _offered() -> tuple[Command, ...]:
    return tuple(one for one in COMMANDS if one.palette)


def _title(command: Command) -> str:
    return f"{command.title}   {key_label(command.keys[0])}"
