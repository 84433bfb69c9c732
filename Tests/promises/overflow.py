"""More drops than the kernel's queue holds: every one is found, by one rescan, and none is done twice."""

import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time

import lab

QUEUE = pathlib.Path("/proc/sys/fs/inotify/max_queued_events")


class Setting:
    """A sysctl that has its old value again at the end of a `with`."""

    def __init__(self, path):
        self.path, self.old = path, path.read_text(encoding="ascii")

    def __enter__(self):
        return self

    def set(self, value):
        """Another value; an inotify instance takes it over when it is made."""
        self.path.write_text(f"{value}\n", encoding="ascii")

    def __exit__(self, *_):
        self.path.write_text(self.old, encoding="ascii")


def peak(pid):
    """The most memory that a process has had, in MiB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def drop(folder, count):
    """Small articles, in the plainest way."""
    handle = os.open(folder, os.O_RDONLY)
    for number in range(count):
        file = os.open(f"{number}.txt", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644, dir_fd=handle)
        os.write(file, f"بغداد {number:06}\n".encode())
        os.close(file)
    os.close(handle)


def settled(folder, count, seconds):
    """Waits until there are as many sidecars as articles; counting is cheap enough beside 100,000 of them."""

    def done():
        names = os.listdir(os.fsencode(folder))
        return sum(name.endswith((lab.ANNOTATIONS, lab.ERROR)) for name in names) >= count

    lab.wait_until(done, f"{count} sidecars", seconds, 0.2 if count <= 10_000 else 2)


def run(report, count=100_000, queue=4096):
    """`count` drops while the service is held."""
    if not os.access(QUEUE, os.W_OK):
        return report.skip("overflow", f"{QUEUE} cannot be written")
    scratch = tempfile.mkdtemp(prefix="overflow-", dir=os.environ.get("HASHIYA_SCRATCH", "/var/tmp"))
    service = lab.Service(scratch)
    try:
        with Setting(QUEUE) as setting:
            # The witness needs room for all that happens: seven events for a drop and its sidecar.
            setting.set(count * 10)
            witness = lab.Witness(scratch, reads=False)
            setting.set(queue)
            service.__enter__()
        with witness:
            os.kill(service.pid, signal.SIGSTOP)
            drop(scratch, count)
            begun = time.monotonic()
            os.kill(service.pid, signal.SIGCONT)
            settled(scratch, count, 60 + count / 100)
            took = time.monotonic() - begun
            time.sleep(2)
        faults, left = lab.audit(scratch)
        said = service.count_lines("The kernel dropped events")
        rescans = service.count_lines("Looked through")
        memory = peak(service.pid)
        report.check(not faults and not left, f"{count} drops over a queue of {queue} converge",
                     (len(faults), dict(list(faults.items())[:3]), left[:3]))  # fmt: skip
        report.check(not witness.overflowed, "the witness saw everything")
        report.check(not witness.duplicates(), "none was published twice", len(witness.duplicates()))
        report.check(len(witness.published) == count, "the witness saw each published", len(witness.published))
        report.check(said == 1, "one overflow was reported", said)
        # The line is new in this version; an engine that does not say it is not failed for that.
        if any("Looked through" in line for line in list(service.lines)):
            report.check(rescans == 1, "one rescan", rescans)
        else:
            report.skip("one rescan", "this hashiya does not say when it has looked through the directory")
        report.check(memory < 256, "memory is bounded", f"{memory:.0f} MiB")
        report.figures["drops, overflows, rescans said"] = f"{count}, {said}, {rescans}"
        report.figures["converged after, most memory"] = f"{took:.1f} s, {memory:.1f} MiB"
    except lab.Failure as failure:
        report.check(False, "the folder converges", failure)
    finally:
        service.kill()
        shutil.rmtree(scratch, ignore_errors=True)
    return None


def main():
    """On its own. A SIGTERM is an end like any other: what was mounted, set or started is put back."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    arguments = sys.argv[1:]
    count = 10_000 if "--quick" in arguments else 100_000
    if "--count" in arguments:
        count = int(arguments[arguments.index("--count") + 1])
    report = lab.Report("overflow")
    run(report, count)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
