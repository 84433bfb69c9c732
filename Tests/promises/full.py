"""A disk that is full, or read-only, or a process without descriptors, for a while: late, but nothing is lost."""

import os
import resource
import signal
import sys
import time

import images
import lab

ARTICLES = 30
# More than the service keeps in mind at once.
WAITING = 4400


def prepare(place, count, first=0):
    """Articles beside the folder, on the same file system: moving them in needs no space."""
    outside = place / "outside"
    outside.mkdir(exist_ok=True)
    for number in range(first, first + count):
        (outside / f"{number}.txt").write_bytes(lab.article(number))
    return outside


def grow(folder):
    """Gives a directory room for more names, which it keeps: without it a rename into it may need a new block."""
    for number in range(300):
        (folder / f".{number:0100}").touch()
    for number in range(300):
        (folder / f".{number:0100}").unlink()


def move_in(outside, folder, numbers):
    """Moves articles in."""
    for number in numbers:
        os.rename(outside / f"{number}.txt", folder / f"{number}.txt")


def fill(place):
    """A file that takes all the space there is."""
    file = os.open(place / "filler", os.O_WRONLY | os.O_CREAT)
    size = 1 << 20
    while size:
        try:
            os.write(file, bytes(size))
        except OSError:
            size //= 2
    try:
        os.fsync(file)
    except OSError:
        pass
    os.close(file)


def verdict(report, what, service, folder, count, seconds=90):
    """All converge; it had been retried; none has an error for it."""
    retries = service.count_lines("; again in ") + service.count_lines("Cannot watch the directory")
    begun = time.monotonic()
    try:
        lab.converge(folder, count, seconds)
        report.check(True, f"{what}: {count} articles converge")
    except lab.Failure as failure:
        report.check(False, f"{what}: {count} articles converge", failure)
    errors = [name for name in os.listdir(folder) if name.endswith(".error.json")]
    report.check(not errors, f"{what}: none has an error sidecar", errors[:3])
    report.check(retries, f"{what}: the fault was met and said", service.lines[-3:])
    report.check(service.process.poll() is None, f"{what}: the service lives")
    report.figures[what] = f"{retries} faults said, converged {time.monotonic() - begun:.1f} s after its end"


def full(report, place, what, hold):
    """Nothing is left of the disk."""
    folder = place / "drop"
    folder.mkdir()
    grow(folder)
    outside = prepare(place, ARTICLES * 2)
    with lab.Service(folder) as service:
        move_in(outside, folder, range(ARTICLES))
        lab.converge(folder, ARTICLES)
        fill(place)
        move_in(outside, folder, range(ARTICLES, ARTICLES * 2))
        for number in range(5):
            # A rewrite in place of the same size needs no space either.
            with open(folder / f"{number}.txt", "r+b") as file:
                file.write(lab.article(number + 1000))
        time.sleep(hold)
        left = [name for name in os.listdir(folder) if name.startswith(".hashiya-")]
        report.check(len(left) <= os.cpu_count(), f"{what}: temporary files do not pile up", len(left))
        (place / "filler").unlink()
        verdict(report, what, service, folder, ARTICLES * 2)


def read_only(report, place, hold):
    """Remounted read-only with articles waiting, then back."""
    folder = place / "drop"
    folder.mkdir()
    outside = prepare(place, ARTICLES)
    with lab.Service(folder) as service:
        os.kill(service.pid, signal.SIGSTOP)
        move_in(outside, folder, range(ARTICLES))
        images.call("mount", "-o", "remount,ro", place)
        os.kill(service.pid, signal.SIGCONT)
        time.sleep(hold)
        images.call("mount", "-o", "remount,rw", place)
        verdict(report, "read-only", service, folder, ARTICLES)


