// SPDX-License-Identifier: GPL-3.0-or-later
// How many primaries a cluster has, on a real primary and its standby: one, none and one again, two and one again; each
// time with the sentence that says it.
#include "tests/support/figurerows.h"
#include "tests/support/watchedcluster.h"

#include <QFile>

using namespace Qt::StringLiterals;

class TestClusterFigures : public QObject {
    Q_OBJECT
    std::unique_ptr<WatchedCluster> m_cluster;
    std::unique_ptr<PostgresServer> m_standby;

    [[nodiscard]] PostgresServer &primary() const { return *m_cluster->primary; }
    [[nodiscard]] std::optional<health::Problem> problem() const
    {
        for (const health::Problem &p : m_cluster->assess().problems)
            if (p.metric.name() == QLatin1String(clusterRows().front().metric))
                return p;
        return {};
    }
    [[nodiscard]] QString sentence() const
    {
        const auto found = problem();
        return found ? QString(found->sentence).replace(QChar(0xa0), u' ') : QString();
    }
    [[nodiscard]] QString role(const QString &target) const
    {
        const watch::SnapshotPtr snapshot = m_cluster->snapshot(target);
        return snapshot && snapshot->status.condition == watch::Condition::Up ? snapshot->facts.role : QString();
    }
    // Both are there as these, and nothing is said of primaries.
    [[nodiscard]] bool isFine() const { return role(u"one"_s) == u"primary"_s && role(u"two"_s) == u"standby"_s && sentence().isEmpty(); }

    static void restartAsStandby(PostgresServer &server)
    {
        server.stop();
        const QString path = server.data() + u"/standby.signal"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        server.user().own(path);
        server.start();
    }

private slots:
    void initTestCase()
    {
        m_cluster = std::make_unique<WatchedCluster>(std::chrono::milliseconds(300));
        m_standby = m_cluster->clone(u"standby1"_s);
        m_cluster->watch({{u"one"_s, &primary(), {}}, {u"two"_s, m_standby.get(), u"one"_s}});
    }
    void cleanupTestCase()
    {
        m_standby.reset();
        m_cluster.reset();
    }

    void onePrimaryIsFine() { QTRY_VERIFY_WITH_TIMEOUT(isFine(), 20000); }

    void noneIsCriticalUntilOneTakesWritesAgain()
    {
        restartAsStandby(primary());
        QTRY_VERIFY2_WITH_TIMEOUT(sentence().startsWith(u"one and its standbys have had no primary for "_s), qPrintable(m_cluster->sentences().join(u'\n')), 30000);
        QVERIFY2(sentence().contains(u": nobody takes writes"_s), qPrintable(sentence()));
        const auto found = problem();
        QVERIFY(found);
        QCOMPARE(found->severity, base::Severity::Critical);
        QCOMPARE(found->target, u"one"_s);
        QVERIFY2(found->headline.contains(u"nobody is primary"_s), qPrintable(found->headline));
        QCOMPARE(primary().sql(u"select pg_promote(true, 20)"_s), u"t"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(isFine(), qPrintable(m_cluster->sentences().join(u'\n')), 30000);
    }

    void twoAreCriticalUntilOneIsAStandbyAgain()
    {
        QCOMPARE(m_standby->sql(u"select pg_promote(true, 20)"_s), u"t"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(sentence().contains(u" have taken writes as primaries of the same cluster for "_s), qPrintable(m_cluster->sentences().join(u'\n')), 30000);
        const QString said = sentence();
        QVERIFY2(said.contains(u"one"_s) && said.contains(u"two"_s) && said.contains(u": stop all but one"_s), qPrintable(said));
        QCOMPARE(problem()->severity, base::Severity::Critical);
        restartAsStandby(*m_standby); // it went its own way and cannot stream, but nobody can write to it
        QTRY_VERIFY2_WITH_TIMEOUT(isFine(), qPrintable(m_cluster->sentences().join(u'\n')), 30000);
    }
};

QTEST_GUILESS_MAIN(TestClusterFigures)
#include "tst_clusterfigures.moc"
