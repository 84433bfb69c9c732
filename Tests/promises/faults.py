"""Every system call of the way from a drop to the durable sidecar fails in turn, or is where the process is killed.

The list of calls is taken from a trace of one article, never written down. strace injects the faults and counts calls
per thread and per path; only what its output calls injected is counted as tried.
"""

import collections
import concurrent.futures
import itertools
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import lab

ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EINTR", "EMFILE", "ESTALE", "EROFS"]
KILL = "KILL"
# The call says that it worked and did nothing: the control.
NOTHING = "NOTHING"
# close(2): an injected failure leaves the descriptor open, which the kernel never does. The rest cannot fail.
NOT_TRIED = {"close", "gettid", "getrandom", "futex"}
TEMPORARY = re.compile(rb"\.hashiya-[0-9a-z]+-\d+\.tmp")
CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")


class Watcher(lab.Witness):
    """A witness that also remembers the last temporary file, from which the next one's name follows."""

    temporary = b""

    def _take(self, data):
        for name in TEMPORARY.findall(data):
            self.temporary = name
        super()._take(data)

    def next_names(self, count=6):
        """Names that the process will give its next temporary files."""
        if not self.temporary:
            return []
        stem, number = self.temporary.decode()[: -len(".tmp")].rsplit("-", 1)
        return [f"{stem}-{int(number) + step}.tmp" for step in range(1, count + 1)]


class Tracer:
    """strace on a running process."""

    def __init__(self, pid, log, *options, follow=True):
        self.log = log
        command = ["strace", *(["-f"] if follow else []), "-yy", "-qq", "-o", log, *options, "-p", str(pid)]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        threads = [pid]
        if follow:
            threads = [int(name) for name in os.listdir(f"/proc/{pid}/task")]
        lab.wait_until(lambda: all(map(self._traced, threads)), "strace is attached", 10, 0.005)

    @staticmethod
    def _traced(thread):
        try:
            status = pathlib.Path(f"/proc/{thread}/status").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            return True
        return "TracerPid:\t0\n" not in status

    def end(self):
        """Detaches; the lines of the log, in which a call that was interrupted stands once, with its arguments."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)
        begun, lines = {}, []
        for line in pathlib.Path(self.log).read_text(encoding="utf-8", errors="replace").splitlines():
            thread, _, rest = line.partition(" ")
            rest = rest.strip()
            if rest.endswith("<unfinished ...>"):
                begun[thread] = rest.removesuffix("<unfinished ...>")
            elif "resumed>" in rest:
                lines.append(f"{thread} {begun.pop(thread, '')}{rest.split('resumed>', 1)[1]}")
            else:
                lines.append(line)
        return lines + [f"{thread} {rest}" for thread, rest in begun.items()]


def role(line, folder, name):
    """What a traced call was about, in words that are the same for every article."""
    thing = line.replace(str(folder) + "/", "").replace(str(folder), "DIRECTORY").replace(name, "ARTICLE")
    call = CALL.match(thing)
    thing = TEMPORARY.sub(b"TEMPORARY", call.group(3).encode()).decode()
    names = re.findall(r"(?:TEMPORARY|ARTICLE\.annotations\.json|ARTICLE\.error\.json|ARTICLE|DIRECTORY)", thing)
    about = next((word for word in names if word != "DIRECTORY"), names[0] if names else "inotify")
    extra = next((word for word in ("F_RDLCK", "F_UNLCK") if word in thing), "")
    return f"{call.group(2)} {about.replace('ARTICLE', 'article').replace('TEMPORARY', 'temporary').lower()} {extra}".strip()


class Slot:
    """A folder of its own with a service, in which one fault after another is tried."""

    def __init__(self, scratch, number):
        self.outside = pathlib.Path(tempfile.mkdtemp(dir=scratch))
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=scratch))
        # A group that is not the process's, so that fchown is on the way.
        os.chown(self.folder, -1, 1)
        self.log = str(self.outside / "strace")
        self.numbers = itertools.count(number * 10000)
        self.witness = Watcher(self.folder).__enter__()
        self.service = lab.Service(self.folder, "--width", "1").__enter__()
        self.warm()

    def warm(self):
        """Lets an article pass, so that the names of temporary files are known."""
        name = f"warm-{next(self.numbers)}.txt"
        self.put(name, lab.article(1))
        self.settle(name)

    def close(self):
        """Ends all of it."""
        self.service.kill()
        self.witness.__exit__()

    def put(self, name, content):
        """An article comes by rename, in one event."""
        (self.outside / "new").write_bytes(content)
        os.rename(self.outside / "new", self.folder / name)

    def right(self, name):
        """Whether an article has its one right sidecar and nothing half-made is left."""
        left = [entry for entry in os.listdir(self.folder) if entry.startswith(".hashiya-")]
        return not left and lab.fault(self.folder, os.fsencode(name)) is None

    def settle(self, name, seconds=20.0):
        """Waits until an article is done and no retry of it is under way."""
        begun = time.monotonic()

        def done():
            mine = [line for line in list(self.service.lines) if line.startswith(f"{name}: ")]
            if mine and "; again in " in mine[-1] and time.monotonic() < begun + seconds - 1:
                return False
            return self.right(name)

        lab.wait_until(done, f"{name} is done ({lab.fault(self.folder, os.fsencode(name))}, "
                       f"{self.service.lines[-2:]})", seconds, 0.02)  # fmt: skip

    def alive(self):
        """Whether the service is."""
        return self.service.process.poll() is None

    def restart(self):
        """Another service on the same folder."""
        self.service.kill()
        self.service.__enter__()


# What happens to an article before the fault is armed, and what then.
def _good(slot, name, number):
    slot.put(name, lab.article(number))


def _bad(slot, name, number):
    slot.put(name, b"\xff\xfe\x00\xd8" + bytes([number % 251]) * 3)


def _touch(slot, name, _):
    os.chmod(slot.folder / name, 0o640)


SCENARIOS = {
    "drop": (None, _good),
    "replace": (_good, _good),
    "restamp": (_good, _touch),
    "to-error": (_good, _bad),
    "from-error": (_bad, _good),
}


def paths(slot, name):
    """strace's options that keep it to the files of one article."""
    every = [str(slot.folder), name]
    for entry in [name, name + ".annotations.json", name + ".error.json", *slot.witness.next_names()]:
        every.append(str(slot.folder / entry))
    return [word for path in every for word in ("-P", path)]


