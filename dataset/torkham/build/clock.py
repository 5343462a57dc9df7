"""How long each step of a build took."""

import time


class Clock:
    """Seconds of each step, the next beginning where the last ended."""

    def __init__(self) -> None:
        self.phases: dict[str, float] = {}
        self._since = time.perf_counter()

    def passed(self, phase: str) -> None:
        """The step of that name ends now."""
        now = time.perf_counter()
        self.phases[phase] = now - self._since
        self._since = now
