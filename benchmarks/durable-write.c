// The bare minimum of a durable publication, by WIDTH threads: write a temporary file, fsync, rename, fsync of the
// directory. Nothing is read, decided or logged, so no publisher that gives the same promise each by itself is quicker.
//
//   durable-write each|shared WORK WIDTH COUNT FOLDER PAYLOAD…
//
// `each` makes an fsync of the directory for every file; with `shared`, writers that wait at the same time share one.
// Each file is preceded by WORK microseconds of processor time, as an annotation would be.
// Prints the seconds that the writing took, without the start of the process, and then each file's microseconds.
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct payload { char *bytes; size_t size; };

static struct payload *payloads;
static int payload_count, file_count, folder, shares;
static double work_seconds;
static double *took;
static atomic_int next_file;

// Whose turn it is to synchronize: a rename that was made before a round began is durable once that round is over.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t round_over = PTHREAD_COND_INITIALIZER;
static unsigned long begun, ended;
static int busy;

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

// Keeps the processor busy for a time of its own, however often others interrupt.
static void annotate(void) {
    if (work_seconds <= 0) return;
    double end = now(CLOCK_THREAD_CPUTIME_ID) + work_seconds;
    volatile unsigned counter = 0;
    do {
        // The clock is a system call; asked rarely, it is not what is measured.
        for (int turn = 0; turn < 5000; turn++) counter++;
    } while (now(CLOCK_THREAD_CPUTIME_ID) < end);
}

static void synchronize_folder(void) {
    if (!shares) {
        if (fsync(folder)) err(1, "fsync of the directory");
        return;
    }
    pthread_mutex_lock(&lock);
    unsigned long mine = begun + 1;
    while (ended < mine) {
        if (busy) {
            pthread_cond_wait(&round_over, &lock);
            continue;
        }
        busy = 1;
        unsigned long round = ++begun;
        pthread_mutex_unlock(&lock);
        if (fsync(folder)) err(1, "fsync of the directory");
        pthread_mutex_lock(&lock);
        ended = round;
        busy = 0;
        pthread_cond_broadcast(&round_over);
    }
    pthread_mutex_unlock(&lock);
}

static void *work(void *unused) {
    char temporary[32], final[32];
    for (int number; (number = atomic_fetch_add(&next_file, 1)) < file_count;) {
        struct payload *payload = &payloads[number % payload_count];
        snprintf(temporary, sizeof temporary, ".%d.tmp", number);
        snprintf(final, sizeof final, "%d.json", number);
        double start = now(CLOCK_MONOTONIC);
        annotate();
        int file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file < 0) err(1, "open");
        if (write(file, payload->bytes, payload->size) != (ssize_t)payload->size) err(1, "write");
        if (fsync(file)) err(1, "fsync");
        close(file);
        if (renameat(folder, temporary, folder, final)) err(1, "rename");
        synchronize_folder();
        took[number] = now(CLOCK_MONOTONIC) - start;
    }
    return unused;
}

int main(int count, char **arguments) {
    if (count < 7) errx(2, "durable-write each|shared WORK WIDTH COUNT FOLDER PAYLOAD…");
    shares = !strcmp(arguments[1], "shared");
    work_seconds = atof(arguments[2]) * 1e-6;
    int width = atoi(arguments[3]);
    file_count = atoi(arguments[4]);
    folder = open(arguments[5], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) err(1, "%s", arguments[5]);
    payload_count = count - 6;
    payloads = calloc(payload_count, sizeof *payloads);
    took = calloc(file_count, sizeof *took);
    for (int index = 0; index < payload_count; index++) {
        int file = open(arguments[index + 6], O_RDONLY | O_CLOEXEC);
        struct stat status;
        if (file < 0 || fstat(file, &status)) err(1, "%s", arguments[index + 6]);
        payloads[index] = (struct payload){malloc(status.st_size), status.st_size};
        if (read(file, payloads[index].bytes, status.st_size) != status.st_size) err(1, "%s", arguments[index + 6]);
        close(file);
    }
    pthread_t threads[width];
    double start = now(CLOCK_MONOTONIC);
    for (int index = 0; index < width; index++) pthread_create(&threads[index], NULL, work, NULL);
    for (int index = 0; index < width; index++) pthread_join(threads[index], NULL);
    printf("%.6f\n", now(CLOCK_MONOTONIC) - start);
    for (int index = 0; index < file_count; index++) printf("%.1f\n", took[index] * 1e6);
    return 0;
}
