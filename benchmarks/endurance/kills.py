"""The process ended by SIGKILL at random moments while people ask and some calls fail."""

import asyncio
import random
import time
from pathlib import Path

from asking import Crowd, Outcome, indexed, process
from gate import Gate


async def kills(folder: Path, times: int, rate: float, seed: int) -> Outcome:
    """Kill it again and again, then let it answer what is left.

    Args:
        folder: an empty one.
        times: how often.
        rate: questions a second.
        seed: of what is left to chance.

    Returns:
        What came of the questions.
    """
    rng = random.Random(seed)
    indexed(folder)
    async with Gate() as gate:
        crowd = Crowd(gate, rng)
        for _ in range(times):
            running = process(folder, gate)
            until = time.monotonic() + rng.uniform(1, 9)
            while time.monotonic() < until:
                crowd.ask()
                await asyncio.sleep(1 / rate)
            await running.killed()
        running = process(folder, gate)
        crowd.ask()  # so that it is up when it is stopped
        await crowd.heard(300)
        code = await running.stopped()
        return crowd.outcome(f"{times} kills", code)