def prepare(slot, scenario):
    """A name with what the scenario wants to be there."""
    number = next(slot.numbers)
    name = f"a{number}.txt"
    before, change = SCENARIOS[scenario]
    if before:
        before(slot, name, number)
        slot.settle(name)
        # The witness may be a moment behind.
        time.sleep(0.05)
    return name, number + 5000, change


def learn(slot, scenario):
    """The calls of the way and how often the busiest thread makes each; and the roles seen."""
    name, number, change = prepare(slot, scenario)
    tracer = Tracer(slot.service.pid, slot.log, *paths(slot, name))
    change(slot, name, number)
    slot.settle(name)
    time.sleep(0.1)
    counts, roles = collections.Counter(), set()
    for line in tracer.end():
        found = CALL.match(line)
        if found and found.group(2) not in NOT_TRIED:
            counts[found.group(1), found.group(2)] += 1
            roles.add(role(line, slot.folder, name))
    calls = {}
    for (_, call), count in counts.items():
        calls[call] = max(count, calls.get(call, 0))
    return calls, roles


def try_one(slot, scenario, call, when, error, seconds=20.0, linger=0.0):
    """One fault: what it hit (roles), and what was wrong afterwards (None for nothing).

    With `linger` it is armed so long before the article comes and after it is done, for calls that are made once a second.
    """
    name, number, change = prepare(slot, scenario)
    inject = {KILL: "signal=KILL", NOTHING: "retval=0"}.get(error, f"error={error}")
    options = ["-e", f"trace={call}", "-e", "signal=none", "-e", f"inject={call}:{inject}:when={when}"]
    had = slot.witness.published.copy()
    tracer = Tracer(slot.service.pid, slot.log, *paths(slot, name), *options)
    lab.wait_for(lambda: not slot.alive(), linger)
    change(slot, name, number)
    wrong = None
    try:
        if error == KILL:
            try:
                lab.wait_until(lambda: not slot.alive() or slot.right(name), "it dies or works", 10, 0.01)
                lab.wait_for(lambda: not slot.alive(), max(0.15, linger))
            except lab.Failure as failure:
                wrong = str(failure)
        else:
            slot.settle(name, seconds)
            time.sleep(max(0.05, linger))
    except lab.Failure as failure:
        wrong = str(failure)
    lines = tracer.end()
    if error == KILL:
        died = not slot.alive()
        hits = [line for line in lines if died and CALL.match(line) and re.search(r"= \?$|\($|, $|[^=]$", line)]
        hits = [role(line, slot.folder, name) for line in hits if not re.search(r" = -?\d", line)][-1:]
        if died:
            slot.restart()
            try:
                slot.settle(name)
            except lab.Failure as failure:
                wrong = str(failure)
            slot.warm()
    else:
        hits = [role(line, slot.folder, name) for line in lines if "(INJECTED)" in line and CALL.match(line)]
        if not slot.alive():
            wrong = f"the service ended: {slot.service.lines[-2:]}"
            slot.restart()
            slot.warm()
    return hits, wrong or look(slot, scenario, name, had, hits)


