"""Back to nothing but what is the administrator's."""

import re

from cases_install import BEFORE, everything
from service import CONFIG, DROP, MESSAGES, UNIT, article


def all_explained(service, check):
    """every message of this whole run has its explanation, with every field filled in"""
    command = ["journalctl", "-x", "--no-pager", "SYSLOG_IDENTIFIER=hashiyad"]
    for language, locale in (("English", "C"), ("Arabic", "ar_EG.UTF-8")):
        lines = service.run(*command, env={"LANG": locale}).stdout.splitlines()
        unfilled = sorted({line for line in lines if re.search("@[A-Z_]+@", line)})
        count = sum(" Subject: " in line for line in lines)
        check(count > 0 and not unfilled, f"in {language}, {count} explanations", unfilled)
    sent = {record.get("MESSAGE_ID") for record in service.journal(SYSLOG_IDENTIFIER="hashiyad")}
    unknown = sorted(sent - set(MESSAGES.values()) - {None})
    check(not unknown, "no message is missing in the catalogue", unknown)
    print("   never sent in this run: " + ", ".join(name for name, message in MESSAGES.items() if message not in sent))


def uninstall(service, check):
    """`make uninstall` takes everything away but the configuration, the articles and the answers"""
    service.drop("kept.txt", article(1))
    service.wait_answer("kept.txt")
    service.sh(f"systemctl stop {UNIT}")
    output = service.container.make("uninstall")
    service.sh("systemctl daemon-reload && journalctl --update-catalog")
    left = sorted(everything(service.container) - BEFORE)
    gone = sorted(BEFORE - everything(service.container))
    check(not left, "nothing of ours is left below /usr", left)
    check(not gone, "and nothing of others is gone", gone)
    check(service.container.path(CONFIG).is_file() and "Kept:" in output, "the configuration stays, and is said to")
    check(
        service.names() == ["kept.txt", "kept.txt.annotations.json"],
        f"articles and answers in {DROP} stay",
        service.names(),
    )
    check(service.run("systemctl", "start", UNIT).returncode != 0, "the unit is unknown")


CASES = [all_explained, uninstall]
