"""From nothing to a running service."""

import os
import re

from harness import wait_until
from service import CONFIG, DROP, MESSAGES, SPOOL, UNIT

BEFORE = set()


def everything(container):
    """Every path below the container's /usr: uninstalling has to bring this back."""
    return {os.path.join(where, name) for where, _, names in os.walk(container.path("/usr")) for name in names}


def install(service, check):
    """`make install DESTDIR=` puts everything in its place"""
    container = service.container
    BEFORE.update(everything(container))
    output = container.make("install")
    check("systemd-sysusers" in output, "make install says what is left to do for a DESTDIR")
    for path in (
        "/usr/sbin/hashiyad",
        "/usr/bin/hashiya",
        "/usr/lib/systemd/system/hashiyad.service",
        "/usr/lib/systemd/system/hashiyad@.service",
        "/usr/lib/sysusers.d/hashiya.conf",
        "/usr/lib/tmpfiles.d/hashiya.conf",
        "/usr/lib/systemd/catalog/hashiya.catalog",
        "/usr/lib/systemd/catalog/hashiya.ar.catalog",
        CONFIG,
        "/usr/share/hashiya/annotation-1.schema.json",
        "/usr/share/hashiya/problem-1.schema.json",
        "/usr/share/man/man1/hashiya.1.gz",
        "/usr/share/man/man8/hashiyad.8.gz",
        "/usr/share/bash-completion/completions/hashiya",
        "/usr/share/doc/hashiya/notify-reload.conf",
    ):
        installed = container.path(path)
        check(installed.is_file() and installed.stat().st_size > 100, f"{path} is installed")

    config = container.path(CONFIG)
    original = config.read_bytes()
    config.write_bytes(original + b"# edited\n")
    container.make("install-files")
    check(config.read_bytes().endswith(b"# edited\n"), "a second install keeps an edited configuration")
    check(config.with_name("hashiyad.toml.dist").read_bytes() == original, "and puts the new one beside it as .dist")
    config.write_bytes(original)
    config.with_name("hashiyad.toml.dist").unlink()


def boot(service, check):
    """the container boots; user, group, folder and catalogue are there"""
    service.container.boot()
    service.sh("systemd-sysusers hashiya.conf && systemd-tmpfiles --create hashiya.conf")
    service.sh("journalctl --update-catalog && systemctl daemon-reload")

    user = service.sh("getent passwd hashiya").strip().split(":")
    check(user[6] == "/usr/sbin/nologin" and user[5] == SPOOL, "sysusers.d made the user hashiya without a login", user)
    group = service.sh("getent group hashiya").strip().split(":")
    check(group[2] == user[3], "the user's group is hashiya", group)
    check(service.sh(f"stat -c '%a %U:%G' {SPOOL}").strip() == "755 root:root", f"{SPOOL} is root's")
    check(service.sh(f"stat -c '%a %U:%G' {DROP}").strip() == "2770 hashiya:hashiya", f"{DROP} is 2770 hashiya:hashiya")
    service.sh("useradd --create-home --groups hashiya alice")
    check("hashiya" in service.sh("id -nG alice").split(), "alice is a member of the group, and not root")

    listed = service.sh("journalctl --list-catalog --no-pager")
    missing = [name for name, message in MESSAGES.items() if message not in listed]
    check(not missing, f"all {len(MESSAGES)} messages are in the catalogue", missing)
    verified = service.run("systemd-analyze", "verify", "--man=no", UNIT, "hashiyad@desk.service")
    check(
        verified.returncode == 0 and not verified.stderr.strip(),
        "systemd-analyze verify has no complaint",
        verified.stderr,
    )
    check(service.run("hashiyad", "--check").returncode == 0, "hashiyad --check accepts the configuration as installed")


def start(service, check):
    """the service starts, is ready, and says what it does"""
    since = service.cursor()
    service.start()
    values = service.show("ActiveState", "Type", "NotifyAccess", "WatchdogUSec", "LogRateLimitIntervalUSec")
    check(
        values["ActiveState"] == "active" and values["Type"] == "notify", "active: READY=1 came (Type=notify)", values
    )
    check(
        values["WatchdogUSec"] == "30s" and values["LogRateLimitIntervalUSec"] == "0",
        "watchdog on, rate limit off",
        values,
    )
    status = wait_until(lambda: service.show("StatusText"), "a status line")
    check(status.startswith(f"Watching {DROP}"), "the status line says what is watched", status)
    record = service.record("started", since)
    check(record.get("HASHIYA_ROOT") == DROP, "the journal says which folder is watched", record.get("HASHIYA_ROOT"))
    check(
        record.get("PRIORITY") == "5" and record.get("SYSLOG_IDENTIFIER") == "hashiyad",
        "as a notice of hashiyad",
        (record.get("PRIORITY"), record.get("SYSLOG_IDENTIFIER")),
    )
    complaints = [r["MESSAGE"] for r in service.journal(since=since, UNIT=UNIT) if int(r.get("PRIORITY", 6)) <= 4]
    check(not complaints, "systemd has no complaint about the unit", complaints)

    for unit in (UNIT, "hashiyad@desk.service"):
        report = service.run("systemd-analyze", "security", "--no-pager", "--threshold=6", unit)
        level = re.search(r"Overall exposure level.*: ([0-9.]+)", report.stdout)
        check(
            report.returncode == 0 and level,
            f"exposure of {unit} is at most 0.6: {level and level.group(1)}",
            report.stdout[-300:],
        )
    limits = service.sh(f"cat /proc/{service.pid()}/status")
    capabilities = dict(line.split(":\t") for line in limits.splitlines() if line.startswith("Cap"))
    lease = 1 << 28
    check(
        int(capabilities["CapEff"], 16) == lease == int(capabilities["CapBnd"], 16),
        "its only capability is CAP_LEASE",
        capabilities,
    )
    owner = service.sh(f"stat -c %U /proc/{service.pid()}").strip()
    check(owner == "hashiya", "it runs as hashiya", owner)


ALWAYS = [install, boot, start]
CASES = ALWAYS
