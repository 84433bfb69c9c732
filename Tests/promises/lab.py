"""What every proof is made of: a service at work on a folder, a witness that sees each publication, and an audit.

Nothing here asks the service how it is doing. The witness listens to the kernel and the audit reads the files.
"""

import collections
import ctypes
import hashlib
import json
import os
import pathlib
import select
import signal
import struct
import subprocess
import threading
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ANNOTATIONS, ERROR = b".annotations.json", b".error.json"

# Short real sentences, so that every article has names and numbers in it.
BODY = """وزير الخارجية الفرنسي يزور العراق

بغداد - وصل وزير الخارجية الفرنسي إلى العراق يوم الثلاثاء في زيارة تستمر ثلاثة أيام.
وقال الوزير إن فرنسا ستقدم للعراق 25 مليون يورو لإعادة بناء 12 مدرسة في الموصل.
"""


def article(number=0):
    """The bytes of an article; another number, another article, of the same size up to seven digits."""
    return f"{BODY}\nالخبر رقم {number:07}.\n".encode()


def tool():
    """The release build's `hashiya`, or the one that HASHIYA names."""
    return os.environ.get("HASHIYA", str(REPOSITORY / ".build/release/hashiya"))


class Failure(Exception):
    """A promise that was not kept, in words."""


def wait_until(holds, what, seconds=30.0, every=0.01):
    """Waits until holds() is true and returns its value; a Failure after the time."""
    end = time.monotonic() + seconds
    while True:
        value = holds()
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"not within {seconds:g} s: {what}")
        time.sleep(every)


def wait_for(holds, seconds, every=0.01):
    """Waits until holds() is true, but no longer than so many seconds."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(every)


class Service:
    """`hashiya watch` on a folder. In a `with` statement it is gone at the end, however that comes."""

    def __init__(self, folder, *arguments, environment=None, prefix=()):
        self.folder = pathlib.Path(folder)
        self.command = [*prefix, tool(), "watch", *arguments, str(folder)]
        self.environment = {**os.environ, **(environment or {})}
        self.process = None
        self.lines = []

    def start(self):
        """Starts the process and returns at once."""
        self.lines = []
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment,
            start_new_session=True,
        )
        threading.Thread(target=self._read, args=(self.process, self.lines), daemon=True).start()
        return self

    @staticmethod
    def _read(process, lines):
        for line in process.stdout:
            lines.append(line.decode("utf-8", "replace").rstrip("\n"))

    def __enter__(self):
        self.start()
        self.wait_line("Found ")
        return self

    def __exit__(self, *_):
        self.kill()

    @property
    def pid(self):
        return self.process.pid

    def wait_line(self, beginning, seconds=30.0):
        """Waits for a line that begins so."""
        return wait_until(
            lambda: next((line for line in list(self.lines) if line.startswith(beginning)), None),
            f"the service says {beginning!r} (it said {self.lines[-3:]})",
            seconds,
        )

    def count_lines(self, part):
        """How many of the lines so far hold this."""
        return sum(part in line for line in list(self.lines))

    def kill(self, number=signal.SIGKILL):
        """Sends a signal to the process (and what wraps it) and waits for its end."""
        if self.process and self.process.poll() is None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                pass
            self.process.wait(timeout=60)

    def stop(self):
        """Ends it as systemd does; returns its status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


class Witness:
    """Hears from the kernel of every sidecar that appears in a folder, and looks into each at that moment.

    `published[name]` is how often a sidecar was put in place; `torn` lists those that were not whole when they
    appeared. One directory, not those below it.
    """

    _MOVED_TO, _CREATE, _CLOSE_WRITE, _OVERFLOW = 0x80, 0x100, 0x8, 0x4000

    def __init__(self, folder, on_publish=None, reads=True):
        self.folder = os.fsencode(folder)
        self.published = collections.Counter()
        self.torn = []
        self.overflowed = False
        self.on_publish = on_publish
        self.reads = reads
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        # CLOSE_WRITE too: nobody may ever write into a sidecar that has its name.
        mask = self._MOVED_TO | self._CREATE | self._CLOSE_WRITE
        if libc.inotify_add_watch(self._descriptor, self.folder, mask) < 0:
            raise OSError(ctypes.get_errno(), "inotify_add_watch", self.folder)
        self._stop = os.eventfd(0)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        time.sleep(0.05)
        os.eventfd_write(self._stop, 1)
        self._thread.join()
        os.close(self._descriptor)
        os.close(self._stop)

    def _run(self):
        while True:
            ready, _, _ = select.select([self._descriptor, self._stop], [], [])
            if self._descriptor in ready:
                self._take(os.read(self._descriptor, 1 << 16))
            elif self._stop in ready:
                return

    def _take(self, data):
        place = 0
        while place < len(data):
            _, mask, _, length = struct.unpack_from("iIII", data, place)
            name = data[place + 16 : place + 16 + length].rstrip(b"\0")
            place += 16 + length
            if mask & self._OVERFLOW:
                self.overflowed = True
            elif name.endswith((ANNOTATIONS, ERROR)) and not name.startswith(b".hashiya-"):
                self._see(name, mask)

    def _see(self, name, mask):
        if mask & self._CLOSE_WRITE:
            return  # CREATE and a write in place show as a sidecar that is not whole
        self.published[name] += 1
        if self.reads:
            try:
                with open(os.path.join(self.folder, name), "rb") as file:
                    content = file.read()
            except FileNotFoundError:
                return
            if whole(content) is None:
                self.torn.append(name)
        if self.on_publish:
            self.on_publish(name)

    def duplicates(self, allowed=1):
        """Sidecars that were put in place more often than allowed."""
        return {name: count for name, count in self.published.items() if count > allowed}


