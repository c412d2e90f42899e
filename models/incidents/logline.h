// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One message of a server's log, whatever it was written as: jsonlog and csvlog of PostgreSQL, JSON of an application, lines
// with a head that loghead.h knows, or what systemd's journal tells (journalctl --output=json), with such a head or without.
// What a log says is hostile: it is kept as it came and shown through Untrusted.
// Pure; any thread.

#include "models/base/clock.h"
#include "models/base/severity.h"
#include "models/base/untrusted.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace incidents {

enum class LogFormat : std::uint8_t { Json, Csv, Plain, Journal };

struct LogLine {
    base::WallTime at{};
    int pid = 0;           // 0: it does not say
    QString severity;      // "ERROR", as the server says it; empty: it does not
    base::Untrusted text;  // all lines of the message
    friend bool operator==(const LogLine &, const LogLine &) = default;
};

inline constexpr qsizetype kLongestMessage = 16 * 1024; // characters; longer ones are cut

struct LogSpan {
    base::WallTime from{}, to{};
};
struct LogRead {
    std::vector<LogLine> lines; // of any time
    qsizetype notUnderstood = 0; // rows that may be of the span and are no message
};

// "log/postgresql.json", "….csv", anything else: by the ending of the file's name.
[[nodiscard]] LogFormat formatOf(const QString &fileName);
// By what stands there.
[[nodiscard]] LogFormat formatIn(QByteArrayView bytes);
// Every message whose head stands in these bytes, in their order. It goes on in lines that have no head. Lines that name no
// year were written before the end of the span.
[[nodiscard]] LogRead logLines(QByteArrayView bytes, LogFormat format, LogSpan span);

[[nodiscard]] base::Severity weightOf(const LogLine &line); // Critical from ERROR on, Warning, else Ok

struct LogSearch {
    QString words = {};         // each has to occur, without regard to case
    std::optional<int> pid = {};
    bool troublesOnly = false;  // WARNING and what is worse
    bool errorsOnly = false;    // ERROR and what is worse
    QString target = {};        // of frozen logs: of this one alone
};
[[nodiscard]] bool matches(const LogLine &line, const LogSearch &search);

} // namespace incidents
