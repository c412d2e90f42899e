// SPDX-License-Identifier: GPL-3.0-or-later
// A server full of leaks is named whole, a well-made one without a false alarm; what a login may not see is unknown and
// says which right it needs; policy tests hold, break, or cannot be tried, and leave nothing behind.

#include "models/audit/isolationproof.h"
#include "models/audit/report.h"
#include "models/audit/trial.h"
#include "models/watch/postgresconnect.h"
#include "tests/audit/auditfixture.h"
#include "tests/support/everysuspension.h"

using namespace Qt::StringLiterals;
using environment::PolicyTest;

namespace {

// Of at most 63 bytes with the view's prefix.
const QString kHostileQuoted = u"\"o'dd \"\"; drop--\n<script>x</script> \u202etxt $1 %2 {} |a|\""_s;

} // namespace

class TstSecurity : public QObject {
    Q_OBJECT
    std::unique_ptr<AuditRoom> m_room;
    std::unique_ptr<PostgresServer> m_leaky, m_shop;

    void leak(const QString &sql) { m_leaky->sql(sql); }
    // Two tenants, a policy that compares them, a trigger that would leave traces.
    void makeShop(PostgresServer &server)
    {
        for (const char *sql : {
                 "create role shop_app login",
                 "create schema shop",
                 "create table shop.orders (id int primary key, tenant_id text not null, note text)",
                 "insert into shop.orders select g, case when g % 2 = 0 then 'acme' else 'globex' end, '' from generate_series(1, 10) as g",
                 "alter table shop.orders enable row level security",
                 "alter table shop.orders force row level security",
                 "create policy own_rows on shop.orders using (tenant_id = current_setting('app.tenant', true))",
                 "comment on policy own_rows on shop.orders is 'A tenant sees and changes its own orders.'",
                 "grant usage on schema shop to shop_app",
                 "grant select, insert, update, delete on shop.orders to shop_app",
                 "create table shop.traces (at timestamptz default now())",
                 "create function shop.trace() returns trigger language plpgsql as 'begin insert into shop.traces default values; return new; end'",
                 "create trigger trace after insert or update on shop.orders for each row execute function shop.trace()",
                 "grant insert on shop.traces to shop_app"})
            server.sql(QLatin1String(sql));
    }
    static environment::PostgresSettings &settingsOf(environment::Target &t) { return std::get<environment::PostgresSettings>(t.settings); }
    static PolicyTest test(const char *id, const char *tenant, const char *sql, PolicyTest::Expect expect)
    {
        return {QLatin1String(id), u"shop_app"_s, {{u"app.tenant"_s, QLatin1String(tenant)}}, QLatin1String(sql), expect, {}};
    }

    flow::Task<void> changeAsApp()
    {
        postgres::ConnectionSettings s("127.0.0.1", std::to_string(m_shop->port()), "postgres", "postgres");
        s.tls = postgres::TlsMode::Disable;
        const postgres::Engine engine = watch::engineOf(m_room->context());
        auto opening = postgres::Session::open(engine, s, m_room->reactor.now() + std::chrono::seconds(5));
        const auto session = co_await std::move(opening);
        if (!session)
            co_return;
        audit::Trial trial{u"shop_app"_s, {{u"app.tenant"_s, u"acme"_s}}, {}, true};
        const postgres::Sql sql = "update shop.orders set note = 'x'";
        const postgres::Params none;
        auto trying = audit::tryAs(m_room->reactor, **session, trial, sql, none);
        (void)co_await std::move(trying);
    }

private slots:
    void initTestCase()
    {
        m_room = std::make_unique<AuditRoom>();
        PostgresServer::Options o;
        o.settings << u"listen_addresses = '0.0.0.0'"_s;
        m_leaky = std::make_unique<PostgresServer>(o);
        m_shop = std::make_unique<PostgresServer>();
        makeShop(*m_shop);
        for (PostgresServer *server : {m_leaky.get(), m_shop.get()})
            server->setHba({u"host all all 127.0.0.1/32 trust"_s});
    }
    void cleanupTestCase()
    {
        m_leaky.reset();
        m_shop.reset();
        m_room.reset();
    }

