// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one door to the log, so that no other file pays for the logging library's templates. Lines go to a
// rotating file in the state folder (5 files of 1 MiB) and, from warnings on, to stderr. Text is made visible
// (no control characters reach a terminal). Any thread.

#include <QString>

namespace base {

enum class LogLevel { Debug, Info, Warning, Error };

void openLog(const QString &folder, const QString &program); // once, in main; without it only stderr is written
void log(LogLevel level, const char *room, const QString &text);

inline void logDebug(const char *room, const QString &text) { log(LogLevel::Debug, room, text); }
inline void logInfo(const char *room, const QString &text) { log(LogLevel::Info, room, text); }
inline void logWarning(const char *room, const QString &text) { log(LogLevel::Warning, room, text); }
inline void logError(const char *room, const QString &text) { log(LogLevel::Error, room, text); }

} // namespace base
