// Loaded before libc: read(2) and write(2) on regular files below SHORT_IO_FOLDER move one to seven bytes at a time, and
// every ninth call is interrupted. Counts what it did in SHORT_IO_COUNTS, so that a test knows that it was there.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef ssize_t (*transfer)(int, void *, size_t);
static _Atomic unsigned long *counts;
static atomic_uint turn;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("SHORT_IO_COUNTS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *page = mmap(NULL, 24, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (page != MAP_FAILED) counts = page;
    close(file);
}

static int is_ours(int file) {
    char link[64], path[4096];
    const char *folder = getenv("SHORT_IO_FOLDER");
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (!counts || !folder || length < 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

static ssize_t move(const char *name, int which, int file, void *bytes, size_t size) {
    transfer real = (transfer)dlsym(RTLD_NEXT, name);
    if (!size || !is_ours(file)) return real(file, bytes, size);
    unsigned now = atomic_fetch_add(&turn, 1);
    if (now % 9 == 8) {
        atomic_fetch_add(&counts[2], 1);
        errno = EINTR;
        return -1;
    }
    size_t few = 1 + now % 7;
    if (few < size) atomic_fetch_add(&counts[which], 1);
    return real(file, bytes, few < size ? few : size);
}

ssize_t read(int file, void *bytes, size_t size) { return move("read", 0, file, bytes, size); }
ssize_t write(int file, const void *bytes, size_t size) { return move("write", 1, file, (void *)bytes, size); }
