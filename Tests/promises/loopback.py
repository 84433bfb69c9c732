"""An sshd of our own on the loopback interface, with throw-away keys: for scp, sftp and rsync over ssh."""

import os
import pathlib
import pwd
import socket
import subprocess

import lab

SSHD = "/usr/sbin/sshd"
SFTP_SERVER = "/usr/lib/openssh/sftp-server"


class Loopback:
    """In a `with` statement; `config` is for `ssh -F`, and the host's name in it is `loopback`."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.config = self.folder / "client"
        self.process = None
        self._made = None

    def __enter__(self):
        self.folder.mkdir(mode=0o700)
        for key in ("host", "user"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "loopback", "-f", self.folder / key]
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._configure(port)
        if os.geteuid() == 0 and not os.path.isdir("/run/sshd"):
            os.mkdir("/run/sshd", 0o755)
            self._made = "/run/sshd"
        with open(self.folder / "log", "wb") as log:
            self.process = subprocess.Popen([SSHD, "-D", "-e", "-f", self.folder / "server"], stdout=log, stderr=log)
        lab.wait_until(lambda: self._answers(port), "sshd listens", 10)
        return self

    def _configure(self, port):
        (self.folder / "server").write_text(
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {self.folder}/host\nPidFile none\nUsePAM no\n"
            f"AuthorizedKeysFile {self.folder}/user.pub\nStrictModes no\nPermitRootLogin yes\n"
            f"PasswordAuthentication no\nKbdInteractiveAuthentication no\nMaxStartups 50\n"
            f"Subsystem sftp {SFTP_SERVER}\n"
        )
        user = pwd.getpwuid(os.geteuid()).pw_name
        self.config.write_text(
            f"Host loopback\n  HostName 127.0.0.1\n  Port {port}\n  User {user}\n  IdentityFile {self.folder}/user\n"
            "  IdentitiesOnly yes\n  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n"
            "  BatchMode yes\n"
        )

    def _answers(self, port):
        if self.process.poll() is not None:
            raise lab.Failure(f"sshd ended: {(self.folder / 'log').read_text()[-300:]}")
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as connection:
                return connection.recv(4) == b"SSH-"
        except OSError:
            return False

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        if self._made:
            os.rmdir(self._made)
