"""A power cut at the moment when a sidecar becomes visible, or any time later, leaves a whole sidecar or none.

The folder is on ext4 in a file on XFS. As each sidecar appears the file is cloned, which is one atomic moment of the
disk; later each clone is mounted, as after a power cut. What the page cache held at that moment is not in the clone.
"""

import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import images
import lab


class Cutter:
    """Clones the disk at each publication, and notes what the service had announced before."""

    def __init__(self, disk, place, service, most):
        self.disk, self.place, self.service, self.most = disk, place, service, most
        self.cuts = []

    def cut(self, name):
        """One power cut, as far as the clone goes."""
        if len(self.cuts) >= self.most:
            return
        announced = [line.split(":", 1)[0] for line in list(self.service.lines) if "→" in line]
        clone = self.place / f"cut-{len(self.cuts)}"
        images.call("cp", "--reflink=always", self.disk, clone)
        self.cuts.append((clone, os.fsdecode(name), announced))


def stream(folder, outside, count, every):
    """Articles that are durable themselves before they come, so that a missing one is nobody's fault but ours."""
    handle = os.open(folder, os.O_RDONLY)
    for number in range(count):
        with open(outside / "new", "wb") as file:
            file.write(lab.article(number))
            os.fsync(file.fileno())
        os.rename(outside / "new", folder / f"{number}.txt")
        os.fsync(handle)
        time.sleep(every)
        if number % 5 == 4:
            # A new version of an earlier article, so that sidecars are replaced as well.
            with open(outside / "new", "wb") as file:
                file.write(lab.article(number + 100_000))
                os.fsync(file.fileno())
            os.rename(outside / "new", folder / f"{number - 2}.txt")
    os.close(handle)


def verdict(scratch, clone, announced):
    """Mounts a clone; what is torn in it, and which announced sidecars are missing."""
    place = scratch.mount("after", "-o", "loop", clone)
    try:
        folder = place / "drop"
        torn = [path.name for path in folder.iterdir()
                if path.name.endswith((".annotations.json", ".error.json")) and not path.name.startswith(".")
                and lab.whole(path.read_bytes()) is None]  # fmt: skip
        missing = [name for name in announced if not (folder / f"{name}.annotations.json").exists()]
        stale = [reason for name in os.listdir(os.fsencode(folder)) if lab.is_article(name)
                 and os.fsdecode(name) in announced and (reason := lab.fault(folder, name)) and "stale" not in reason]  # fmt: skip
        return torn, missing, stale
    finally:
        scratch.unmount(place)


def trial(options, count, breaks=False):
    """Articles on an ext4 with these options, cut off at each publication: cuts, and those with something wrong."""
    with images.Scratch("power") as scratch:
        xfs = scratch.image(scratch.path / "xfs", 4 << 30, "xfs", "-m", "reflink=1")
        outer = scratch.mount("outer", "-o", "loop", xfs)
        disk = scratch.image(outer / "ext4", 64 << 20, "ext4")
        inner = scratch.mount("inner", "-o", ",".join(["loop", *options]), disk)
        folder = inner / "drop"
        folder.mkdir()
        outside = inner / "outside"
        outside.mkdir()
        os.sync()
        tracer = None
        with lab.Service(folder) as service:
            cutter = Cutter(disk, outer, service, count)
            if breaks:
                tracer = subprocess.Popen(
                    ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:retval=0",
                     "-p", str(service.pid)], stderr=subprocess.DEVNULL)  # fmt: skip
                time.sleep(0.5)
            with lab.Witness(folder, cutter.cut, reads=False) as witness:
                writer = threading.Thread(target=stream, args=(folder, outside, count, 0.03))
                writer.start()
                writer.join()
                lab.converge(folder, count, 60)
            if tracer:
                tracer.terminate()
                tracer.wait()
        bad = []
        for clone, name, announced in cutter.cuts:
            torn, missing, stale = verdict(scratch, clone, announced)
            if torn or missing or stale:
                bad.append((name, f"torn {torn[:2]}, missing {missing[:2]}, wrong {stale[:2]}"))
            pathlib.Path(clone).unlink()
        return len(cutter.cuts), bad, sum(len(cut[2]) for cut in cutter.cuts), witness.overflowed


def run(report, quick=False):
    """Both kinds of ext4, and the service without fsync, which must be caught."""
    if os.geteuid() != 0:
        return report.skip("power cuts", "needs root")
    count = 20 if quick else 150
    for options in [["noauto_da_alloc"]] if quick else [[], ["noauto_da_alloc"]]:
        named = ",".join(options) or "defaults"
        cuts, bad, promised, overflowed = trial(options, count)
        report.check(cuts >= count and promised and not overflowed, f"ext4 ({named}): {cuts} power cuts happened", promised)
        report.check(not bad, f"ext4 ({named}): every visible sidecar whole, every announced one there", bad[:4])
        report.figures[f"ext4 ({named}): cuts, announced sidecars looked for, wrong"] = f"{cuts}, {promised}, {len(bad)}"
    cuts, bad, promised, _ = trial(["noauto_da_alloc"], 20, breaks=True)
    report.check(bad, f"control: with fsync made to do nothing, {len(bad)} of {cuts} power cuts show it", promised)
    return None


def main():
    """On its own. A SIGTERM is an end like any other: what was mounted, set or started is put back."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    report = lab.Report("power")
    run(report, quick="--quick" in sys.argv)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
