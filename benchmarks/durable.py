#!/usr/bin/python3
"""Durable throughput: sidecars a second, each whole and on the disk, beside a bare writer of the same bytes.

    durable.py [--count N] [--runs N] [--widths 1,4,16,64] [--quick] [--here] [--json FILE]

widths  `hashiya watch --once --width W` on a folder of N articles, and durable-write.c with W threads: write + fsync +
        rename + fsync of the directory. In turn, medians of the runs; the time to start and end a process is measured
        on an empty folder and taken off. The bare writer does it plainly; with one directory fsync for all writers that
        wait for one; and with as much processor time before each file as an annotation takes, which is what a
        publisher that costs nothing would reach.
load    a steady stream of drops, as much as a half and as four fifths of the best width's throughput: from the close
        of an article to its durable sidecar.
stages  where one article's time goes at width 1, by the kernel's trace of its system calls; and the processor time of
        its parts at widths of 16 and 64, by samples. Needs perf and root.

A file system's journal decides what an fsync costs. Where the scratch directory's has none all is measured a second time
on an ext4 with a journal in an image (root; not with --here).
"""

import argparse
import collections
import contextlib
import itertools
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time

import common

SOURCE = common.ROOT / "benchmarks/durable-write.c"
SIDECAR = ".annotations.json"
numbers = itertools.count()


def call(*command):
    """Runs a command; what it printed."""
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout


def fill(place, texts, count):
    """A new folder of articles. Folders are only removed at the very end: ext4 without a journal does not give out the
    inodes of files that were removed minutes ago, and looking for others takes longer than writing a file."""
    folder = place / f"{next(numbers)}"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_bytes(texts[number % len(texts)])
    os.sync()
    return folder


def timed(command, output=subprocess.DEVNULL):
    """Runs a program; seconds, and its processor seconds."""
    start = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=output)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    assert status == 0, command
    return elapsed, usage.ru_utime + usage.ru_stime


def watch_once(folder, width, count):
    """All articles of a folder; seconds, processor seconds, and each article's milliseconds by the tool's own word."""
    log = folder.with_suffix(".log")
    with open(log, "wb") as output:
        elapsed, processor = timed([common.TOOL, "watch", "--once", "--width", width, folder], output)
    made = sum(name.endswith(SIDECAR) for name in os.listdir(folder))
    assert made == count, made
    took = [float(found) / 1e3 for found in re.findall(r" in ([0-9.]+) ms → ", log.read_text(encoding="utf-8"))]
    assert len(took) == count, len(took)
    return elapsed, processor, took


class Peer:
    """The bare writer, with sidecars to write."""

    def __init__(self, place, texts):
        self.program = place / "durable-write"
        call("cc", "-O2", "-pthread", SOURCE, "-o", self.program)
        self.place = place
        count = len(texts)
        folder = fill(place, texts, count)
        watch_once(folder, 4, count)
        self.payloads = [folder / f"{number}.txt{SIDECAR}" for number in range(count)]

    def write(self, kind, work, width, count):
        """So many files, each after so many microseconds of work; seconds without the start, processor seconds, and
        each file's seconds."""
        folder = self.place / f"{next(numbers)}"
        folder.mkdir()
        os.sync()
        log = folder.with_suffix(".log")
        with open(log, "wb") as output:
            _, processor = timed([self.program, kind, work, width, count, folder, *self.payloads], output)
        assert len(os.listdir(folder)) == count
        elapsed, *took = map(float, log.read_text(encoding="ascii").split())
        return elapsed, processor, [microseconds / 1e6 for microseconds in took]


def annotating(place, texts):
    """Microseconds of processor time that an annotation takes by itself, from the file to the JSON."""
    folder = fill(place, texts, len(texts))
    files = [folder / f"{number}.txt" for number in range(len(texts))] * 8

    def processor(files):
        return statistics.median(timed([common.TOOL, "annotate", *files])[1] for _ in range(5))

    return (processor(files) - processor(files[:1])) / (len(files) - 1) * 1e6


PEERS = {"each": "bare", "shared": "bare, shared directory fsync", "work": "bare, with the work"}


