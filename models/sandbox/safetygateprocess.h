// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the kernel says about a process, for the safety gate. Any thread; reads /proc.

#include <QByteArray>
#include <QList>
#include <QString>

#include <sys/types.h>

namespace sandbox {

[[nodiscard]] uid_t ownerOf(pid_t pid); // uid_t(-1) when there is no such process
[[nodiscard]] QList<QByteArray> commandLineOf(pid_t pid);
[[nodiscard]] QString workingFolderOf(pid_t pid);
[[nodiscard]] QString openFileOf(pid_t pid, int descriptor); // empty: none, or the kernel keeps it from us

// Does the process listen on the TCP port, and only on loopback addresses?
enum class Listening { No, Loopback, Open };
[[nodiscard]] Listening listeningOf(pid_t pid, int port);

// Pid of the process that listens on a Unix socket, as the kernel knows it; 0 when nobody does.
[[nodiscard]] pid_t listenerOf(const QString &socketFile);

} // namespace sandbox