def descriptors(report, place, hold):
    """No descriptor more than it has."""
    folder = place / "drop2"
    folder.mkdir()
    outside = prepare(place, ARTICLES, 500)
    with lab.Service(folder) as service:
        soft, hard = resource.prlimit(service.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(service.pid, resource.RLIMIT_NOFILE, (lab.descriptors(service.pid), hard))
        move_in(outside, folder, range(500, 500 + ARTICLES))
        time.sleep(hold)
        resource.prlimit(service.pid, resource.RLIMIT_NOFILE, (soft, hard))
        verdict(report, "no descriptors", service, folder, ARTICLES)


def below(report, scratch, place, hold):
    """More articles than are kept in mind lie in a directory that is read-only; those elsewhere do not wait for them."""
    folder, archive = place / "drop3", place / "drop3/archive"
    archive.mkdir(parents=True)
    for number in range(WAITING):
        (archive / f"{number}.txt").write_bytes(lab.article(number))
    images.call("mount", "--bind", archive, archive)
    scratch.mounts.append(archive)
    images.call("mount", "-o", "remount,bind,ro", archive)
    with lab.Service(folder, "--recursive") as service:
        time.sleep(hold)
        for number in range(ARTICLES):
            (folder / f"{number}.txt").write_bytes(lab.article(number))
        said = len(service.lines)
        try:
            lab.wait_until(lambda: not lab.audit(folder)[0], "they are annotated", 20)
            report.check(True, f"read-only below: {ARTICLES} articles elsewhere do not wait for {WAITING} in it")
        except lab.Failure as failure:
            report.check(False, f"read-only below: {ARTICLES} articles elsewhere do not wait", (failure, service.lines[-3:]))
        faults = service.count_lines("; again in ")
        report.check(0 < faults < 100, "read-only below: the fault is said, and not for each article", (faults, said))
        images.call("mount", "-o", "remount,bind,rw", archive)
        try:
            lab.converge(archive, WAITING, 120)
            report.check(True, f"read-only below: {WAITING} articles converge when it can be written to")
        except lab.Failure as failure:
            report.check(False, "read-only below: it converges when it can be written to", failure)
        report.figures["faults said of a read-only directory with many articles"] = faults


def crossed(report, scratch, place):
    """No descriptors, and then an article in a directory that has become read-only: neither keeps the others waiting."""
    folder, archive = place / "drop4", place / "drop4/archive"
    archive.mkdir(parents=True)
    outside = prepare(place, ARTICLES, 900)
    images.call("mount", "--bind", archive, archive)
    scratch.mounts.append(archive)
    with lab.Service(folder, "--recursive") as service:
        soft, hard = resource.prlimit(service.pid, resource.RLIMIT_NOFILE)
        os.kill(service.pid, signal.SIGSTOP)
        for number in range(900, 905):
            (archive / f"{number}.txt").write_bytes((outside / f"{number}.txt").read_bytes())
        images.call("mount", "-o", "remount,bind,ro", archive)
        resource.prlimit(service.pid, resource.RLIMIT_NOFILE, (3, hard))
        os.kill(service.pid, signal.SIGCONT)
        lab.wait_until(lambda: service.count_lines("Too many open files"), "it has no descriptors", 10)
        resource.prlimit(service.pid, resource.RLIMIT_NOFILE, (soft, hard))
        lab.wait_until(lambda: service.count_lines("Read-only file system"), "it meets the read-only directory", 10)
        move_in(outside, folder, range(905, 900 + ARTICLES))
        try:
            lab.wait_until(lambda: not lab.audit(folder)[0], "they are annotated", 20)
            report.check(True, f"one fault after another: {ARTICLES - 5} articles elsewhere are done")
        except lab.Failure as failure:
            report.check(False, "one fault after another: those elsewhere are done", (failure, service.lines[-3:]))
        images.call("mount", "-o", "remount,bind,rw", archive)
        verdict(report, "one fault after another", service, archive, 5, 20)


def run(report, quick=False):
    """Each in its turn."""
    if os.geteuid() != 0:
        return report.skip("a full disk", "needs root")
    hold = 2 if quick else 10
    with images.Scratch("full") as scratch:
        ext4 = scratch.mount("a", "-o", "loop", scratch.image(scratch.path / "ext4", 16 << 20, "ext4", "-m", "0"))
        full(report, ext4, "full ext4", hold)
        full(report, scratch.mount("b", "-t", "tmpfs", "-o", "size=2m", "tmpfs"), "full tmpfs", hold)
        other = scratch.mount("c", "-o", "loop", scratch.image(scratch.path / "ext4-ro", 16 << 20, "ext4"))
        read_only(report, other, hold)
        descriptors(report, other, hold)
        crossed(report, scratch, other)
        below(report, scratch, scratch.mount("d", "-o", "loop", scratch.image(scratch.path / "ext4-below", 128 << 20, "ext4")), hold)
    return None


def main():
    """On its own. A SIGTERM is an end like any other: what was mounted, set or started is put back."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    report = lab.Report("full")
    run(report, quick="--quick" in sys.argv)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
