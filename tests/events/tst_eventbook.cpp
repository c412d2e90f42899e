// SPDX-License-Identifier: GPL-3.0-or-later
// A restart, a changed setting, a promotion and a deployment on real servers are one event each; a reconnect and a console
// that is started anew are none, and nobody finds the value of a setting on the disk.

#include "models/events/eventbook.h"
#include "models/events/wording.h"
#include "models/journal/chainwriter.h"
#include "tests/support/watchedcluster.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using events::Kind;

namespace {
constexpr int kLimit = 20000;
}

class TstEventBook : public QObject {
    Q_OBJECT
    std::unique_ptr<WatchedCluster> m_cluster;
    std::unique_ptr<PostgresServer> m_standby;
    std::unique_ptr<events::EventBook> m_book;
    QTemporaryDir m_folder;

    void openBook()
    {
        m_book.reset();
        m_book = std::make_unique<events::EventBook>(m_cluster->feed(), events::EventBook::Files{m_folder.filePath(u"events.jsonl"_s), m_folder.filePath(u"journal.sqlite"_s)},
                                                     base::Clock::system(), 200ms);
        QTRY_VERIFY_WITH_TIMEOUT(m_book->ready(), kLimit);
    }
    [[nodiscard]] QString told() const
    {
        QStringList all;
        for (const events::Event &e : m_book->events())
            all << e.target + u' ' + events::kindWord(e.kind);
        return all.join(u", "_s);
    }
    [[nodiscard]] QByteArray kept() const
    {
        QFile file(m_folder.filePath(u"events.jsonl"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // Everything that is known of both servers is on the disk, the settings with it.
    void knows()
    {
        QTRY_VERIFY_WITH_TIMEOUT(kept().contains("\"target\":\"primary\"") && kept().contains("\"target\":\"standby\""), kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(kept().count("\"loaded\"") >= 2, kLimit);
    }

private slots:
    void initTestCase()
    {
        m_cluster = std::make_unique<WatchedCluster>(200ms);
        m_standby = m_cluster->clone(u"standby1"_s);
        m_cluster->watch({{u"primary"_s, m_cluster->primary.get(), {}}, {u"standby"_s, m_standby.get(), u"primary"_s}});
        openBook();
        knows();
        QCOMPARE(told(), QString());
    }
    void cleanupTestCase()
    {
        m_book.reset();
        m_standby.reset();
        m_cluster.reset();
    }

    void aReconnectIsNone()
    {
        const auto before = m_cluster->snapshot(u"primary"_s)->status.since;
        m_cluster->primary->sql(u"select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->snapshot(u"primary"_s)->status.since > before && m_cluster->snapshot(u"primary"_s)->status.condition == watch::Condition::Up, kLimit);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->snapshot(u"primary"_s)->facts.startedAt.has_value(), kLimit);
        QCOMPARE(told(), QString());
    }
    void aChangedSettingIsOneByName()
    {
        m_cluster->primary->set(u"work_mem"_s, u"7MB"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told(), u"primary settings"_s, kLimit);
        QCOMPARE(m_book->events().back().text.raw(), u"work_mem"_s);
        m_cluster->primary->reload(); // nothing changed
        m_cluster->primary->set(u"archive_command"_s, u"/bin/false hunter2secret"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told(), u"primary settings, primary settings"_s, kLimit);
        QCOMPARE(m_book->events().back().text.raw(), u"archive_command"_s);
        QTRY_VERIFY_WITH_TIMEOUT(kept().contains("archive_command"), kLimit);
        QVERIFY(!kept().contains("hunter2secret") && !kept().contains("7MB"));
    }
    void aRestartIsOne()
    {
        m_cluster->primary->stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->snapshot(u"primary"_s)->status.condition != watch::Condition::Up, kLimit);
        m_cluster->primary->start();
        QTRY_COMPARE_WITH_TIMEOUT(told(), u"primary settings, primary settings, primary restart"_s, kLimit);
        QVERIFY(m_book->events().back().at <= base::Clock::system().wallNow());
    }
    void aPromotionIsOneWithItsTimelines()
    {
        QCOMPARE(m_standby->sql(u"select pg_promote(true, 20)"_s), u"t"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told(), u"primary settings, primary settings, primary restart, standby promotion"_s, kLimit);
        QCOMPARE(m_book->events().back().after.raw(), u"2"_s);
        QVERIFY(events::sentence(m_book->events().back()).contains(u"standby"_s));
    }
    void theSameBookAgainRepeatsNothingAndSeesWhatItMissed()
    {
        const QString before = told();
        openBook();
        QCOMPARE(told(), before);
        m_book.reset();
        m_cluster->primary->set(u"work_mem"_s, u"8MB"_s);
        openBook();
        QTRY_COMPARE_WITH_TIMEOUT(told(), before + u", primary settings"_s, kLimit);
    }
    void whatAPersonWritesComesInWhileItRuns()
    {
        const QString before = told();
        const auto write = [this](const QString &environment, const QString &text) {
            journal::Options options;
            options.file = m_folder.filePath(u"journal.sqlite"_s);
            options.writer = u"terminal"_s;
            journal::ChainWriter writer(options);
            events::Written written;
            written.environment = environment;
            written.event.kind = Kind::Deployment;
            written.event.at = base::Clock::system().wallNow();
            written.event.text = base::Untrusted(text);
            written.event.who = base::Untrusted(u"ada"_s);
            QVERIFY(writer.append({events::entryOf(written)}));
            QVERIFY(writer.end());
        };
        write(u"elsewhere"_s, u"not ours"_s);
        write(u"test"_s, u"<b>shop</b> 2.4 \u001b[31m"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told(), before + u",  deployment"_s, kLimit);
        const events::Event &event = m_book->events().back();
        QCOMPARE(event.who.raw(), u"ada"_s);
        QVERIFY(events::sentence(event).contains(u"<b>shop</b> 2.4 \u241b[31m"_s));
        openBook();
        QTRY_COMPARE_WITH_TIMEOUT(told(), before + u",  deployment"_s, kLimit);
    }
};

QTEST_GUILESS_MAIN(TstEventBook)
#include "tst_eventbook.moc"
