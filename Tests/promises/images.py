"""File systems in loop images, for the proofs that need a disk of their own. Unmounted at the end of a `with`."""

import os
import pathlib
import shutil
import subprocess
import tempfile


def call(*command):
    """Runs a command; its output in the error."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{' '.join(map(str, command))}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


class Scratch:
    """A scratch directory with mounts in it."""

    def __init__(self, name):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix=f"{name}-", dir=os.environ.get("HASHIYA_SCRATCH", "/var/tmp")))
        self.mounts = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for place in reversed(self.mounts):
            subprocess.run(["umount", "-l", place], capture_output=True, check=False)
        shutil.rmtree(self.path, ignore_errors=True)

    def mount(self, name, *arguments):
        """Mounts at a new directory of this name."""
        place = self.path / name
        place.mkdir(exist_ok=True)
        call("mount", *arguments, place)
        self.mounts.append(place)
        return place

    def unmount(self, place):
        """Takes a mount away."""
        call("umount", place)
        self.mounts.remove(place)

    def image(self, path, size, kind, *options):
        """A file system of this kind in a file."""
        with open(path, "wb") as file:
            file.truncate(size)
        call(f"mkfs.{kind}", "-q", *options, path)
        return path
