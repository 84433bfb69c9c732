"""hashiyad as an administrator sees it: systemctl, the journal, and the folder."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess

from harness import Failure, wait_until

UNIT = "hashiyad.service"
SPOOL = "/var/spool/hashiya"
DROP = f"{SPOOL}/drop"
CONFIG = "/etc/hashiya/hashiyad.toml"

MESSAGES = {
    "annotated": "f6c436c68c684eccadea7528e490b9f9",
    "failed": "d0c7321852ba40f4b00c1f693ffc2d8f",
    "ignored": "78d263a879604059bfc63c01acad0afb",
    "retrying": "0f4268c88c86471da8bc5cec2e661ebe",
    "overflow": "14d1b03d833d40419b6377668899ea7e",
    "rescanned": "c7c7ab97c58148e9b3e19deb96d4068f",
    "polling": "446115607b774720abeb6a7af0c2f06c",
    "stalled": "aae8b0dc3a8f41618ce50f9170da1487",
    "root-lost": "7510cd68af7341e094af99cd874d1511",
    "root-back": "09a90133d9a24e5b90312fd4a04d9366",
    "reloaded": "c9c0a289e3e94dea96549949246b345a",
    "reload-refused": "d6d7d5aae98b4b2f8cb59cadfa9f1ee3",
    "started": "af12650fd5874670b4bc774efeec8904",
    "stopped": "5e77c8b41d7c4e79b92b20de077c7a5f",
    "conflict": "e787eede4a004caf83603f51d4dfefb1",
}

# Short real sentences: every article made here has a headline, countries and numbers in it.
BODY = """وزير الخارجية الفرنسي يزور العراق

