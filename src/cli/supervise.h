/* Runs the work of a command in a process of its own, so that whatever ends it - a signal, no memory, a fault
 * in a library - leaves a process that can clean up. */
#ifndef SUPERVISE_H
#define SUPERVISE_H

#include <realrate/diag.h>

#include <signal.h>

/* TERM, INT and HUP wait from here on, apart from those the caller's parent had ignored. */
void supervise_block(sigset_t *ret_before);

/* What runs supervised: messages are for the descriptor `messages`. Returns an exit status. */
typedef enum exit_status supervise_work(void *context, int messages);

/* Runs work(context) to its exit status. What libraries print to standard error meanwhile is kept back, and
 * shown only where the work ended without a message of its own: out of memory, a fault. A TERM, INT or HUP
 * ends it and is put in *ret_signal (0: none came). An end by any other signal is reported: STATUS_OS where
 * the system killed it, else STATUS_SELF_CHECK. */
enum exit_status supervise_run(supervise_work *work, void *context, const sigset_t *before,
                               struct diags *diags, int *ret_signal);

/* Lets the signals through again; a signal that ended the work now ends this process. */
void supervise_release(const sigset_t *before, int signal_number);

#endif
