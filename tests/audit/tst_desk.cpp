// SPDX-License-Identifier: GPL-3.0-or-later
// Audits for a screen: asked through the open door, tried on a connection of their own, kept side by side.

#include "models/audit/desk.h"
#include "models/audit/securitymodel.h"
#include "tests/audit/auditfixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using audit::CheckState;

class TstDesk : public QObject {
    Q_OBJECT
private slots:
    void aLookUsesTheDoorAndKeepsWhatWasTried()
    {
        PostgresServer server;
        server.setHba({u"host all all 127.0.0.1/32 trust"_s});
        server.sql(u"create role app login"_s);
        server.sql(u"create table accounts (tenant_id int)"_s);
        environment::Environment e;
        environment::Target t = AuditRoom::target(server, u"postgres"_s);
        std::get<environment::PostgresSettings>(t.settings).isolation.tests = {{u"refused"_s, u"app"_s, {}, u"select 1 from accounts"_s, environment::PolicyTest::Expect::Refused, {}}};
        e.targets = {t};
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        audit::Desk desk(feed);
        base::TimePoint now{};
        desk.run(u"db"_s, now);
        QVERIFY2(!desk.entry(u"db"_s).busy, "there is no such target yet");
        feed.setEnvironment(std::make_shared<const environment::Environment>(e));
        QTRY_VERIFY_WITH_TIMEOUT(feed.snapshot(u"db"_s) && feed.snapshot(u"db"_s)->status.condition == watch::Condition::Up, 10000);
        desk.lookWhenOld(u"db"_s, now);
        QVERIFY(desk.entry(u"db"_s).busy);
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).audit, 15000);
        const audit::AuditPtr looked = desk.entry(u"db"_s).audit;
        QVERIFY(namesOf(*looked).contains(u"rls.off public.accounts"_s));
        QCOMPARE(looked->find(u"rls.tests"_s)->state, CheckState::Unknown);
        QVERIFY(looked->triedAt == base::WallTime{});

        desk.lookWhenOld(u"db"_s, now + std::chrono::minutes(59)); // not yet an hour
        QVERIFY(!desk.entry(u"db"_s).busy);
        desk.run(u"db"_s, now);
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).audit != looked, 15000);
        QCOMPARE(desk.entry(u"db"_s).audit->find(u"rls.tests"_s)->state, CheckState::Clean);
        const base::WallTime tried = desk.entry(u"db"_s).audit->triedAt;
        QVERIFY(tried != base::WallTime{});

        const audit::AuditPtr whole = desk.entry(u"db"_s).audit;
        desk.lookWhenOld(u"db"_s, now + std::chrono::minutes(61));
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).audit != whole, 15000);
        QCOMPARE(desk.entry(u"db"_s).audit->find(u"rls.tests"_s)->state, CheckState::Clean);
        QVERIFY(desk.entry(u"db"_s).audit->triedAt == tried);

        server.stop();
        desk.run(u"db"_s, now);
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).error, 20000);
        QVERIFY(desk.entry(u"db"_s).audit); // the older one stays
    }

    void rowsAreWorstFirstAndUnknownChecksAreAmongThem()
    {
        audit::Audit a;
        a.checks = {{u"roles.superuser"_s, CheckState::Found, {}, {{u"roles.superuser"_s, base::Untrusted(u"boss"_s), base::Severity::Warning, {}, {}}}, {}},
                    {u"rls.off"_s, CheckState::Found, {}, {{u"rls.off"_s, base::Untrusted(u"public.\"<b>\n\""_s), base::Severity::Critical, {}, base::Untrusted(u"ALTER"_s)}}, {}},
                    {u"hba.trust"_s, CheckState::Unknown, base::Untrusted(u"no right"_s), {}, {}},
                    {u"grants.public"_s, CheckState::Clean, {}, {}, {}}};
        audit::SecurityModel model;
        model.setRows(audit::securityRows(a));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, audit::SecurityModel::Object).data().toString(), u"public.\"<b>␊\""_s);
        QCOMPARE(model.index(0, audit::SecurityModel::State).data(health::SeverityRole).toInt(), int(base::Severity::Critical));
        QCOMPARE(model.index(2, audit::SecurityModel::What).data().toString(), u"unknown: no right"_s);
        QStringList helps;
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString help = model.headerData(column, Qt::Horizontal, health::HelpRole).toString();
            QVERIFY2(help.size() > 20 && !helps.contains(help), qPrintable(help));
            helps << help;
        }
    }
};

QTEST_GUILESS_MAIN(TstDesk)
#include "tst_desk.moc"
