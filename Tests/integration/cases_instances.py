"""An instance a desk."""

import time

from service import SPOOL, UNIT, article


def desks(service, check):
    """hashiyad@a and hashiyad@b: folders, settings and lives of their own"""
    a, b = f"{SPOOL}/a", f"{SPOOL}/b"
    unit_a, unit_b = "hashiyad@a.service", "hashiyad@b.service"
    since = service.cursor()
    service.configure('[work]\nmaximum-size = "1KiB"\n', "/etc/hashiya/a.toml")
    try:
        service.start(unit_a)
        service.start(unit_b)
        for folder in (a, b):
            found = service.sh(f"stat -c '%a %U:%G' {folder}").strip()
            check(found == "2770 hashiya:hashiya", f"{folder} was made at the first start", found)
        for unit, folder in ((unit_a, a), (unit_b, b)):
            status = service.show("StatusText", unit=unit)
            check(status.startswith(f"Watching {folder}"), f"{unit}: {status}")

        service.drop("here.txt", article(1), a)
        service.drop("there.txt", article(2), b)
        service.wait_answer("here.txt", a)
        service.wait_answer("there.txt", b)
        for name, unit, folder in (("here.txt", unit_a, a), ("there.txt", unit_b, b)):
            record = service.record("annotated", since, HASHIYA_ARTICLE=name)
            check(
                record.get("_SYSTEMD_UNIT") == unit and record.get("HASHIYA_ROOT") == folder,
                f"{name} is {unit}'s",
                record,
            )

        large = article(3) * 4
        service.drop("large.txt", large, a)
        service.drop("large.txt", large, b)
        service.wait_answer("large.txt", b)
        check(
            service.wait_error("large.txt", a)["type"] == "urn:hashiya:problem:too-large",
            "a.toml is in force at a, not at b",
        )

        service.sh(f"chmod 2750 {b}")
        service.sh(f"systemctl restart {unit_b}", timeout=90)
        check(service.sh(f"stat -c %a {b}").strip() == "2750", "a folder that stands keeps its mode at a restart")

        service.sh(f"systemctl stop {unit_a}")
        service.drop("later.txt", article(4), a)
        service.drop("later.txt", article(4), b)
        service.drop("later.txt", article(4))
        service.wait_answer("later.txt", b)
        service.wait_answer("later.txt")
        time.sleep(0.3)
        check("later.txt.annotations.json" not in service.names(a), "a rests; b and the first service go on")
        check(service.active(unit_b) and service.active(UNIT), "both are active")
    finally:
        service.sh(f"systemctl stop {unit_a} {unit_b}", timeout=90)
        service.container.path("/etc/hashiya/a.toml").unlink()
        service.sh(f"rm -rf {a} {b}")


CASES = [desks]
