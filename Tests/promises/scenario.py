"""One way of writing articles, from its data file to a verdict.

A scenario is a header of `# key: value` lines and below it a shell script, run by `sh -eu`:

    title      what people do
    needs      programs, space separated; `sshd` is our own on the loopback interface
    expects    NAME STATE [COUNT]; the state at the end: annotations, error, none, or orphan (its article is gone), more
               than one with | between; NAME may hold {000..199}; COUNT is how often its answer may be put in place: 1
               or 1..3; default 1, and 0 for none
    passing    NAME STATE COUNT; an answer of the other kind that may stand there for a while
    options    of `hashiya watch`
    service    own: the script starts the services itself
    tampers    yes: the script writes into answers, or puts files of its own in their place

The script has DROP (the watched folder), OUTSIDE (a directory on the same file system), ELSEWHERE (one on another), the
articles ARTICLE, OTHER, SAME (of the same size as ARTICLE), LARGE and LARGER (a megabyte and more, to be caught while
they are being worked on), the programs in writers/bin, HASHIYA, and `ssh -F "$SSH_CONFIG" loopback`.
"""

import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

import eyes
import lab

BIN = pathlib.Path(__file__).resolve().parent / "writers/bin"
KINDS = {"annotations": lab.ANNOTATIONS, "error": lab.ERROR}


class Scenario:
    """A parsed file."""

    def __init__(self, path):
        self.name = path.stem
        self.script = path.read_text(encoding="utf-8")
        self.title, self.needs, self.options = self.name, [], []
        self.owns_service = self.tampers = False
        self.expected, self.allowed = {}, {}
        for key, value in re.findall(r"^# (\w+): (.*)$", self.script, re.MULTILINE):
            self._take(key, value.strip())

    def _take(self, key, value):
        if key == "title":
            self.title = value
        elif key in ("needs", "options"):
            setattr(self, key, value.split())
        elif key == "service":
            self.owns_service = value == "own"
        elif key == "tampers":
            self.tampers = value == "yes"
        elif key in ("expects", "passing"):
            self._expect(key, *value.rsplit(None, value.count(" ")))
        else:
            raise ValueError(f"{self.name}: unknown key {key}")

    def _expect(self, key, pattern, states, count=None):
        for name in names(pattern):
            for state in states.split("|"):
                if key == "expects":
                    self.expected.setdefault(name, set()).add(state)
                if state in ("annotations", "error"):
                    low, _, high = (count or "1").partition("..")
                    low = 0 if "|" in states else int(low)
                    self.allowed[os.fsencode(name) + KINDS[state]] = (low, int(high or (count or "1").partition("..")[0]))
                elif state == "orphan":
                    self.allowed[os.fsencode(name) + lab.ANNOTATIONS] = tuple(
                        int(part) for part in (count or "0..1").split("..") * (1 if ".." in (count or "0..1") else 2)
                    )

    @property
    def is_deep(self):
        """Whether directories below the folder are watched too."""
        return "--recursive" in self.options

    def renamed(self, prefix):
        """The same with other names, for a folder that is not ours alone."""
        other = Scenario.__new__(Scenario)
        other.__dict__.update(self.__dict__)
        for name in self.expected:
            other.script = re.sub(rf"(?<![\w.-]){re.escape(name)}", prefix + name, other.script)
        other.expected = {prefix + name: states for name, states in self.expected.items()}
        other.allowed = {os.fsencode(prefix) + name: count for name, count in self.allowed.items()}
        return other


def names(pattern):
    """`a{0..2}` for three names."""
    match = re.fullmatch(r"(.*)\{(\d+)\.\.(\d+)\}(.*)", pattern)
    if not match:
        return [pattern]
    before, low, high, after = match.groups()
    return [f"{before}{number:0{len(low)}}{after}" for number in range(int(low), int(high) + 1)]


