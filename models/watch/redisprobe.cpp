// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/redisprobe.h"

#include "models/watch/failure.h"

#include <QCoreApplication>

#include <charconv>

namespace watch {

using base::Errc;
using base::Result;
using flow::orFail;
using flow::Task;
using flow::TimePoint;
using redis::Command;
using redis::Reply;

namespace {

constexpr std::size_t kSettings = 3; // commands of the cold lane

double numberOf(const std::string &text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// CONFIG GET name: a list of the name and its value.
const std::string *setting(const Reply &reply)
{
    return reply.elements.size() == 2 ? &reply.elements[1].text : nullptr;
}

} // namespace

RedisProbe::RedisProbe(const ProbeContext &context, const environment::Target &target)
    : BackoffProbe(context), m_target(target), m_keys(std::get<environment::RedisSettings>(target.settings).keys)
{
}

Task<base::Error> RedisProbe::watchOnce(Publisher &out)
{
    auto ended = co_await converse(out); // it never ends well
    base::Error error = std::move(ended).error();
    if (error.action.empty()) {
        const auto &settings = std::get<environment::RedisSettings>(m_target.settings);
        error.action = QCoreApplication::translate("watch", "watch Redis at %1:%2").arg(settings.host).arg(settings.port).toStdString();
    }
    co_return error;
}

void RedisProbe::publishUnreachable(const base::Error &error, Publisher &out)
{
    Sample sample;
    sample.sentAt = m_context.reactor.now();
    sample.wallAt = base::Clock::system().wallNow();
    const base::Untrusted why{std::string_view(error.text)};
    RedisFigures::missing(reasonOf(error), why, sample);
    m_keys.missing(reasonOf(error), why, sample);
    out.sample(std::move(sample), m_target.hotInterval);
}

Task<Result<void>> RedisProbe::converse(Publisher &out)
{
    co_await orFail(passGate(m_context));
    TimePoint next = m_context.reactor.now();
    TimePoint settingsDue = next;
    auto connection = co_await orFail(openRedis(m_context, m_target, next + m_target.deadline));
    m_lastAnswer = m_context.reactor.now();
    for (;;) {
        const TimePoint now = m_context.reactor.now();
        const bool withSettings = now >= settingsDue;
        if (withSettings)
            settingsDue = now + m_target.coldInterval;
        co_await orFail(round(*connection, out, withSettings));
        next = std::max(m_context.reactor.now(), next + m_target.hotInterval);
        auto end = redis::IdleEnd::Activity;
        while (end == redis::IdleEnd::Activity)
            end = co_await orFail(connection->idle(next));
    }
}

Task<Result<void>> RedisProbe::round(redis::Connection &connection, Publisher &out, bool withSettings)
{
    std::vector<Command> commands;
    commands.push_back({"INFO"});
    commands.push_back({"TIME"});
    if (withSettings)
        for (const char *name : {"maxmemory", "maxclients", "save"})
            commands.push_back({"CONFIG", "GET", name});
    m_keys.append(commands);
    Sample sample;
    sample.sentAt = m_context.reactor.now();
    sample.wallAt = base::Clock::system().wallNow();
    const auto replies = co_await orFail(connection.pipeline(std::move(commands), dueOf(sample.sentAt, m_target.deadline)));
    out.asked(sample.sentAt, m_context.reactor.now());
    auto taken = read(replies, withSettings, sample, out);
    if (!taken)
        co_return taken;
    answered(out);
    out.sample(std::move(sample), m_target.hotInterval);
    co_return {};
}

Result<void> RedisProbe::read(const std::vector<Reply> &replies, bool withSettings, Sample &sample, Publisher &out)
{
    const Reply &said = replies[0];
    if (said.isError()) {
        const bool refused = said.errorCode() == "NOPERM" || said.errorCode() == "NOAUTH";
        base::Error error{refused ? Errc::Permission : Errc::Server, said.text};
        error.action = QCoreApplication::translate("watch", "ask Redis for INFO").toStdString();
        if (refused)
            error.remedy = QCoreApplication::translate("watch", "Let this user run INFO and TIME, or name another user.").toStdString();
        return std::unexpected(std::move(error));
    }
    const RedisInfo info(said.text);
    if (!info.text("redis_version"))
        return base::fail(Errc::Protocol, QCoreApplication::translate("watch", "Its answer to INFO is not that of Redis.").toStdString());
    // Without the right to TIME, or while it loads, our own clock has to do.
    double clock = std::chrono::duration<double>(sample.wallAt.time_since_epoch()).count();
    if (replies[1].elements.size() == 2)
        clock = numberOf(replies[1].elements[0].text) + numberOf(replies[1].elements[1].text) / 1e6;
    if (withSettings) {
        m_settings = {};
        if (const auto *v = setting(replies[2]))
            m_settings.maxMemory = numberOf(*v);
        if (const auto *v = setting(replies[3]))
            m_settings.maxClients = numberOf(*v);
        if (const auto *v = setting(replies[4]))
            m_settings.saves = !v->empty();
        out.facts(RedisFigures::factsOf(info, clock));
    }
    m_figures.read(info, m_settings, clock, sample);
    m_keys.read(std::span(replies).subspan(withSettings ? 2 + kSettings : 2), clock, sample);
    return {};
}

} // namespace watch
