#!/usr/bin/python3
"""The root goes away and comes back, and lies where the kernel cannot tell of changes.

Each case: the trouble is noticed within five seconds and said in STATUS= and the log; the watchdog is fed all the
while; afterwards the same process serves the folder again, and what was dropped meanwhile is done.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import lab
from daemon import Daemon, scratch_directory

LIMIT = 5.0  # seconds until trouble must be noticed


class Stage:
    """A scratch directory with a folder in it; mounts made through it are undone at its end."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-root-", dir=scratch_directory()))
        self.path.chmod(0o755)
        self.folder = self.path / "drop"
        self.folder.mkdir()
        self.mounts = []
        self.noticed = 0.0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for target in reversed(self.mounts):
            subprocess.run(["umount", "--lazy", target], check=False, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.path, ignore_errors=True)

    def mount(self, *command, target=None):
        """Runs a mount command and remembers what to undo."""
        target = str(target or self.folder)
        subprocess.run([*map(str, command), target], check=True, stdout=subprocess.DEVNULL)
        self.mounts.append(target)

    def unmount(self, target=None):
        """Takes a mount away; what is open in it goes on."""
        target = str(target or self.folder)
        subprocess.run(["umount", "--lazy", target], check=True)
        self.mounts.remove(target)

    def directory(self, name):
        """A further directory in the scratch."""
        path = self.path / name
        path.mkdir()
        return path

    def drop(self, name, number=0, folder=None):
        """Writes an article as cp does."""
        (folder or self.folder).joinpath(name).write_bytes(lab.article(number))

    def done(self, *names, folder=None, seconds=15):
        """Waits until articles have their one right sidecar."""
        for name in names:
            lab.wait_until(
                lambda name=name: lab.fault(folder or self.folder, name.encode()) is None, f"{name} is annotated", seconds
            )

    def lost(self, daemon, said="Waiting for"):
        """Waits until the loss is in STATUS= and the log."""
        start = time.monotonic()
        lab.wait_until(lambda: daemon.status.startswith(said), f"STATUS= says so (it says {daemon.status!r})", LIMIT)
        self.noticed = max(self.noticed, time.monotonic() - start)
        lab.wait_until(lambda: daemon.count_lines("Cannot watch"), "the log says so", 1)

    def back(self, daemon, times=1):
        """Waits until the root is watched again."""
        lab.wait_until(
            lambda: daemon.count_lines("again") >= times and daemon.status.startswith("Watching"), "it is back", LIMIT
        )


def moved(stage, daemon):
    """moved away and back"""
    os.rename(stage.folder, stage.path / "away")
    stage.lost(daemon)
    stage.drop("meanwhile.txt", folder=stage.path / "away")
    time.sleep(1)
    os.rename(stage.path / "away", stage.folder)
    stage.back(daemon)
    stage.done("meanwhile.txt")


def recreated(stage, daemon):
    """deleted and made again"""
    shutil.rmtree(stage.folder)
    stage.lost(daemon)
    stage.folder.mkdir()
    stage.drop("new.txt")
    stage.back(daemon)
    stage.done("new.txt")


def replaced(stage, daemon):
    """replaced by another directory, in one step"""
    other = stage.directory("other")
    stage.drop("other.txt", folder=other)
    os.rename(stage.folder, stage.path / "old")
    os.rename(other, stage.folder)
    stage.back(daemon)
    stage.done("other.txt")
    assert lab.audit(stage.path / "old") == ({}, []), "nothing was written into the old directory"


def covered(stage, daemon):
    """a file system mounted over it and taken away"""
    stage.mount("mount", "-t", "tmpfs", "tmpfs")
    stage.drop("above.txt")
    stage.back(daemon)
    stage.done("above.txt")
    stage.unmount()
    stage.drop("below.txt")
    stage.back(daemon, 2)
    stage.done("below.txt")


def unmounted(stage, daemon):
    """its disk is unmounted for good, and comes back"""
    image = stage.path / "disk.img"
    subprocess.run(["truncate", "-s", "16M", image], check=True)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    stage.mount("mount", "-o", "loop", image)
    stage.back(daemon)
    stage.drop("disk.txt")
    stage.done("disk.txt")
    # A plain umount: the service must not keep the disk busy for ever, so it is tried as an administrator does.
    subprocess.run(["umount", "--lazy", stage.folder], check=True)
    stage.mounts.remove(str(stage.folder))
    stage.back(daemon, 2)
    subprocess.run(["mount", "-o", "loop", image, stage.folder], check=True)
    stage.mounts.append(str(stage.folder))
    stage.drop("again.txt")
    stage.done("disk.txt", "again.txt")


def unreadable(stage, daemon):
    """its permissions taken away and given back"""
    os.chmod(stage.folder, 0o000)
    stage.lost(daemon)
    stage.drop("meanwhile.txt")
    os.chmod(stage.folder, 0o777)
    stage.back(daemon)
    stage.done("meanwhile.txt")


def fuse(stage, daemon):
    """changes behind a FUSE mount: new, changed, in a new directory, sidecar taken away, and a slow writer"""
    behind = stage.path / "behind"
    with lab.Witness(behind) as witness:
        stage.drop("new.txt", 1, behind)
        (behind / "below").mkdir()
        stage.drop("deep.txt", 2, behind / "below")
        stage.done("new.txt")
        lab.wait_until(lambda: lab.fault(stage.folder / "below", b"deep.txt") is None, "below/deep.txt is annotated")
        stage.drop("new.txt", 3, behind)
        stage.done("new.txt")
        os.unlink(behind / "new.txt.annotations.json")
        stage.done("new.txt")
        with open(behind / "slow.txt", "wb") as file:
            for piece in range(4):
                file.write(lab.article(piece))
                file.flush()
                time.sleep(1.2)
        stage.done("slow.txt")
    assert witness.published[b"slow.txt.annotations.json"] == 1, "the slow writer's article is read once, when it is done"
    assert not witness.torn, witness.torn
    assert daemon.count_lines("does not tell of all changes") >= 1, "the log says that it looks regularly"


