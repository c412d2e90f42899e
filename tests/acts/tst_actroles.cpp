// SPDX-License-Identifier: GPL-3.0-or-later
// Every act as every role, on a real server with the roles of resources/roles: hidden on screens, refused by the
// dispatcher, and impossible on the server itself when both are gone round.

#include "models/acts/dispatcher.h"
#include "models/base/resource.h"
#include "models/watch/postgresrole.h"
#include "tests/support/pgbouncerserver.h"

#include <QTest>

#include <map>

using namespace acts;
using namespace Qt::StringLiterals;

namespace {

struct Finish {
    void operator()(PGconn *c) const { PQfinish(c); }
};
using Client = std::unique_ptr<PGconn, Finish>;

struct Clear {
    void operator()(PGresult *r) const { PQclear(r); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

struct Login {
    const char *name;
    Role role;
};
constexpr Login kLogins[] = {{"vera", Role::Viewer}, {"otto", Role::Observer}, {"olga", Role::Operator}, {"postgres", Role::Admin}};

// What each act comes to on the server, with nothing of ours in between; %1 is a session of an ordinary role. Of an act
// that needs a login which may do no more than look: what a stronger one could do by it.
const std::map<QString, QString> kBare{
    {u"session.cancel"_s, u"select pg_cancel_backend(%1)"_s},
    {u"session.terminate"_s, u"select pg_terminate_backend(%1)"_s},
    {u"policies.test"_s, u"set role tenant_app"_s}, // whose member the operator was made
    {u"sql.read"_s, u"select pg_terminate_backend(%1)"_s},
    {u"pool.resize"_s, u"reload"_s},
    {u"pool.restore"_s, u"reload"_s},
    {u"finding.mute"_s, u"select 1"_s}, // changes nothing there
    {u"finding.unmute"_s, u"select 1"_s},
    {u"alert.acknowledge"_s, u"select 1"_s},
    {u"alert.silence"_s, u"select 1"_s},
    {u"alert.maintain"_s, u"select 1"_s},
    {u"alert.release"_s, u"select 1"_s},
    {u"alertmanager.silence"_s, u"select 1"_s},
    {u"alertmanager.expire"_s, u"select 1"_s},
    {u"oncall.override"_s, u"select 1"_s},
    {u"oncall.handover"_s, u"select 1"_s},
    {u"oncall.accept"_s, u"select 1"_s},
    {u"oncall.withdraw"_s, u"select 1"_s},
    {u"oncall.import"_s, u"select 1"_s},
    {u"sandbox.fault"_s, u"select 1"_s},
    {u"sandbox.heal"_s, u"select 1"_s},
    {u"target.add"_s, u"select 1"_s},
    {u"target.change"_s, u"select 1"_s},
    {u"target.remove"_s, u"select 1"_s},
};

// Is nothing but an entry in the journal: no server has a say in it.
bool isOfJournal(const Act &act) { return act.name.startsWith(u"incident."_s); }

// PgBouncer's console knows who only looks and who may do everything.
bool isOfPooler(const Act &act) { return act.name.startsWith(u"pool."_s); }

} // namespace

class TstActRoles : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PgBouncerServer> m_bouncer;

    Client client(const char *user) const
    {
        const QByteArray line = QStringLiteral("host=127.0.0.1 port=%1 dbname=postgres user=%2").arg(m_server->port()).arg(QLatin1String(user)).toUtf8();
        Client c(PQconnectdb(line.constData()));
        if (PQstatus(c.get()) != CONNECTION_OK)
            qFatal("%s", PQerrorMessage(c.get()));
        return c;
    }
    // The server's refusal; empty: it did it.
    static QString refusalOf(PGconn *c, const QString &sql)
    {
        const Answer r(PQexec(c, sql.toUtf8().constData()));
        const auto status = PQresultStatus(r.get());
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? QString() : QString::fromUtf8(PQresultErrorField(r.get(), PG_DIAG_SQLSTATE));
    }
    void script(const char *name)
    {
        const auto text = base::resource(QStringLiteral("roles/%1.sql").arg(QLatin1String(name)));
        QVERIFY(text);
        const Client c = client("postgres");
        const Answer r(PQexec(c.get(), text->constData()));
        QVERIFY2(PQresultStatus(r.get()) == PGRES_COMMAND_OK, PQerrorMessage(c.get()));
    }
    static Role probed(PGconn *c)
    {
        const Answer r(PQexec(c, base::resource(u"sql/postgres/role.sql"_s)->constData()));
        return roleOf(watch::readRole(r.get()).role);
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_server->setHba({u"host all all 127.0.0.1/32 trust"_s});
        for (int twice = 0; twice < 2; ++twice) // again changes nothing
            for (const char *name : {"viewer", "observer", "operator", "tighten"})
                script(name);
        m_server->sql(u"create role vera login in role quarterdeck_viewer"_s);
        m_server->sql(u"create role otto login in role quarterdeck_observer"_s);
        m_server->sql(u"create role olga login in role quarterdeck_operator"_s);
        m_server->sql(u"create role app login"_s);
        m_server->sql(u"create role tenant_app nologin role olga"_s);
        m_server->sql(u"create table public.orders (id int)"_s);
        m_bouncer = std::make_unique<PgBouncerServer>(*m_server);
    }
    void cleanupTestCase()
    {
        m_bouncer.reset();
        m_server.reset();
    }