def look(slot, scenario, name, had, hits):
    """Torn, twice or a wrong error sidecar."""
    if slot.witness.torn:
        return f"torn: {slot.witness.torn.pop()}"
    if scenario != "to-error" and (slot.folder / f"{name}.error.json").exists():
        return "an error sidecar for a transient fault"
    time.sleep(0.05)
    kind = lab.ERROR if scenario == "to-error" else lab.ANNOTATIONS
    times = slot.witness.published[os.fsencode(name) + kind] - had[os.fsencode(name) + kind]
    # After a failed fsync of the directory the sidecar is written anew by design, each time. A rewrite in place of a new
    # time stamp is one publication.
    allowed = 1 + hits.count("fsync directory")
    return f"twice: put in place {times} times" if times > allowed else None


def ears(slot, call, error):
    """A fault in the thread that hears events."""
    thread = next(int(task) for task in os.listdir(f"/proc/{slot.service.pid}/task")
                  if pathlib.Path(f"/proc/{slot.service.pid}/task/{task}/comm").read_text().strip() == "inotify")  # fmt: skip
    number = next(slot.numbers)
    name = f"a{number}.txt"
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when=1"]
    tracer = Tracer(thread, slot.log, *inject, follow=False)
    slot.put(name, lab.article(number))
    wrong = None
    try:
        slot.settle(name)
    except lab.Failure as failure:
        wrong = str(failure)
    tracer.process.send_signal(signal.SIGINT)
    tracer.process.wait(timeout=20)
    hit = "(INJECTED)" in pathlib.Path(slot.log).read_text(encoding="utf-8", errors="replace")
    if not slot.alive():
        wrong = f"the service ended: {slot.service.lines[-2:]}"
        slot.restart()
    # The session may have begun anew: its watch is needed before the next article counts as dropped.
    return ([f"{call} inotify"] if hit else []), wrong or look(slot, "drop", name, collections.Counter(), [])


class Table:
    """What was hit with what, and what came of it."""

    def __init__(self, seconds):
        self.deadline = time.monotonic() + seconds
        self.hits = collections.defaultdict(collections.Counter)
        self.wrong = []
        self.tried = self.missed = 0
        self.lock = threading.Lock()

    def take(self, scenario, what, error, result):
        """Notes one experiment."""
        hits, wrong = result
        with self.lock:
            self.tried += 1
            self.missed += not hits
            for hit in hits:
                self.hits[scenario, hit][error] += 1
            if wrong:
                self.wrong.append((scenario, what, error, hits, wrong))

    def show(self, errors):
        """Prints it: a line for each call of each scenario."""
        for (scenario, what), counts in sorted(self.hits.items()):
            print(f"     {scenario:10} {what:44} " + " ".join(f"{error}:{counts[error]}" for error in errors))


def work(slot, jobs, table):
    """Takes experiments until there are none."""
    while True:
        if time.monotonic() > table.deadline:
            return
        try:
            scenario, call, when, error, linger = jobs.popleft()
        except IndexError:
            return
        try:
            if scenario == "ears":
                result = ears(slot, call, error)
            else:
                result = try_one(slot, scenario, call, when, error, linger=linger)
        except lab.Failure as failure:
            result = [], f"the laboratory: {failure}"
            slot.restart()
        table.take(scenario, f"{call} {when}", error, result)


def short(report, scratch, count):
    """Reads and writes that give a few bytes at a time, and EINTR now and then, harm nothing."""
    library, counter = pathlib.Path(scratch) / "short-io.so", pathlib.Path(scratch) / "counts"
    source = pathlib.Path(__file__).with_name("short-io.c")
    made = subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=False)
    if made.returncode:
        return report.skip("short reads and writes", "no C compiler")
    folder = pathlib.Path(tempfile.mkdtemp(dir=scratch))
    counter.write_bytes(bytes(24))
    environment = {"LD_PRELOAD": str(library), "SHORT_IO_FOLDER": f"{folder}/", "SHORT_IO_COUNTS": str(counter)}
    with Watcher(folder) as witness, lab.Service(folder, environment=environment):
        for number in range(count):
            (folder / f"{number}.txt").write_bytes(lab.article(number))
        lab.converge(folder, count, 60)
    raw = counter.read_bytes()
    reads, writes, interrupts = (int.from_bytes(raw[place : place + 8], sys.byteorder) for place in (0, 8, 16))
    report.check(reads > count and writes > count and interrupts, "short reads, short writes and EINTR happened",
                 (reads, writes, interrupts))  # fmt: skip
    report.check(not witness.torn and not witness.duplicates(), f"{count} articles by short reads and writes", witness.torn)
    report.figures["short reads, short writes, EINTR"] = f"{reads}, {writes}, {interrupts}"
    return None