def widths(place, texts, count, runs, chosen):
    """Throughput at each width, ours and the peers' in turn."""
    peer, work = Peer(place, texts), annotating(place, texts)
    starts = [timed([common.TOOL, "watch", "--once", fill(place, texts, 0)]) for _ in range(5)]
    start, start_processor = map(statistics.median, zip(*starts, strict=True))
    found = collections.defaultdict(list)
    for _ in range(runs):
        for width in chosen:
            found["ours", width].append(watch_once(fill(place, texts, count), width, count))
            for kind in PEERS:
                how = ("each", work) if kind == "work" else (kind, 0)
                found[kind, width].append(peer.write(*how, width, count))
    results = {"articles a run": count, "runs": runs, "start and end of a process, ms": round(start * 1e3, 1),
               "annotating, processor µs": round(work)}  # fmt: skip
    for width in chosen:
        row = {}
        for kind, name in {"ours": "hashiya", **PEERS}.items():
            measured = found[kind, width]
            less, less_processor = (start, start_processor) if kind == "ours" else (0, 0)
            processor = statistics.median(run[1] for run in measured) - less_processor
            median, p99 = common.percentiles([seconds for run in measured for seconds in run[2]])
            row[name] = {
                "sidecars/s": round(count / (statistics.median(run[0] for run in measured) - less)),
                "processor µs each": round(processor / count * 1e6),
                "median ms": round(median, 2),
                "p99 ms": round(p99, 2),
            }
        for name in ("bare", "bare, with the work"):
            row[f"hashiya to {name}"] = round(row["hashiya"]["sidecars/s"] / row[name]["sidecars/s"], 2)
        results[f"width {width}"] = row
    return results


