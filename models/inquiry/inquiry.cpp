// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inquiry/inquiry.h"

#include "models/acts/dispatcher.h"
#include "models/environment/readerentry.h"
#include "models/watch/postgresconnect.h"
#include "models/watch/postgresrole.h"
#include "models/watch/targetsecret.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace inquiry {

using namespace std::chrono_literals;
using base::Errc;
using base::Error;
using base::Result;
using environment::Credential;
using flow::orFail;
using flow::Task;
using postgres::Session;
using postgres::Sql;

namespace {

constexpr auto kSecret = 30s, kConnect = 10s, kLook = 5s, kBeyond = 5s;

// The questions about the login must not call what a hostile database put in the way; the statement means what its author
// means. Neither of these calls a function.
constexpr Sql kOurPath = "set search_path to pg_catalog", kTheirPath = "reset search_path";

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Inquiry)
};

QString compact(const QJsonObject &object) { return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)); }

bool namesReader(const environment::Target &target)
{
    const auto *pg = std::get_if<environment::PostgresSettings>(&target.settings);
    return pg && !pg->reader.user.isEmpty();
}

// The same server as its reader; its passwords are kept apart from those of the target.
environment::Target asReader(environment::Target target)
{
    auto *pg = std::get_if<environment::PostgresSettings>(&target.settings);
    if (target.title.isEmpty())
        target.title = target.id;
    target.id = environment::readerEntry(target.id);
    target.credential = pg->reader.credential;
    pg->user = pg->reader.user;
    return target;
}

Task<Result<postgres::ConnectionSettings>> settingsFor(watch::ProbeContext context, environment::Target target, postgres::TypedLimits limits,
                                                       std::shared_ptr<Run> run)
{
    const bool reader = namesReader(target);
    if (reader)
        target = asReader(std::move(target));
    const auto source = target.credential.source;
    const auto due = context.reactor.now() + kSecret;
    base::Secret given;
    if (reader && source == Credential::Source::Keyring) {
        auto password = co_await watch::secretOf(context, target, due);
        if (!password && password.error().code == Errc::Absent)
            run->lack = Run::Lack::Password;
        if (!password)
            co_return std::unexpected(std::move(password).error());
        given = std::move(*password);
    }
    auto settings = co_await orFail(watch::postgresSettings(context, target, std::move(given), due));
    if (reader && (source == Credential::Source::None || source == Credential::Source::PassFile))
        settings.password.reset(); // the service file's belongs to another login
    settings.applicationName = "quarterdeck sql";
    settings.guard(int(limits.statement.count()), int(limits.lock.count()));
    co_return settings;
}

// 28000 is a login that the server lets in from nowhere, whatever its password.
bool refusesPassword(const environment::Target &target, const Error &error)
{
    return namesReader(target) && std::get<environment::PostgresSettings>(target.settings).reader.credential.source == Credential::Source::Keyring
        && error.code == Errc::Authentication && error.sqlstate != "28000";
}

bool isTrue(const PGresult *row, const char *column)
{
    const int c = PQfnumber(row, column);
    return PQntuples(row) == 1 && c >= 0 && PQgetvalue(row, 0, c)[0] == 't';
}

Task<Result<acts::Standing>> standingOf(flow::Reactor &reactor, Session &session)
{
    const auto due = reactor.now() + kLook;
    co_await orFail(session.query(kOurPath, due));
    const Sql roleSql = co_await orFail(Sql::named(QStringLiteral("postgres/role.sql")));
    const Sql becomeSql = co_await orFail(Sql::named(QStringLiteral("postgres/acts/mightbecome.sql")));
    const Sql identitySql = co_await orFail(Sql::named(QStringLiteral("postgres/identity.sql")));
    const auto role = co_await orFail(session.query(roleSql, due));
    const auto become = co_await orFail(session.query(becomeSql, due));
    const auto identity = co_await orFail(session.query(identitySql, due));
    co_await orFail(session.query(kTheirPath, due));
    acts::Standing standing;
    if (PQntuples(role.get()) == 1)
        standing.role = acts::roleOf(watch::readRole(role.get()).role);
    if (isTrue(become.get(), "stronger") && standing.role < acts::Role::Operator)
        standing.role = acts::Role::Operator;
    if (PQntuples(identity.get()) == 1)
        standing.systemIdentifier = base::Untrusted(std::string_view(PQgetvalue(identity.get(), 0, PQfnumber(identity.get(), "system_identifier")))).visible();
    co_return standing;
}

