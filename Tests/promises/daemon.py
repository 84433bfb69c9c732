"""`hashiyad` outside systemd: its notices are received as systemd would, its log is read from standard error."""

import os
import pathlib
import socket
import tempfile
import threading

import lab


def daemon():
    """The release build's `hashiyad`, or the one that HASHIYAD names."""
    return os.environ.get("HASHIYAD", str(lab.REPOSITORY / ".build/release/hashiyad"))


class Daemon(lab.Service):
    """The service with its settings in a file and a notify socket of ours. `statuses` and `beats` hold what it said."""

    def __init__(self, folder, settings="", watchdog_seconds=4, prefix=()):
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="hashiyad-", dir=scratch_directory()))
        self.scratch.chmod(0o755)
        configuration = self.scratch / "hashiyad.toml"
        configuration.write_text(settings, encoding="utf-8")
        configuration.chmod(0o644)
        self.address = str(self.scratch / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.address)
        os.chmod(self.address, 0o666)
        environment = {"NOTIFY_SOCKET": self.address, "WATCHDOG_USEC": str(int(watchdog_seconds * 1e6))}
        super().__init__(folder, environment=environment)
        self.command = [*prefix, daemon(), "--config", str(configuration), "--directory", str(folder)]
        self.statuses, self.beats, self.is_ready = [], 0, False
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                message = self.socket.recv(65536).decode("utf-8", "replace")
            except OSError:
                return
            for line in message.splitlines():
                if line.startswith("STATUS="):
                    self.statuses.append(line.removeprefix("STATUS="))
                self.beats += line == "WATCHDOG=1"
                self.is_ready |= line == "READY=1"

    @property
    def status(self):
        """The last status line."""
        return self.statuses[-1] if self.statuses else ""

    def __enter__(self):
        self.start()
        try:
            lab.wait_until(lambda: self.is_ready, "READY=1")
        except lab.Failure as failure:
            raise lab.Failure(f"{failure}; it said {self.lines[-3:]}, status {self.process.poll()}") from None
        return self

    def __exit__(self, *_):
        self.kill()
        self.socket.close()
        for name in ("notify", "hashiyad.toml"):
            (self.scratch / name).unlink(missing_ok=True)
        self.scratch.rmdir()


def scratch_directory():
    """Where scratch files go: a real disk, not memory."""
    return os.environ.get("HASHIYA_SCRATCH", "/var/tmp")