    void aServerThatDoesNotSayWhichItIsIsLookedAtAllTheSame()
    {
        m_shop->sql(u"create role blind login"_s);
        m_shop->sql(u"revoke execute on function pg_control_system() from public"_s);
        environment::Target t = AuditRoom::target(*m_shop, u"blind"_s);
        std::get<environment::PostgresSettings>(t.settings).isolation.tests = {{u"none"_s, u"shop_app"_s, {}, u"select 1"_s, environment::PolicyTest::Expect::Refused, {}}};
        const audit::Audit looked = m_room->look(t);
        m_shop->sql(u"grant execute on function pg_control_system() to public"_s);
        const audit::CheckResult *tests = looked.find(u"rls.tests"_s);
        QVERIFY(looked.system.isEmpty() && looked.checks.size() > 10);
        QCOMPARE(tests->state, audit::CheckState::Unknown);
        QVERIFY2(tests->why.visible().contains(u"was not told"_s), qPrintable(tests->why.visible()));
        QVERIFY(!m_room->look(t).system.isEmpty());
    }

    void aWellMadeDatabaseHasNoFinding()
    {
        PostgresServer server;
        makeShop(server);
        for (const char *sql : {
                 "alter role postgres password 'test' valid until '2099-01-01'",
                 "alter role shop_app password 'test' valid until '2099-01-01'",
                 "create role replicator login replication password 'test'",
                 "create role shop_owner nologin",
                 "alter table shop.orders owner to shop_owner",
                 "grant usage on schema shop to shop_owner",
                 "grant insert on shop.traces to shop_owner",
                 // a table that is only read has policies for reading
                 "create table shop.prices (tenant_id text, price int)",
                 "alter table shop.prices enable row level security",
                 "alter table shop.prices force row level security",
                 "create policy own_prices on shop.prices for select using (tenant_id = current_setting('app.tenant', true))",
                 "comment on policy own_prices on shop.prices is 'A tenant sees its own prices.'",
                 "insert into shop.prices values ('acme', 1), ('globex', 2)",
                 "grant select on shop.prices to shop_app",
                 // partitions are reached through their parent
                 "create table shop.events (tenant_id text, at date) partition by range (at)",
                 "create table shop.events_2026 partition of shop.events for values from ('2026-01-01') to ('2027-01-01')",
                 "alter table shop.events enable row level security",
                 "alter table shop.events force row level security",
                 "create policy own_events on shop.events using (tenant_id = current_setting('app.tenant', true))",
                 "comment on policy own_events on shop.events is 'A tenant sees its own events.'",
                 "insert into shop.events values ('acme', '2026-11-26'), ('globex', '2026-11-26')",
                 "grant select on shop.events to shop_app",
                 "create table shop.plans (tenant_id text, name text)",
                 "grant select on shop.plans to public",
                 "create view shop.recent with (security_invoker = true) as select * from shop.orders",
                 "create view shop.public_plans as select * from shop.plans",
                 "create function shop.mine() returns bigint language sql stable security definer set search_path = shop, pg_temp"
                 " as 'select count(*) from shop.orders where tenant_id = current_setting(''app.tenant'')'",
                 "create role auditor nologin",
                 "create policy whole on shop.orders for select to auditor using (true)",
                 "comment on policy whole on shop.orders is 'The yearly audit reads everything.'"})
            server.sql(QLatin1String(sql));
        QFile hba(server.data() + u"/pg_hba.conf"_s);
        QVERIFY(hba.open(QIODevice::WriteOnly | QIODevice::Truncate));
        hba.write("local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\nhost all all 0.0.0.0/0 reject\n");
        hba.close();
        server.reload();

        m_room->secrets.password = "test";
        environment::Target t = m_room->target(server, u"postgres"_s);
        t.credential.source = environment::Credential::Source::Keyring;
        auto &s = settingsOf(t);
        s.privilegedRoles = {u"replicator"_s};
        s.isolation.openTables = {u"shop.plans"_s};
        s.isolation.setting = u"app.tenant"_s;
        s.isolation.role = u"shop_app"_s;
        s.isolation.policyComments = true;
        s.isolation.policies = {{u"shop.orders"_s, 2, {}}, {u"shop.plans"_s, 0, {}}};
        s.isolation.tests = {test("sees-own", "acme", "select 1 from shop.orders", PolicyTest::Expect::Rows),
                             test("not-others", "acme", "select 1 from shop.orders where tenant_id = 'globex'", PolicyTest::Expect::NoRows),
                             test("changes-own", "acme", "update shop.orders set note = 'x' where id = 2", PolicyTest::Expect::Allowed),
                             test("not-theirs", "acme", "update shop.orders set note = 'x' where id = 1", PolicyTest::Expect::Refused),
                             test("no-planting", "acme", "insert into shop.orders values (99, 'globex')", PolicyTest::Expect::Refused)};
        const audit::Audit a = m_room->look(t);
        m_room->secrets.password.clear();
        QCOMPARE(namesOf(a), QStringList());
        QCOMPARE(unknownOf(a), QStringList());
        QCOMPARE(a.find(u"rls.tests"_s)->proofs.size(), 5);
        const QStringList proofs = a.find(u"rls.isolation"_s)->proofs;
        QCOMPARE(proofs.size(), 3);
        QVERIFY2(proofs.join(u' ').contains(u"SET LOCAL ROLE \"shop_app\"; SELECT set_config('app.tenant', 'acme', true); SELECT count(*) FROM shop.orders WHERE \"tenant_id\" = 'globex'; ROLLBACK; Rows seen: 0; of its own: 5."_s),
                 qPrintable(proofs.join(u' ')));
        // nothing stayed: no row, no trace of the trigger
        QCOMPARE(server.sql(u"select count(*) || '/' || count(*) filter (where note <> '') from shop.orders"_s), u"10/0"_s);
        QCOMPARE(server.sql(u"select count(*) from shop.traces"_s), u"0"_s);
        QCOMPARE(a.access.size(), std::size_t(3));
        const audit::Login &app = a.access[2];
        QCOMPARE(app.name.raw(), u"shop_app"_s);
        QVERIFY(app.tables.raw().contains(u"shop.orders (SELECT, INSERT, UPDATE, DELETE)"_s));
        QCOMPARE(app.expires.raw(), u"2099-01-01"_s);
    }