بغداد - وصل وزير الخارجية الفرنسي إلى العراق يوم الثلاثاء في زيارة تستمر ثلاثة أيام.
وقال الوزير إن فرنسا ستقدم للعراق 25 مليون يورو لإعادة بناء 12 مدرسة في الموصل.
"""


def article(number=0):
    """The bytes of an article; another number, another article."""
    return f"{BODY}\nالخبر رقم {number}.\n".encode()


class Service:
    def __init__(self, container):
        self.container = container
        self.run = container.run
        self.sh = container.sh
        self.stage = container.path("/var/spool/hashiya-stage")  # the same file system as the folder

    # systemctl

    def show(self, *names, unit=UNIT):
        """The unit's properties: one as a string, several as a dictionary."""
        output = self.sh(f"systemctl show {unit} " + " ".join(f"-p {name}" for name in names))
        values = dict(line.split("=", 1) for line in output.splitlines() if "=" in line)
        return values.get(names[0], "") if len(names) == 1 else values

    def pid(self, unit=UNIT):
        return int(self.show("MainPID", unit=unit) or 0)

    def active(self, unit=UNIT):
        return self.show("ActiveState", unit=unit) == "active"

    def start(self, unit=UNIT):
        result = self.run("systemctl", "start", unit, timeout=90)
        if result.returncode:
            raise Failure(f"systemctl start {unit}: {result.stderr.strip()}")

    def restart(self, unit=UNIT):
        self.sh(f"systemctl restart {unit}", timeout=90)

    def memory_peak(self):
        """Bytes; VmHWM, since systemd 252 has no MemoryPeak."""
        status = self.sh(f"cat /proc/{self.pid()}/status")
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))

    # The journal

    def cursor(self):
        """A place in the journal to read on from."""
        self.sh("journalctl --sync")
        lines = self.sh("journalctl -n 0 --show-cursor --no-pager").splitlines()
        return next(line.split("cursor: ", 1)[1] for line in lines if line.startswith("-- cursor: "))

    def journal(self, message=None, since=None, unit=None, **fields):
        """Records as dictionaries, text where the field is text."""
        self.sh("journalctl --sync")
        command = ["journalctl", "--no-pager", "-o", "json", "--all"]
        if since:
            # journalctl 252 skips one match too many with --after-cursor: ask by time, then compare sequence numbers.
            command.append(f"--since=@{place(since, 't') // 1_000_000}")
        if message:
            command.append(f"MESSAGE_ID={MESSAGES[message]}")
        if unit:
            command.append(f"_SYSTEMD_UNIT={unit}")
        result = self.run(*command, *(f"{key}={value}" for key, value in fields.items()))
        records = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
        if since:
            records = [record for record in records if place(record["__CURSOR"], "i") > place(since, "i")]
        return [{key: text(value) for key, value in record.items()} for record in records]

    def record(self, message, since=None, **fields):
        """The one record of this kind, waited for."""
        records = wait_until(lambda: self.journal(message, since, **fields), f"a journal record `{message}` {fields}")
        if len(records) != 1:
            raise Failure(f"{len(records)} journal records `{message}` {fields} instead of one")
        return records[0]

    def annotated(self, since):
        """How often each article was annotated since then."""
        counts = {}
        for record in self.journal("annotated", since):
            name = record.get("HASHIYA_ARTICLE", "")
            counts[name] = counts.get(name, 0) + 1
        return counts

    def last_words(self):
        """What helps to understand a failure."""
        if not self.container.leader or self.container.nspawn.poll() is not None:
            return "   (the container is not running)"
        state = self.run("systemctl", "status", "--no-pager", "-n", "0", UNIT).stdout
        log = self.run(
            "journalctl", "--no-pager", "-n", "25", "-o", "short-precise", f"_SYSTEMD_UNIT={UNIT}", "+", f"UNIT={UNIT}"
        ).stdout
        return "\n".join("   | " + line[:300] for line in (state + log).splitlines())

    # The folder, through the host's path: the same inodes, without a process for each step

    def path(self, name, folder=DROP):
        if isinstance(name, bytes):
            return os.fsencode(self.container.path(folder)) + b"/" + name
        return os.fspath(self.container.path(folder) / name)

    def answer(self, name, folder=DROP):
        return with_suffix(self.path(name, folder), ".annotations.json")

    def error(self, name, folder=DROP):
        return with_suffix(self.path(name, folder), ".error.json")

    def staged(self, name, data, mode=0o644):
        """A finished file outside the folder, ready to be moved in; it belongs to root."""
        self.stage.mkdir(exist_ok=True)
        path = os.path.join(os.fsencode(self.stage), name if isinstance(name, bytes) else name.encode())
        with open(path, "wb") as file:
            file.write(data)
        os.chmod(path, mode)
        return path

    def drop(self, name, data, folder=DROP, mode=0o644):
        """As `mv` does within a file system."""
        os.rename(self.staged(name, data, mode), os.fsencode(self.path(name, folder)))

    def wait_answer(self, name, folder=DROP, seconds=15):
        wait_until(lambda: os.path.exists(self.answer(name, folder)), f"{name!r} is annotated", seconds)
        return load(self.answer(name, folder))

    def wait_error(self, name, folder=DROP, seconds=15):
        wait_until(lambda: os.path.exists(self.error(name, folder)), f"{name!r} gets an error file", seconds)
        return load(self.error(name, folder))

    def names(self, folder=DROP):
        return sorted(os.listdir(self.container.path(folder)))

    def temporaries(self, folder=DROP):
        return [name for name in self.names(folder) if name.startswith(".hashiya-")]

    def answers(self, folder=DROP):
        return [name for name in self.names(folder) if name.endswith((".annotations.json", ".error.json"))]

    def validate(self, annotations, problems=0, folder=DROP):
        """What the independent validator says of the folder: (whether all is well, its last lines)."""
        result = subprocess.run(
            [
                self.container.repository / "Scripts/validate-schema",
                "--annotations",
                str(annotations),
                "--problems",
                str(problems),
                self.container.path(folder),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
        return result.returncode == 0, result.stdout.strip()[-1500:]

    def tidy(self):
        """An empty folder and a running service with the configuration as installed, for the next case."""
        folder = self.container.path(DROP)
        if not folder.is_dir() or self.container.nspawn is None:
            return
        # Articles before answers: an answer that goes missing is asked for again.
        answer = (b".annotations.json", b".error.json")
        for entry in sorted(os.scandir(os.fsencode(folder)), key=lambda entry: entry.name.endswith(answer)):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                # The service may still be at work on something, and take its temporary file away first.
                pathlib.Path(os.fsdecode(entry.path)).unlink(missing_ok=True)

    def configure(self, text_of_it, path=CONFIG):
        self.container.path(path).write_text(text_of_it, encoding="utf-8")


def place(cursor, part):
    """A part of a journal cursor: `i`, the sequence number, or `t`, the time in microseconds."""
    return int(dict(pair.split("=", 1) for pair in cursor.split(";"))[part], 16)


def text(value):
    """journalctl gives bytes that are not printable text as a list of numbers."""
    if isinstance(value, list) and all(isinstance(byte, int) for byte in value):
        return bytes(value).decode("utf-8", "surrogateescape")
    return value


def with_suffix(path, suffix):
    return path + (suffix.encode() if isinstance(path, bytes) else suffix)


def load(path):
    with open(path, "rb") as file:
        return json.loads(file.read().decode("utf-8"))


def sha256(data):
    return hashlib.sha256(data).hexdigest()
