// SPDX-License-Identifier: GPL-3.0-or-later
// Linked into the tests of the thread sanitizer's build. QProcess starts programs by a clone that shares this process's
// memory; the sanitizer then takes the child's first steps for the parent's own and gives up. A plain fork it knows.

#include <cstdarg>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" int clone(int (*child)(void *), void *, int flags, void *argument, ...)
{
    va_list more;
    va_start(more, argument);
    int *pidDescriptor = va_arg(more, int *);
    va_end(more);
    const pid_t pid = fork();
    if (pid == 0)
        _exit(child(argument));
    if (pid > 0 && (flags & CLONE_PIDFD))
        *pidDescriptor = int(syscall(SYS_pidfd_open, pid, 0));
    return pid;
}