    void plantedLeaksAreNamedWhole()
    {
        QCOMPARE(namesOf(m_room->look(m_room->target(*m_leaky, u"postgres"_s))),
                 QStringList({u"hba.trust_local host all all 127.0.0.1 255.255.255.255 trust"_s, u"hba.trust_local local all all trust"_s,
                              u"hba.trust_local local replication all trust"_s, u"tls.off ssl"_s}));
        for (const char *sql : {
                 "create role boss login superuser", "create role maker login createrole", "create role copier login replication", "create role free login bypassrls",
                 "create role filer login", "grant pg_read_server_files to filer",
                 "create role late login valid until '2020-01-01'", "create role forever login password 'x'",
                 "set password_encryption = 'md5'", "create role old login password 'x' valid until '2099-01-01'", "alter system set password_encryption = 'md5'",
                 "create role keeper login", "create role reader nologin",
                 "create table accounts (tenant_id int)",                       // RLS off
                 "create table orders (tenant_id int)",                         // policy for SELECT only
                 "alter table orders enable row level security",
                 "create policy see on orders for select using (tenant_id = 1)", "grant select, insert, delete on orders to reader",
                 "create table invoices (tenant_id int)",                       // not FORCEd, its owner logs in
                 "alter table invoices enable row level security", "create policy all_of on invoices using (tenant_id = 1)", "alter table invoices owner to keeper",
                 "create table notes (id int)", "alter table notes enable row level security", // no policy
                 "create table files (tenant_id int)", "alter table files enable row level security", "create policy open on files using (true)",
                 "create view plain as select * from invoices", "create view nested as select * from plain",
                 "create materialized view sums as select tenant_id, count(*) from orders group by 1", "grant select on sums to reader",
                 "create function peek() returns bigint language sql security definer as 'select count(*) from accounts'",
                 "create function setup() returns int language sql security definer set search_path = public as 'select 1'", // reads nothing
                 "grant create on schema public to public", "grant select on accounts to public"})
            leak(QLatin1String(sql));
        leak(u"create table %1 (tenant_id int)"_s.arg(kHostileQuoted));
        leak(u"create view %1 as select * from invoices"_s.arg(u"\"v "_s + kHostileQuoted.mid(1)));
        m_leaky->setHba({u"host all all 127.0.0.1/32 trust"_s, u"host all boss 0.0.0.0/0 trust"_s, u"host all all 10.1.0.0/16 password"_s});
        QFile hba(m_leaky->data() + u"/pg_hba.conf"_s);
        QVERIFY(hba.open(QIODevice::Append)); // does not parse, so the rules above stay in force
        hba.write("host all all 10.0.0.0/8 nonsense\n");
        hba.close();

        const QStringList expected{
            u"functions.definer_path public.peek()"_s, u"functions.definer_tenant public.peek()"_s, u"grants.public public.accounts"_s,
            u"hba.error 6"_s, u"hba.password host all all 10.1.0.0 255.255.0.0 password"_s, u"hba.plaintext host all all 10.1.0.0 255.255.0.0 password"_s,
            u"hba.plaintext host all boss 0.0.0.0 0.0.0.0 trust"_s, u"hba.trust host all boss 0.0.0.0 0.0.0.0 trust"_s,
            u"hba.trust_local host all all 127.0.0.1 255.255.255.255 trust"_s, u"hba.trust_local local all all trust"_s,
            u"hba.trust_local local replication all trust"_s, u"hba.wide host all boss 0.0.0.0 0.0.0.0 trust"_s,
            u"passwords.md5 old"_s, u"passwords.setting password_encryption"_s,
            u"rls.always_true open ON public.files"_s, u"rls.no_policy public.notes"_s, u"rls.not_forced public.invoices"_s,
            u"rls.off public.%1"_s.arg(kHostileQuoted), u"rls.off public.accounts"_s, u"rls.some_commands public.orders"_s,
            u"roles.bypassrls free"_s, u"roles.createrole maker"_s, u"roles.expired late"_s, u"roles.never_expires forever"_s, u"roles.reach filer"_s,
            u"roles.replication copier"_s, u"roles.superuser boss"_s, u"schema.public_create public"_s, u"tls.off ssl"_s,
            u"views.materialized public.sums"_s, u"views.owner_rights public.\"v %1"_s.arg(kHostileQuoted.mid(1)), u"views.owner_rights public.nested"_s,
            u"views.owner_rights public.plain"_s};
        const audit::Audit a = m_room->look(m_room->target(*m_leaky, u"postgres"_s));
        QStringList sorted = expected;
        sorted.sort();
        QCOMPARE(namesOf(a), sorted);
        QCOMPARE(unknownOf(a), QStringList());
        for (const audit::Finding &f : a.findings())
            if (f.check == u"rls.some_commands"_s)
                QCOMPARE(f.evidence.raw(), u"DELETE, INSERT"_s);
    }

