// SPDX-License-Identifier: GPL-3.0-or-later
// The audit on every major from 13 to 18: each question is understood, the leaks that every version can have are found, and
// two servers of one version do not differ.

#include "models/audit/parityrun.h"
#include "tests/audit/auditfixture.h"

using namespace Qt::StringLiterals;

class TstAuditMajors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void everyCheckIsUnderstood_data()
    {
        QTest::addColumn<int>("major");
        QFile list(QStringLiteral(QD_SOURCE_DIR "/build/majors/list"));
        QVERIFY2(list.open(QIODevice::ReadOnly), "run tests/majors.sh first");
        int majors = 0;
        while (!list.atEnd()) {
            const QByteArray line = list.readLine().trimmed();
            const int at = int(line.indexOf('='));
            const QByteArray major = line.left(at), folder = line.mid(at + 1);
            qputenv(("QD_POSTGRES_" + major).constData(), folder + "/bin");
            QTest::newRow(major.constData()) << major.toInt();
            ++majors;
        }
        QCOMPARE(majors, 6);
    }
    void everyCheckIsUnderstood()
    {
        QFETCH(int, major);
        // the fetched builds bring their own libraries; Debian's finds its own
        const QByteArray bin = qgetenv(("QD_POSTGRES_" + QByteArray::number(major)).constData());
        qputenv("LD_LIBRARY_PATH", bin.startsWith("/usr/") ? QByteArray() : bin.left(bin.lastIndexOf('/')) + "/lib");
        PostgresServer::Options o;
        o.major = major;
        PostgresServer server(o);
        server.setHba({u"host all all 127.0.0.1/32 trust"_s});
        for (const char *sql : {"create role app login", "create role boss login superuser", "create table accounts (tenant_id text)", "insert into accounts values ('a'), ('b')",
                                "create table orders (tenant_id text)", "insert into orders values ('a'), ('b')", "alter table orders enable row level security",
                                "create policy own on orders using (tenant_id = current_setting('app.tenant', true))", "create view plain as select * from orders",
                                "create function peek() returns bigint language sql security definer as 'select count(*) from accounts'",
                                "create materialized view sums as select count(*), max(tenant_id) from orders", "grant select on orders, sums to app"})
            server.sql(QLatin1String(sql));
        if (major >= 14) // a body of standard SQL leaves no source to look into
            server.sql(u"create function standard() returns bigint language sql security definer set search_path = public begin atomic select count(*) from accounts; end"_s);
        AuditRoom room;
        environment::Target t = room.target(server, u"postgres"_s);
        auto &isolation = std::get<environment::PostgresSettings>(t.settings).isolation;
        isolation.role = u"app"_s;
        isolation.setting = u"app.tenant"_s;
        isolation.policyComments = true;
        isolation.policies = {{u"public.orders"_s, 1, {}}};
        isolation.openTables = {u"public.nothing"_s};
        isolation.tests = {{u"own"_s, u"app"_s, {{u"app.tenant"_s, u"a"_s}}, u"select 1 from public.orders"_s, environment::PolicyTest::Expect::Rows, {}}};
        const audit::Audit a = room.look(t);
        QCOMPARE(unknownOf(a), QStringList());
        QCOMPARE(a.accessUnknown.visible(), QString());
        QCOMPARE(a.access.size(), std::size_t(3));
        QStringList expected{u"functions.definer_path public.peek()"_s, u"functions.definer_tenant public.peek()"_s, u"hba.trust_local host all all 127.0.0.1 255.255.255.255 trust"_s,
                             u"hba.trust_local local all all trust"_s, u"hba.trust_local local replication all trust"_s, u"rls.off public.accounts"_s,
                             u"rls.policy_comments own ON public.orders"_s, u"roles.superuser boss"_s, u"views.materialized public.sums"_s, u"views.owner_rights public.plain"_s};
        if (major == 13)
            expected << u"passwords.setting password_encryption"_s;
        else
            expected << u"functions.definer_tenant public.standard()"_s;
        if (major < 15)
            expected << u"schema.public_create public"_s;
        expected.sort();
        QCOMPARE(namesOf(a), expected);
        const auto parity = runTask(audit::compareTargets(room.context(), t, room.context(), t));
        QVERIFY(parity && *parity);
        QCOMPARE((*parity)->unknown.size(), 0);
        QCOMPARE((*parity)->differences.size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TstAuditMajors)
#include "tst_auditmajors.moc"
