"""A fresh Debian 12 for each run, booted by systemd-nspawn."""

import fcntl
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import uuid

from harness import Failure, wait_until

SUITE = "bookworm"
# What a small server has, the three libraries the service needs, and locales for the Arabic catalogue.
PACKAGES = "systemd systemd-sysv dbus locales procps libsystemd0 libstdc++6 libssl3".split()
CACHE = pathlib.Path("/var/cache/hashiya-check")
LOCALE = "ar_EG.UTF-8"


class Container:
    """Use in a `with` statement: the container's processes and files are gone at its end, however it ends."""

    def __init__(self, repository):
        self.repository = repository
        self.root = None
        self.nspawn = None
        self.leader = None

    def __enter__(self):
        base = self._base()
        # Not on /tmp, which may be in memory and knows no durable write.
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-check-", dir="/var/tmp"))
        self.scratch.chmod(0o755)
        self.root = self.scratch / "root"
        try:
            subprocess.run(["cp", "--archive", "--reflink=auto", base, self.root], check=True)
            self._prepare()
        except BaseException:
            shutil.rmtree(self.scratch, ignore_errors=True)
            raise
        return self

    def __exit__(self, *_):
        self._stop()
        if os.environ.get("HASHIYA_KEEP") == "1":
            print(f"kept: {self.scratch}")
        else:
            shutil.rmtree(self.scratch, ignore_errors=True)

    # What a machine needs once: 40 s, then kept outside the repository, named after what is in it.

    def _base(self):
        CACHE.mkdir(mode=0o755, parents=True, exist_ok=True)
        key = hashlib.sha256(" ".join([SUITE, LOCALE, *PACKAGES]).encode()).hexdigest()[:12]
        base = CACHE / f"{SUITE}-{key}"
        with open(CACHE / "lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if base.exists():
                return base
            print(f"Fetching Debian {SUITE} for the container, once, into {base}", flush=True)
            unfinished = CACHE / f"{base.name}.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            log = subprocess.run(
                ["debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", SUITE, unfinished, mirror()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=600,
            )
            if log.returncode:
                raise SystemExit(f"{log.stdout[-3000:]}\nFAIL debootstrap ended with status {log.returncode}")
            language, encoding = LOCALE.split(".")
            subprocess.run(
                ["chroot", unfinished, "localedef", "-i", language, "-f", encoding, LOCALE], check=True, timeout=60
            )
            shutil.rmtree(unfinished / "var/cache/apt/archives", ignore_errors=True)
            unfinished.rename(base)
        return base

    def _prepare(self):
        """Nothing may ask a question at the first boot."""
        system = self.root / "etc/systemd/system"
        for unit in (
            "systemd-firstboot.service",
            "systemd-networkd-wait-online.service",
            "apt-daily.timer",
            "apt-daily-upgrade.timer",
            "console-getty.service",
        ):
            (system / unit).symlink_to("/dev/null")
        # With an identity it is not a first boot, which would enable and start every unit by itself.
        (self.root / "etc/machine-id").write_text(uuid.uuid4().hex + "\n", encoding="ascii")
        (self.root / "etc/hostname").write_text("desk\n", encoding="ascii")

    # Running.

    def boot(self):
        log = open(self.scratch / "boot.log", "wb")
        self.nspawn = subprocess.Popen(
            # Should this process be killed outright, the container goes with it.
            [
                "setpriv",
                "--pdeathsig",
                "TERM",
                "systemd-nspawn",
                "--quiet",
                "--boot",
                "--register=no",
                "--keep-unit",
                f"--directory={self.root}",
                f"--machine=hashiya-check-{os.getpid()}",
                "--private-network",
                "--console=pipe",
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        log.close()
        try:
            self.leader = wait_until(self._find_leader, "systemd-nspawn starts a container", 20)
            wait_until(
                lambda: self.sh("systemctl is-system-running", check=False).strip() in ("running", "degraded"),
                "the container boots",
                60,
                0.2,
            )
        except Failure:
            print((self.scratch / "boot.log").read_text(errors="replace")[-3000:])
            raise

    def _find_leader(self):
        if self.nspawn.poll() is not None:
            raise Failure(f"systemd-nspawn ended with status {self.nspawn.returncode}")
        path = f"/proc/{self.nspawn.pid}/task/{self.nspawn.pid}/children"
        for child in pathlib.Path(path).read_text(encoding="ascii").split():
            # Its helper processes share the host's PID namespace; the leader is process 1 of another.
            if os.readlink(f"/proc/{child}/ns/pid") != os.readlink("/proc/self/ns/pid"):
                return int(child)
        return None

    def run(self, *command, user=None, env=None, timeout=60, **more):
        """Runs a command inside; a subprocess.CompletedProcess with text."""
        enter = ["nsenter", "--target", str(self.leader), "-m", "-u", "-i", "-n", "-p", "-C", "--wdns=/"]
        if user:
            enter += ["runuser", "--user", user, "--"]
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C",
            "SYSTEMD_COLORS": "0",
            "SYSTEMD_PAGER": "",
            "SYSTEMD_IGNORE_CHROOT": "1",
            **(env or {}),
        }
        return subprocess.run(
            [*enter, *command],
            env=environment,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            **more,
        )

    def sh(self, script, user=None, check=True, timeout=60):
        """Runs a line of shell inside and returns its output."""
        result = self.run("sh", "-c", script, user=user, timeout=timeout)
        if check and result.returncode:
            raise Failure(f"`{script}` ended with status {result.returncode}: {result.stderr.strip()[-500:]}")
        return result.stdout

    def start_sh(self, script, user=None):
        """Starts a line of shell inside and returns at once with the process."""
        enter = ["nsenter", "--target", str(self.leader), "-m", "-u", "-i", "-n", "-p", "-C", "--wdns=/"]
        return subprocess.Popen(
            [*enter, *(["runuser", "--user", user, "--"] if user else []), "sh", "-c", script], stdin=subprocess.DEVNULL
        )

    def path(self, inside):
        """Where a path of the container is on this machine: the same files, the same inodes."""
        return self.root / inside.lstrip("/")

    def make(self, *arguments):
        """Runs make in the repository with DESTDIR at the container."""
        result = subprocess.run(
            ["make", "--no-print-directory", *arguments, f"DESTDIR={self.root}"],
            cwd=self.repository,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=1800,
            env={key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "SUDO_USER")},
        )
        if result.returncode:
            raise Failure(f"make {' '.join(arguments)} ended with status {result.returncode}:\n{result.stdout[-3000:]}")
        return result.stdout

    def _stop(self):
        if not self.nspawn:
            return
        if self.leader and self.nspawn.poll() is None:
            os.kill(self.leader, signal.SIGRTMIN + 4)  # systemd's signal for poweroff
        try:
            self.nspawn.wait(timeout=20)
        except subprocess.TimeoutExpired:
            if self.leader:
                os.kill(self.leader, signal.SIGKILL)  # takes every process of the container with it
            self.nspawn.kill()
            self.nspawn.wait(timeout=10)
        time.sleep(0.1)


def mirror():
    """Where this machine's own apt gets Debian from."""
    out = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)"], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.split()
    if not out:
        raise SystemExit("FAIL apt knows no mirror to fetch a Debian from (apt-get indextargets is empty)")
    return out[0]