    void everyFixThatIsOfferedMakesItsFindingGo()
    {
        const audit::Audit before = m_room->look(m_room->target(*m_leaky, u"postgres"_s));
        QStringList fixed;
        for (const audit::Finding &f : before.findings()) {
            if (f.fix.isEmpty() || f.check.startsWith(u"tls."_s) || f.check == u"passwords.setting"_s || f.check == u"rls.always_true"_s)
                continue; // need a restart, or leave a table without a policy
            m_leaky->sql(f.fix.raw());
            fixed << f.check + u' ' + f.object.raw();
        }
        QVERIFY2(fixed.size() > 15, qPrintable(fixed.join(u'\n')));
        const QStringList after = namesOf(m_room->look(m_room->target(*m_leaky, u"postgres"_s)));
        for (const QString &name : fixed) {
            if (name == u"rls.off public.accounts"_s || name.startsWith(u"rls.off public.\""_s))
                QVERIFY(after.contains(name.mid(0, 4) + u"no_policy"_s + name.mid(7)));
            QVERIFY2(!after.contains(name), qPrintable(name));
        }
    }

    void whatALoginMayNotSeeIsUnknownWithTheRightItNeeds()
    {
        PostgresServer &server = *m_shop;
        server.sql(u"create role watcher login"_s);
        server.sql(u"create table accounts (tenant_id int)"_s);
        const audit::Audit poor = m_room->look(m_room->target(server, u"watcher"_s));
        QCOMPARE(namesOf(poor), QStringList{u"rls.off public.accounts"_s});
        QStringList ids;
        for (const audit::CheckResult &c : poor.checks) {
            if (c.state != audit::CheckState::Unknown)
                continue;
            ids << c.check;
            QVERIFY2(c.why.visible().contains(u"right is missing"_s), qPrintable(c.why.visible()));
        }
        ids.sort();
        QCOMPARE(ids, QStringList({u"hba.error"_s, u"hba.password"_s, u"hba.plaintext"_s, u"hba.trust"_s, u"hba.trust_local"_s, u"hba.wide"_s,
                                   u"passwords.md5"_s, u"roles.never_expires"_s, u"tls.sessions"_s}));
        QVERIFY(!poor.seesSessions);
        // the narrow rights that the sentences name are enough
        server.sql(u"grant pg_read_all_stats to watcher"_s);
        server.sql(u"grant select on pg_hba_file_rules to watcher"_s);
        server.sql(u"grant execute on function pg_hba_file_rules() to watcher"_s);
        const audit::Audit better = m_room->look(m_room->target(server, u"watcher"_s));
        QCOMPARE(unknownOf(better).size(), 2);
        QVERIFY(namesOf(better).contains(u"hba.trust_local local all all trust"_s));
        server.sql(u"drop table accounts"_s);
    }