class Run:
    """One run of a scenario. `verdict()` is a list of what was not kept, empty when all is well."""

    def __init__(self, scenario, folder, environment, shared_folder=None):
        self.scenario = scenario
        self.base = pathlib.Path(folder)
        self.drop = pathlib.Path(shared_folder or self.base / "drop")
        self.is_shared = bool(shared_folder)
        self.notes = self.base / "notes"
        self.environment = {
            **os.environ,
            **environment,
            "DROP": str(self.drop),
            "OUTSIDE": str(self.base / "outside"),
            "HOME": str(self.base / "outside"),
            "NOTES": str(self.notes),
            "HASHIYA": lab.tool(),
            "PATH": f"{BIN}:{os.environ['PATH']}",
        }
        self.late = False
        self.caught = 0
        self.publications = 0

    def verdict(self):
        """Makes the folder, runs everything, judges."""
        for path in (self.base / "outside", self.drop):
            path.mkdir(parents=True, exist_ok=True)
        self.notes.touch()
        elsewhere = self.environment["ELSEWHERE"]
        os.makedirs(elsewhere, exist_ok=True)
        try:
            with eyes.Eyes(self.drop, self.scenario.is_deep) as witness:
                if self.is_shared or self.scenario.owns_service:
                    return self._play(witness, None)
                with lab.Service(self.drop, *self.scenario.options) as service:
                    return self._play(witness, service)
        except lab.Failure as failure:
            return [str(failure)]
        finally:
            shutil.rmtree(elsewhere, ignore_errors=True)
            if self.is_shared:
                self._leave()

    def _play(self, witness, service):
        faults = self._write()
        self._read_notes()
        if self.late or faults:
            return faults
        try:
            self._wait()
        except lab.Failure as failure:
            faults.append(str(failure))
        if service and service.process.poll() is not None:
            faults.append(f"the service ended: {service.lines[-3:]}")
        time.sleep(0.02)
        return faults + self._judge(witness)

    def _write(self):
        """Runs the script; whatever it left running goes with it."""
        process = subprocess.Popen(
            ["sh", "-euc", self.scenario.script, self.scenario.name],
            cwd=self.base,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            output, _ = process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            return ["the script did not end within 30 s"]
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        if process.returncode:
            return [f"the script failed ({process.returncode}): {output.decode(errors='replace').strip()[-300:]}"]
        return []

    def _read_notes(self):
        lines = self.notes.read_text(encoding="ascii").split("\n")
        self.late = "late" in lines
        self.caught = sum(line.startswith("during ") for line in lines)
        self.legitimate = {line.split()[1] for line in lines if line.startswith("legitimate ")}

    def _sidecars(self):
        """Every answer in the folder that concerns us: path below it (bytes) to what tells one file from the next."""
        found = {}
        for path, directories, files in os.walk(os.fsencode(self.drop)):
            if not self.scenario.is_deep:
                directories.clear()
            for name in files:
                relative = os.path.relpath(os.path.join(path, name), os.fsencode(self.drop))
                if eyes.is_sidecar(name) and (not self.is_shared or self._article(relative) in self._expected_names()):
                    try:
                        status = os.lstat(os.path.join(path, name))
                    except FileNotFoundError:
                        continue  # replaced by one of the other kind just now
                    found[relative] = (status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
        return found

    @staticmethod
    def _article(sidecar):
        return sidecar.removesuffix(lab.ANNOTATIONS).removesuffix(lab.ERROR)

    def _expected_names(self):
        return {os.fsencode(name) for name in self.scenario.expected}

    def _state(self, name):
        """What stands beside an article, or instead of it."""
        path = os.path.join(os.fsencode(self.drop), os.fsencode(name))
        kinds = [kind for kind, suffix in KINDS.items() if os.path.lexists(path + suffix)]
        if kinds and not os.path.lexists(path):
            return "orphan"
        return "+".join(kinds) or "none"

    def _wrong(self):
        """What the folder still has to become."""
        states = {name: self._state(name) for name in self.scenario.expected}
        wrong = [
            f"{name}: {state} instead of {'|'.join(sorted(self.scenario.expected[name]))}"
            for name, state in states.items()
            if state not in self.scenario.expected[name]
        ]
        surplus = {self._article(name) for name in self._sidecars()} - self._expected_names()
        wrong += [f"{name!r} has an answer and is none of ours" for name in surplus]
        return wrong or self._audit()

    def _audit(self):
        wrong = []
        directories = {os.path.dirname(os.fsencode(name)) for name in self.scenario.expected}
        for directory in directories:
            path = os.path.join(os.fsencode(self.drop), directory)
            if not os.path.isdir(path):
                continue
            faults, temporary = lab.audit(path)
            for name, reason in faults.items():
                relative = os.path.join(directory, name)
                states = self.scenario.expected.get(os.fsdecode(relative), set() if self.is_shared else {"annotations"})
                if states and states != {"none"}:
                    wrong.append(f"{os.fsdecode(relative)}: {reason}")
            wrong += [] if self.is_shared else [f"{name!r} is left" for name in temporary]
        return wrong

    def _wait(self, seconds=15.0, calm=0.4):
        """Until the folder is as expected and has stayed so for a moment."""
        end = time.monotonic() + seconds
        while True:
            wrong, before = self._wrong(), self._sidecars()
            if not wrong:
                time.sleep(calm)
                wrong, after = self._wrong(), self._sidecars()
                if not wrong and before == after:
                    return
            elif time.monotonic() > end:
                raise lab.Failure(f"not within {seconds:g} s: {'; '.join(wrong[:3])}")
            time.sleep(0.05)

    def _judge(self, witness):
        """What the witness says of the way there."""
        ours = [item for item in witness.publications if self._is_ours(item.name)]
        if self.scenario.tampers:
            ours = [item for item in ours if not item.is_foreign]
        self.publications = len(ours)
        faults = [fault for item in ours if (fault := item.fault())]
        faults += [f"both kinds at once: {name!r}" for name in witness.both if self._is_ours(name)]
        if witness.overflowed:
            faults.append("the witness missed something")
        if not self.scenario.tampers:
            faults += [f"{name!r} was written in place" for name in witness.written_in_place if self._is_ours(name)]
        counts = {}
        for item in ours:
            counts[item.name] = counts.get(item.name, 0) + 1
        for name in counts.keys() | self.scenario.allowed.keys():
            low, high = self.scenario.allowed.get(name, (0, 0))
            if not low <= counts.get(name, 0) <= high:
                faults.append(f"{os.fsdecode(name)} was put in place {counts.get(name, 0)} times, not {low}..{high}")
        for item in ours:
            if item.digest and item.digest not in self.legitimate | {self._final(item.name)}:
                faults.append(f"{os.fsdecode(item.name)} was made of a version that no writer was done with")
        return faults

    def _is_ours(self, name):
        return not self.is_shared or self._article(name) in self._expected_names()

    def _final(self, sidecar):
        try:
            with open(os.path.join(os.fsencode(self.drop), self._article(sidecar)), "rb") as file:
                return hashlib.sha256(file.read()).hexdigest()
        except OSError:
            return None

    def _leave(self):
        """Takes our files out of a folder that is not ours: articles first, or their answers would be made again."""
        paths = [os.path.join(os.fsencode(self.drop), name) for name in self._expected_names()]
        for path in [*paths, *(path + kind for path in paths for kind in KINDS.values())]:
            try:
                os.unlink(path)
            except OSError:
                pass
            time.sleep(0.0 if path in paths else 0.001)
