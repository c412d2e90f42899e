// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/connectiontest.h"

#include "models/base/format.h"
#include "models/postgres/servererror.h"
#include "models/secrets/secretsource.h"
#include "models/watch/failure.h"
#include "models/watch/postgresconnect.h"
#include "models/watch/postgresrole.h"
#include "models/watch/reservedslot.h"

#include <QCoreApplication>

namespace watch {

using base::Errc;
using base::Error;
using postgres::Session;
using Step = ConnectionReport::Step;
using Outcome = ConnectionReport::Outcome;
using namespace std::chrono_literals;

namespace {

ConnectionReport::Line &line(ConnectionReport &r, Step s)
{
    return r.steps[std::size_t(s)];
}

void pass(ConnectionReport &r, Step s, const QString &text = {})
{
    line(r, s) = {Outcome::Ok, base::Untrusted(text), {}};
}

Step stepOf(const Error &e)
{
    switch (e.code) {
    case Errc::Unresolved:
        return Step::Name;
    case Errc::Tls:
    case Errc::Invalid: // our own certificate
        return Step::Tls;
    case Errc::Authentication:
    case Errc::Absent:
        return Step::Authentication;
    case Errc::Permission:
        return Step::Permission;
    default:
        // a server that sends an SQLSTATE was reached, and it is the login that did not come about
        return e.sqlstate.empty() || e.sqlstate == "08001" || e.sqlstate == postgres::kDropped ? Step::Tcp : Step::Authentication;
    }
}

// Every step before the failed one has passed; what follows it was not reached.
void failAt(ConnectionReport &r, const Error &e, bool encrypted)
{
    const Step failed = stepOf(e);
    for (const Step s : {Step::Name, Step::Tcp, Step::Tls, Step::Authentication, Step::Permission}) {
        if (s == failed) {
            line(r, s) = {Outcome::Failed, base::Untrusted(std::string_view(e.text)), QString::fromStdString(e.remedy)};
            return;
        }
        if (s != Step::Tls || encrypted)
            pass(r, s);
    }
}

flow::Task<void> readPermission(Session *session, flow::TimePoint due, ConnectionReport *report)
{
    const auto sql = postgres::Sql::named(QStringLiteral("postgres/role.sql"));
    if (!sql)
        co_return;
    auto row = co_await session->query(*sql, due);
    if (!row || PQntuples(row->get()) != 1) {
        const Error e = row ? Error{Errc::Permission, "role.sql"} : row.error();
        line(*report, Step::Permission) = {Outcome::Failed, base::Untrusted(std::string_view(e.text)), QString::fromStdString(e.remedy)};
        co_return;
    }
    const PostgresRole role = readRole(row->get());
    report->findings = role.findings;
    if (role.readsStatistics)
        pass(*report, Step::Permission, role.role);
    else
        line(*report, Step::Permission) = {Outcome::Failed, base::Untrusted(QCoreApplication::translate("watch", "this login cannot see what other roles' sessions do")),
                                           QCoreApplication::translate("watch", "Grant it the role pg_monitor; without it many figures stay unknown.")};
}

flow::Task<ConnectionReport> testPostgres(ProbeContext context, environment::Target target, base::Secret password)
{
    ConnectionReport report;
    flow::Reactor &reactor = context.reactor;
    auto settings = co_await postgresSettings(context, target, std::move(password), reactor.now() + 30s);
    if (!settings) {
        const Error &e = settings.error();
        line(report, Step::Authentication) = {Outcome::Failed, base::Untrusted(std::string_view(e.text)), QString::fromStdString(e.remedy)};
        co_return report;
    }
    if (!settings->poolerConsole) {
        settings->guard(5000, 500);
        settings->parameters.emplace_back("search_path", "pg_catalog");
    }
    const bool encrypts = settings->tls != postgres::TlsMode::Disable && !settings->isSocket();
    auto opened = co_await Session::open(engineOf(context), *settings, reactor.now() + 5s);
    if (!opened) {
        failAt(report, opened.error(), encrypts);
        co_return report;
    }
    Session &session = **opened;
    if (!settings->poolerConsole) {
        const auto slot = co_await leaveSuperusersSlot(session, reactor.now() + 5s); // a reserved one only for the moment
        if (!slot) {
            failAt(report, slot.error(), encrypts);
            co_return report;
        }
    }
    pass(report, Step::Name);
    pass(report, Step::Tcp);
    const std::string tls = session.tlsVersion();
    if (tls != "none")
        pass(report, Step::Tls, QString::fromStdString(tls));
    pass(report, Step::Authentication);
    if (settings->poolerConsole)
        pass(report, Step::Permission); // it lets nobody else into its console
    else
        co_await readPermission(&session, reactor.now() + 5s, &report);
    co_return report;
}

// Keeps the first condition that says something, and the newest figures.
class FirstWord final : public Publisher {
public:
    void status(Condition c, Error e, base::TimePoint) override
    {
        if (condition == Condition::Unknown && c != Condition::Connecting && c != Condition::Unknown) {
            condition = c;
            error = std::move(e);
        }
    }
    void answered(base::TimePoint) override {}
    void asked(base::TimePoint, base::TimePoint) override {}
    void facts(const Facts &) override {}
    void sample(Sample sample, std::chrono::milliseconds) override
    {
        for (const Reading &reading : sample.readings)
            readings.insert(reading.metric, reading);
    }
    void sessions(std::vector<SessionRow>) override {}
    void replication(std::vector<ReplicationRow>, std::vector<SlotRow>) override {}
    void pools(std::vector<PoolRow>) override {}
    void storage(std::vector<StorageRow>) override {}
    void statements(StatementsState) override {}