    void policyTestsBreakHoldOrCannotBeTriedAndLeaveNothing()
    {
        PostgresServer &server = *m_shop;
        server.sql(u"create role outsider login in role pg_signal_backend"_s); // an operator
        server.sql(u"create sequence shop.numbers"_s);
        environment::Target t = m_room->target(server, u"postgres"_s);
        auto &isolation = settingsOf(t).isolation;
        isolation.policyComments = true;
        isolation.policies = {{u"shop.orders"_s, 3, {}}, {u"shop.nothing"_s, 1, {}}};
        isolation.tests = {test("wrongly-hidden", "acme", "select 1 from shop.orders where tenant_id = 'globex'", PolicyTest::Expect::Rows),
                           test("wrongly-seen", "acme", "select 1 from shop.orders", PolicyTest::Expect::NoRows),
                           test("wrongly-allowed", "acme", "insert into shop.orders values (98, 'acme')", PolicyTest::Expect::Refused),
                           test("wrongly-refused", "acme", "insert into shop.orders values (99, 'globex')", PolicyTest::Expect::Allowed),
                           test("held", "globex", "delete from shop.orders", PolicyTest::Expect::Allowed),
                           test("collides", "acme", "insert into shop.orders values (2, 'acme')", PolicyTest::Expect::Refused),
                           test("reads-only", "acme", "update shop.orders set note = 'x'", PolicyTest::Expect::Rows)};
        isolation.tests.append({u"no-such-role"_s, u"nobody"_s, {}, u"select 1"_s, PolicyTest::Expect::Rows, {}});
        const audit::Audit a = m_room->look(t);
        QStringList names = namesOf(a);
        names.removeIf([](const QString &n) { return !n.startsWith(u"rls."_s); });
        QCOMPARE(names, QStringList({u"rls.policy_counts shop.nothing"_s, u"rls.policy_counts shop.orders"_s, u"rls.tests wrongly-allowed"_s, u"rls.tests wrongly-hidden"_s,
                                     u"rls.tests wrongly-refused"_s, u"rls.tests wrongly-seen"_s}));
        const audit::CheckResult &tests = *a.find(u"rls.tests"_s);
        QCOMPARE(tests.proofs.size(), 1);
        for (const char *untried : {"collides", "reads-only", "no-such-role"})
            QVERIFY2(tests.why.visible().contains(QLatin1String(untried)), qPrintable(tests.why.visible()));
        QCOMPARE(server.sql(u"select count(*) || '/' || count(*) filter (where note <> '') from shop.orders"_s), u"10/0"_s);
        QCOMPARE(server.sql(u"select count(*) from shop.traces"_s), u"0"_s);
        QCOMPARE(server.sql(u"select count(*) from pg_stat_activity where state like 'idle in transaction%'"_s), u"0"_s);

        // a login that may not take the role on tries nothing, and says so
        environment::Target poor = m_room->target(server, u"outsider"_s);
        settingsOf(poor).isolation = isolation;
        const audit::CheckResult refused = *m_room->look(poor).find(u"rls.tests"_s);
        QCOMPARE(refused.state, audit::CheckState::Unknown);
        QVERIFY2(refused.why.visible().contains(u"permission denied to set role"_s), qPrintable(refused.why.visible()));
    }

