"""The watchdog is honest: it restarts what no longer works, and nothing that only waits."""

import contextlib
import os
import time

from harness import wait_until
from intrusion import held_reads, host_pid, stopped_thread, thread
from service import DROP, UNIT, article

PERIOD = 3  # seconds of WatchdogSec


@contextlib.contextmanager
def impatient(service, variable=""):
    """The service with a short watchdog, for a while; `variable` overrides a setting."""
    drop_in = service.container.path(f"/etc/systemd/system/{UNIT}.d/watchdog.conf")
    drop_in.parent.mkdir(exist_ok=True)
    drop_in.write_text(f"[Service]\nWatchdogSec={PERIOD}\nEnvironment={variable}\n", encoding="ascii")
    try:
        service.sh("systemctl daemon-reload")
        service.restart()
        yield service.pid(), service.cursor()
    finally:
        drop_in.unlink()
        drop_in.parent.rmdir()
        service.sh("systemctl daemon-reload")
        service.sh(f"systemctl reset-failed {UNIT}", check=False)
        service.restart()


def restarted(service, check, pid, since, why, meanwhile=lambda: None):
    """Waits until systemd has started the service anew, and says so."""

    def is_anew():
        meanwhile()
        return service.active() and service.pid() not in (0, pid)

    wait_until(is_anew, f"the watchdog's restart: {why}", 40, 0.2)
    said = [r["MESSAGE"] for r in service.journal(since=since, UNIT=UNIT) if "atchdog" in r.get("MESSAGE", "")]
    check(said, f"{why}: the watchdog restarts the service", said)


def process_hung(service, check):
    """a process that hangs is ended by the watchdog and started again, and work goes on"""
    with impatient(service) as (pid, since):
        time.sleep(PERIOD * 1.5)
        check(service.pid() == pid, "fed in time while all is well")
        service.drop("before.txt", article(1))
        service.wait_answer("before.txt")
        service.sh(f"kill -STOP {pid}")
        service.drop("during.txt", article(2))
        restarted(service, check, pid, since, "a stopped process")
        service.wait_answer("during.txt")
        check(True, "the article dropped meanwhile is annotated")


def watch_dead(service, check):
    """the thread that reads the kernel's events stands still: everything else works, but articles are not seen"""
    with impatient(service) as (pid, since):
        outer = host_pid(pid)
        with stopped_thread(thread(outer, "inotify")) as take_note:
            service.drop("unseen.txt", article(3))
            restarted(service, check, pid, since, "a dead watch", take_note)
        service.wait_answer("unseen.txt")
        check(True, "the article that nobody saw is annotated")


def worker_stuck(service, check):
    """a worker hangs in the reading of an article for more than twice the deadline"""
    with impatient(service, "HASHIYA_WORK_DEADLINE=500ms") as (pid, since):
        staged = service.staged("hangs.txt", article(4))
        with held_reads(staged):
            os.rename(staged, os.fsencode(service.path("hangs.txt")))
            service.drop("passes.txt", article(5))
            service.wait_answer("passes.txt")
            check(True, "the other workers go on")
            stalled = service.record("stalled", since)
            check(stalled.get("HASHIYA_ARTICLE") == "hangs.txt" and stalled.get("PRIORITY") == "3", "said", stalled)
            restarted(service, check, pid, since, "a stuck worker")
        service.wait_answer("hangs.txt", seconds=30)
        check(True, "the article is annotated once it can be read")


def reload_waits(service, check):
    """a reload waits for an article in progress for longer than the watchdog does, and is no reason to restart"""
    with impatient(service) as (pid, since):
        staged = service.staged("slow.txt", article(7))
        with held_reads(staged):
            os.rename(staged, os.fsencode(service.path("slow.txt")))
            time.sleep(1)
            service.sh(f"systemctl reload --no-block {UNIT}")
            time.sleep(PERIOD * 2.5)
            check(service.pid() == pid and not service.journal("reloaded", since), "the reload waits, and is fed")
        service.wait_answer("slow.txt")
        service.record("reloaded", since)
        check(service.pid() == pid, "then it is done, by the same process")


