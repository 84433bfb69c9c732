"""What only the machine's root can do to a process of the container: stop one of its threads, hold one of its reads."""

import contextlib
import ctypes
import os
import pathlib

_LIBC = ctypes.CDLL(None, use_errno=True)
_PTRACE_SEIZE, _PTRACE_INTERRUPT, _PTRACE_DETACH = 0x4206, 0x4207, 17
_WALL = 0x40000000
_FAN_CLASS_CONTENT, _FAN_CLOEXEC, _FAN_MARK_ADD, _FAN_ACCESS_PERM = 0x4, 0x1, 0x1, 0x20000


def host_pid(inner, name="hashiyad"):
    """The process number on this machine of a process of the container."""
    for status in pathlib.Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":\t", 1) for line in status.read_text(encoding="utf-8").splitlines() if ":\t" in line)
        except (FileNotFoundError, ProcessLookupError):
            continue
        numbers = lines.get("NSpid", "").split()
        if lines.get("Name") == name and len(numbers) > 1 and int(numbers[-1]) == inner:
            return int(numbers[0])
    raise LookupError(f"no process {inner} of the container")


def thread(pid, name):
    """The number of the thread of this name."""
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        if (task / "comm").read_text(encoding="utf-8").strip() == name:
            return int(task.name)
    raise LookupError(f"process {pid} has no thread {name}")


@contextlib.contextmanager
def stopped_thread(number):
    """One thread stands still while the process goes on, as in a debugger.

    Gives a function to call now and then: a process that dies is only gone when its tracer has taken note.
    """
    _ptrace(_PTRACE_SEIZE, number)
    _ptrace(_PTRACE_INTERRUPT, number)
    os.waitpid(number, _WALL)
    def take_note():
        with contextlib.suppress(ChildProcessError):
            os.waitpid(number, _WALL | os.WNOHANG)

    try:
        yield take_note
    finally:
        _LIBC.ptrace(_PTRACE_DETACH, number, None, None)
        take_note()


def _ptrace(request, number):
    if _LIBC.ptrace(ctypes.c_long(request), ctypes.c_long(number), None, None) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")


@contextlib.contextmanager
def held_reads(path):
    """Whoever reads the file waits, as behind a virus scanner that has died."""
    descriptor = _LIBC.fanotify_init(_FAN_CLASS_CONTENT | _FAN_CLOEXEC, os.O_RDONLY)
    if descriptor < 0:
        raise OSError(ctypes.get_errno(), "fanotify_init")
    try:
        mask = ctypes.c_uint64(_FAN_ACCESS_PERM)
        if _LIBC.fanotify_mark(descriptor, _FAN_MARK_ADD, mask, -100, os.fsencode(path)) < 0:
            raise OSError(ctypes.get_errno(), "fanotify_mark")
        yield
    finally:
        os.close(descriptor)
