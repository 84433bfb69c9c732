#!/usr/bin/python3
"""Hundreds of thousands of articles go through one process: none is lost, torn or done twice, and it grows neither in
memory nor in descriptors, nor in what it does when there is nothing to do.

    soak.py [--count N] [--quick]

Articles are written and renamed into the folder at the service's pace, some of them one by one, so that the service comes
to rest between them. A consumer checks each against its sidecar and
takes both away, the article first, as a desk's pipeline does; so the folder stays small.
"""

import collections
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import threading
import time

import daemon
import lab

# Unfinished articles at most: the witness hears five events of each, and the kernel keeps 16,384 for it.
BACKLOG = 2000
# Finished articles that are left standing, so that the folder is never empty.
STANDING = 200
# So many articles are a long run.
LONG = 200_000
BROKEN = b"\x80\x81\xfe neither UTF-8 nor anything else\n"


class Writer:
    """Drops articles, short ones and long ones, by mv and by cp. A few are no text and get an error."""

    def __init__(self, folder, outside):
        self.folder, self.outside = os.open(folder, os.O_RDONLY), os.open(outside, os.O_RDONLY)
        self.examples = [path.read_bytes() for path in sorted((lab.REPOSITORY / "examples").glob("*.txt"))]
        self.count = 0

    def content(self, number):
        """One in eight is an example of some 1,500 to 3,000 bytes, one in a hundred is broken. None is like another."""
        if number % 100 == 99:
            return BROKEN + b"%d\n" % number
        if number % 8 == 7:
            return self.examples[number // 8 % len(self.examples)] + f"\nالخبر رقم {number:07}.\n".encode()
        return lab.article(number)

    def drop(self):
        """One more article."""
        name = f"{self.count}.txt"
        moves = self.count % 2
        place = self.outside if moves else self.folder
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644, dir_fd=place)
        os.write(file, self.content(self.count))
        os.close(file)
        if moves:
            os.rename(name, name, src_dir_fd=self.outside, dst_dir_fd=self.folder)
        self.count += 1

    def close(self):
        """Gives the descriptors back."""
        os.close(self.folder)
        os.close(self.outside)


