#!/usr/bin/python3
"""A million finished articles in one folder: a start finds all of them done and does none again, and neither the start
nor what is dropped afterwards costs memory by the article.

    startup.py [--sizes 10000,100000,1000000] [--quick]

To annotate a million articles would take long, so their sidecars are forged: one is made by the tool, and the others are
that one with another file name in it. That the forgery is good is proved first, by `hashiya verify --again`.
"""

import multiprocessing
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import daemon
import lab
from overflow import peak

CACHES = pathlib.Path("/proc/sys/vm/drop_caches")
TEXT = "وصل الوزير إلى بغداد ومعه 12 خبيرا.\n".encode()
# Articles may have any modification time; with the same for all it can stay as it is in the sidecars.
MODIFIED = 1_700_000_000 * 10**9
DROPS = 50
RUNS = 3


class Forger:
    """Writes finished articles."""

    def __init__(self, scratch):
        place = scratch / "model"
        place.mkdir()
        article = place / "NAME"
        article.write_bytes(TEXT)
        os.utime(article, ns=(MODIFIED, MODIFIED))
        subprocess.run([lab.tool(), "watch", "--once", place], check=True, stdout=subprocess.DEVNULL)
        self.model = pathlib.Path(f"{article}{lab.ANNOTATIONS.decode()}").read_bytes()
        if self.model.count(b"NAME") != 1:
            raise lab.Failure("the file name stands in the sidecar more often than once")

    def write(self, folder, numbers):
        """The articles of these numbers."""
        handle = os.open(folder, os.O_RDONLY)
        before, after = self.model.split(b"NAME")
        for start in range(numbers.start, numbers.stop, 2000):
            piece = range(start, min(start + 2000, numbers.stop))
            changed = [self.article(f"{number}.txt", handle) for number in piece]
            # A sidecar's own change time must not be the article's, and the clock of file times is coarse.
            time.sleep(0.02)
            for number, moment in zip(piece, changed, strict=True):
                name = f"{number}.txt"
                file = self.create(name + lab.ANNOTATIONS.decode(), b"".join((before, name.encode(), after)), handle)
                os.utime(file, ns=(moment, moment))
                os.close(file)
        os.close(handle)

    @staticmethod
    def create(name, content, handle):
        """A new file, open."""
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644, dir_fd=handle)
        os.write(file, content)
        return file

    def article(self, name, handle):
        """An article; answers its change time."""
        file = self.create(name, TEXT, handle)
        os.utime(file, ns=(MODIFIED, MODIFIED))
        changed = os.fstat(file).st_ctime_ns
        os.close(file)
        return changed

    def extend(self, folder, begin, end):
        """Articles from one number to another, by a process for each core."""
        count = os.cpu_count()
        cuts = [begin + (end - begin) * part // count for part in range(count + 1)]
        workers = [multiprocessing.Process(target=self.write, args=(folder, range(*cut)), daemon=True)
                   for cut in zip(cuts, cuts[1:])]  # fmt: skip
        try:
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
        finally:
            # Nobody writes into a folder that is being removed.
            for worker in workers:
                worker.kill()
                worker.join()
        if any(worker.exitcode for worker in workers):
            raise lab.Failure("the articles could not be written")


def prove_forgery(report, forger, scratch):
    """Has the tool annotate a thousand of the articles again and compare."""
    folder = scratch / "sample"
    folder.mkdir()
    forger.write(folder, range(1000))
    done = subprocess.run([lab.tool(), "verify", "--again", folder], capture_output=True, text=True, check=False)
    expected = "1000 articles with a current, valid sidecar (1000 annotations, 0 errors), 0 wrong, 0 orphans"
    return report.check(done.returncode == 0 and done.stdout.strip() == expected, "the forged sidecars are as the tool's own",
                        done.stdout[-300:])  # fmt: skip


class Service(daemon.Daemon):
    """The service with nothing to settle, so that what is left of a drop's latency is its own."""

    def __init__(self, folder):
        super().__init__(folder, '[watch]\nsettle = "0ms"\n')

    def __enter__(self):
        return self


def start(service, count):
    """Starts the service; seconds to READY=1 and to the end of its first look, articles found and done, most memory."""
    found = re.compile(r"Found (\d+) articles, of which (\d+) are done")

    def said():
        return next((match for line in list(service.lines) if (match := found.search(line))), None)

    begun = time.monotonic()
    service.start()
    lab.wait_until(lambda: service.is_ready, "READY=1", 60 + count / 1000, 0.001)
    ready = time.monotonic() - begun
    match = lab.wait_until(said, "the service has looked through", 60 + count / 1000, 0.001)
    return ready, time.monotonic() - begun, tuple(map(int, match.groups())), peak(service.pid)


def drop(folder, appeared, index):
    """Seconds from the close of a new article to its sidecar."""
    name = f"new-{index}.txt"
    file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    os.write(file, lab.article(index))
    os.close(file)
    closed = time.monotonic()
    sidecar = os.fsencode(name) + lab.ANNOTATIONS
    lab.wait_until(lambda: sidecar in appeared, "a sidecar for a new article", 30, 0.001)
    return appeared[sidecar] - closed


def measure_size(report, folder, count, is_cold):
    """One start on `count` finished articles, and with warm caches some drops; what was measured."""
    if is_cold:
        os.sync()
        CACHES.write_text("3\n", encoding="ascii")
    appeared = {}
    with lab.Witness(folder, lambda name: appeared.setdefault(name, time.monotonic()), reads=False) as witness:
        with Service(folder) as service:
            ready, looked, found, memory = start(service, count)
            time.sleep(0.5)
            kind = "cold" if is_cold else "warm"
            report.check(found == (count, count), f"{count} articles, {kind}: all are found done", found)
            report.check(not witness.published and not witness.overflowed, f"{count} articles, {kind}: none is done again",
                         len(witness.published))  # fmt: skip
            took = []
            for index in range(0 if is_cold else DROPS):
                took.append(drop(folder, appeared, index))
                # Not in step with anything.
                time.sleep(0.011)
            report.check(service.stop() == 0, f"{count} articles, {kind}: it ends when asked")
    twice = witness.duplicates()
    if took:
        faults = [lab.fault(folder, f"new-{index}.txt".encode()) for index in range(DROPS)]
        report.check(not any(faults) and not twice, f"{count} articles: {DROPS} new ones are done, each once", twice)
    for index in range(len(took)):
        for suffix in ("", lab.ANNOTATIONS.decode()):
            (folder / f"new-{index}.txt{suffix}").unlink()
    return {"ready": ready, "looked": looked, "memory": memory, "drop": statistics.median(took) if took else None}


def measure(report, scratch, sizes):
    """Every size, warm and cold."""
    forger = Forger(scratch)
    if not prove_forgery(report, forger, scratch):
        return
    folder = scratch / "drop"
    folder.mkdir()
    is_root = os.access(CACHES, os.W_OK)
    if not is_root:
        report.skip("cold starts", f"{CACHES} cannot be written")
    figures, before = {}, 0
    for count in sizes:
        begun = time.monotonic()
        forger.extend(folder, before, count)
        print(f"     {count - before} more articles forged in {time.monotonic() - begun:.0f} s", flush=True)
        before = count
        warm = [measure_size(report, folder, count, False) for _ in range(RUNS)]
        middle = {key: statistics.median(run[key] for run in warm) for key in warm[0]}
        figures["warm", count] = middle
        say(report, f"{count} articles, warm", middle)
        report.figures[f"{count} articles, a new one: close to sidecar"] = f"median of {DROPS} {middle['drop'] * 1e3:.2f} ms"
        if is_root:
            figures["cold", count] = measure_size(report, folder, count, True)
            say(report, f"{count} articles, cold", figures["cold", count])
    for kind in ("warm", "cold") if is_root else ("warm",):
        for less, more in zip(sizes, sizes[1:]):
            grown = (figures[kind, more]["looked"] - figures[kind, less]["looked"]) / (more - less)
            report.figures[f"{less} to {more}, {kind}: for each article more"] = f"{grown * 1e6:.1f} µs"
        most, least = (max(figures[kind, count]["memory"] for count in part) for part in (sizes, sizes[:1]))
        report.check(most < least + 4, f"{kind}: memory does not grow with the folder", f"{least:.1f} to {most:.1f} MiB")


def say(report, what, figures):
    """A line of figures."""
    report.figures[what] = (
        f"READY=1 after {figures['ready'] * 1e3:.0f} ms, looked through after {figures['looked'] * 1e3:.0f} ms, "
        f"most memory {figures['memory']:.1f} MiB"
    )


def run(report, sizes=(10_000, 100_000, 1_000_000)):
    """Folders of these sizes, each the last one made bigger."""
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="startup-", dir=daemon.scratch_directory()))
    try:
        free = os.statvfs(scratch)
        if free.f_bavail * free.f_frsize < sizes[-1] * 10_000 or 0 < free.f_favail < sizes[-1] * 2.1:
            return report.skip("startup", f"no room for {sizes[-1]} articles in {scratch.parent}")
        measure(report, scratch, sizes)
    except lab.Failure as failure:
        report.check(False, "the service starts", failure)
    finally:
        # Two million files take minutes; that is finished even when somebody loses patience with this program.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        subprocess.Popen(["rm", "-rf", scratch], start_new_session=True).wait()
    return None


def main():
    """On its own. A SIGTERM is an end like any other: what was started is ended, what was written removed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    arguments = sys.argv[1:]
    sizes = (2000, 20_000) if "--quick" in arguments else (10_000, 100_000, 1_000_000)
    if "--sizes" in arguments:
        sizes = tuple(map(int, arguments[arguments.index("--sizes") + 1].split(",")))
    report = lab.Report("startup")
    run(report, sizes)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