def control(report, scratch):
    """A rename that only says that it was done must be found out, or this proof proves nothing."""
    slot = Slot(scratch, 90)
    try:
        hits, wrong = try_one(slot, "drop", "renameat2", "1+", NOTHING, 3.0)
        report.check(hits and wrong, "control: a rename that does nothing is found out", (hits, wrong))
    finally:
        slot.close()


def plan(slots, quick, errors):
    """Every experiment, the roles that the traces showed, and how often each call is made."""
    jobs, seen, most = [], {}, {}
    for scenario in ["drop"] if quick else SCENARIOS:
        calls, roles = learn(slots[0], scenario)
        seen[scenario] = roles
        for call, count in sorted(calls.items()):
            most[scenario, call] = count
            places = [1] if quick else range(1, count + 1)
            jobs += [(scenario, call, when, error, 0.0) for error in errors for when in places]
    jobs += [("ears", call, 1, error, 0.0) for call in ("read", "epoll_wait") for error in errors if error != KILL]
    return collections.deque(jobs), seen, most


def perform(slots, jobs, table):
    """Has the slots do the experiments."""
    with concurrent.futures.ThreadPoolExecutor(len(slots)) as pool:
        for future in [pool.submit(work, slot, jobs, table) for slot in slots]:
            future.result()


def missing(seen, errors, table):
    """Roles that a fault has not hit yet."""
    return {(scenario, what, error) for scenario, roles in seen.items() for what in roles for error in errors
            if not table.hits[scenario, what][error]}  # fmt: skip


def run(report, quick=False, width=6, seconds=1200):
    """All of it; what is not begun after so many seconds is counted as not tried."""
    if not shutil.which("strace"):
        return report.skip("faults", "no strace")
    errors = ["EIO", "ENOSPC", KILL] if quick else [*ERRORS, KILL]
    scratch = tempfile.mkdtemp(prefix="faults-", dir=os.environ.get("HASHIYA_SCRATCH", "/var/tmp"))
    slots = []
    try:
        slots += [Slot(scratch, number) for number in range(width)]
        jobs, seen, most = plan(slots, quick, errors)
        table = Table(seconds)
        perform(slots, jobs, table)
        for _ in range(0 if quick else 8):
            # Which call of an article comes first on which thread is not the same each time: what was missed is aimed at
            # again, one call further on.
            missed = missing(seen, errors, table)
            calls = sorted({(scenario, what.split()[0], error) for scenario, what, error in missed})
            jobs.extend((scenario, call, when, error, 1.2) for scenario, call, error in calls
                        for when in range(1, most[scenario, call] + 2))  # fmt: skip
            perform(slots, jobs, table)
        table.show(errors)
        for wrong in table.wrong[:40]:
            print("    ", *wrong)
        report.check(not table.wrong, f"{table.tried} faults: nothing lost, torn or twice", len(table.wrong))
        if not quick:
            missed = missing(seen, errors, table)
            report.check(not missed, "every call seen in the traces was hit by every fault", sorted(missed)[:20])
        hits = sum(sum(counts.values()) for counts in table.hits.values())
        report.check(hits >= table.tried // 2, "the faults really hit", hits)
        if not quick:
            for line in sorted(line for slot in slots for line in slot.service.lines if "Cannot watch" in line)[:3]:
                print("    ", line)
        for slot in slots:
            faults, left = lab.audit(slot.folder)
            report.check(not faults and not left, "at the end the folder is as it should be", (faults, left))
        report.check(not jobs, "every planned fault was tried", f"{len(jobs)} were not, for want of time")
        report.figures["calls x errors"] = f"{len(table.hits)} x {len(errors)}"
        report.figures["faults tried, hit, without effect"] = f"{table.tried}, {hits}, {table.missed}"
        control(report, scratch)
        short(report, scratch, 10 if quick else 60)
    finally:
        for slot in slots:
            slot.close()
        shutil.rmtree(scratch, ignore_errors=True)
    return None


def main():
    """On its own. A SIGTERM is an end like any other: what was mounted, set or started is put back."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    report = lab.Report("faults")
    seconds = int(sys.argv[sys.argv.index("--seconds") + 1]) if "--seconds" in sys.argv else 1200
    run(report, quick="--quick" in sys.argv, seconds=seconds)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