    void theServerIsAskedWhoWeAre()
    {
        for (const Login &login : kLogins)
            QCOMPARE(int(probed(client(login.name).get())), int(login.role));
    }

    void everyActAsEveryRole()
    {
        for (const Act &act : allActs()) {
            QVERIFY2(isOfJournal(act) || kBare.contains(act.name), qPrintable(act.name + u" has no entry in this test"_s));
            for (const Login &login : kLogins) {
                const QString what = u"%1 as %2"_s.arg(act.name, QLatin1String(login.name));
                const bool may = act.needs <= login.role && login.role <= act.most;
                const QList<Act> offered = actsFor(login.role);
                const bool hidden = std::none_of(offered.begin(), offered.end(), [&act](const Act &a) { return a.name == act.name; });
                QVERIFY2(hidden != may, qPrintable(what));

                Request request;
                request.act = act.name;
                request.target = request.typedName = u"shop"_s;
                request.systemIdentifier = u"7"_s;
                request.actor = u"ann"_s;
                request.reason = u"a reason that explains"_s;
                const auto refusal = Dispatcher::refusal(request, {login.role, u"7"_s});
                QVERIFY2(refusal.has_value() != may, qPrintable(what));
                if (refusal)
                    QCOMPARE(refusal->code, base::Errc::Permission);

                if (isOfJournal(act))
                    continue;
                if (isOfPooler(act)) {
                    const PgConnection console = login.role == Role::Admin ? m_bouncer->console("postgres", "pg") : m_bouncer->console("stats", "seen");
                    const Answer said(PQexec(console.get(), kBare.at(act.name).toUtf8().constData()));
                    QVERIFY2((PQresultStatus(said.get()) == PGRES_COMMAND_OK) == may, qPrintable(what));
                    continue;
                }
                const Client victim = client("app"), actor = client(login.name);
                const bool only = act.most < Role::Admin; // then the server stops whom we let
                if (only)
                    QCOMPARE(refusalOf(actor.get(), u"begin read only"_s), QString());
                const QString state = refusalOf(actor.get(), kBare.at(act.name).arg(PQbackendPID(victim.get())));
                QVERIFY2(state == (may != only ? QString() : u"42501"_s), qPrintable(what + u": "_s + state));
            }
        }
    }

    void anOperatorDoesNotReachASuperuser()
    {
        const Client victim = client("postgres"), actor = client("olga");
        QCOMPARE(refusalOf(actor.get(), u"select pg_terminate_backend(%1)"_s.arg(PQbackendPID(victim.get()))), u"42501"_s);
    }

    // What a login may do on any server unless somebody takes it away, and what nobody but a superuser may ever.
    void whoOnlyReadsCannotWrite()
    {
        const QString attempts[] = {u"create temp table t (i int)"_s,
                                    u"create table public.t (i int)"_s,
                                    u"create schema s"_s,
                                    u"insert into public.orders values (1)"_s,
                                    u"select lo_creat(-1)"_s,
                                    u"select lo_create(0)"_s,
                                    u"select lo_from_bytea(0, 'x')"_s,
                                    u"select pg_promote()"_s,
                                    u"select pg_switch_wal()"_s,
                                    u"select pg_reload_conf()"_s,
                                    u"select pg_create_restore_point('x')"_s,
                                    u"checkpoint"_s,
                                    u"select pg_read_file('postgresql.conf')"_s,
                                    u"select rolpassword from pg_authid"_s,
                                    u"copy (select 1) to program 'true'"_s,
                                    u"alter system set work_mem = '1GB'"_s,
                                    u"set role quarterdeck_operator"_s};
        for (const char *login : {"vera", "otto"})
            for (const QString &attempt : attempts) {
                const Client c = client(login);
                QVERIFY2(refusalOf(c.get(), attempt) == u"42501"_s, qPrintable(QLatin1String(login) + u": "_s + attempt));
            }
    }

    void onlyWhoMayReadsWhatOthersRun()
    {
        const Client app = client("app");
        PQclear(PQexec(app.get(), "select 'card 4111'"));
        for (const auto &[login, sees] : {std::pair("vera", false), std::pair("otto", true), std::pair("olga", true)}) {
            const Client c = client(login);
            const Answer r(PQexec(c.get(), "select count(*) from pg_stat_activity where query like '%card ' || '4111%' and usename = 'app'"));
            QCOMPARE(QByteArray(PQgetvalue(r.get(), 0, 0)) == "1", sees);
        }
    }

    void theGroupsGoAgain() // last: what the others work with is gone
    {
        script("remove");
        QCOMPARE(m_server->sql(u"select count(*) from pg_roles where rolname like 'quarterdeck%'"_s), u"0"_s);
        QCOMPARE(int(probed(client("olga").get())), int(Role::Viewer));
    }
};

QTEST_GUILESS_MAIN(TstActRoles)
#include "tst_actroles.moc"
