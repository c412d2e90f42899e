// SPDX-License-Identifier: GPL-3.0-or-later
// Each fault of the sandbox on its real server: the sentence that appears, literally but for its figures, how soon, and
// that the same words stand on the screen and in the terminal's status, and that the probable cause of an incident is
// this fault or unclear, never another one; of some, also once a second fault has come (all such pairs: tests/causes). Then
// it is healed and the sentence goes.

#include "models/environment/parser.h"
#include "models/health/statusreport.h"
#include "models/history/seriesstore.h"
#include "models/incidents/probablecause.h"
#include "models/secrets/desktopsecrets.h"
#include "models/watch/feed.h"
#include "models/watch/metriclookup.h"
#include "tests/support/sandboxfixture.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/settings/settings.h"
#include "ui/theme/plainlabel.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {

// Figures stand with their unit by a space that does not break.
QString plain(QString sentence)
{
    return sentence.replace(QChar(0x00a0), QLatin1Char(' ')).replace(QChar(0x202f), QLatin1Char(' '));
}

} // namespace

class TstFaultTable : public QObject {
    Q_OBJECT
    std::unique_ptr<SandboxFixture> m_sandbox;
    std::unique_ptr<watch::Feed> m_feed;
    health::SituationRoom m_room;

    health::Situation assess()
    {
        const base::Clock &clock = base::Clock::system();
        return m_room.assess(*m_feed->environment(), *m_feed->catalogue(), m_feed->snapshots(), clock.now(), clock.wallNow());
    }
    // The sentence that matches, or what stands there instead.
    QString sentence(const QRegularExpression &wanted)
    {
        QStringList all;
        for (const health::Problem &p : assess().problems) {
            const QString said = plain(p.sentence);
            if (wanted.match(said).hasMatch())
                return said;
            all << said;
        }
        return QStringLiteral("not there; instead: ") + all.join(QStringLiteral(" | "));
    }
    // A busy test machine is no fault of the sandbox: how loaded it is does not count. Nor does it count that some of
    // the last thirty requests failed, which is true for half a minute after any outage.
    bool fine()
    {
        const health::Situation now = assess();
        return now.total > 0 && now.reachable == now.total && std::all_of(now.problems.begin(), now.problems.end(), [](const health::Problem &p) {
            return plain(p.sentence).contains(QLatin1String(" answered wrongly at times in the last "))
                || (p.metric.name().startsWith(QLatin1String("host.")) && !p.metric.name().startsWith(QLatin1String("host.disk")));
        });
    }
    // Does the terminal's status say it within so many seconds? said: what it says.
    bool inTerminal(const QRegularExpression &wanted, const QString &seconds, QStringList &said)
    {
        const auto status = SandboxFixture::ctl({QStringLiteral("status"), QStringLiteral("--json"), QStringLiteral("--environment"),
                                                 m_sandbox->environmentFile(), QStringLiteral("--wait"), seconds});
        said.clear();
        for (const QJsonValue &p : status.json().value(QStringLiteral("problems")).toArray())
            said << plain(p.toObject().value(QStringLiteral("sentence")).toString());
        return status.code == 1 && std::any_of(said.begin(), said.end(), [&](const QString &s) { return wanted.match(s).hasMatch(); });
    }
    incidents::ProbableCause cause(const health::Situation &now)
    {
        QStringList all;
        for (const environment::Target &t : m_feed->environment()->targets)
            all << t.id;
        return incidents::probableCause(all, now, *m_feed->environment(), {}, incidents::answeredIn(m_feed->snapshots()));
    }
    // Of the row before: failed requests are remembered, and what comes back soon goes on. It speaks against any cause.
    static bool remains(const health::Situation &now, base::WallTime before)
    {
        return std::any_of(now.problems.begin(), now.problems.end(), [before](const health::Problem &p) {
            return std::any_of(p.signs.begin(), p.signs.end(), [before](const health::Sign &s) { return s.wallSince < before; });
        });
    }
    // A second fault: of two that have nothing to do with each other none is the cause.
    void unclearWith(const QString &fault, const QString &sign)
    {
        const SandboxFixture::Outcome injected = m_sandbox->fault(fault.section(QLatin1Char(' '), 0, 0), fault.section(QLatin1Char(' '), 1));
        QVERIFY2(injected.code == 0, injected.err.constData());
        incidents::ProbableCause found;
        const bool seen = QTest::qWaitFor([&] {
            const health::Situation now = assess();
            found = cause(now);
            return std::any_of(now.problems.begin(), now.problems.end(), [&](const health::Problem &p) {
                return std::any_of(p.signs.begin(), p.signs.end(), [&](const health::Sign &s) { return s.target + QLatin1Char('/') + s.family == sign; });
            });
        }, 8000);
        QVERIFY2(seen, qPrintable(sentence(QRegularExpression(QStringLiteral("^$")))));
        QVERIFY2(!found.clear, qPrintable(found.sentence));
        qInfo("and %s: %s", qPrintable(fault), qPrintable(found.sentence));
    }
    bool shows(const QRegularExpression &wanted) { return wanted.match(sentence(wanted)).hasMatch(); }

private slots:
    void initTestCase()
    {
        m_sandbox = std::make_unique<SandboxFixture>();
        m_sandbox->up();
        const environment::ParseResult parsed = environment::parseFile(m_sandbox->environmentFile(), watch::metricLookup());
        for (const auto &issue : parsed.issues)
            qWarning("%d: %s", issue.at.line, qPrintable(issue.text));
        QVERIFY(parsed.environment && parsed.issues.isEmpty());
        m_feed = std::make_unique<watch::Feed>([](flow::Reactor &r) { return secrets::makeSecretSource(r); });
        m_feed->setEnvironment(parsed.environment);
        QTRY_VERIFY_WITH_TIMEOUT(fine(), 30000);
    }
    void cleanupTestCase()
    {
        m_feed.reset(); // first: no complaint about servers that end
        m_sandbox.reset();
    }

