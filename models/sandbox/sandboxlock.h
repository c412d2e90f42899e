// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One `up` or `down` of a state folder at a time, on the whole machine. The lock is on the folder itself, so that it
// goes when the folder does. Released by the destructor and by the kernel. Engine thread only.

#include "models/flow/scope.h"

#include <QString>

namespace sandbox {

class SandboxLock {
public:
    SandboxLock() = default;
    SandboxLock(SandboxLock &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    SandboxLock &operator=(SandboxLock &&) = delete;
    ~SandboxLock();

    // Waits for whoever holds it. Absent: there is no such folder.
    static flow::Task<flow::Result<SandboxLock>> take(flow::Reactor &reactor, QString folder, flow::TimePoint due);

private:
    explicit SandboxLock(int fd) : m_fd(fd) {}
    int m_fd = -1;
};

} // namespace sandbox
