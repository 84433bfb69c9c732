"""Stops, kills, a process that hangs, a folder that goes away."""

import os
import time

from harness import wait_until
from service import DROP, SPOOL, UNIT, article


def all_answered(service, check, count):
    """Every article has its one valid answer and nothing half-made is left."""
    wait_until(lambda: len(service.answers()) == count, f"{count} answers", 30)
    valid, said = service.validate(count)
    check(valid, f"{count} valid answers: {said}")
    check(not service.temporaries(), "no temporary file is left", service.temporaries())


def stopped(service, check):
    """a stop among 50 articles drains: nothing half-published, nothing lost, nothing twice"""
    since = service.cursor()
    for number in range(50):
        service.drop(f"drained-{number}.txt", article(number))
    begun = time.monotonic()
    service.sh(f"systemctl stop {UNIT}")
    took = time.monotonic() - begun
    check(took < 25, f"stopped within the bound: {took:.2f} s")
    values = service.show("ActiveState", "Result")
    check(values == {"ActiveState": "inactive", "Result": "success"}, "cleanly", values)
    record = service.record("stopped", since)
    check(record.get("HASHIYA_ROOT") == DROP, "the journal says so", record)
    done = len(service.answers())
    valid, said = service.validate(done)
    check(
        valid and not service.temporaries(),
        f"{done} of 50 answers are there, each whole: {said}",
        service.temporaries(),
    )
    service.start()
    all_answered(service, check, 50)
    counts = service.annotated(since)
    check(
        len(counts) == 50 and set(counts.values()) == {1},
        "50 articles annotated once each over the two lives",
        {name: n for name, n in counts.items() if n != 1} or len(counts),
    )


def killed(service, check):
    """kill -9 in a stream of articles: systemd restarts, every article ends with one answer"""
    pid = service.pid()
    for number in range(120):
        service.drop(f"killed-{number:03}.txt", article(number))
        if number == 40:
            service.sh(f"systemctl kill --signal=KILL --kill-who=main {UNIT}")
    wait_until(lambda: service.active() and service.pid() not in (0, pid), "systemd starts it again", 30)
    check(service.show("NRestarts") == "1", "restarted once", service.show("NRestarts"))
    all_answered(service, check, 120)
    service.sh(f"systemctl reset-failed {UNIT}", check=False)


def folder_lost(service, check):
    """the folder is moved away and made anew: reported, and watched again"""
    pid, since = service.pid(), service.cursor()
    service.sh(f"mv {DROP} {SPOOL}/away")
    lost = service.record("root-lost", since)
    check(lost.get("HASHIYA_ROOT") == DROP and lost.get("PRIORITY") == "3", "the loss is an error in the journal", lost)
    status = service.show("StatusText")
    check(not status.startswith(f"Watching {DROP}:"), f"the status line says so: {status}")
    check(service.active() and service.pid() == pid, "the service stays")
    service.sh("systemd-tmpfiles --create hashiya.conf")
    service.drop("return.txt", article(1))
    service.wait_answer("return.txt", seconds=20)
    back = service.record("root-back", since)
    check(back.get("PRIORITY") == "5", "the return is a notice", back)
    service.drop("after.txt", article(2))
    service.wait_answer("after.txt")
    check(service.pid() == pid, "by the same process")
    check(
        sorted(service.annotated(since)) == ["after.txt", "return.txt"],
        "two articles annotated",
        service.annotated(since),
    )
    service.sh(f"rm -rf {SPOOL}/away")


def folder_covered(service, check):
    """a file system is mounted over the folder and unmounted again: articles in both are annotated"""
    pid, since = service.pid(), service.cursor()
    service.drop("below.txt", article(1))
    service.wait_answer("below.txt")
    service.sh(f"mount -t tmpfs -o mode=2770,uid=$(id -u hashiya),gid=$(id -g hashiya) tmpfs {DROP}")
    try:
        wait_until(lambda: service.journal("root-back", since), "the mounted folder is watched", 20, 0.2)
        service.sh(f"cp /home/alice/report.txt {DROP}/above.txt", check=False)
        service.container.path("/home/alice/above.txt").write_bytes(article(2))
        service.sh(f"cp /home/alice/above.txt {DROP}/above.txt")
        wait_until(lambda: "above.txt.annotations.json" in service.sh(f"ls {DROP}").split(), "above.txt is annotated")
        check(True, "an article on the mounted file system is annotated")
    finally:
        service.sh(f"umount {DROP} || umount --lazy {DROP}")
    wait_until(lambda: len(service.journal("root-back", since)) >= 2, "the folder below is watched again", 20, 0.2)
    service.drop("below-again.txt", article(3))
    service.wait_answer("below-again.txt")
    check(service.active() and service.pid() == pid, "by the same process")


def audited(service, check):
    """`hashiya verify` finds the folder in order, and each disorder in it"""
    for number in range(5):
        service.drop(f"audited-{number}.txt", article(number))
    wait_until(lambda: len(service.answers()) == 5, "5 answers")
    verify = ["hashiya", "verify", DROP]
    result = service.run(*verify)
    check(result.returncode == 0, "in order: status 0", (result.returncode, result.stdout, result.stderr))
    mine = service.run(*verify, user="alice")
    check(mine.returncode == 0, "alice may verify as well", (mine.returncode, mine.stderr))
    check(len(service.answers()) == 5, "verify writes nothing")

    service.sh(f"systemctl stop {UNIT}")
    try:
        original = open(service.answer("audited-0.txt"), "rb").read()
        stamp = os.stat(service.answer("audited-0.txt"))

        def restore():
            with open(service.answer("audited-0.txt"), "wb") as file:
                file.write(original)
            os.utime(service.answer("audited-0.txt"), ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

        def write(path, data):
            with open(path, "wb") as file:
                file.write(data)

        disorders = {
            "a missing answer": lambda: os.unlink(service.answer("audited-0.txt")),
            "half an answer": lambda: write(service.answer("audited-0.txt"), original[: len(original) // 2]),
            "an answer that was changed": lambda: write(
                service.answer("audited-0.txt"), original.replace(b'"tokens"', b'"tokenz"')
            ),
            "a changed article": lambda: write(service.path("audited-0.txt"), article(99)),
        }
        for name, disturb in disorders.items():
            disturb()
            result = service.run(*verify)
            check(
                result.returncode != 0 and "audited-0.txt" in result.stdout + result.stderr,
                f"{name} is found, by name",
                (result.returncode, result.stdout, result.stderr),
            )
            restore()
    finally:
        service.start()


CASES = [stopped, killed, folder_lost, folder_covered, audited]
