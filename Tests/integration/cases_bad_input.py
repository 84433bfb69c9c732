"""What is no article, or cannot be read: a reason, and no effect on the next article."""

import os
import socket
import time

from harness import wait_until
from service import DROP, article

LIMIT = 4 * 1024 * 1024

# Name, content, and the problem its error file must name.
FAILING = [
    (b"windows-1256.txt", "بغداد: انفجار".encode("cp1256"), "not-utf8"),
    (b"cut-off.txt", article(1)[:-2] + "ن".encode()[:1], "not-utf8"),
    (b"empty.txt", b"", "empty"),
    (b"blank.txt", " \n\t\r\n\u00a0\n".encode(), "blank"),
    (b"too-large.txt", b"a\n" * (LIMIT // 2) + b"a", "too-large"),
    (b"picture.txt", b"\x00\x01\x02PNG\x00" * 50, "not-text"),
]


def cannot_be_annotated(service, check):
    """not UTF-8, empty, blank, too large, binary, unreadable: an error file each, once"""
    pid, since = service.pid(), service.cursor()
    for name, data, _ in FAILING:
        service.drop(name, data)
    service.container.path("/home/alice/secret.txt").write_bytes(article(2))
    service.sh(f"install -m 600 /home/alice/secret.txt {DROP}/unreadable.txt", user="alice")
    expected = {name.decode(): problem for name, _, problem in FAILING} | {"unreadable.txt": "unreadable"}
    for name, problem in expected.items():
        document = service.wait_error(name)
        check(document.get("type") == f"urn:hashiya:problem:{problem}", f"{name}: {problem}", document.get("type"))
        check(not os.path.exists(service.answer(name)), f"{name}: no annotation as well")
    valid, said = service.validate(0, len(expected))
    check(valid, f"the error files are valid: {said}")

    service.drop("next.txt", article(3))
    service.wait_answer("next.txt")
    check(True, "the next article is annotated")
    time.sleep(1.5)
    reported = {}
    for record in service.journal("failed", since):
        reported.setdefault(record["HASHIYA_ARTICLE"], []).append(
            (record.get("HASHIYA_PROBLEM"), record.get("PRIORITY"), record.get("HASHIYA_RESULT"))
        )
    check(
        reported == {name: [(problem, "4", "failed")] for name, problem in expected.items()},
        f"{len(expected)} warnings in the journal, one each",
        reported,
    )
    check(service.active() and service.pid() == pid, "the same process is still active")


def mended(service, check):
    """what was wrong is put right: an annotation, and the error file goes"""
    service.container.path("/home/alice/secret.txt").write_bytes(article(2))
    service.sh(f"install -m 600 /home/alice/secret.txt {DROP}/unreadable.txt", user="alice")
    service.drop("empty.txt", b"")
    service.wait_error("unreadable.txt")
    service.wait_error("empty.txt")
    since = service.cursor()
    service.sh(f"chmod 644 {DROP}/unreadable.txt", user="alice")
    service.drop("empty.txt", article(4))
    for name in ("unreadable.txt", "empty.txt"):
        service.wait_answer(name)
        wait_until(lambda: not os.path.exists(service.error(name)), f"the error file of {name} goes")
        check(True, f"{name} is annotated and its error file gone")
    time.sleep(0.3)
    check(service.annotated(since) == {"unreadable.txt": 1, "empty.txt": 1}, "once each", service.annotated(since))


def not_articles(service, check):
    """directory, FIFO, socket, device, symbolic links, a name too long: left alone, said once"""
    pid, since = service.pid(), service.cursor()
    os.mkdir(service.path("directory.txt"))
    os.mkfifo(service.path("fifo.txt"))
    with socket.socket(socket.AF_UNIX) as listener:
        # A socket's address has room for 107 bytes: bind by a short way to the same folder.
        here = os.getcwd()
        os.chdir(service.path(""))
        listener.bind("socket.txt")
        os.chdir(here)
    os.mknod(service.path("device.txt"), 0o20666, os.makedev(1, 5))  # /dev/zero, which never ends
    os.symlink("/etc/passwd", service.path("outside.txt"))
    os.symlink("missing", service.path("dangling.txt"))
    os.symlink("loop.txt", service.path("loop.txt"))
    long_name = "ا" * 123 + ".txt"
    assert len(long_name.encode()) == 250
    service.drop(long_name, article(1))
    service.drop("next.txt", article(2))
    service.wait_answer("next.txt")

    expected = {"fifo.txt", "socket.txt", "device.txt", "outside.txt", "dangling.txt", "loop.txt", long_name}
    wait_until(lambda: len(service.journal("ignored", since)) >= len(expected), f"{len(expected)} warnings")
    time.sleep(2.5)
    names = sorted(
        record["HASHIYA_ARTICLE"]
        for record in service.journal("ignored", since)
        if record["HASHIYA_ARTICLE"] != "directory.txt"
    )
    check(names == sorted(expected), f"{len(expected)} warnings in the journal, one each", names)
    check(service.answers() == ["next.txt.annotations.json"], "no answer but to the next article", service.answers())
    check(service.active() and service.pid() == pid, "the same process is still active")
    spent = service.sh(f"cat /proc/{pid}/stat").split()
    time.sleep(1)
    later = service.sh(f"cat /proc/{pid}/stat").split()
    ticks = int(later[13]) + int(later[14]) - int(spent[13]) - int(spent[14])
    check(ticks <= 5, "and does not turn in a loop", f"{ticks} ticks in a second")


def odd_names(service, check):
    """a newline, invalid UTF-8, a name of just the possible length, quotes and spaces: articles like others"""
    since = service.cursor()
    longest = b"n" * 234 + b".txt"
    names = [
        b"two\nlines.txt",
        b"caf\xe9-\xff.txt",
        longest,
        "خبر عاجل 'أول'.txt".encode(),
        b"no-extension",
        b"-rf.txt",
    ]
    for number, name in enumerate(names):
        service.drop(name, article(number))
    for name in names:
        service.wait_answer(name)
    check(len(service.names()) == 2 * len(names), f"{len(names)} answers beside {len(names)} articles", service.names())
    valid, said = service.validate(len(names))
    check(valid, f"all valid: {said}")
    counts = service.annotated(since)
    check(set(counts.values()) == {1} and len(counts) == len(names), "each annotated once", counts)
    check(
        "two\nlines.txt" in counts, "the newline stands in HASHIYA_ARTICLE and makes no field of its own", list(counts)
    )


CASES = [cannot_be_annotated, mended, not_articles, odd_names]
