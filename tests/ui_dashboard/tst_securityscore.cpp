// SPDX-License-Identifier: GPL-3.0-or-later
// Which looks at the security the health score of the open environment has.

#include "models/audit/desk.h"
#include "models/watch/feed.h"
#include "ui/dashboard/securityscore.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

environment::EnvironmentPtr shopAt(quint16 port, const QString &title)
{
    environment::PostgresSettings settings;
    settings.host = u"127.0.0.1"_s;
    settings.port = port;
    environment::Environment shop;
    shop.name = u"shop"_s;
    shop.targets.resize(1);
    shop.targets[0].id = u"db"_s;
    shop.targets[0].title = title;
    shop.targets[0].settings = settings;
    return std::make_shared<const environment::Environment>(shop);
}

} // namespace

class TestDashboardSecurityScore : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void aTargetThatIsPointedElsewhereHasNoLookYet()
    {
        watch::Feed feed{watch::Feed::WithoutEngine{}};
        feed.setEnvironment(shopAt(5432, u"Shop"_s));
        audit::Desk desk(feed);
        const dashboard::SecurityScore score(feed, desk, {}, nullptr);
        audit::Audit audit;
        audit.environment = u"shop"_s;
        audit.target = u"db"_s;
        audit.at = base::Clock::system().wallNow();
        audit.checks = {{u"rls.off"_s, audit::CheckState::Found, {}, {{u"rls.off"_s, base::Untrusted(u"public.orders"_s), base::Severity::Critical, {}, {}}}, {}}};
        desk.accept(u"db"_s, audit);
        QCOMPARE(score.looks().value(u"db"_s).findings.size(), std::size_t(1));
        feed.setEnvironment(shopAt(5432, u"The shop"_s)); // the same server by another name
        QCOMPARE(score.looks().size(), 1);
        QVERIFY(desk.entry(u"db"_s).audit);
        feed.setEnvironment(shopAt(5433, u"The shop"_s));
        QCOMPARE(score.looks().size(), 0);
        QVERIFY(!desk.entry(u"db"_s).audit);
    }
};

QTEST_GUILESS_MAIN(TestDashboardSecurityScore)
#include "tst_securityscore.moc"