def fuse_lost(stage, daemon):
    """the FUSE server dies and is started again"""
    subprocess.run(["pkill", "-9", "-f", f"bindfs.*{stage.folder}"], check=True)
    stage.lost(daemon)
    stage.unmount()
    stage.mount("bindfs", stage.path / "behind")
    stage.drop("again.txt", folder=stage.path / "behind")
    stage.back(daemon)
    stage.done("again.txt")


def overlay(stage, daemon):
    """changes in a layer below an overlay"""
    stage.drop("layer.txt", folder=stage.path / "lower")
    stage.done("layer.txt")


def closed_below(stage, daemon):
    """a directory below it is closed for a while, in which others are made there"""
    desk = stage.folder / "desk"
    os.chmod(desk, 0o700)
    os.utime(desk / "child")
    (desk / "new").mkdir(mode=0o777)
    os.chmod(desk / "new", 0o777)
    stage.drop("a.txt", 1, desk / "new")
    time.sleep(1)
    os.chmod(desk, 0o777)
    stage.drop("b.txt", 2, desk / "child")
    stage.done("a.txt", folder=desk / "new")
    stage.done("b.txt", folder=desk / "child")
    assert not daemon.count_lines("Cannot watch"), "the root is not lost for it"


def renamed_unheard(stage, daemon):
    """a directory below it gets another name while events are lost"""
    desk = stage.folder / "desk"
    stage.drop("before.txt", 1, desk)
    stage.done("before.txt", folder=desk)
    os.kill(daemon.pid, signal.SIGSTOP)
    limit = int(pathlib.Path("/proc/sys/fs/inotify/max_queued_events").read_text(encoding="ascii"))
    for _ in range(limit):
        (stage.folder / "noise").touch()
        (stage.folder / "noise").unlink()
    desk.rename(stage.folder / "other")
    stage.drop("meanwhile.txt", 2, stage.folder / "other")
    os.kill(daemon.pid, signal.SIGCONT)
    stage.done("meanwhile.txt", folder=stage.folder / "other")
    stage.drop("after.txt", 3, stage.folder / "other")
    stage.done("after.txt", folder=stage.folder / "other")
    assert daemon.count_lines("The kernel dropped events"), "events were lost"


def with_desk(stage):
    """Directories below, open to all."""
    for name in ("desk", "desk/child"):
        stage.folder.joinpath(name).mkdir()
        os.chmod(stage.folder / name, 0o777)


def on_fuse(stage):
    """Puts the folder on a FUSE file system whose server passes through what is in `behind`."""
    stage.mount("bindfs", stage.directory("behind"))


def on_overlay(stage):
    """Puts the folder on an overlay."""
    lower, upper, work = (stage.directory(name) for name in ("lower", "upper", "work"))
    stage.mount("mount", "-t", "overlay", "overlay", "-o", f"lowerdir={lower},upperdir={upper},workdir={work}")


# What to do, what must stand before the service starts, and what the case needs.
CASES = [
    (moved, None, ()), (recreated, None, ()), (replaced, None, ()), (covered, None, ()), (unmounted, None, ("mkfs.ext4",)),
    (unreadable, None, ("setpriv",)), (fuse, on_fuse, ("bindfs",)), (fuse_lost, on_fuse, ("bindfs",)),
    (overlay, on_overlay, ()), (closed_below, with_desk, ("setpriv",)), (renamed_unheard, with_desk, ()),
]  # fmt: skip

SETTINGS = '[watch]\nrecursive = true\nquiet = "2s"\npoll-interval = "1s"\n'


def try_case(report, case, prepare, needs):
    """One case on a stage of its own."""
    missing = [program for program in needs if not shutil.which(program)]
    if missing:
        return report.skip(case.__doc__, f"{', '.join(missing)} is missing"), 0.0
    with Stage() as stage:
        # As another user, so that permissions count.
        prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if case in (unreadable, closed_below) else []
        if prefix:
            os.chmod(stage.folder, 0o777)
        if prepare:
            prepare(stage)
        with Daemon(stage.folder, SETTINGS, prefix=prefix) as daemon:
            try:
                case(stage, daemon)
                beats = daemon.beats
                lab.wait_until(lambda: daemon.beats > beats and daemon.process.poll() is None, "the watchdog is fed", 5)
                report.check(True, f"root {case.__doc__}")
            except (lab.Failure, AssertionError, subprocess.CalledProcessError, OSError) as failure:
                report.check(False, f"root {case.__doc__}", f"{failure}; it said {daemon.lines[-5:]}")
        return None, stage.noticed


def main():
    """Runs the cases that are named, else all."""
    report = lab.Report("root")
    if os.geteuid() != 0:
        report.skip("everything", "mounting needs root")
        return 0
    wanted = [name for name in sys.argv[1:] if not name.startswith("-")]
    slowest = 0.0
    for case, prepare, needs in CASES:
        if not wanted or case.__name__ in wanted:
            slowest = max(slowest, try_case(report, case, prepare, needs)[1])
    report.figures["a lost root was said in STATUS= within"] = f"{slowest:.2f} s"
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
