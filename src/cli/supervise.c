#include <config.h>

#include "progress.h"
#include "supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const int stop_signals[] = {SIGTERM, SIGINT, SIGHUP};
#define N_STOP_SIGNALS (sizeof stop_signals / sizeof stop_signals[0])

/* A signal ignored from outside, as nohup does, stays ignored: blocked, it would be queued all the same. */
static bool
is_ignored(int number)
{
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static void
awaited(sigset_t *ret)
{
    sigemptyset(ret);
    sigaddset(ret, SIGCHLD);
    for (size_t i = 0; i < N_STOP_SIGNALS; i++) {
        if (!is_ignored(stop_signals[i]))
            sigaddset(ret, stop_signals[i]);
    }
}

void
supervise_block(sigset_t *ret_before)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigset_t block;
    sigaction(SIGCHLD, &usual, NULL); /* ignored, it would leave nothing to wait for */
    awaited(&block);
    sigprocmask(SIG_BLOCK, &block, ret_before);
}

/* Standard error becomes a file in memory; returns where messages still go, standard error itself where that
 * cannot be had. */
static int
keep_back(int kept)
{
    int messages = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (messages < 0 || kept < 0 || dup2(kept, STDERR_FILENO) < 0)
        return STDERR_FILENO;
    return messages;
}

/* What the libraries had to say. */
static void
show_kept(int kept)
{
    char chunk[4096];
    off_t at = 0;
    ssize_t got;
    while ((got = pread(kept, chunk, sizeof chunk, at)) > 0) {
        at += got;
        (void)!write(STDERR_FILENO, chunk, (size_t)got);
    }
}

static _Noreturn void
run_child(supervise_work *work, void *context, const sigset_t *before, pid_t parent, int kept)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* never write on after the process that holds the lock */
    if (getppid() != parent)
        _exit(STATUS_OS);
    sigprocmask(SIG_SETMASK, before, NULL);
    exit((int)work(context, keep_back(kept)));
}

/* Waits for the child's end or a signal to stop; returns that signal or 0. */
static int
wait_child(pid_t child, int *ret_wait)
{
    sigset_t signals;
    int number = SIGCHLD;
    awaited(&signals);
    while (number < 0 || number == SIGCHLD) {
        if (waitpid(child, ret_wait, WNOHANG) == child)
            return 0;
        number = sigwaitinfo(&signals, NULL); /* -1: interrupted */
    }
    kill(child, SIGKILL);
    while (waitpid(child, ret_wait, 0) < 0 && errno == EINTR)
        continue;
    progress_clear(STDERR_FILENO);
    return number;
}

static bool
is_stop_signal(int number)
{
    for (size_t i = 0; i < N_STOP_SIGNALS; i++) {
        if (number == stop_signals[i])
            return true;
    }
    return false;
}

/* How the child ended, as an exit status. */
static enum exit_status
judge_end(int status, int kept, struct diags *diags, int *ret_signal)
{
    if (WIFEXITED(status)) {
        enum exit_status ret = (enum exit_status)WEXITSTATUS(status);
        /* Out of memory ends it on the spot, a sanitizer with a status of its own. */
        if (ret != STATUS_OK && (ret < STATUS_USAGE || ret == STATUS_OS))
            show_kept(kept);
        return ret;
    }
    int number = WTERMSIG(status);
    if (is_stop_signal(number)) {
        *ret_signal = number;
        return STATUS_OS;
    }
    show_kept(kept);
    /* The system kills where memory runs out; GLib stops itself by SIGTRAP where it gets no thread. */
    enum exit_status ret = number == SIGKILL || number == SIGTRAP ? STATUS_OS : STATUS_SELF_CHECK;
    diag_error(diags, ret, (struct place){0}, "stopped by signal %d (%s); nothing was written", number,
               strsignal(number));
    return ret;
}

enum exit_status
supervise_run(supervise_work *work, void *context, const sigset_t *before, struct diags *diags,
              int *ret_signal)
{
    int status = 0, kept = memfd_create("messages", MFD_CLOEXEC);
    pid_t parent = getpid(), child = fork();
    enum exit_status ret = STATUS_OS;
    if (child == 0)
        run_child(work, context, before, parent, kept);
    if (child < 0)
        diag_error(diags, STATUS_OS, (struct place){0}, "cannot start a process: %s", strerror(errno));
    else if ((*ret_signal = wait_child(child, &status)) == 0)
        ret = judge_end(status, kept, diags, ret_signal);
    if (kept >= 0)
        close(kept);
    return ret;
}

void
supervise_release(const sigset_t *before, int signal_number)
{
    if (signal_number)
        raise(signal_number); /* waits until the mask is lifted */
    sigprocmask(SIG_SETMASK, before, NULL);
}