    void whereverATrialIsCutOffNothingStays()
    {
        const auto trial = [this]() -> flow::Task<void> { return changeAsApp(); };
        QVERIFY(destroyAtEverySuspension(trial) > 5);
        QTRY_COMPARE_WITH_TIMEOUT(m_shop->sql(u"select count(*) from pg_stat_activity where usename = 'postgres' and pid <> pg_backend_pid() and backend_type = 'client backend'"_s), u"0"_s, 5000);
        QCOMPARE(m_shop->sql(u"select count(*) || '/' || count(*) filter (where note <> '') from shop.orders"_s), u"10/0"_s);
        QCOMPARE(m_shop->sql(u"select count(*) from shop.traces"_s), u"0"_s);
    }

    void whatCannotBeWrittenDownIsNotTried()
    {
        environment::Target t = m_room->target(*m_shop, u"postgres"_s);
        settingsOf(t).isolation.tests = {test("sees-own", "acme", "select 1 from shop.orders", PolicyTest::Expect::Rows)};
        m_room->ledger.entries.clear();
        m_room->ledger.full = true;
        const audit::Audit a = m_room->look(t);
        m_room->ledger.full = false;
        const audit::CheckResult &tests = *a.find(u"rls.tests"_s);
        QCOMPARE(tests.state, audit::CheckState::Unknown);
        QVERIFY2(tests.why.visible().contains(u"journal could not be written: the disk is full"_s), qPrintable(tests.why.visible()));
        QVERIFY(a.triedAt == base::WallTime{} && tests.proofs.isEmpty());
        QVERIFY(!a.findings().empty()); // the rest was looked at
        QCOMPARE(m_room->look(t).find(u"rls.tests"_s)->state, audit::CheckState::Clean);
        QCOMPARE(m_room->ledger.entries.size(), 2);
        QVERIFY(m_room->ledger.entries[1].outcome == journal::Outcome::Done && m_room->ledger.entries[1].actor == u"ada"_s);
    }

