#include "threads.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

struct crew {
    void (*job)(void *context, size_t index, int thread);
    void *context;
    size_t n_jobs;
    atomic_size_t next; /* the first index nobody has taken */
};

struct worker {
    struct crew *crew;
    int thread;
    pthread_t id;
};

static void *
work(void *argument)
{
    const struct worker *worker = argument;
    struct crew *crew = worker->crew;
    for (;;) {
        size_t index = atomic_fetch_add_explicit(&crew->next, 1, memory_order_relaxed);
        if (index >= crew->n_jobs)
            return NULL;
        crew->job(crew->context, index, worker->thread);
    }
}

static int
at_most(int n_threads, size_t n_jobs)
{
    if (n_threads > THREADS_MAX)
        n_threads = THREADS_MAX;
    return n_threads > 0 && (size_t)n_threads > n_jobs ? (int)n_jobs : n_threads;
}

void
threads_run(int n_threads, size_t n_jobs, void (*job)(void *context, size_t index, int thread), void *context)
{
    struct crew crew = {.job = job, .context = context, .n_jobs = n_jobs};
    struct worker workers[THREADS_MAX] = {{.crew = &crew}};
    int n_wanted = at_most(n_threads, n_jobs), n = 1; /* the caller is the first */
    for (; n < n_wanted; n++) {
        workers[n] = (struct worker){.crew = &crew, .thread = n};
        if (pthread_create(&workers[n].id, NULL, work, &workers[n]) != 0)
            break;
    }
    work(&workers[0]);
    while (--n > 0)
        pthread_join(workers[n].id, NULL);
}

int
threads_useful(int most)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online < 1 ? 1 : online > most ? most : (int)online;
}