class Consumer(threading.Thread):
    """Takes away what is finished, after a close look."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder = os.fsencode(folder)
        self.ready = collections.deque()
        self.finished = self.taken = self.errors = 0
        self.faults = {}
        self.failure = None
        self.standing = STANDING
        self.enough = threading.Event()

    def publish(self, name):
        """Hears from the witness that a sidecar was put in place."""
        self.ready.append(name)
        self.finished += 1

    def run(self):
        try:
            while not self.enough.wait(0.05):
                while len(self.ready) > self.standing:
                    self.take(self.ready.popleft())
        except OSError as failure:
            self.failure = failure

    def take(self, sidecar):
        """Checks an article and removes it. Its sidecar goes last: without it the article would get another."""
        name = sidecar.removesuffix(lab.ERROR).removesuffix(lab.ANNOTATIONS)
        reason = lab.fault(self.folder, name)
        if reason:
            self.faults[name] = reason
        self.errors += sidecar.endswith(lab.ERROR)
        for gone in (name, sidecar):
            try:
                os.unlink(os.path.join(self.folder, gone))
            except FileNotFoundError:
                self.faults.setdefault(name, "gone")
        self.taken += 1


class Meter:
    """What the process holds at some moments."""

    REST = 3

    def __init__(self, pid, settle):
        self.pid = pid
        self.settle = settle
        self.marks = {}
        self.most = 0

    def look(self):
        """Notes the most memory in the midst of the work."""
        self.most = max(self.most, lab.resident(self.pid))

    def mark(self, so_far):
        """Memory, descriptors and threads at rest, and how often the process wakes then."""
        # Every article is done; now the events of the last ones are heard, and in a long run idle workers end.
        time.sleep(self.settle)
        before = self.switches()
        time.sleep(self.REST)
        after = self.switches()
        wakes = sum(after[thread] - before[thread] for thread in before.keys() & after.keys()) / self.REST
        # Most of a small process's memory is its program; what grows is in here.
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        own = int(status.split("RssAnon:")[1].split()[0]) * 1024
        self.marks[so_far] = {
            "memory": lab.resident(self.pid), "own": own, "descriptors": lab.descriptors(self.pid),
            "threads": len(after), "wakes": wakes,
        }  # fmt: skip

    def switches(self):
        """How often each thread has waited for something."""
        found = {}
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            try:
                status = pathlib.Path(f"/proc/{self.pid}/task/{thread}/status").read_text(encoding="ascii")
            except OSError:
                continue  # it ended
            found[thread] = int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])
        return found


def feed(writer, consumer, count, meter):
    """Writes up to `count` articles, as many as the service bears and the last tenth one by one; waits for all."""
    one_by_one = count - min((count - writer.count) // 10, 300)
    heard, patience = consumer.finished, time.monotonic() + 60
    while consumer.finished < count:
        room = (BACKLOG if writer.count < one_by_one else 1) - (writer.count - consumer.finished)
        wanted = min(room, 50, (one_by_one if writer.count < one_by_one else count) - writer.count)
        for _ in range(wanted):
            writer.drop()
        if wanted <= 0:
            time.sleep(0.02)
        meter.look()
        if consumer.finished != heard:
            heard, patience = consumer.finished, time.monotonic() + 60
        if time.monotonic() > patience:
            raise lab.Failure(f"no article was finished in 60 s; {consumer.finished} of {writer.count} are")


def marks(count):
    """After how many articles a look is taken: 1 %, but not before the process has met what it meets again and again."""
    return [max(count // 100, min(1000, count // 4)), count // 4, count // 2, count * 3 // 4, count]


def run(report, count=200_000):
    """So many articles through one process."""
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="soak-", dir=daemon.scratch_directory()))
    folder, outside = scratch / "drop", scratch / "outside"
    folder.mkdir()
    outside.mkdir()
    writer, consumer = Writer(folder, outside), Consumer(folder)
    try:
        begun = time.monotonic()
        with lab.Witness(folder, consumer.publish) as witness, daemon.Daemon(folder) as service:
            consumer.start()
            meter = Meter(service.pid, 12 if count >= LONG else 2)
            for so_far in marks(count):
                feed(writer, consumer, so_far, meter)
                meter.mark(so_far)
            consumer.standing = 0
            lab.wait_until(lambda: consumer.taken == count or consumer.failure, "the consumer takes all")
            took = time.monotonic() - begun
            time.sleep(1)
            alive = service.process.poll() is None
            overflows = service.count_lines("dropped events")
            status = service.stop()
        judge(report, count, consumer, witness, os.listdir(folder))
        report.check(alive and status == 0, "one process did it all, and ended when asked", status)
        judge_size(report, meter)
        report.figures["articles, of these without annotations"] = f"{count}, {consumer.errors}"
        report.figures["lost, torn, twice"] = (
            f"{len(consumer.faults)}, {len(witness.torn)}, {len(witness.duplicates())}"
        )
        report.figures["overflows of the service's queue"] = overflows
        report.figures["took"] = f"{took:.0f} s, {count / took:.0f} articles/s with writer, witness and consumer beside it"
    except lab.Failure as failure:
        report.check(False, "the service keeps pace", failure)
    finally:
        consumer.enough.set()
        writer.close()
        shutil.rmtree(scratch, ignore_errors=True)


def judge(report, count, consumer, witness, left):
    """What became of the articles."""
    report.check(not consumer.failure, "the consumer saw to the end", consumer.failure)
    report.check(not witness.overflowed, "the witness saw everything")
    report.check(consumer.taken == count == len(witness.published), f"each of {count} articles got its sidecar",
                 (consumer.taken, len(witness.published)))  # fmt: skip
    report.check(not consumer.faults, "each is whole and of the article's bytes", dict(list(consumer.faults.items())[:5]))
    report.check(not witness.torn, "none was torn when it appeared", witness.torn[:5])
    report.check(not witness.duplicates(), "none was published twice", list(witness.duplicates().items())[:5])
    report.check(consumer.errors == count // 100, "the broken ones, and no others, got an error", consumer.errors)
    report.check(not left, "nothing is left in the folder", left[:5])


def judge_size(report, meter):
    """Whether the process is as big and as quiet at the end as it was at the beginning."""
    first, *_, last = meter.marks
    series = {key: {so_far: mark[key] for so_far, mark in meter.marks.items()} for key in meter.marks[first]}
    memory, wakes = series["memory"], series["wakes"]
    # A short run is still warming up: every thread and arena has its share of the first few thousand articles.
    bound = 5 if last >= LONG else 15
    for so_far in (last // 2, last):
        change = memory[so_far] / memory[first] - 1
        report.check(abs(change) <= bound / 100, f"memory after {so_far} articles is that after {first}, by {bound} %",
                     f"{change:+.1%}")  # fmt: skip
    report.check(len(set(series["descriptors"].values())) == 1, "descriptors are constant", series["descriptors"])
    # A round of the second and the watchdog's probe are some seven.
    report.check(max(wakes.values()) <= 25, "at rest it wakes only for the round of the second",
                 {so_far: round(rate) for so_far, rate in wakes.items()})  # fmt: skip
    report.figures["looked at after"] = ", ".join(map(str, meter.marks))
    for what, key in (("memory at rest, MiB", "memory"), ("of this its own, not the program's, MiB", "own")):
        report.figures[what] = ", ".join(f"{size / 2**20:.1f}" for size in series[key].values())
    report.figures["wakes a second at rest"] = ", ".join(f"{rate:.0f}" for rate in wakes.values())
    report.figures["most memory at work, MiB"] = round(meter.most / 2**20, 1)
    report.figures["descriptors, threads"] = f"{series['descriptors'][last]}, {sorted(set(series['threads'].values()))}"


def main():
    """On its own. A SIGTERM is an end like any other: what was started is ended, what was written removed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    arguments = sys.argv[1:]
    count = 3000 if "--quick" in arguments else 200_000
    if "--count" in arguments:
        count = int(arguments[arguments.index("--count") + 1])
    report = lab.Report("soak")
    run(report, count)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
