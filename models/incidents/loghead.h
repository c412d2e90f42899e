// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The heads of log lines, one small reader for each program's shape; loghead.cpp has them as a table. What has no head goes on
// from the line before it. Zones are as in logtime.h, severities as in loglevel.h. Rows are hostile: any text, one line of
// it, at most kLongestRow long. Pure; any thread.

#include "models/base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace incidents {

inline constexpr qsizetype kLongestRow = 64 * 1024; // bytes; what is behind them is left out

struct LogHead {
    base::WallTime at{};
    int pid = 0;      // 0: it does not say
    QString severity; // empty: the same
    QString text;     // what the line says behind it
};

// Of any shape. around: lines that name no year were written before it.
[[nodiscard]] std::optional<LogHead> headOf(const QString &row, base::WallTime around);

// 2026-11-27 17:00:00.123 UTC [1234] shop@shop ERROR:  text; and any log_line_prefix that begins with the time and has [%p].
[[nodiscard]] std::optional<LogHead> postgresHead(const QString &row, base::WallTime around);
// 2026-11-27 17:00:00.123 UTC [1234] LOG text
[[nodiscard]] std::optional<LogHead> pgbouncerHead(const QString &row, base::WallTime around);
// 1234:M 27 Nov 2026 17:00:00.123 * text
[[nodiscard]] std::optional<LogHead> redisHead(const QString &row, base::WallTime around);
// 2026/11/27 17:00:00 [error] 1234#1234: *5 text
[[nodiscard]] std::optional<LogHead> nginxErrorHead(const QString &row, base::WallTime around);
// 127.0.0.1 - - [27/Nov/2026:17:00:00 +0000] "GET / HTTP/1.1" 502 157 "-" "curl/7.88.1", also of other web servers; an
// answer of 500 and more is an error.
[[nodiscard]] std::optional<LogHead> accessHead(const QString &row, base::WallTime around);
// Nov 27 17:00:00 host app[1234]: text; with a time of ISO 8601; and that of RFC 5424. A head of the program itself behind it
// knows process and severity better.
[[nodiscard]] std::optional<LogHead> syslogHead(const QString &row, base::WallTime around);
// 2026-11-27T17:00:00.123Z ERROR text: whatever begins with day and time.
[[nodiscard]] std::optional<LogHead> applicationHead(const QString &row, base::WallTime around);
// time=2026-11-27T17:00:00.123Z level=info msg="text"
[[nodiscard]] std::optional<LogHead> logfmtHead(const QString &row, base::WallTime around);

// A row of JSON: jsonlog of PostgreSQL, and what applications write, by the usual names of time, severity and message.
[[nodiscard]] std::optional<LogHead> jsonHead(const QByteArray &row);

} // namespace incidents