    void whoMayOnlyLookTriesNothing()
    {
        PostgresServer &server = *m_shop;
        server.sql(u"create role onlooker login in role shop_app"_s); // the server would let it
        environment::Target t = m_room->target(server, u"onlooker"_s);
        settingsOf(t).isolation.tests = {test("sees-own", "acme", "select 1 from shop.orders", PolicyTest::Expect::Rows)};
        m_room->ledger.entries.clear();
        const audit::CheckResult refused = *m_room->look(t).find(u"rls.tests"_s);
        QCOMPARE(refused.state, audit::CheckState::Unknown);
        QVERIFY2(refused.why.visible().contains(u"may not do this. Connect with a login"_s), qPrintable(refused.why.visible()));
        QVERIFY(m_room->ledger.entries.isEmpty());
        server.sql(u"grant pg_signal_backend to onlooker"_s);
        QCOMPARE(m_room->look(t).find(u"rls.tests"_s)->state, audit::CheckState::Clean);
        QCOMPARE(m_room->ledger.entries.size(), 2);
        QCOMPARE(m_room->ledger.entries[0].danger, journal::Danger::Reversible);
    }

    void nothingIsTriedOnAnotherServerThanTheOneShown()
    {
        environment::Target t = m_room->target(*m_shop, u"postgres"_s);
        settingsOf(t).isolation.tests = {test("sees-own", "acme", "select 1 from shop.orders", PolicyTest::Expect::Rows)};
        m_room->ledger.entries.clear();
        for (const QString &shown : {u"7345"_s, QString()}) {
            const audit::CheckResult tests = *m_room->look(t, shown).find(u"rls.tests"_s);
            QCOMPARE(tests.state, audit::CheckState::Unknown);
            QVERIFY2(tests.why.visible().contains(u"another server than the one that was shown"_s), qPrintable(tests.why.visible()));
        }
        QVERIFY(m_room->ledger.entries.isEmpty());
        const QString system = m_shop->sql(u"select system_identifier from pg_control_system()"_s);
        QCOMPARE(m_room->look(t, system).find(u"rls.tests"_s)->state, audit::CheckState::Clean);
        QCOMPARE(m_room->ledger.entries[1].systemIdentifier, system);
    }

    void aLockedTableCostsItsTestHalfASecond()
    {
        PostgresServer &server = *m_shop;
        std::unique_ptr<PGconn, decltype(&PQfinish)> holder(server.connect(u"postgres"_s), &PQfinish);
        PQclear(PQexec(holder.get(), "begin; lock table shop.orders"));
        environment::Target t = m_room->target(server, u"postgres"_s);
        settingsOf(t).isolation.tests = {test("sees-own", "acme", "select 1 from shop.orders", PolicyTest::Expect::Rows)};
        const audit::CheckResult tests = *m_room->look(t).find(u"rls.tests"_s);
        QCOMPARE(tests.state, audit::CheckState::Unknown);
        QVERIFY2(tests.why.visible().contains(u"lock"_s), qPrintable(tests.why.visible()));
    }

    void aLeakBetweenTenantsIsShownAndAnEmptyProofIsNone()
    {
        PostgresServer &server = *m_shop;
        for (const char *sql : {"create table shop.leaks (tenant_id text)", "insert into shop.leaks values ('acme'), ('globex')",
                                "alter table shop.leaks enable row level security", "create policy nearly on shop.leaks using (tenant_id <= current_setting('app.tenant'))",
                                "create table shop.empty (tenant_id text)", "create table shop.numbered (tenant_id int)", "insert into shop.numbered values (1), (2)",
                                "create table shop.blind (tenant_id text)", "insert into shop.blind values ('acme'), ('globex')", "alter table shop.blind enable row level security",
                                "grant select on all tables in schema shop to shop_app"})
            server.sql(QLatin1String(sql));
        environment::Target t = m_room->target(server, u"postgres"_s);
        auto &isolation = settingsOf(t).isolation;
        isolation.setting = u"app.tenant"_s;
        isolation.role = u"shop_app"_s;
        isolation.tenants = {u"acme"_s, u"globex"_s};
        const audit::CheckResult r = *m_room->look(t).find(u"rls.isolation"_s);
        QCOMPARE(r.findings.size(), std::size_t(1));
        QCOMPARE(r.findings[0].object.raw(), u"shop.leaks"_s);
        QVERIFY2(r.findings[0].evidence.raw().contains(u"'globex', true); SELECT count(*) FROM shop.leaks WHERE \"tenant_id\" = 'acme'; ROLLBACK; Rows seen: 1."_s),
                 qPrintable(r.findings[0].evidence.raw()));
        QCOMPARE(r.proofs.size(), 1); // orders
        for (const char *unproven : {"shop.empty", "shop.numbered", "shop.blind"})
            QVERIFY2(r.why.visible().contains(QLatin1String(unproven)), qPrintable(r.why.visible()));
    }

