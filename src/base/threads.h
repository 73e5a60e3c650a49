/* Independent jobs spread over POSIX threads: who runs a job must not show in what it computes (1.2). */
#ifndef THREADS_H
#define THREADS_H

#include <stddef.h>

#define THREADS_MAX 64

/* Runs job(context, index, thread) once for every index from 0 to n_jobs - 1 and returns when all are done.
 * Takes up to n_threads threads (1 or more; above THREADS_MAX it is THREADS_MAX), the caller's among them; 1
 * creates none, and a thread that cannot be created only means fewer. Jobs are begun in the order of their
 * indices. thread, from 0 to n_threads - 1, is the same for no two jobs that run at once, so that a job may
 * have scratch of its own. An arena belongs to one thread: jobs must not allocate from a shared one. */
void threads_run(int n_threads, size_t n_jobs, void (*job)(void *context, size_t index, int thread),
                 void *context);

/* One thread for each processor, at most `most`: more would only wait. */
int threads_useful(int most);

#endif
