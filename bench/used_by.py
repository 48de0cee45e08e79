"""`python -m bench.used_by COMMAND...`: runs it, and prints what it used; its output goes to stderr.

It is a process of its own, since the system counts the memory of the one that starts a program as
that program's.
"""

import json
import resource
import subprocess
import sys
import time


def main() -> int:
    began = time.perf_counter()
    done = subprocess.run(sys.argv[1:], stdout=sys.stderr, check=False)  # noqa: S603 (our caller's)
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    peak = used.ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": seconds, "cpu_seconds": cpu, "peak_mb": peak}))
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
