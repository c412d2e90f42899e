// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is asked of Prometheus and what it answers (HTTP API v1, /api/v1/query_range). Pure; any thread.

#include "models/history/longmemory.h"

#include <QUrl>

namespace history {

enum class PastValue { Mean, Smallest, Largest }; // of each bucket

// The width of a question's buckets, whole seconds; a server answers with at most 11,000 of them.
[[nodiscard]] std::chrono::seconds stepOf(const LongMemory::Question &question);
// The selector of a series as this console exposes it (watch::exposition).
[[nodiscard]] QByteArray selectorOf(const ArchiveKey &key);
// One address: of the newest value before the end of each bucket where buckets are short, else of what the bucket held.
[[nodiscard]] std::string rangeAddress(const QUrl &server, const LongMemory::Question &question, PastValue value);

struct PastPoint {
    base::WallTime at{};
    double value = 0;
};
// All series of the answer, by time. Protocol: it is none, or says what is wrong.
[[nodiscard]] base::Result<std::vector<PastPoint>> pointsIn(const std::string &body);

// One bucket a step; those without a point are empty. Several values of a bucket are summed up.
[[nodiscard]] std::vector<PastBucket> bucketsOf(const LongMemory::Question &question, const std::vector<PastPoint> &means,
                                                const std::vector<PastPoint> &smallest, const std::vector<PastPoint> &largest);

} // namespace history
