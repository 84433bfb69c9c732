"""Settings change while articles arrive, and are wrong now and then."""

import os
import time

from harness import wait_until
from service import CONFIG, UNIT, article, sha256

INSTALLED = {}


def installed(service):
    """The configuration as installed."""
    if not INSTALLED:
        INSTALLED["text"] = service.container.path(CONFIG).read_text(encoding="utf-8")
    return INSTALLED["text"]


def line_of(text, needle):
    return 1 + text[: text.index(needle)].count("\n")


def reloaded(service, check):
    """a changed setting is in force after a reload, and no article is lost on the way"""
    original = installed(service)
    pid, since = service.pid(), service.cursor()
    try:
        for number in range(20):
            service.drop(f"before-{number}.txt", article(number))
        service.configure(original.replace('maximum-size = "4MiB"', 'maximum-size = "1KiB"'))
        service.sh(f"systemctl reload {UNIT}")
        for number in range(20):
            service.drop(f"during-{number}.txt", article(number))
        wait_until(lambda: len(service.answers()) == 40, "40 answers", 30)
        record = service.record("reloaded", since)
        check(record.get("HASHIYA_CONFIG") == CONFIG and record.get("PRIORITY") == "5", "the journal says so", record)
        service.drop("larger.txt", article(1) * 4)
        document = service.wait_error("larger.txt")
        check(document["type"] == "urn:hashiya:problem:too-large", "the new limit is in force", document)
        time.sleep(0.5)
        counts = service.annotated(since)
        check(len(counts) == 40 and set(counts.values()) == {1}, "40 articles annotated once each", counts)
        check(service.active() and service.pid() == pid, "by the same process")
    finally:
        service.configure(original)
        service.sh(f"systemctl reload {UNIT}")
    wait_until(lambda: len(service.journal("reloaded", since)) == 2, "the second reload")
    os.unlink(service.path("larger.txt"))
    service.drop("larger.txt", article(1) * 4)
    service.wait_answer("larger.txt")
    check(not os.path.exists(service.error("larger.txt")), "the old limit is back in force")


def reloaded_under_load(service, check):
    """ten reloads in a stream of articles lose none and annotate none twice"""
    since = service.cursor()
    for number in range(100):
        service.drop(f"stream-{number:03}.txt", article(number))
        if number % 10 == 5:
            service.sh(f"systemctl kill --signal=HUP --kill-who=main {UNIT}")
    wait_until(lambda: len(service.answers()) == 100, "100 answers", 30)
    time.sleep(0.5)
    counts = service.annotated(since)
    check(
        len(counts) == 100 and set(counts.values()) == {1},
        "100 articles annotated once each",
        {name: n for name, n in counts.items() if n != 1} or len(counts),
    )
    check(
        wait_until(lambda: service.active() and service.show("SubState") == "running", "active again"),
        "the service is active",
    )


def wrong_reload(service, check):
    """a wrong configuration on reload: the old one stays, the journal names the line"""
    original = installed(service)
    pid = service.pid()
    mistakes = {
        "an unknown key": ("recursive = false", "recursive = false\nrecursiv = true", "recursiv = true"),
        "a wrong type": ("width = 0", 'width = "many"', "width = "),
        "a wrong unit": ('settle = "50ms"', 'settle = "50 fortnights"', "settle = "),
        "wrong syntax": ('level = "info"', 'level = "info', "level = "),
    }
    try:
        for name, (old, new, needle) in mistakes.items():
            since = service.cursor()
            wrong = original.replace(f"\n{old}\n", f"\n{new}\n")
            line = line_of(wrong, "\n" + needle) + 1
            service.configure(wrong)
            service.sh(f"systemctl reload {UNIT}")
            record = service.record("reload-refused", since)
            check(
                record.get("HASHIYA_LINE") == str(line) and record.get("HASHIYA_CONFIG") == CONFIG,
                f"{name}: the journal names file and line {line}",
                (record.get("HASHIYA_LINE"), record.get("MESSAGE")),
            )
            check(
                f"{CONFIG}:{line}: " in record["MESSAGE"] and record.get("PRIORITY") == "3",
                f"{name}: in its text, as an error",
                (record["MESSAGE"], record.get("PRIORITY")),
            )
            checked = service.run("hashiyad", "--check")
            check(
                checked.returncode == 78 and f"{CONFIG}:{line}: " in checked.stdout + checked.stderr,
                f"{name}: hashiyad --check says the same, with status 78",
                (checked.returncode, checked.stdout, checked.stderr),
            )
    finally:
        service.configure(original)
    service.drop("next.txt", article(1))
    service.wait_answer("next.txt")
    check(service.active() and service.pid() == pid, "the same process goes on with the old settings")


def wrong_start(service, check):
    """a wrong configuration at the start: the unit fails with the line, and is not started over and over"""
    original = installed(service)
    service.sh(f"systemctl stop {UNIT}")
    since = service.cursor()
    wrong = original.replace("\nrecursive = false\n", "\nrecursive = false\nrecursiv = true\n")
    line = line_of(wrong, "\nrecursiv = true") + 1
    try:
        service.configure(wrong)
        begun = time.monotonic()
        result = service.run("systemctl", "start", UNIT, timeout=90)
        check(result.returncode != 0 and time.monotonic() - begun < 10, "systemctl start fails at once", result.stderr)
        time.sleep(2.5)
        values = service.show("ActiveState", "Result", "ExecMainStatus", "NRestarts")
        check(
            values == {"ActiveState": "failed", "Result": "exit-code", "ExecMainStatus": "78", "NRestarts": "0"},
            "failed with status 78 and no restart",
            values,
        )
        messages = [r["MESSAGE"] for r in service.journal(since=since, unit=UNIT)]
        check(any(f"{CONFIG}:{line}: " in message for message in messages), f"the journal names line {line}", messages)
    finally:
        service.configure(original)
        service.sh(f"systemctl reset-failed {UNIT}", check=False)
        service.start()
    check(service.active(), "it starts with the mistake corrected")


def overridden(service, check):
    """the environment overrides the file"""
    drop_in = service.container.path(f"/etc/systemd/system/{UNIT}.d/size.conf")
    drop_in.parent.mkdir(exist_ok=True)
    drop_in.write_text("[Service]\nEnvironment=HASHIYA_WORK_MAXIMUM_SIZE=1KiB\n", encoding="ascii")
    try:
        service.sh("systemctl daemon-reload")
        service.restart()
        data = article(1) * 4
        service.drop("larger.txt", data)
        document = service.wait_error("larger.txt")
        check(
            document["type"] == "urn:hashiya:problem:too-large",
            "HASHIYA_WORK_MAXIMUM_SIZE is in force",
            (document, sha256(data)),
        )
    finally:
        drop_in.unlink()
        drop_in.parent.rmdir()
        service.sh("systemctl daemon-reload")
        service.restart()


CASES = [reloaded, reloaded_under_load, wrong_reload, wrong_start, overridden]
