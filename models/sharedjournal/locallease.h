// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which of several programs on one machine stands for the others, kept in a file that its holder renews. It goes to
// another when the holder ended, at once, or when it stopped renewing (it is frozen). Blocks for a small file; any thread.

#include "models/base/result.h"

#include <QString>

#include <chrono>

namespace sharedjournal {

class LocalLease {
public:
    // span: how long it holds without being renewed.
    LocalLease(QString file, std::chrono::milliseconds span) : m_file(std::move(file)), m_span(span) {}

    // True: it is ours now. An error: the file cannot be used, and nobody knows.
    [[nodiscard]] base::Result<bool> renew() const;
    void resign() const;

private:
    QString m_file;
    std::chrono::milliseconds m_span;
};

} // namespace sharedjournal
