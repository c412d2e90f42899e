// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How bad a line is, in the words that a search knows, which are PostgreSQL's: DEBUG, INFO, NOTICE, LOG, WARNING, ERROR, FATAL,
// PANIC. Empty: it does not say. Pure; any thread.

#include <QString>

namespace incidents {

[[nodiscard]] QString severityNamed(QStringView word);    // "warn", "Critical", "emerg"; empty for any other word
[[nodiscard]] QString severityOfSyslog(int priority);     // 0 to 7
[[nodiscard]] QString severityOfNumber(int level);        // 10 to 60 as some libraries count, 0 to 7 as syslog does
// At the beginning of a message: "[error] ...", "main - WARN - ...", "caller=x level=info ...".
[[nodiscard]] QString severitySaid(const QString &message);

} // namespace incidents