    QHash<MetricId, Reading> readings;
    Condition condition = Condition::Unknown;
    Error error;
};

// The password just typed stands before every other source.
class TypedSecret final : public secrets::SecretSource {
public:
    TypedSecret(secrets::SecretSource &others, base::Secret typed) : m_others(others), m_typed(std::move(typed)) {}
    flow::Task<secrets::Answer> fromKeyring(QString key, flow::TimePoint due) override { return m_others.fromKeyring(std::move(key), due); }
    flow::Task<secrets::Answer> toKeyring(QString key, base::Secret secret, flow::TimePoint due) override
    {
        return m_others.toKeyring(std::move(key), std::move(secret), due);
    }
    flow::Task<secrets::Answer> removeFromKeyring(QString key, flow::TimePoint due) override { return m_others.removeFromKeyring(std::move(key), due); }
    flow::Task<secrets::Answer> fromCommand(QStringList argv, flow::TimePoint due) override { return m_others.fromCommand(std::move(argv), due); }
    void remember(const QString &key, base::Secret secret) override { m_others.remember(key, std::move(secret)); }
    [[nodiscard]] std::optional<base::Secret> remembered(const QString &key) const override
    {
        if (m_typed.empty())
            return m_others.remembered(key);
        return m_typed.clone();
    }

private:
    secrets::SecretSource &m_others;
    base::Secret m_typed;
};

ConnectionReport::Figure triedFigure(const FirstWord &word, const QString &id, const QString &unit)
{
    ConnectionReport::Figure figure{id, false, base::Untrusted(QCoreApplication::translate("watch", "not measured"))};
    const auto found = word.readings.constFind(MetricId(id));
    if (found == word.readings.constEnd())
        return figure;
    figure.there = found->hasValue() || found->noValue == NoValue::NotYet; // a rate needs a second look
    if (!found->hasValue())
        figure.text = found->why;
    else if (unit == QLatin1String("seconds"))
        figure.text = base::Untrusted(base::duration(found->value));
    else
        figure.text = base::Untrusted(base::figure(found->value, base::Unit::Other, {}, unit).text());
    return figure;
}

std::vector<ConnectionReport::Figure> triedFigures(const FirstWord &word, const environment::Target &target)
{
    std::vector<ConnectionReport::Figure> figures;
    const auto declared = [&](const auto &metrics) {
        for (const auto &metric : metrics)
            figures.push_back(triedFigure(word, metric.id, metric.unit));
    };
    if (const auto *json = std::get_if<environment::HttpJsonSettings>(&target.settings))
        declared(json->metrics);
    else if (const auto *prometheus = std::get_if<environment::PrometheusSettings>(&target.settings))
        declared(prometheus->metrics);
    else if (target.kind == environment::TargetKind::Heartbeat)
        figures.push_back(triedFigure(word, QStringLiteral("heartbeat.age"), QStringLiteral("seconds")));
    return figures;
}

bool isEncrypted(const environment::Target &target)
{
    return std::visit(
        [](const auto &settings) {
            if constexpr (requires { settings.url; })
                return settings.url.scheme() == QLatin1String("https");
            else
                return false;
        },
        target.settings);
}

bool isFileHere(const environment::Target &target)
{
    const auto *heartbeat = std::get_if<environment::HeartbeatSettings>(&target.settings);
    return heartbeat && heartbeat->where == environment::HeartbeatSettings::Where::File;
}

flow::Task<ConnectionReport> testByProbe(ProbeContext context, environment::Target target, base::Secret password)
{
    ConnectionReport report;
    TypedSecret typed(context.secrets, std::move(password));
    const ProbeContext own{context.reactor, context.dns, context.cancels, context.files, typed, context.environment, context.gate, context.servers, context.mounts};
    FirstWord word;
    const auto probe = makeProbe(own, target);
    flow::TaskScope scope(co_await flow::currentCancel());
    scope.spawn(probe->run(word));
    const auto due = context.reactor.now() + 10s;
    while (word.condition == Condition::Unknown && context.reactor.now() < due) {
        const auto slept = co_await context.reactor.sleepFor(50ms);
        if (!slept)
            break;
    }
    co_await scope.close();
    const bool encrypted = isEncrypted(target);
    if (word.condition == Condition::Up) {
        report.figures = triedFigures(word, target);
        report.readHere = isFileHere(target);
        for (const Step s : {Step::Name, Step::Tcp, Step::Tls, Step::Authentication, Step::Permission})
            if (!report.readHere && (s != Step::Tls || encrypted))
                pass(report, s);
    } else if (word.condition == Condition::Unknown) {
        failAt(report, Error{Errc::TimedOut, QCoreApplication::translate("watch", "no answer").toStdString()}, false);
    } else {
        failAt(report, word.error, encrypted);
    }
    co_return report;
}

} // namespace

flow::Task<ConnectionReport> testConnection(ProbeContext context, environment::Target target, base::Secret password)
{
    using environment::TargetKind;
    if (target.kind == TargetKind::Postgres || target.kind == TargetKind::PgBouncer)
        return testPostgres(context, std::move(target), std::move(password));
    return testByProbe(context, std::move(target), std::move(password));
}

} // namespace watch
