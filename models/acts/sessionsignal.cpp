// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/sessionsignal.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace acts {

using namespace std::chrono_literals;
using base::Errc;
using base::Error;
using base::Result;
using flow::orFail;
using flow::Task;
using flow::TimePoint;
using postgres::Params;
using postgres::Sql;

namespace {

constexpr int kWaitStart = 140000; // pg_locks.waitstart
constexpr auto kLook = 50ms;

std::optional<std::string> field(const PGresult *rows, int row, const char *column)
{
    const int c = PQfnumber(rows, column);
    if (c < 0 || PQgetisnull(rows, row, c))
        return std::nullopt;
    return std::string(PQgetvalue(rows, row, c), std::size_t(PQgetlength(rows, row, c)));
}

template <class Number>
std::optional<Number> number(const PGresult *rows, int row, const char *column)
{
    const auto text = field(rows, row, column);
    Number value{};
    if (!text || std::from_chars(text->data(), text->data() + text->size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

bool isTrue(const PGresult *rows, int row, const char *column) { return field(rows, row, column) == "t"; }

std::unexpected<Error> changed(int pid)
{
    return std::unexpected(Error{Errc::Absent,
                                 QCoreApplication::translate("acts", "Session %1 has ended or does something else by now; nothing was sent.").arg(pid).toStdString(), {},
                                 QCoreApplication::translate("acts", "signal session %1").arg(pid).toStdString(),
                                 QCoreApplication::translate("acts", "Look at it again and decide anew.").toStdString()});
}

std::string joined(const std::vector<int> &pids)
{
    std::string text;
    for (int pid : pids)
        text += (text.empty() ? "" : ",") + std::to_string(pid);
    return text;
}

std::vector<int> pidsIn(const std::string &text)
{
    std::vector<int> pids;
    for (std::size_t at = 0; at < text.size();) {
        int pid = 0;
        const auto end = std::from_chars(text.data() + at, text.data() + text.size(), pid);
        if (end.ec == std::errc())
            pids.push_back(pid);
        at = std::size_t(end.ptr - text.data()) + 1;
    }
    return pids;
}

LetGo letsGo(const QString &state, Signal signal)
{
    if (signal == Signal::Terminate)
        return LetGo::All;
    return state == QLatin1StringView("active") || state == QLatin1StringView("fastpath function call") ? LetGo::Transaction : LetGo::Nothing;
}

SessionForecast readSession(const PGresult *rows, Signal signal)
{
    SessionForecast f;
    const auto text = [rows](const char *column) { return base::Untrusted(std::string_view(field(rows, 0, column).value_or(std::string()))); };
    f.identity.pid = number<int>(rows, 0, "pid").value_or(0);
    f.identity.backendStart = number<std::int64_t>(rows, 0, "backend_start").value_or(0);
    f.identity.queryStart = number<std::int64_t>(rows, 0, "query_start");
    f.identity.statementDigest = field(rows, 0, "statement_digest").value_or(std::string());
    f.user = text("user");
    f.application = text("application");
    f.database = text("database");
    f.statement = text("statement");
    f.state = QString::fromStdString(field(rows, 0, "state").value_or(std::string()));
    f.transactionSeconds = number<double>(rows, 0, "transaction_seconds");
    f.hasWritten = isTrue(rows, 0, "has_written");
    f.ofSuperuser = isTrue(rows, 0, "of_superuser");
    f.background = field(rows, 0, "backend_type").value_or(std::string()) != "client backend";
    f.letsGo = letsGo(f.state, signal);
    return f;
}

std::vector<LockRow> readLocks(const PGresult *rows)
{
    std::vector<LockRow> locks;
    for (int i = 0; i < PQntuples(rows); ++i) {
        const auto text = [rows, i](const char *column) { return QString::fromStdString(field(rows, i, column).value_or(std::string())); };
        LockRow l;
        l.pid = number<int>(rows, i, "pid").value_or(0);
        l.group = number<int>(rows, i, "grouped").value_or(l.pid);
        l.object = text("object");
        l.kind = text("locktype");
        l.mode = text("mode");
        l.granted = isTrue(rows, i, "granted");
        l.waitsSince = number<double>(rows, i, "waits_since");
        locks.push_back(std::move(l));
    }
    return locks;
}

} // namespace

bool takesSignals(const QString &backendType)
{
    static const QStringList deaf{QStringLiteral("checkpointer"), QStringLiteral("background writer"), QStringLiteral("walwriter"),
                                  QStringLiteral("archiver"), QStringLiteral("startup"), QStringLiteral("walreceiver"),
                                  QStringLiteral("walsummarizer"), QStringLiteral("io worker"), QStringLiteral("slotsync worker"),
                                  QStringLiteral("autovacuum launcher"), QStringLiteral("logical replication launcher")};
    return !deaf.contains(backendType);
}

Task<Result<SessionForecast>> forecastSignal(postgres::Asker &server, int pid, Signal signal, TimePoint due)
{
    const Sql which = co_await orFail(Sql::named(QStringLiteral("postgres/acts/session.sql")));
    const Params values(std::to_string(pid));
    const auto rows = co_await orFail(server.ask(which, values, due));
    if (PQntuples(rows.get()) == 0)
        co_return changed(pid);
    SessionForecast forecast = readSession(rows.get(), signal);
    const QString file = server.serverVersion() >= kWaitStart ? QStringLiteral("postgres/acts/locks.sql") : QStringLiteral("postgres/acts/locks.13.sql");
    const Params none;
    const Sql locksSql = co_await orFail(Sql::named(file));
    const auto locks = co_await orFail(server.ask(locksSql, none, due));
    const std::vector<LockRow> lockRows = readLocks(locks.get());
    forecast.release = releaseOf(lockRows, pid, forecast.letsGo);
    co_return forecast;
}

Task<Result<void>> sendSignal(postgres::Asker &server, SessionIdentity identity, Signal signal, TimePoint due)
{
    const QString file = signal == Signal::Cancel ? QStringLiteral("postgres/acts/cancel.sql") : QStringLiteral("postgres/acts/terminate.sql");
    const Sql sql = co_await orFail(Sql::named(file));
    std::optional<std::string> started;
    if (identity.queryStart)
        started = std::to_string(*identity.queryStart);
    const std::string pid = std::to_string(identity.pid), backend = std::to_string(identity.backendStart);
    Params values(pid, backend, identity.statementDigest);
    if (signal == Signal::Cancel) // this very run of the statement, not the next one of the same text
        values = Params(pid, backend, started, identity.statementDigest);
    const auto rows = co_await orFail(server.ask(sql, values, due));
    if (PQntuples(rows.get()) == 0 || !isTrue(rows.get(), 0, "signalled"))
        co_return changed(identity.pid);
    co_return Result<void>();
}

Task<Result<SignalEffect>> measureSignal(flow::Reactor &reactor, postgres::Asker &server, SessionForecast forecast, Signal signal, TimePoint due)
{
    const Sql sql = co_await orFail(Sql::named(QStringLiteral("postgres/acts/effect.sql")));
    const SessionIdentity &who = forecast.identity;
    std::optional<std::string> started;
    if (who.queryStart)
        started = std::to_string(*who.queryStart);
    const Params values(std::to_string(who.pid), std::to_string(who.backendStart), started, joined(forecast.release.next));
    const TimePoint began = reactor.now();
    SignalEffect effect;
    for (;;) {
        const auto rows = co_await orFail(server.ask(sql, values, due));
        effect.ended = signal == Signal::Terminate ? !isTrue(rows.get(), 0, "lives") : !isTrue(rows.get(), 0, "runs");
        effect.stillWaiting = pidsIn(field(rows.get(), 0, "waiting").value_or(std::string()));
        effect.took = std::chrono::duration_cast<base::milliseconds>(reactor.now() - began);
        if ((effect.ended && effect.stillWaiting.empty()) || reactor.now() + kLook >= due)
            break;
        co_await orFail(co_await reactor.sleepFor(kLook));
    }
    for (int pid : forecast.release.next)
        if (std::find(effect.stillWaiting.begin(), effect.stillWaiting.end(), pid) == effect.stillWaiting.end())
            effect.released.push_back(pid);
    co_return effect;
}

} // namespace acts
