// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/loghead.h"

namespace incidents {

namespace {

constexpr qsizetype kShortestHead = 15; // "Nov 27 17:00:00"

// In this order: what is told apart by more comes first.
constexpr std::optional<LogHead> (*kHeadReaders[])(const QString &, base::WallTime) = {pgbouncerHead, postgresHead, nginxErrorHead, redisHead,
                                                                                        accessHead,    syslogHead,   applicationHead, logfmtHead};

} // namespace

std::optional<LogHead> headOf(const QString &row, base::WallTime around)
{
    if (row.size() < kShortestHead || row[0].isSpace())
        return std::nullopt;
    for (const auto read : kHeadReaders)
        if (auto head = read(row, around))
            return head;
    return std::nullopt;
}

} // namespace incidents
