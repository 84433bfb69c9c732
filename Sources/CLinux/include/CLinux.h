// What Glibc's Swift module leaves out of Linux: calls that need _GNU_SOURCE, and the variadic ones.
#ifndef HASHIYA_CLINUX_H
#define HASHIYA_CLINUX_H

#include <semaphore.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/statfs.h>

extern const unsigned int clinux_RENAME_NOREPLACE;

/// renameat2(2). Returns 0, or -1 with errno.
int clinux_renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags);

/// Takes a read lease on the descriptor and gives it back at once, fcntl(2) F_SETLEASE.
/// Returns 0 when no writable descriptor or mapping of the file exists, or -1 with errno:
/// EAGAIN while a writer has the file, EACCES when leases are not ours to take,
/// EINVAL or EOPNOTSUPP when the file system has none.
int clinux_probe_read_lease(int descriptor);

/// openat(2) with a mode, which Swift cannot call because it is variadic. Returns a descriptor, or -1 with errno.
int clinux_openat(int directory, const char *path, int flags, mode_t mode);

/// sem_wait(3) for at most some seconds by the monotonic clock. Returns 0, or -1 with errno ETIMEDOUT.
int clinux_sem_wait(sem_t *semaphore, long seconds);

/// Names the calling thread as ps(1) and /proc show it, pthread_setname_np(3).
/// Returns 0, or an error number: ERANGE when the name is longer than 15 bytes.
int clinux_set_thread_name(const char *name);

/// Has malloc(3) keep no more arenas than this, mallopt(3) with M_ARENA_MAX. To be called before threads are made.
void clinux_limit_arenas(int count);

/// Gives memory that malloc(3) holds free back to the kernel, malloc_trim(3).
void clinux_trim_memory(void);

#endif
