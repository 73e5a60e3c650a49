#include "base/threads.h"

#include "../check.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <time.h>

#define N_JOBS 1000

/* The linker leads pthread_create here: how many calls succeed from now on. */
static int creatable = THREADS_MAX;
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                          void *argument);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                          void *argument);

int
__wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                      void *argument)
{
    if (creatable <= 0)
        return EAGAIN;
    creatable--;
    return __real_pthread_create(thread, attributes, start, argument);
}

/* What the jobs of one run tell. */
struct told {
    atomic_int runs[N_JOBS];
    atomic_bool busy[THREADS_MAX];
    atomic_int n_outside, n_shared; /* thread numbers out of range; given to two jobs at once */
    int n_threads;
};

static void
tell(void *context, size_t index, int thread)
{
    struct told *told = context;
    if (thread < 0 || thread >= told->n_threads) {
        told->n_outside++;
        return;
    }
    told->n_shared += atomic_exchange(&told->busy[thread], true);
    told->runs[index]++;
    sched_yield();
    told->busy[thread] = false;
}

static void
want_each_once(int n_threads, size_t n_jobs)
{
    struct told told = {.n_threads = n_threads < THREADS_MAX ? n_threads : THREADS_MAX};
    threads_run(n_threads, n_jobs, tell, &told);
    assert_int_equal(told.n_outside, 0);
    assert_int_equal(told.n_shared, 0);
    for (size_t i = 0; i < N_JOBS; i++)
        assert_int_equal(told.runs[i], i < n_jobs);
}

static int
create_all(void **state)
{
    (void)state;
    creatable = 1 << 20;
    return 0;
}

static void
every_job_runs_once_by_a_thread_of_its_own_number(void **state)
{
    (void)state;
    static const int threads[] = {1, 2, 3, 8, THREADS_MAX, 2 * THREADS_MAX};
    static const size_t jobs[] = {0, 1, 2, 7, N_JOBS};
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++)
        for (size_t j = 0; j < sizeof jobs / sizeof *jobs; j++)
            want_each_once(threads[i], jobs[j]);
}

static void
a_thread_that_cannot_be_created_only_means_fewer(void **state)
{
    (void)state;
    for (int n = 0; n < 3; n++) {
        creatable = n;
        want_each_once(8, N_JOBS);
    }
}

struct order {
    pthread_t caller;
    size_t next;
    bool is_kept;
};

static void
keep_order(void *context, size_t index, int thread)
{
    struct order *order = context;
    order->is_kept =
        order->is_kept && index == order->next && thread == 0 && pthread_equal(order->caller, pthread_self());
    order->next++;
}

static void
one_thread_is_the_caller_and_creates_none(void **state)
{
    (void)state;
    struct order order = {.caller = pthread_self(), .is_kept = true};
    creatable = 0;
    threads_run(1, N_JOBS, keep_order, &order);
    assert_true(order.is_kept);
    assert_int_equal(order.next, N_JOBS);
}

/* There are no more threads than jobs. */
static void
threads_without_a_job_are_not_created(void **state)
{
    (void)state;
    struct told told = {.n_threads = 8};
    creatable = 10;
    threads_run(8, 3, tell, &told);
    assert_int_equal(creatable, 10 - 2);
    threads_run(8, 0, tell, &told);
    assert_int_equal(creatable, 10 - 2);
}

/* Each of two jobs waits until the other has begun, for a minute at most. */
static void
meet(void *context, size_t index, int thread)
{
    atomic_int *n_begun = context;
    (void)index;
    (void)thread;
    ++*n_begun;
    for (time_t end = time(NULL) + 60; *n_begun % 2 != 0 && time(NULL) < end;)
        sched_yield();
    *n_begun += *n_begun % 2 == 0 ? 100 : 0;
}

static void
two_threads_run_two_jobs_at_once(void **state)
{
    (void)state;
    atomic_int n_begun = 0;
    threads_run(2, 2, meet, &n_begun);
    assert_int_equal(n_begun, 2 + 100 + 100);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(every_job_runs_once_by_a_thread_of_its_own_number, create_all),
        cmocka_unit_test_setup(a_thread_that_cannot_be_created_only_means_fewer, create_all),
        cmocka_unit_test_setup(one_thread_is_the_caller_and_creates_none, create_all),
        cmocka_unit_test_setup(threads_without_a_job_are_not_created, create_all),
        cmocka_unit_test_setup(two_threads_run_two_jobs_at_once, create_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
