// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/heartbeatprobe.h"

#include "models/watch/failure.h"
#include "models/watch/postgresconnect.h"
#include "models/watch/redissettings.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/stat.h>

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>

namespace watch {

using base::Errc;
using base::Error;
using base::Result;
using flow::orFail;
using flow::Task;
using flow::TimePoint;
using Where = environment::HeartbeatSettings::Where;

namespace {

const MetricId &ageId()
{
    static const MetricId id(QStringLiteral("heartbeat.age"));
    return id;
}

// By the holder's own clock; a sign of life from the future counts as one of now.
Reading aged(double seconds)
{
    return {ageId(), std::max(0.0, seconds)};
}

Reading none(NoValue reason, const QString &why)
{
    return Reading::missing(ageId(), reason, base::Untrusted(why));
}

// A Unix time in seconds, whole or not; in milliseconds when it would otherwise lie after the year 5000.
std::optional<double> unixTime(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return std::abs(value) > 1e11 ? value / 1000 : value;
}

// A statement that the server refused is the statement's fault; anything else ended the conversation.
Result<Reading> outcomeOf(const Error &error)
{
    const bool refused = error.code == Errc::Permission || (error.code == Errc::Server && conditionOf(error) == Condition::Down
                                                             && !error.sqlstate.starts_with("57P"));
    if (refused)
        return Reading::missing(ageId(), reasonOf(error), base::Untrusted(std::string_view(error.text)));
    return std::unexpected(error);
}

struct FileTime {
    double age = 0;
    int error = 0;
};

FileTime ageOfFile(const QByteArray &path)
{
    struct stat s;
    if (::stat(path.constData(), &s) != 0)
        return {0, errno};
    const double modified = double(s.st_mtim.tv_sec) + double(s.st_mtim.tv_nsec) / 1e9;
    const double now = std::chrono::duration<double>(base::Clock::system().wallNow().time_since_epoch()).count();
    return {now - modified, 0};
}

} // namespace

HeartbeatProbe::HeartbeatProbe(const ProbeContext &context, const environment::Target &target)
    : m_context(context), m_target(target), m_settings(std::get<environment::HeartbeatSettings>(target.settings)),
      m_via(m_settings.where == Where::File || !context.environment ? nullptr : context.environment->find(m_settings.via)),
      m_interval(m_settings.where == Where::File ? target.hotInterval : target.coldInterval)
{
}

Task<Result<Reading>> HeartbeatProbe::lookAtFile(TimePoint due)
{
    if (!m_fileRead.expired()) // a file system that hangs keeps one thread, not one more each look
        co_return std::unexpected(Error{Errc::TimedOut, QCoreApplication::translate("watch", "reading %1 takes too long").arg(m_settings.path).toStdString()});
    auto looking = std::make_shared<bool>();
    m_fileRead = looking;
    std::function<FileTime()> job = [path = QFile::encodeName(m_settings.path), kept = std::move(looking)] { return ageOfFile(path); };
    auto wait = flow::offload<FileTime>(m_context.reactor, m_context.othersFiles(), due, std::move(job));
    const FileTime found = co_await orFail(co_await wait);
    if (found.error == ENOENT || found.error == ENOTDIR)
        co_return none(NoValue::Error, QCoreApplication::translate("watch", "there is no file %1").arg(m_settings.path));
    if (found.error == EACCES)
        co_return none(NoValue::Permission, QCoreApplication::translate("watch", "this user may not enter the folder of %1").arg(m_settings.path));
    if (found.error != 0)
        co_return none(NoValue::Error, QString::fromLocal8Bit(std::strerror(found.error)));
    co_return aged(found.age);
}

Task<Result<Reading>> HeartbeatProbe::lookAtKey(TimePoint due)
{
    auto connection = co_await orFail(openRedis(m_context, *m_via, due));
    std::vector<redis::Command> commands;
    commands.push_back({"GET", m_settings.key.toStdString()});
    commands.push_back({"TIME"});
    const auto replies = co_await orFail(connection->pipeline(std::move(commands), due));
    const redis::Reply &value = replies[0];
    if (value.isError())
        co_return none(value.errorCode() == "NOPERM" ? NoValue::Permission : NoValue::Error, base::Untrusted(std::string_view(value.text)).raw());
    if (value.type == redis::Reply::Type::Nil)
        co_return none(NoValue::Error, QCoreApplication::translate("watch", "there is no key %1 in %2").arg(m_settings.key, m_via->id));
    const auto written = unixTime(value.text);
    if (!written)
        co_return none(NoValue::Error, QCoreApplication::translate("watch", "the key %1 does not hold a Unix time").arg(m_settings.key));
    double clock = std::chrono::duration<double>(base::Clock::system().wallNow().time_since_epoch()).count();
    if (replies[1].elements.size() == 2)
        clock = unixTime(replies[1].elements[0].text).value_or(clock) + unixTime(replies[1].elements[1].text).value_or(0) / 1e6;
    co_return aged(clock - *written);
}

Task<Result<Reading>> HeartbeatProbe::lookAtRow(TimePoint due)
{
    auto settings = co_await orFail(postgresSettings(m_context, *m_via, base::Secret(), due));
    settings.guard(int(m_target.deadline.count()), int(m_target.deadline.count()));
    auto session = co_await orFail(postgres::Session::open(engineOf(m_context), std::move(settings), due));
    const auto rows = co_await session->query(postgres::Sql::fromEnvironmentFile(m_settings.sql), due);
    if (!rows)
        co_return outcomeOf(rows.error());
    const int count = PQntuples(rows->get()), columns = PQnfields(rows->get());
    if (count != 1 || columns != 1)
        co_return none(NoValue::Error, QCoreApplication::translate("watch", "the statement gives %1 rows of %2 columns instead of one value").arg(count).arg(columns));
    if (PQgetisnull(rows->get(), 0, 0))
        co_return none(NoValue::Error, QCoreApplication::translate("watch", "there has been no sign of life yet"));
    postgres::Params value{std::string(PQgetvalue(rows->get(), 0, 0))};
    const auto age = co_await session->query(
        postgres::Sql("select extract(epoch from pg_catalog.clock_timestamp() operator(pg_catalog.-) $1::timestamp with time zone)::double precision"), std::move(value), due);
    if (!age)
        co_return outcomeOf(age.error());
    const auto seconds = unixTime(PQgetvalue(age->get(), 0, 0));
    if (!seconds)
        co_return none(NoValue::Error, QCoreApplication::translate("watch", "the statement does not give a time"));
    co_return aged(*seconds);
}

Task<Result<Reading>> HeartbeatProbe::look()
{
    if (m_settings.where == Where::File) {
        const TimePoint soon = m_context.reactor.now() + m_target.deadline;
        co_return co_await lookAtFile(soon);
    }
    co_await orFail(passGate(m_context));
    const TimePoint due = m_context.reactor.now() + m_target.deadline;
    const auto kind = m_settings.where == Where::RedisKey ? environment::TargetKind::Redis : environment::TargetKind::Postgres;
    if (!m_via || m_via->kind != kind)
        co_return std::unexpected(Error{Errc::Invalid, QCoreApplication::translate("watch", "The target %1 cannot hold this heartbeat.").arg(m_settings.via).toStdString(),
                                        {}, {}, QCoreApplication::translate("watch", "Correct 'via' of this target.").toStdString()});
    if (kind == environment::TargetKind::Redis)
        co_return co_await lookAtKey(due);
    co_return co_await lookAtRow(due);
}

Task<void> HeartbeatProbe::run(Publisher &out)
{
    Backoff backoff;
    out.status(Condition::Connecting);
    for (;;) {
        Sample sample;
        sample.sentAt = m_context.reactor.now();
        sample.wallAt = base::Clock::system().wallNow();
        auto age = co_await look();
        if (!age && age.error().code == Errc::Cancelled)
            co_return;
        TimePoint next = std::max(m_context.reactor.now(), sample.sentAt + m_interval);
        if (age) { // a holder that answers is up: a missing figure is news of its own
            backoff.reset();
            out.answered(sample.sentAt);
            if (m_settings.where != Where::File)
                out.asked(sample.sentAt, m_context.reactor.now());
            out.status(Condition::Up);
            sample.readings.push_back(std::move(*age));
        } else {
            const Error &error = age.error();
            const auto pause = retryAfter(backoff, error);
            next = flow::kNever;
            if (pause)
                next = m_context.reactor.now() + *pause;
            out.status(conditionOf(error), error, pause ? next : TimePoint{});
            sample.readings.push_back(Reading::missing(ageId(), reasonOf(error), base::Untrusted(std::string_view(error.text))));
        }
        out.sample(std::move(sample), m_interval);
        m_mayLook = !age && next != flow::kNever;
        const auto slept = co_await m_nap.until(m_context.reactor, next);
        m_mayLook = false;
        if (!slept)
            co_return;
    }
}

void HeartbeatProbe::lookNow()
{
    if (m_mayLook)
        m_nap.wake();
}

} // namespace watch
