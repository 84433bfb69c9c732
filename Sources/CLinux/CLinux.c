#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const unsigned int clinux_RENAME_NOREPLACE = RENAME_NOREPLACE;

int clinux_renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags) {
    return renameat2(from_directory, from, to_directory, to, flags);
}

int clinux_probe_read_lease(int descriptor) {
    if (fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0) {
        return -1;
    }
    // A held lease would block the next writer, so it is never kept.
    if (fcntl(descriptor, F_SETLEASE, F_UNLCK) != 0) {
        return -1;
    }
    return 0;
}

int clinux_openat(int directory, const char *path, int flags, mode_t mode) {
    return openat(directory, path, flags, mode);
}

int clinux_sem_wait(sem_t *semaphore, long seconds) {
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += seconds;
    int result;
    do {
        result = sem_clockwait(semaphore, CLOCK_MONOTONIC, &end);
    } while (result != 0 && errno == EINTR);
    return result;
}

int clinux_set_thread_name(const char *name) {
    return pthread_setname_np(pthread_self(), name);
}

void clinux_limit_arenas(int count) {
    mallopt(M_ARENA_MAX, count);
}

void clinux_trim_memory(void) {
    malloc_trim(0);
}
