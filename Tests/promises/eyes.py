"""A witness of a whole tree: every sidecar that is put in place, of which bytes, and whether anybody wrote into one.

Like lab.Witness, but it follows directories that come and go, and keeps what each publication said.
"""

import ctypes
import hashlib
import os
import select
import struct
import threading
import time

import lab

# Not MODIFY: setting a file's modification time alone is told as one.
CLOSE_WRITE, MOVED_TO, CREATE, OVERFLOW, IS_DIRECTORY = 0x8, 0x80, 0x100, 0x4000, 0x40000000

SIGNATURE = b'{\n"schema":"urn:hashiya:'


class Publication:
    """A sidecar at the moment when it was put in place."""

    def __init__(self, name, content):
        self.name = name
        self.document = content and lab.whole(content)
        self.is_foreign = content is not None and not content.startswith(SIGNATURE[: len(content)])
        self.is_torn = content is not None and self.document is None

    @property
    def digest(self):
        """The SHA-256 of the article that it was made of; None for an error document, or one already gone."""
        return self.document["source"]["sha256"] if self.document and "source" in self.document else None

    def fault(self):
        """What is wrong with it by itself."""
        if self.is_torn:
            return f"torn: {self.name!r} was not a complete document when it appeared"
        if self.digest:
            data = self.document["text"].encode()
            if self.digest not in (hashlib.sha256(data).hexdigest(), hashlib.sha256(b"\xef\xbb\xbf" + data).hexdigest()):
                return f"torn: the text and the digest in {self.name!r} are not of the same bytes"
        return None


class Eyes:
    """Watches `folder`, and the directories below it where `deep`. Names are paths below the folder, as bytes."""

    def __init__(self, folder, deep=False):
        self.folder = os.fsencode(folder)
        self.deep = deep
        self.publications = []
        self.written_in_place = set()
        self.both = []
        self.overflowed = False
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._descriptor < 0:
            raise OSError(ctypes.get_errno(), "inotify_init1")
        self._paths = {}
        self._seen = {}
        self._stop = os.eventfd(0)
        self._add(b"")
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        time.sleep(0.03)
        os.eventfd_write(self._stop, 1)
        self._thread.join()
        os.close(self._descriptor)
        os.close(self._stop)

    def _add(self, path):
        """Watches a directory, then looks for what was put into it before the watch was there."""
        whole_path = os.path.join(self.folder, path)
        watch = self._libc.inotify_add_watch(self._descriptor, whole_path, CLOSE_WRITE | MOVED_TO | CREATE)
        if watch < 0:
            if not path:
                raise OSError(ctypes.get_errno(), "inotify_add_watch", whole_path)
            return  # it is gone again
        known = watch in self._paths
        self._paths[watch] = path
        if known or not path:
            return
        try:
            entries = list(os.scandir(whole_path))
        except OSError:
            return
        for entry in entries:
            name = os.path.join(path, entry.name)
            if entry.is_dir(follow_symlinks=False):
                self._add(name)
            elif is_sidecar(entry.name):
                self._seen[name] = entry.inode()
                self._publish(name)

    def _run(self):
        while True:
            ready, _, _ = select.select([self._descriptor, self._stop], [], [])
            if self._descriptor in ready:
                self._take(os.read(self._descriptor, 1 << 16))
            elif self._stop in ready:
                return

    def _take(self, data):
        place = 0
        while place < len(data):
            watch, mask, _, length = struct.unpack_from("iIII", data, place)
            name = data[place + 16 : place + 16 + length].rstrip(b"\0")
            place += 16 + length
            if mask & OVERFLOW:
                self.overflowed = True
            elif watch in self._paths and name:
                self._hear(os.path.join(self._paths[watch], name), mask)

    def _hear(self, name, mask):
        if mask & IS_DIRECTORY:
            if self.deep and mask & (CREATE | MOVED_TO):
                self._add(name)
        elif is_sidecar(os.path.basename(name)):
            if mask & (CREATE | MOVED_TO):
                self._publish(name)
            else:
                self.written_in_place.add(name)

    def _publish(self, name):
        path = os.path.join(self.folder, name)
        try:
            with open(path, "rb") as file:
                inode = os.fstat(file.fileno()).st_ino
                content = file.read()
        except OSError:
            inode, content = None, None
        if self._seen.get(name) == inode and any(item.name == name for item in self.publications):
            del self._seen[name]  # the event of one that was found when its directory came
            return
        self.publications.append(Publication(name, content))
        article = path.removesuffix(lab.ANNOTATIONS).removesuffix(lab.ERROR)
        if all(os.path.lexists(article + kind) for kind in (lab.ANNOTATIONS, lab.ERROR)):
            self.both.append(name)


def is_sidecar(name):
    """Whether a name (bytes) is that of a sidecar."""
    return name.endswith((lab.ANNOTATIONS, lab.ERROR)) and not name.startswith(b".")