def whole(content):
    """The parsed sidecar, or None when it is no complete document of ours."""
    if not content.startswith(b'{\n"schema":"urn:hashiya:') or not content.endswith(b"}\n"):
        return None
    try:
        return json.loads(content.decode("utf-8"))
    except ValueError:
        return None


def is_article(name):
    """Whether a name (bytes) in a folder is an article's, by the rules that README gives."""
    unfinished = (b"~", b".tmp", b".temp", b".part", b".partial", b".filepart", b".crdownload", b".download", b".swp",
                  b".swo", b".swx", b".bak", b".lock", b".aria2", b".!ut", b".kate-swp")  # fmt: skip
    return not name.startswith((b".", b"#")) and not name.endswith((ANNOTATIONS, ERROR, *unfinished))


def fault(folder, name):
    """What is wrong with an article's sidecar; None when all is well. `name` is bytes."""
    path = os.path.join(os.fsencode(folder), name)
    found = [kind for kind in (ANNOTATIONS, ERROR) if os.path.lexists(path + kind)]
    if not found:
        return "lost: no sidecar"
    if len(found) > 1:
        return "duplicate: annotations and an error"
    try:
        with open(path + found[0], "rb") as file:
            content = file.read()
        stats = os.stat(path), os.stat(path + found[0])
        digest = sha256(path) if found[0] == ANNOTATIONS else None
    except FileNotFoundError:
        return "lost: gone meanwhile"
    document = whole(content)
    if document is None:
        return "torn: the sidecar is not a complete document"
    # A hard link made elsewhere changes the article's change time without an event: then the digest decides.
    if document["source"]["sha256"] != digest if digest else not stamped(*stats):
        return "stale: the sidecar is of another version of the article"
    return None


def sha256(path):
    """The digest of a file, read in pieces."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamped(article, sidecar):
    """Whether a sidecar bears its article's change time, perhaps cut off as some file systems do."""
    time_of = article.st_ctime_ns
    if sidecar.st_mtime_ns == time_of:
        return True
    cut = (time_of - time_of % unit for unit in (100, 10**3, 10**6, 10**7, 10**9, 2 * 10**9))
    return sidecar.st_mtime_ns in cut and sidecar.st_ctime_ns >= time_of


def audit(folder):
    """The faults of a folder by article, and the temporary files that are left in it."""
    names = os.listdir(os.fsencode(folder))
    articles = [name for name in names if is_article(name) and os.path.isfile(os.path.join(os.fsencode(folder), name))]
    faults = {name: reason for name in articles if (reason := fault(folder, name))}
    return faults, [name for name in names if name.startswith(b".hashiya-")]


def converge(folder, count, seconds=60.0):
    """Waits until the folder holds `count` articles, each with its one right sidecar, and nothing half-made."""
    state = {}

    def done():
        names = os.listdir(os.fsencode(folder))
        if sum(map(is_article, names)) != count:
            state["found"] = sum(map(is_article, names))
            return False
        if sum(name.endswith((ANNOTATIONS, ERROR)) for name in names) < count:
            return False
        state["faults"], state["temporary"] = audit(folder)
        return not state["faults"] and not state["temporary"]

    try:
        wait_until(done, "the folder converges", seconds, 0.05)
    except Failure:
        faults, temporary = audit(folder)
        few = dict(list(faults.items())[:5])
        raise Failure(f"not converged within {seconds:g} s: {len(faults)} faults {few}, {temporary[:5]}, {state.get('found')}") from None


def resident(pid):
    """Resident memory of a process in bytes."""
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def descriptors(pid):
    """How many descriptors a process has."""
    return len(os.listdir(f"/proc/{pid}/fd"))


class Report:
    """Counts what was tried and what was kept; prints a line for each."""

    def __init__(self, name):
        self.name = name
        self.passed = self.failed = self.skipped = 0
        self.figures = {}
        self.started = time.monotonic()

    def check(self, holds, what, found=None):
        """One fact."""
        if holds:
            self.passed += 1
            print(f"PASS {what}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL {what}" + (f" ({found})" if found is not None else ""), flush=True)
        return bool(holds)

    def skip(self, what, why):
        """Something that cannot be tried here."""
        self.skipped += 1
        print(f"skip {what}: {why}", flush=True)

    def close(self):
        """Prints the sum, and adds it to the file that HASHIYA_REPORT names; the exit status."""
        for key, value in self.figures.items():
            print(f"     {key}: {value}")
        seconds = time.monotonic() - self.started
        if os.environ.get("HASHIYA_REPORT"):
            counts = {"passed": self.passed, "failed": self.failed, "skipped": self.skipped, "seconds": round(seconds)}
            with open(os.environ["HASHIYA_REPORT"], "a", encoding="utf-8") as file:
                print(json.dumps({"proof": self.name, **counts, **self.figures}, ensure_ascii=False), file=file)
        print(f"{self.name}: {self.passed} passed, {self.failed} failed, {self.skipped} skipped in {seconds:.0f} s\n")
        return 1 if self.failed or not self.passed else 0
