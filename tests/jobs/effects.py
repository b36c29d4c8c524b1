"""The handler of the kill test, loaded by its worker with `--include`; shortens the leases."""

import os
import time
from datetime import timedelta
from pathlib import Path

from eoffice import jobs
from eoffice.jobs import keeper, lease

lease.LEASE = timedelta(seconds=2)
lease.RENEW_EVERY = 0.4
keeper.BEAT_EVERY = 1.0
keeper.SWEEP_EVERY_BEATS = 1


@jobs.job("effect")
def effect(subject_id: int) -> None:
    """Leave one file per subject and one line per attempt."""
    folder = Path(os.environ["EFFECTS"])
    with (folder / "attempts").open("a") as attempts:
        attempts.write(f"{subject_id}\n")
    time.sleep(0.15)
    (folder / f"done-{subject_id}").touch()