    void cleanup() // also after a failed row: the next one starts on healthy servers
    {
        if (!m_feed)
            return;
        QElapsedTimer since;
        since.start();
        const SandboxFixture::Outcome healed = m_sandbox->heal();
        QVERIFY2(healed.code == 0, healed.err.constData());
        const qint64 mended = since.restart();
        m_feed->retry(); // as a person does; how long it backs off by itself is measured elsewhere
        QString last; // what stood there longest
        const bool good = QTest::qWaitFor([&] {
            if (fine())
                return true;
            last = sentence(QRegularExpression(QStringLiteral("^$")));
            return false;
        }, 45000);
        qInfo("healed in %lld ms, fine %lld ms later; last: %s", static_cast<long long>(mended), static_cast<long long>(since.elapsed()), qPrintable(last));
        if (!good)
            QFAIL(qPrintable(plain(assess().answer) + QLatin1Char(' ') + last));
    }

    void fault_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<int>("limitMs"); // from the end of the injecting command
        QTest::addColumn<QString>("then");  // the second fault and its server; empty: none
        QTest::addColumn<QString>("sign");  // what is seen of that
        const auto row = [](const char *fault, const char *target, const char *pattern, int limitMs, const char *then = "", const char *sign = "") {
            QTest::addRow("%s %s", fault, target) << QString::fromLatin1(fault) << QString::fromLatin1(target)
                                                  << QString::fromUtf8(pattern) << limitMs << QString::fromLatin1(then) << QString::fromLatin1(sign);
        };
        const char *dragsDown = "; (pool shop-pgbouncer|endpoint shop-api|server shop-standby|.*fails? with it|.*depends? on it).*\\.$";
        const std::string down = std::string("^shop-primary has been down for \\d+ s(: [^;]+)?") + dragsDown;
        const std::string frozen = std::string("^shop-primary has not answered for \\d+ s \\(still connected\\)") + dragsDown;
        // first: what fails with another server is remembered as failed requests, and they are told first
        row("slow-http", "", "^shop-api takes [\\d.,]+.(ms|s) to answer \\(limit .*\\), for \\d+ s\\.$", 6000);
        row("error-burst", "", "^shop-api (has answered 50\\d instead of 200 for \\d+ s|answered wrongly at times in the last \\d+ s)(; [\\d.]+.% of the last requests failed)?\\.$", 6000,
            "hold-lock shop-primary", "shop-primary/locks"); // which it began before
        row("kill", "shop-primary", down.c_str(), 1000);
        row("stop", "shop-redis", "^shop-redis has been down for \\d+ s(: [^;]+)?(; .*)?\\.$", 1000, "stop shop-pgbouncer", "shop-pgbouncer/");
        row("stop", "shop-standby", "^shop-standby has been down for \\d+ s(: [^;]+)?\\.$", 1000);
        row("freeze", "shop-primary", frozen.c_str(), 4000);
        row("freeze", "shop-redis", "^shop-redis has not answered for \\d+ s \\(still connected\\)(; .*)?\\.$", 4000);
        row("fill-connections", "", "^shop-primary (has had no free connection for \\d+ s: whoever connects is turned away|has had [\\d.]+.% of its connections in use \\(limit [\\d.]+.%\\) for \\d+ s)(; .*)?\\.$", 3000);
        row("hold-lock", "", "^\\d+ sessions? on shop-primary (waits?) for (session .*|a lock, the longest for .*)\\.$", 8000, "cut-replication shop-standby", "shop-standby/link");
        row("fill-pool", "", "^(\\d+ clients? of shop-pgbouncer waits? for a server connection, the longest for .*|shop-pgbouncer has .*)\\.$", 8000);
        row("cut-replication", "", "^shop-standby has received no WAL for \\d+ s: it is not connected to its primary.*\\.$", 4000);
        row("pause-replay", "", "^shop-standby has had its replay paused for \\d+ s: it receives, but what it answers grows old(; promoting shop-standby now loses (nothing|((about [\\d., a-z]+|less than 0\\.1 s), )?[\\d.,]+ [KMG]?i?B))?\\.$", 3000);
        row("break-archiving", "", "^shop-primary has failed to archive its WAL for \\d+ s(; \\d+ files? waits?)?\\.$", 8000);
        row("fill-disk", "", "^shop-host has its disk .*shop-primary-space [\\d.]+.% full, .* left(, full in .*)?\\.$", 35000);
        row("expire-certificate", "", "^The certificate of shop-api has expired: clients that verify it cannot connect\\.$", 4000);
        row("queue-backlog", "", "^shop-redis: .* is [\\d.,]+.*, limit [\\d.,]+.*, for \\d+ s\\.$", 8000);
    }
    void fault()
    {
        QFETCH(QString, fault);
        QFETCH(QString, target);
        QFETCH(QString, pattern);
        QFETCH(int, limitMs);
        const QRegularExpression wanted(pattern);
        QVERIFY2(wanted.isValid(), qPrintable(wanted.errorString()));

        QVERIFY2(!shows(wanted), qPrintable(sentence(wanted)));
        const base::WallTime before = base::Clock::system().wallNow();
        const SandboxFixture::Outcome injected = m_sandbox->fault(fault, target);
        if (fault == QLatin1String("fill-disk") && injected.code == 3) {
            QVERIFY2(injected.err.contains("kernel") || injected.err.contains("namespace"), injected.err.constData());
            qInfo("not possible here, said in one line: %s", injected.err.trimmed().constData());
            return;
        }
        QVERIFY2(injected.code == 0, injected.err.constData());
        QElapsedTimer since;
        since.start();
        const bool seen = QTest::qWaitFor([&] { return shows(wanted); }, limitMs);
        const QString said = sentence(wanted);
        QVERIFY2(seen, qPrintable(said));
        qInfo("%lld ms: %s", static_cast<long long>(since.elapsed()), qPrintable(said));

        // the cause: this or unclear; and this, where nothing else is wrong and it is more than a bad answer
        // at the latest once whatever is behind it has answered again
        const bool onlySuffers = fault == QLatin1String("slow-http") || fault == QLatin1String("error-burst") || fault == QLatin1String("queue-backlog");
        health::Situation now;
        incidents::ProbableCause found;
        const bool judged = QTest::qWaitFor([&] {
            now = assess();
            found = cause(now);
            return found.clear != onlySuffers || now.problems.size() > 1 || remains(now, before);
        }, 3000);
        const auto named = std::find_if(now.problems.begin(), now.problems.end(), [&](const health::Problem &p) { return p.key == found.key; });
        QVERIFY2(!found.clear || (named != now.problems.end() && wanted.match(plain(named->sentence)).hasMatch()), qPrintable(found.sentence));
        QVERIFY2(judged, qPrintable(found.sentence));
        qInfo("cause: %s", qPrintable(found.sentence));

        // the terminal says the same words; it looks for as long as it is told to
        QStringList inStatus;
        const bool told = inTerminal(wanted, QStringLiteral("2"), inStatus) || inTerminal(wanted, QStringLiteral("8"), inStatus);
        QVERIFY2(told, qPrintable(inStatus.join(QStringLiteral(" | "))));

        // so does the screen
        history::SeriesStore store;
        QTemporaryDir folder;
        settings::Settings remembered(folder.path(), folder.path());
        dashboard::DashboardPane pane(*m_feed, store, remembered, base::Clock::system());
        pane.resize(1280, 800);
        pane.show();
        const auto onScreen = [&] {
            const auto labels = pane.findChildren<theme::PlainLabel *>(QStringLiteral("problemSentence"));
            return std::any_of(labels.begin(), labels.end(), [&](auto *l) { return wanted.match(plain(l->text())).hasMatch(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(onScreen(), 3000);

        QFETCH(QString, then);
        QFETCH(QString, sign);
        if (!then.isEmpty())
            unclearWith(then, sign);
    }
};

QTEST_MAIN(TstFaultTable)
#include "tst_faulttable.moc"