    void tablesBeyondTheLimitAreSaidNotToBeTried()
    {
        m_shop->sql(u"create database wide"_s);
        m_shop->sql(u"create role stranger"_s); // is refused everything, so each table that is tried holds
        const QString tables = u"do $$ begin for i in 1..%1 loop execute format('create table t%s (tenant_id int)', i);"
                               " execute format('insert into t%s values (1), (2)', i); end loop; end $$"_s;
        m_shop->sql(QString(tables).replace(u"%1"_s, QString::number(audit::kMostTables + 1)), u"wide"_s);
        environment::Target t = m_room->target(*m_shop, u"postgres"_s, u"wide"_s);
        auto &isolation = settingsOf(t).isolation;
        isolation.setting = u"app.tenant"_s;
        isolation.role = u"stranger"_s;
        isolation.tenants = {u"1"_s, u"2"_s};
        m_room->ledger.entries.clear();
        const audit::CheckResult r = *m_room->look(t).find(u"rls.isolation"_s);
        QCOMPARE(r.proofs.size(), audit::kMostTables);
        QCOMPARE(r.state, audit::CheckState::Unknown);
        QVERIFY2(r.why.visible().contains(u"first 500 tables"_s), qPrintable(r.why.visible()));
        QCOMPARE(m_room->ledger.entries.back().outcome, journal::Outcome::Failed); // no evidence
        m_shop->sql(u"drop table t1"_s, u"wide"_s);
        QCOMPARE(m_room->look(t).find(u"rls.isolation"_s)->state, audit::CheckState::Clean);
    }

    void hostileNamesStayTextInEveryReport()
    {
        // planted above: a table and a view with quotes, a line break, markup and a right-to-left override in their names
        leak(u"alter table public.%1 disable row level security"_s.arg(kHostileQuoted));
        const audit::Audit a = m_room->look(m_room->target(*m_leaky, u"postgres"_s));
        QVERIFY(namesOf(a).contains(u"rls.off public.%1"_s.arg(kHostileQuoted)));
        const QString markdown = audit::toMarkdown(a, audit::compare({}, a));
        QString before;
        for (const QString &line : markdown.split(u'\n')) {
            QVERIFY2(!line.contains(u'<') || before == u"  ```sql"_s, qPrintable(line)); // text of a code block is text
            for (const QChar c : line)
                QVERIFY2(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format, qPrintable(line));
            before = line;
        }
        QVERIFY(markdown.contains(u"&lt;script&gt;"_s));
        const QByteArray json = audit::jsonText(audit::toJson(a, audit::compare({}, a)));
        QVERIFY(!QString::fromUtf8(json).contains(QChar(0x202e)));
        const auto read = audit::readReport(json);
        QVERIFY(read);
        QStringList objects;
        for (const audit::Known &k : read->findings)
            objects << k.object.raw();
        QVERIFY(objects.contains(u"public.%1"_s.arg(kHostileQuoted)));
    }
};

QTEST_GUILESS_MAIN(TstSecurity)
#include "tst_security.moc"