QString measured(const Answer &answer)
{
    return compact({{QStringLiteral("rows"), qint64(answer.rows.rows.size())},
                    {QStringLiteral("more"), answer.rows.more},
                    {QStringLiteral("took_ms"), qint64(answer.took.count())}});
}

// A failure without the words of the server, which quote the statement: the journal keeps this one.
std::unexpected<Error> wordless(const Error &error)
{
    return std::unexpected(Error{error.code == Errc::Permission ? Errc::Server : error.code, "the statement failed", error.sqlstate});
}

Task<Result<acts::Effect>> readAndMeasure(flow::Reactor &reactor, Session &session, const Question &question, Run &run, Result<Answer> *out)
{
    const auto began = reactor.now();
    if (run.cancelled) {
        *out = base::fail(Errc::Cancelled, Say::tr("It was cancelled before it ran.").toStdString());
        co_return wordless(out->error());
    }
    run.session = &session;
    auto reading = session.readTyped(question.statement, question.limits, began + question.limits.statement + kBeyond);
    auto rows = co_await std::move(reading);
    run.session = nullptr;
    if (!rows) {
        *out = std::unexpected(std::move(rows).error());
        co_return wordless(out->error());
    }
    Answer answer;
    answer.rows = std::move(*rows);
    answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(reactor.now() - began);
    *out = std::move(answer);
    if ((*out)->rows.failure)
        co_return wordless(*(*out)->rows.failure);
    acts::Effect effect;
    effect.details = measured(**out);
    co_return effect;
}

} // namespace

Task<Result<Answer>> inquire(watch::ProbeContext context, environment::Target target, Question question, acts::Ledger &ledger, std::shared_ptr<Run> run)
{
    if (target.kind != environment::TargetKind::Postgres)
        co_return base::fail(Errc::Invalid, Say::tr("%1 is no PostgreSQL target.").arg(target.id).toStdString());
    const auto settings = co_await orFail(settingsFor(context, target, question.limits, run));
    const postgres::Engine engine = watch::engineOf(context);
    const auto due = context.reactor.now() + kConnect;
    auto opened = co_await Session::open(engine, settings, due);
    if (!opened) {
        if (refusesPassword(target, opened.error()))
            run->lack = Run::Lack::RightPassword;
        co_return std::unexpected(std::move(opened).error());
    }
    const auto session = std::move(*opened);
    acts::Standing standing = co_await orFail(standingOf(context.reactor, *session));

    acts::Request request;
    request.act = QStringLiteral("sql.read");
    request.target = target.id;
    request.systemIdentifier = question.systemIdentifier;
    request.actor = question.actor;
    request.details = compact({{QStringLiteral("sha256"), question.statement.digest()},
                               {QStringLiteral("bytes"), qint64(question.statement.size())},
                               {QStringLiteral("login"), QString::fromStdString(settings.user)}});
    Result<Answer> answer = base::fail(Errc::Internal, "nothing was asked");
    Result<Answer> *const where = &answer;
    flow::Reactor *const reactor = &context.reactor;
    Session *const open = session.get();
    const Question *const asked = &question;
    Run *const running = run.get();
    const acts::Dispatcher::Work work = [reactor, open, asked, running, where] { return readAndMeasure(*reactor, *open, *asked, *running, where); };
    acts::Dispatcher dispatcher(ledger);
    auto dispatching = dispatcher.dispatch(std::move(request), std::move(standing), work);
    const auto done = co_await std::move(dispatching);
    if (!done && !answer && answer.error().code == Errc::Internal) // it was refused, or could not be written down
        co_return std::unexpected(done.error());
    if (answer)
        answer->login = base::Untrusted(std::string_view(settings.user));
    co_return answer;
}

Task<void> end(std::shared_ptr<Run> run)
{
    run->cancelled = true;
    if (run->session)
        (void)co_await run->session->cancel(2s);
}

} // namespace inquiry