def load(place, texts, rate, width, seconds):
    """A steady stream of drops; milliseconds from close to durable sidecar: median and 99th percentile."""
    folder = fill(place, texts, 0)
    handle = os.open(folder, os.O_RDONLY)
    count = max(int(rate * seconds), 20)
    closed, seen = {}, {}
    command = [common.TOOL, "watch", "--settle", "0", "--width", str(width), folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while "Found" not in process.stdout.readline():
            pass

        def listen():
            for line in process.stdout:
                now = time.perf_counter()
                name, arrow, _ = line.partition(".txt: ")
                if arrow and " → " in line:
                    seen.setdefault(int(name), now)
                    if len(seen) == count:
                        break

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        try:
            begun = time.perf_counter()
            for number in range(count):
                # By the clock, not by the last drop: a writer that waits for the service would hide its delays.
                time.sleep(max(0, begun + number / rate - time.perf_counter()))
                file = os.open(f"{number}.txt", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644, dir_fd=handle)
                os.write(file, texts[number % len(texts)])
                os.close(file)
                closed[number] = time.perf_counter()
            wrote = time.perf_counter() - begun
            listener.join(60)
        finally:
            process.terminate()
            os.close(handle)
    assert len(seen) == count, (len(seen), count)
    median, p99 = common.percentiles([seen[number] - closed[number] for number in closed])
    return {"drops/s": round(count / wrote), "width": width, "median ms": round(median, 2), "p99 ms": round(p99, 2)}


# The system calls that are an article's landmarks, by the numbers of x86-64 and arm64. A link that puts a nameless file
# in place is a rename in all but name.
CALLS = {
    "x86_64": {262: "stat", 257: "open", 1: "write", 3: "close", 74: "fsync", 316: "rename", 265: "rename"},
    "aarch64": {79: "stat", 56: "open", 64: "write", 57: "close", 82: "fsync", 276: "rename", 37: "rename"},
}
TRACED = re.compile(r"^\s*(.{1,15}?)\s+(\d+)\s+([0-9.]+):\s+raw_syscalls:sys_(enter|exit): NR (\d+)")


def trace(place, texts, count):
    """Mean microseconds of one article's stages at width 1, from the system calls of its worker."""
    folder, record = fill(place, texts, count), place / "calls.perf"
    call("perf", "record", "-q", "-m", "16M", "-e", "raw_syscalls:sys_enter,raw_syscalls:sys_exit", "-o", record, "--",
         common.TOOL, "watch", "--once", "--width", 1, folder)  # fmt: skip
    names = CALLS[os.uname().machine]
    workers = collections.defaultdict(list)
    lines = call("perf", "script", "-i", record, "-F", "comm,tid,time,event,trace", "--ns").splitlines()
    for line in lines:
        found = TRACED.match(line)
        if found and found[1] == "worker":
            workers[found[2]].append((float(found[3]), found[4] == "enter", names.get(int(found[5]), "other")))
    stages, done = collections.Counter(), 0
    for events in workers.values():
        done += stage(events, stages)
    if done < count * 0.9:
        # The engine makes other calls than it did: the stages above have to follow it.
        print(f"skip the stages of an article: {done} of {count} were recognised", file=sys.stderr)
        return {}
    return {name: round(seconds / done * 1e6, 1) for name, seconds in stages.items()}


def stage(events, stages):
    """Adds one worker's time to the stages; how many articles it finished. Each moment belongs to the stage whose
    landmark, the enter or exit of a call, came last."""
    steps = [
        ("look, lease, read", "close", False, "annotate, JSON"),
        ("annotate, JSON", "stat", True, "look beside"),
        ("look beside", "open", True, "create"),
        ("create", "open", False, "before write"),
        ("before write", "write", True, "write"),
        ("write", "write", False, "mode, time"),
        ("mode, time", "fsync", True, "fsync"),
        ("fsync", "fsync", False, "look again"),
        ("look again", "rename", True, "rename"),
        ("rename", "rename", False, "before directory fsync"),
        ("before directory fsync", "fsync", True, "directory fsync"),
        ("directory fsync", "fsync", False, "report, next"),
        ("report, next", "stat", True, "look, lease, read"),
    ]
    follows = {(now, name, enters): then for now, name, enters, then in steps}
    hidden = {"before write": "create", "before directory fsync": "rename"}
    state, before, done = None, 0.0, 0
    pending = collections.Counter()
    for moment, enters, name in events:
        if state:
            pending[hidden.get(state, state)] += moment - before
        before = moment
        then = follows.get((state, name, enters))
        if state is None and (name, enters) == ("stat", True):
            then = "look, lease, read"
        if then == "look, lease, read":
            # Only whole rounds count, from one article's first look to the next one's.
            if state:
                stages.update(pending)
                done += 1
            pending.clear()
        state = then or state
    return done


# What a sample's innermost frames tell, the first that fits; Swift's names are mangled, but their words are in them.
PARTS = [
    ("wait for the directory's lock", re.compile(r"rwsem_down_")),
    ("JSON", re.compile(r"JSONWritable.*encoded")),
    ("read: decode, digest, language", re.compile(r"ArticleReader.*4read")),
    ("annotate", re.compile(r"8annotate")),
    # The calls as well, since the compiler may have put the publisher's body elsewhere.
    ("publish", re.compile(r"Publisher.*7publish|_sys_(fsync|rename|linkat|write|fchmod|utimens)")),
    ("look, lease, read", re.compile(r"ArticleTaskV")),
]


def samples(place, texts, count, width, processor):
    """How an article's microseconds of processor time are spread over its parts."""
    folder, record = fill(place, texts, count), place / "samples.perf"
    log = folder.with_suffix(".log")
    with open(log, "wb") as output:
        timed(["perf", "record", "-q", "-F", "3000", "-g", "-o", record, "--", common.TOOL, "watch", "--once", "--width",
               width, folder], output)  # fmt: skip
    parts = collections.Counter()
    for block in call("perf", "script", "-i", record, "-F", "comm,ip,sym").split("\n\n"):
        thread, _, stack = block.strip().partition("\n")
        if not stack:
            continue
        thread = thread.split(maxsplit=1)[0]
        if thread == "worker":
            part = next((part for part, words in PARTS if words.search(stack)), "hand over")
        else:
            part = f"thread {thread}" if thread in ("coordinator", "inotify") else "other threads"
        parts[part] += 1
    total = sum(parts.values())
    few = {part: number for part, number in parts.most_common() if number > total / 200}
    return {"all": processor, **{part: round(number / total * processor) for part, number in few.items()}}


def has_journal(path):
    """Whether the file system of a path is known to have a journal: of ext4 only those that show one in /proc."""
    kind, device = call("findmnt", "-no", "FSTYPE,SOURCE", "--target", path).split()[:2]
    name = os.path.basename(os.path.realpath(device))
    return kind, kind != "ext4" or any(found.startswith(f"{name}-") for found in os.listdir("/proc/fs/jbd2"))


@contextlib.contextmanager
def image(place, size):
    """An ext4 with a journal, in a file."""
    file, mounted = place / "ext4", place / "journal"
    with open(file, "wb") as empty:
        empty.truncate(size)
    # As many inodes as small files need.
    call("mkfs.ext4", "-q", "-i", "8192", file)
    mounted.mkdir()
    call("mount", "-o", "loop", file, mounted)
    try:
        yield mounted
    finally:
        # Lazily: whatever fails, nothing stays mounted.
        subprocess.run(["umount", "-l", mounted], check=False)
        file.unlink()


def measure_in(place, texts, options):
    """Everything, in one directory."""
    results = widths(place, texts, options.count, options.runs, options.widths)
    best = max((results[f"width {width}"]["hashiya"]["sidecars/s"], width) for width in options.widths)
    results["a steady stream"] = [load(place, texts, best[0] * part, best[1], options.seconds) for part in (0.5, 0.8)]
    if os.geteuid() == 0 and shutil.which("perf") and os.uname().machine in CALLS:
        results["one article at width 1, µs"] = trace(place, texts, min(options.count, 1000))
        for width in sorted({16, 64} & set(options.widths)):
            title, row = f"processor time of an article at width {width}, µs", results[f"width {width}"]
            results[title] = samples(place, texts, options.count, width, row["hashiya"]["processor µs each"])
    else:
        print("skip where the time goes: perf and root are needed", file=sys.stderr)
    return results


def parse(arguments=()):
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, help="articles a run (5000)")
    parser.add_argument("--runs", type=int, help="runs of which the median counts (3)")
    parser.add_argument("--widths", default="1,4,16,64", help="articles at once")
    parser.add_argument("--seconds", type=float, help="length of the steady streams (10)")
    parser.add_argument("--quick", action="store_true", help="500 articles, one run")
    parser.add_argument("--here", action="store_true", help="only on the scratch directory's file system")
    parser.add_argument("--json", type=pathlib.Path, help="a file for the figures")
    options = parser.parse_args(arguments)
    options.widths = [int(width) for width in options.widths.split(",")]
    options.count = options.count or (500 if options.quick else 5000)
    options.runs = options.runs or (1 if options.quick else 3)
    options.seconds = options.seconds or (2 if options.quick else 10)
    return options


