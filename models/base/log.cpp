// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/log.h"

#include "models/base/untrusted.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <mutex>

#include <sys/stat.h>

namespace base {

namespace {

std::mutex guard; // guards logger
std::shared_ptr<spdlog::logger> logger;

std::shared_ptr<spdlog::logger> current()
{
    const std::lock_guard lock(guard);
    if (!logger) {
        auto console = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        console->set_level(spdlog::level::warn);
        logger = std::make_shared<spdlog::logger>("quarterdeck", console);
        logger->set_level(spdlog::level::debug);
    }
    return logger;
}

} // namespace

void openLog(const QString &folder, const QString &program)
{
    auto log = current();
    try {
        const std::string file = (folder + QLatin1Char('/') + program + QStringLiteral(".log")).toStdString();
        spdlog::file_event_handlers handlers; // servers' words are for the owner's eyes alone
        handlers.after_open = [](const spdlog::filename_t &, std::FILE *opened) { (void)::fchmod(fileno(opened), 0600); };
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file, 1 << 20, 5, false, handlers);
        const std::lock_guard lock(guard);
        logger->sinks().push_back(std::move(sink));
        logger->flush_on(spdlog::level::info);
    } catch (const spdlog::spdlog_ex &e) {
        // A console that cannot write its log must still open: say so once and go on.
        log->warn("no log file: {}", e.what());
    }
}

void log(LogLevel level, const char *room, const QString &text)
{
    constexpr spdlog::level::level_enum levels[] = {spdlog::level::debug, spdlog::level::info, spdlog::level::warn,
                                                    spdlog::level::err};
    current()->log(levels[int(level)], "[{}] {}", room, Untrusted(text).visible().toStdString());
}

} // namespace base
