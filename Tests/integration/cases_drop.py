"""Articles arrive in every way in which files arrive."""

import os
import time

from harness import wait_until
from service import DROP, UNIT, article, sha256


def moved_in(service, check):
    """mv: the answer, and everything the journal says of it"""
    since = service.cursor()
    data = article(1)
    service.drop("moved.txt", data)
    document = service.wait_answer("moved.txt")
    check(document["schema"] == "urn:hashiya:annotation:1", "the answer names its schema")
    check(document["text"].encode() == data, "the answer holds the article's text exactly")
    check(document["source"]["sha256"] == sha256(data), "and its SHA-256")
    check(
        service.answers() == ["moved.txt.annotations.json"] and not service.temporaries(),
        "one answer, nothing else",
        service.names(),
    )

    record = service.record("annotated", since)
    facts = {
        "HASHIYA_ARTICLE": "moved.txt",
        "HASHIYA_ROOT": DROP,
        "HASHIYA_SHA256": sha256(data),
        "HASHIYA_RESULT": "annotated",
        "HASHIYA_SIZE": str(len(data)),
        "HASHIYA_TOKENS": str(len(document["tokens"])),
        "HASHIYA_ENTITIES": str(len(document["entities"])),
        "HASHIYA_QUANTITIES": str(len(document["quantities"])),
        "HASHIYA_OUTPUT_SIZE": str(os.path.getsize(service.answer("moved.txt"))),
        "PRIORITY": "6",
        "SYSLOG_IDENTIFIER": "hashiyad",
        "_SYSTEMD_UNIT": UNIT,
    }
    for field, value in facts.items():
        check(record.get(field) == value, f"journal: {field}={value}", record.get(field))
    for field in ("HASHIYA_DURATION_USEC", "HASHIYA_LATENCY_USEC", "CODE_LINE"):
        check(
            record.get(field, "").isdigit() and int(record[field]) > 0,
            f"journal: {field} is a number",
            record.get(field),
        )
    check(
        record.get("CODE_FILE", "").endswith(".swift") and record.get("CODE_FUNC"),
        "journal: CODE_FILE and CODE_FUNC",
        record.get("CODE_FILE"),
    )
    summed = service.sh(f"sha256sum {DROP}/moved.txt").split()[0]
    check(record.get("HASHIYA_SHA256") == summed, "sha256sum agrees")

    status = wait_until(
        lambda: "1 done" in service.show("StatusText") and service.show("StatusText"), "the status line counts it"
    )
    check("0 in progress" in status and "0 failed" in status, f"status line: {status}")


def explained(service, check):
    """journalctl -x explains messages in English and in Arabic"""
    service.drop("explained.txt", article(2))
    service.wait_answer("explained.txt")
    service.record("annotated", HASHIYA_ARTICLE="explained.txt")
    command = ["journalctl", "-x", "--no-pager", "HASHIYA_ARTICLE=explained.txt"]
    english = service.run(*command, env={"LANG": "C"}).stdout
    arabic = service.run(*command, env={"LANG": "ar_EG.UTF-8"}).stdout
    check("Subject: An article was annotated" in english, "in English", english)
    check("كُتبت حاشية مقال" in arabic, "in Arabic", arabic)
    check("explained.txt in the folder" in english and "المقال explained.txt" in arabic, "with the article's name")
    check("@HASHIYA" not in english + arabic, "every field of the explanation is filled in", english)


def copied_by_a_member(service, check):
    """cp by alice, whose 0644 file the service does not own: proof by lease, and she reads the answer"""
    since = service.cursor()
    service.container.path("/home/alice/report.txt").write_bytes(article(3))
    service.sh(f"umask 022 && cp /home/alice/report.txt {DROP}/report.txt", user="alice")
    service.wait_answer("report.txt")
    owner = service.sh(f"stat -c '%U:%G %a' {DROP}/report.txt").strip()
    check(owner == "alice:hashiya 644", "the article is alice's", owner)
    record = service.record("annotated", since)
    check(record.get("HASHIYA_READY_BY") == "lease", "HASHIYA_READY_BY=lease", record.get("HASHIYA_READY_BY"))
    read = service.run("cat", f"{DROP}/report.txt.annotations.json", user="alice")
    check(
        read.returncode == 0 and read.stdout.startswith('{\n"schema":"urn:hashiya:annotation:1"'),
        "alice reads the answer",
        read.stderr,
    )
    mode = service.sh(f"stat -c '%U:%G %a' {DROP}/report.txt.annotations.json").strip()
    check(
        mode.startswith("hashiya:hashiya ") and int(mode.split()[1], 8) & ~0o644 == 0,
        f"the answer is the group's, and no wider open than the article: {mode}",
    )

    service.sh(f"umask 027 && cp /home/alice/report.txt {DROP}/private.txt", user="alice")
    service.wait_answer("private.txt")
    mode = int(service.sh(f"stat -c %a {DROP}/private.txt.annotations.json").strip(), 8)
    check(mode & ~0o640 == 0, f"the answer to a 0640 article is closed to others: {mode:o}")


