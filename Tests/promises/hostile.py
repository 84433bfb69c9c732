"""Hostile files: a folder full of what should not be there, and one service that must live through it.

Each file ends with the answer that it deserves or with none; the service stays the same process, within its memory and
with its descriptors; words from outside the folder never come into an answer.
"""

import argparse
import ctypes
import gzip
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time

import eyes
import lab
from nasty import MEGABYTE, of_size, worst

LIMIT = 4 << 20
# Half of what the unit allows.
MEMORY = 512 << 20
SMALL = 1500
SECRET = "كلمة السر الخارجية سمسم"
A, E, N = "annotations", "error", "none"


def contents():
    """Name, bytes, and the kind of answer: what is in the files."""
    one = lab.article(7)
    text = one.decode()
    large = [(name, data, A) for name, data in worst().items()] + [
        ("one-letter-many-marks", "ب".encode() + "\u064b".encode() * 100_000, A),
        ("latin-marks", b"a" + "\u0301".encode() * 100_000, A),
        ("joiners", b"\xd8\xa8" + of_size("\u200d", MEGABYTE), A),
        ("only-joiners", of_size("\u200d"), E),
        ("bidi-around", ("\u202e" + text + "\u2066\u202d\u2069" * 1000).encode(), A),
        ("only-bidi", "\u202e\u2066\u202d\u2069".encode() * 50, E),
        ("controls", bytes(range(1, 32)) * 10 + one, A),
        ("only-controls", bytes(range(1, 32)) * 10, E),
        ("noncharacters", ("\ufffe\uffff\U0010ffff\ufdd0" + text).encode(), A),
        # A presentation form without a letter of its own; it once ended the process.
        ("tail-fragment", "س\ufe73".encode() + one, A),
        ("nul", one + b"\0", E),
        ("nuls", b"\0" * 1000, E),
        ("overlong", one + b"\xc0\xaf", E),
        ("overlong-nul", one + b"\xc0\x80", E),
        ("surrogate", one + b"\xed\xa0\x80", E),
        ("beyond-unicode", one + b"\xf4\x90\x80\x80", E),
        ("cut-off", one + b"\xd8", E),
        ("utf16-le", b"\xff\xfe" + text.encode("utf-16-le"), E),
        ("utf16-be", b"\xfe\xff" + text.encode("utf-16-be"), E),
        ("utf16-le-surrogate", b"\xff\xfe" + "\ud800x".encode("utf-16-le", "surrogatepass"), E),
        ("utf16-be-surrogate", b"\xfe\xff" + "x\udc00".encode("utf-16-be", "surrogatepass"), E),
        ("utf16-no-mark", text.encode("utf-16-le"), E),
        ("utf32", b"\xff\xfe\0\0" + text.encode("utf-32-le"), E),
        ("cp1256", text.encode("cp1256", "replace"), E),
        ("gzip", gzip.compress(one), E),
        ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + one, E),
        ("mark", b"\xef\xbb\xbf", E),
        ("two-marks", b"\xef\xbb\xbf\xef\xbb\xbf" + one, A),
        ("newline", b"\n", E),
        ("newlines", b"\n" * MEGABYTE, E),
        ("many-lines", b"a\n" * (MEGABYTE // 2), A),
        ("carriage-returns", one.replace(b"\n", b"\r"), A),
        ("empty", b"", E),
        ("at-limit", (one * (LIMIT // len(one) + 1))[: LIMIT - len(one)].ljust(LIMIT, b"a"), None),
        ("over-limit", b"a" * (LIMIT + 1), E),
    ]
    # The validator needs minutes for a megabyte of answers: it judges the same in small.
    small = [(f"small-{name}", data[:SMALL].decode("utf-8", "ignore").encode(), state)
             for name, data, state in large if state == A and len(data) > SMALL]  # fmt: skip
    return large + small


def file_names():
    """Names as bytes, and the kind of answer."""
    return [
        (b"two\nlines.txt", A),
        (b"\n", A),
        ("\u202etxt.exe".encode(), A),
        (b"caf\xe9-\xff\xfe.txt", A),
        (b"\x01\x1b[31m\x7f.txt", A),
        (b"-rf", A),
        (b"--help", A),
        (b"%s%n%x.txt", A),
        (b"$(touch x);`id`.txt", A),
        (b"\\.txt", A),
        (b" ", A),
        (b"..foo", N),
        (b"...", N),
        (b"#hash", N),
        (b".hashiya-x.tmp.txt", N),
        (b".annotations.json", N),
        (b"foreign.annotations.json.txt", A),
        (b"annotations.json", A),
        (b"x.annotations.json.bak", N),
        (b"n" * 237, A),
        (b"n" * 238, A),
        (b"n" * 239, N),
        (b"n" * 255, N),
        ("ب".encode() * 119, A),
    ]


class Corpus:
    """The folder, and what each name in it should come to."""

    def __init__(self, drop, outside):
        self.drop, self.outside = os.fsencode(drop), os.fsencode(outside)
        self.expected = {}
        self.secret = os.path.join(self.outside, b"secret.txt")
        with open(self.secret, "wb") as file:
            file.write((SECRET + "\n").encode() + lab.article(9))

    def path(self, name):
        """Where a name is."""
        return os.path.join(self.drop, name)

    def write(self, name, data, state):
        """Puts a finished file in place."""
        self.expected[name] = state
        staged = os.path.join(self.outside, b"staged")
        with open(staged, "wb") as file:
            file.write(data)
        os.rename(staged, self.path(name))

    def fill(self):
        """Everything that stays as it is."""
        for name, data, state in contents():
            if state is None:
                data = data.decode("utf-8", "ignore").encode().ljust(LIMIT, b"a")
                state = A
            self.write(name.encode() + b".txt", data, state)
        for number, (name, state) in enumerate(file_names()):
            self.write(name, lab.article(number), state)
        # Names that end like ours, whose article is not there, and content that is not ours.
        for name in (b"orphan.txt.annotations.json", b"orphan.txt.error.json"):
            with open(self.path(name), "wb") as file:
                file.write(b"{}\n")
        self._links()
        self._special()
        self._sparse()

    def _links(self):
        targets = {
            b"outside.txt": self.secret, b"directory-link": self.outside, b"dangling.txt": b"missing",
            b"loop.txt": b"loop.txt", b"loop-a": b"loop-b", b"loop-b": b"loop-a", b"device.txt": b"/dev/zero",
            b"process.txt": b"/proc/self/environ", b"inside.txt": b"letter.txt", b"up": b"..",
        }  # fmt: skip
        for name, target in targets.items():
            os.symlink(target, self.path(name))
            self.expected[name] = N

    def _special(self):
        os.mkdir(self.path(b"folder.txt"))
        os.mkfifo(self.path(b"fifo.txt"))
        here = os.open(".", os.O_RDONLY)
        with socket.socket(socket.AF_UNIX) as listener:
            # A socket's address has room for 107 bytes.
            os.chdir(self.drop)
            listener.bind("socket.txt")
            os.fchdir(here)
        os.close(here)
        self.expected |= {b"folder.txt": N, b"fifo.txt": N, b"socket.txt": N}
        if os.geteuid() == 0:
            for name, minor in ((b"null.txt", 3), (b"zero.txt", 5)):
                os.mknod(self.path(name), 0o666 | stat.S_IFCHR, os.makedev(1, minor))
                self.expected[name] = N

    def _sparse(self):
        for name, size, state in ((b"sparse-1T.txt", 1 << 40, E), (b"sparse-over.txt", LIMIT + 1, E),
                                  (b"sparse-at.txt", LIMIT, E)):  # fmt: skip
            with open(self.path(name), "wb") as file:
                file.truncate(size)
            self.expected[name] = state

    def state(self, name):
        """What stands beside a name."""
        kinds = [k for k, s in ((A, lab.ANNOTATIONS), (E, lab.ERROR)) if os.path.lexists(long_safe(self.path(name), s))]
        return "+".join(kinds) or N

    def wrong(self):
        """Names whose answer is not as expected."""
        states = {name: self.state(name) for name in self.expected}
        return {name: state for name, state in states.items() if state != self.expected[name]}


def long_safe(path, suffix):
    """The path of a sidecar; one that cannot exist stays one that does not."""
    return path + suffix if len(os.path.basename(path + suffix)) <= 255 else os.path.dirname(path) + b"/\x01"


def exchange(one, other):
    """Two names change what they stand for, at one stroke: so there is always something to find."""
    if ctypes.CDLL(None, use_errno=True).renameat2(-100, one, -100, other, 2):
        raise OSError(ctypes.get_errno(), "renameat2")


def race(corpus, seconds, others):
    """Lets names flip between an article and something else; returns how often."""
    pairs = []
    for name, make in others.items():
        waiting = os.path.join(corpus.outside, b"next-" + name)
        make(waiting)
        corpus.write(name, lab.article(5), A)
        pairs.append((waiting, corpus.path(name)))
    end, flips = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        for pair in pairs:
            exchange(*pair)
        flips += len(pairs)
        # The service looks, then opens: no two rounds come at the same moment of that.
        time.sleep((flips % 52) * 0.00005)
    if flips // len(pairs) % 2:
        for pair in pairs:
            exchange(*pair)
    return flips


def races(corpus):
    """What an article turns into while it is looked at."""
    return {
        b"race-symlink.txt": lambda path: os.symlink(corpus.secret, path),
        b"race-fifo.txt": os.mkfifo,
        b"race-directory.txt": os.mkdir,
        b"race-link.txt": lambda path: os.link(os.path.join(corpus.outside, b"other.txt"), path),
    }


def leaked(corpus):
    """Answers that hold the secret's words."""
    found = []
    for name in os.listdir(corpus.drop):
        if eyes.is_sidecar(name):
            with open(corpus.path(name), "rb") as file:
                if SECRET.encode() in file.read():
                    found.append(name)
    return found


def peak(pid):
    """The most memory that a process ever had, in bytes."""
    with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))


def judge_documents(report, corpus):
    """The validator that is not ours, and our own verify."""
    for foreign in (b"orphan.txt.annotations.json", b"orphan.txt.error.json"):
        with open(corpus.path(foreign), "rb") as file:
            report.check(file.read() == b"{}\n", f"{foreign.decode()}, which is not ours, is left as it was")
        os.unlink(corpus.path(foreign))
    judged = os.path.join(corpus.outside, b"judged")
    os.mkdir(judged)
    counts = [0, 0]
    for name in filter(eyes.is_sidecar, os.listdir(corpus.drop)):
        if os.path.getsize(corpus.path(name)) < 40 * SMALL:
            os.link(corpus.path(name), os.path.join(judged, name))
            counts[name.endswith(lab.ERROR)] += 1
    command = [lab.REPOSITORY / "Scripts/validate-schema", "--annotations", str(counts[0]), "--problems", str(counts[1])]
    result = subprocess.run([*command, os.fsdecode(judged)], capture_output=True, check=False)
    said = result.stdout.decode(errors="replace").strip()[-400:] + result.stderr.decode(errors="replace")[-200:]
    report.check(result.returncode == 0, f"the schema holds for {counts[0]} annotations and {counts[1]} errors", said)
    result = subprocess.run([lab.tool(), "verify", os.fsdecode(corpus.drop)], capture_output=True, check=False)
    lines = result.stdout.decode(errors="replace").splitlines()
    wrong = [line for line in lines[:-1] if ": no article: " not in line and "too long" not in line]
    report.check(not wrong, "hashiya verify finds nothing wrong but names that are too long", (wrong[:4], lines[-1:]))


def run(report, seconds=4.0):
    """The corpus, then the races, in one folder with one service."""
    base = tempfile.mkdtemp(prefix="hashiya-hostile-", dir=os.environ.get("HASHIYA_SCRATCH", "/var/tmp"))
    try:
        corpus = Corpus(*(os.path.join(base, name) for name in ("drop", "outside") if not
                          os.mkdir(os.path.join(base, name))))  # fmt: skip
        with open(os.path.join(corpus.outside, b"other.txt"), "wb") as file:
            file.write(lab.article(6))
        with eyes.Eyes(corpus.drop) as witness, lab.Service(corpus.drop.decode(), "--settle", "0") as service:
            endure(report, corpus, witness, service, seconds)
        judge_documents(report, corpus)
    finally:
        shutil.rmtree(base, ignore_errors=True)


def endure(report, corpus, witness, service, seconds):
    """What happens while the service runs."""
    pid, before = service.pid, lab.descriptors(service.pid)
    start = time.monotonic()
    corpus.fill()
    try:
        lab.wait_until(lambda: not corpus.wrong(), "every hostile file has its answer", 30, 0.1)
    except lab.Failure:
        pass
    wrong = {name.decode(errors="replace"): state for name, state in corpus.wrong().items()}
    report.check(not wrong, f"{len(corpus.expected)} hostile files come to what they should", wrong)
    # The witness parses what it sees: without it the races have the processor to themselves.
    count = sum(state != N for state in corpus.expected.values())
    lab.wait_until(lambda: len(witness.publications) >= count, "the witness has read all answers", 20)
    report.figures["seconds for the corpus"] = round(time.monotonic() - start, 1)
    alarm = threading.Timer(seconds + 20, service.kill)
    alarm.start()
    flips = race(corpus, seconds, races(corpus))
    try:
        lab.wait_until(lambda: not corpus.wrong(), "the raced articles have their answers", 15, 0.1)
    except lab.Failure:
        pass
    raced = {name: corpus.state(name) for name in races(corpus)}
    report.check(set(raced.values()) == {A}, f"after {flips} changes the raced articles have their answers", raced)
    alarm.cancel()
    time.sleep(0.3)
    report.check(not leaked(corpus), "no answer holds words from outside the folder", leaked(corpus))
    seen = [item.name for item in witness.publications if item.document and SECRET in item.document.get("text", "")]
    report.check(not seen, "and none ever did", seen[:3])
    torn = [fault for item in witness.publications if not item.is_foreign and (fault := item.fault())]
    both = [name for name in witness.both if not name.startswith(b"orphan.txt")]
    report.check(not torn and not both, f"{len(witness.publications)} answers were whole, never both", torn[:3] + both[:3])
    report.check(service.process.poll() is None and service.pid == pid, "the service lives", service.lines[-2:])
    report.check(peak(pid) < MEMORY, f"its memory stays below {MEMORY >> 20} MiB", f"{peak(pid) >> 20} MiB")
    after = lab.descriptors(pid)
    report.check(after <= before, f"it has {after} descriptors, as at the beginning", f"{before} before")
    temporary = [name for name in os.listdir(corpus.drop) if name.startswith(b".hashiya-") and name.endswith(b".tmp")]
    # Not lab.audit: it would read the terabyte.
    faults = {name: lab.fault(corpus.drop, name) for name, state in corpus.expected.items()
              if state != N and name != b"sparse-1T.txt"}  # fmt: skip
    faults = {name: reason for name, reason in faults.items() if reason}
    report.check(not faults and not temporary, "the audit agrees", (dict(list(faults.items())[:3]), temporary))
    report.figures |= {"changes raced": flips, "peak memory (MiB)": peak(pid) >> 20}


def main():
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two seconds of races in place of ten")
    options = parser.parse_args()
    # So that `finally` is reached when we are ended from outside.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = lab.Report("hostile")
    run(report, 2.0 if options.quick else 10.0)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
