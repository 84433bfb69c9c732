#!/usr/bin/python3
"""The time and memory that an article takes grow with its size and no faster, whatever is in it.

    linear.py [--quick] [NAME…]

Each of the texts in nasty.py is annotated at four sizes up to the limit of 4 MiB. What counts is processor time, less that
of starting: the least of several runs, since anything else that runs on the machine only adds to it. Growth is the
exponent of size that the last doublings show: 1 for linear, 2 for quadratic. Times too short to tell from the machine's
own are taken for the shortest that can be told, and a text that looks steep is measured again, with more runs: another's
noise passes, a quadratic text stays.
"""

import argparse
import math
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

import lab
import nasty

LIMIT = 4 << 20
# Linear work may look like a little more where a text outgrows the processor's caches.
MOST_GROWTH = 1.5
# Seconds; what two runs of the same thing may differ by here.
SHORTEST = 0.02
# Half of what the unit allows; the service works on no more bytes at once than the limit, however many articles.
MOST_MEMORY = 512


def cost(path, runs):
    """Processor seconds of an annotation, and the most memory in MiB."""
    seconds, memory = math.inf, 0
    for _ in range(runs):
        process = subprocess.Popen([lab.tool(), "annotate", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise lab.Failure(f"{path.name}: ended with {os.waitstatus_to_exitcode(status)}")
        seconds, memory = min(seconds, usage.ru_utime + usage.ru_stime), max(memory, usage.ru_maxrss / 1024)
    return seconds, memory


# The nasty texts, and a plain one beside which to judge them.
TEXTS = {"(articles)": lab.article(1).decode(), **nasty.PATTERNS}


def measure(folder, name, sizes, runs):
    """Costs at these sizes."""
    path = folder / f"{name}.txt"
    found = []
    for size in sizes:
        path.write_bytes(nasty.of_size(TEXTS[name], size))
        found.append(cost(path, runs))
    return found


def growth(sizes, costs, start):
    """The exponent of size."""
    spent = [max(seconds - start, SHORTEST) for seconds, _ in costs]
    return math.log(spent[-1] / spent[0]) / math.log(sizes[-1] / sizes[0])


def run(report, chosen=(), quick=False):
    """Every text at every size."""
    sizes = [LIMIT // 8, LIMIT // 2] if quick else [LIMIT // 8, LIMIT // 4, LIMIT // 2, LIMIT]
    runs = 2 if quick else 3
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-linear-", dir=os.environ.get("HASHIYA_SCRATCH", "/var/tmp")))
    try:
        (folder / "start.txt").write_bytes(lab.article(1))
        start, least = cost(folder / "start.txt", 5)
        growths, rows = {}, []
        for name in chosen or TEXTS:
            costs = measure(folder, name, sizes, runs)
            growths[name] = growth(sizes, costs, start)
            if growths[name] > MOST_GROWTH:
                again = measure(folder, name, sizes, 2 * runs + 1)
                start = min(start, cost(folder / "start.txt", 5)[0])
                costs = [(min(a[0], b[0]), max(a[1], b[1])) for a, b in zip(costs, again)]
                growths[name] = growth(sizes, costs, start)
            spent = [max(seconds - start, 0.001) for seconds, _ in costs]
            rows.append((spent[-1], name, spent, costs[-1][1]))
        print(f"     {'text':22}" + "".join(f"{size / (1 << 20):>8g} MiB" for size in sizes) + "   growth  MiB of memory")
        for _, name, spent, memory in sorted(rows, reverse=True):
            print(f"     {name:22}" + "".join(f"{seconds:>10.3f} s" for seconds in spent)
                  + f"{growths[name]:>9.2f}{memory:>15.0f}")  # fmt: skip
        steep = {name: round(growth, 2) for name, growth in growths.items() if growth > MOST_GROWTH}
        report.check(not steep, f"{len(growths)} kinds of text: none grows faster than its size", steep)
        most = max(rows, key=lambda row: row[3])
        report.check(most[3] < MOST_MEMORY, f"none takes {MOST_MEMORY} MiB of memory", most)
        report.figures["slowest"] = f"{max(rows)[1]}, {sizes[-1] / max(rows)[0] / 1e6:.1f} MB/s"
        report.figures["most memory"] = f"{most[1]}, {most[3]:.0f} MiB ({least:.0f} MiB for a short article)"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="two sizes in place of four")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    # So that `finally` is reached when we are ended from outside.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = lab.Report("linear")
    run(report, options.names, options.quick)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