def journal_blocked(service, check):
    """journald stands still and its socket is full: the service is restarted, and loses nothing"""
    with impatient(service) as (pid, since):
        service.sh("systemctl kill --kill-who=main --signal=STOP systemd-journald.service")
        try:
            # More messages than the socket takes (net.unix.max_dgram_qlen).
            limit = int(service.sh("cat /proc/sys/net/unix/max_dgram_qlen"))
            for number in range(limit + 50):
                service.drop(f"blocked-{number:04}.txt", article(number))
            wait_until(lambda: service.pid() != pid, "the watchdog ends the service", 40, 0.2)
        finally:
            service.sh("systemctl kill --kill-who=main --signal=CONT systemd-journald.service")
        wait_until(lambda: service.active() and service.pid() not in (0, pid), "it is started again", 60, 0.2)
        check(True, "a blocked journal: the watchdog restarts the service")
        wait_until(lambda: len(service.answers()) == limit + 50, f"{limit + 50} answers", 60)
        valid, text = service.validate(limit + 50)
        check(valid and not service.temporaries(), f"{limit + 50} articles, one answer each: {text}")


def folder_full(service, check):
    """a folder that is full waits, says so, is not restarted, and goes on when there is room"""
    with impatient(service) as (pid, since):
        options = "size=64k,mode=2770,uid=$(id -u hashiya),gid=$(id -g hashiya)"
        service.sh(f"mount -t tmpfs -o {options} tmpfs {DROP}")
        try:
            wait_until(lambda: service.journal("root-back", since), "the mounted folder is watched", 20, 0.2)
            service.container.path("/home/alice/full.txt").write_bytes(article(6))
            service.sh(f"cp /home/alice/full.txt {DROP}/.part; cat /dev/zero > {DROP}/.filler || true")
            service.sh(f"mv {DROP}/.part {DROP}/full.txt")
            wait_until(lambda: "No space left" in service.show("StatusText"), "the status line says why it waits")
            time.sleep(PERIOD * 2.5)
            check(service.pid() == pid, "a full folder is no reason to restart")
            retries = service.journal("retrying", since)
            check(2 <= len(retries) <= 12, f"tried again {len(retries)} times, less and less often")
            service.sh(f"rm {DROP}/.filler")
            wait_until(lambda: "full.txt.annotations.json" in service.sh(f"ls {DROP}").split(), "full.txt is annotated")
            wait_until(lambda: "No space" not in service.show("StatusText"), "the status line no longer says so")
            check(True, "it goes on, and the status line no longer says that it waits")
        finally:
            service.sh(f"umount {DROP} || umount --lazy {DROP}")
        wait_until(lambda: len(service.journal("root-back", since)) >= 2, "the folder below is watched again", 20, 0.2)
        check(service.pid() == pid, "by the same process")


def retried(service, check):
    """`hashiya retry` has an article tried again that was refused"""
    with impatient(service) as (pid, since):
        service.drop("refused.txt", b"\xff\xfe broken")
        service.drop("refused-too.txt", b"")
        service.wait_error("refused.txt")
        service.wait_error("refused-too.txt")
        time.sleep(1)
        check(len(service.journal("failed", since)) == 2, "refused once each")
        result = service.run("hashiya", "retry", "--problem", "not-utf8", DROP)
        check(result.returncode == 0 and result.stdout.split() == ["refused.txt"], "one named", result)
        wait_until(lambda: len(service.journal("failed", since)) == 3, "it is tried again, and refused again")
        service.wait_error("refused.txt")
        result = service.run("hashiya", "retry", DROP, "absent.txt")
        check(result.returncode == 1 and "absent.txt" in result.stderr, "an unknown article is an error", result)
        check(service.pid() == pid, "by the same process")


CASES = [process_hung, watch_dead, worker_stuck, reload_waits, journal_blocked, folder_full, retried]