def measure(texts, options=None):
    """The figures, by the kind of file system."""
    options = options or parse()
    results = {}
    with common.scratch() as place:
        kind, journal = has_journal(place)
        results[kind if journal else f"{kind} without a journal"] = measure_in(place, texts, options)
        if not journal and not options.here and os.geteuid() == 0:
            # Four folders a width and run at most, of two small files an article, and the journal.
            size = (options.count * options.runs * len(options.widths) * 4 * 24 << 10) + (2 << 30)
            with image(place, size) as mounted:
                results["ext4 with a journal, in an image"] = measure_in(mounted, texts, options)
    return results


def show(results):
    """A table for people."""
    for place, figures in results.items():
        print(f"\n{place}: {figures['articles a run']} articles, medians of {figures['runs']};"
              f" start and end {figures['start and end of a process, ms']} ms taken off;"
              f" annotating {figures['annotating, processor µs']} µs")  # fmt: skip
        print(f"{'':>6}{'sidecars a second':^44}{'ratio to bare':^16}{'µs processor':^14}{'median, p99 ms':^30}")
        print(f"{'width':>6}{'hashiya':>10}{'bare':>9}{'shared':>9}{'with work':>11}{'':>5}{'plain':>8}{'work':>8}"
              f"{'hashiya':>9}{'bare':>5}{'hashiya':>16}{'bare':>14}")  # fmt: skip
        for name, row in figures.items():
            if not name.startswith("width "):
                continue
            ours, bare, shared, work = (row[kind] for kind in ("hashiya", *PEERS.values()))
            print(f"{name[6:]:>6}{ours['sidecars/s']:>10}{bare['sidecars/s']:>9}{shared['sidecars/s']:>9}"
                  f"{work['sidecars/s']:>11}{'':>5}{row['hashiya to bare']:>8}{row['hashiya to bare, with the work']:>8}"
                  f"{ours['processor µs each']:>9}{bare['processor µs each']:>5}"
                  f"{ours['median ms']:>9},{ours['p99 ms']:>7}{bare['median ms']:>7},{bare['p99 ms']:>7}")  # fmt: skip
        for stream in figures["a steady stream"]:
            print(f"  {stream['drops/s']} drops a second, width {stream['width']}, settle 0: close → durable"
                  f" median {stream['median ms']} ms, p99 {stream['p99 ms']} ms")  # fmt: skip
        for title, parts in figures.items():
            if not title.endswith(", µs"):
                continue
            print(f"  {title}")
            total = parts.get("all") or sum(parts.values())
            for part, microseconds in parts.items():
                print(f"    {microseconds:>8} {microseconds / total:>5.0%}  {part}")


def main():
    """On its own. A SIGTERM is an end like any other: what was mounted or started is put back."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    options = parse(sys.argv[1:])
    what, texts = common.articles()
    results = measure(texts, options)
    print(what, end="")
    show(results)
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