def written_slowly(service, check):
    """a writer with pauses longer than every clock but the proof's: nothing half is annotated"""
    since = service.cursor()
    service.container.path("/home/alice/part.txt").write_bytes(article(4))
    writer = service.container.start_sh(
        f"exec 3>{DROP}/slow.txt; for i in 1 2 3 4 5; do cat /home/alice/part.txt >&3; sleep 0.6; done", user="alice"
    )
    early = 0
    while writer.poll() is None:
        early += os.path.exists(service.answer("slow.txt"))
        time.sleep(0.02)
    check(writer.returncode == 0 and early == 0, "no answer while the writer has the file open", early)
    document = service.wait_answer("slow.txt")
    check(document["text"].encode() == article(4) * 5, "the answer holds the whole article")
    time.sleep(0.5)
    records = service.journal("annotated", since)
    check(len(records) == 1, "annotated once", len(records))
    check(
        records[0].get("HASHIYA_SIZE") == str(5 * len(article(4))), "at its full size", records[0].get("HASHIYA_SIZE")
    )


def linked_and_renamed(service, check):
    """ln gives no close event; rsync and editors write under another name first"""
    since = service.cursor()
    os.link(service.staged("linked.txt", article(5)), service.path("linked.txt"))
    for temporary, name in ((".synced.txt.Xq3vZ1", "synced.txt"), ("fetched.txt.part", "fetched.txt")):
        with open(service.path(temporary), "wb") as file:
            file.write(article(6))
        time.sleep(0.3)
        os.rename(service.path(temporary), service.path(name))
    for name in ("linked.txt", "synced.txt", "fetched.txt"):
        service.wait_answer(name)
    time.sleep(0.3)
    check(
        service.annotated(since) == {"linked.txt": 1, "synced.txt": 1, "fetched.txt": 1},
        "each annotated once, under its last name only",
        service.annotated(since),
    )
    check(len(service.answers()) == 3, "three answers", service.names())


def many_at_once(service, check):
    """200 articles at once"""
    since = service.cursor()
    count = 200
    paths = [service.staged(f"many-{number:03}.txt", article(number)) for number in range(count)]
    begun = time.monotonic()
    for path in paths:
        os.rename(path, os.path.join(os.fsencode(service.path("")), os.path.basename(path)))
    wait_until(lambda: len(service.answers()) == count, f"{count} answers", 60)
    print(f"   {count} articles in {time.monotonic() - begun:.2f} s")
    valid, said = service.validate(count)
    check(valid, f"{count} valid answers: {said}")
    counts = service.annotated(since)
    check(
        len(counts) == count and set(counts.values()) == {1},
        "each exactly once HASHIYA_RESULT=annotated",
        {name: n for name, n in counts.items() if n != 1} or len(counts),
    )
    check(not service.temporaries(), "no temporary file is left", service.temporaries())


def answers_as_checkpoint(service, check):
    """a restart annotates nothing again; a deleted answer is made again; a foreign file is never overwritten"""
    for number in range(20):
        service.drop(f"kept-{number}.txt", article(number))
    wait_until(lambda: len(service.answers()) == 20, "20 answers")
    before = {name: os.stat(service.path(name)).st_ino for name in service.answers()}
    since = service.cursor()
    service.restart()
    service.record("started", since)
    time.sleep(1)
    check(service.annotated(since) == {}, "a restart annotates nothing again", service.annotated(since))
    check(
        {name: os.stat(service.path(name)).st_ino for name in service.answers()} == before,
        "the answers are the same files",
    )

    since = service.cursor()
    first = open(service.answer("kept-7.txt"), "rb").read()
    os.unlink(service.answer("kept-7.txt"))
    service.wait_answer("kept-7.txt")
    time.sleep(0.3)
    check(
        service.annotated(since) == {"kept-7.txt": 1}, "a deleted answer is made again, once", service.annotated(since)
    )
    check(open(service.answer("kept-7.txt"), "rb").read() == first, "with the same bytes")

    since = service.cursor()
    foreign = b'{"mine": true}\n'
    service.drop("foreign.txt.annotations.json", foreign)
    service.drop("foreign.txt", article(8))
    record = service.record("conflict", since)
    check(
        record.get("HASHIYA_ARTICLE") == "foreign.txt" and record.get("PRIORITY") == "4",
        "a foreign file is reported",
        record,
    )
    check(open(service.path("foreign.txt.annotations.json"), "rb").read() == foreign, "and left as it was")


CASES = [
    moved_in,
    explained,
    copied_by_a_member,
    written_slowly,
    linked_and_renamed,
    many_at_once,
    answers_as_checkpoint,
]
