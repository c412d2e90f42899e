// SPDX-License-Identifier: GPL-3.0-or-later
// The test of a connection that a probe makes: what answers, and which of the declared figures are there.
#include "models/watch/connectiontest.h"
#include "tests/support/nginxserver.h"
#include "tests/support/postgresserver.h"
#include "tests/support/probebench.h"
#include "tests/support/serverprocess.h"

#include <QTest>

#include <future>

using environment::HeartbeatSettings;
using environment::HttpJsonSettings;
using environment::PrometheusSettings;
using environment::TargetKind;
using watch::ConnectionReport;
using Outcome = ConnectionReport::Outcome;

namespace {

// name, TCP, TLS, authentication, permission: + ok, - failed, . skipped
QByteArray stepsOf(const ConnectionReport &report)
{
    QByteArray steps;
    for (const auto &line : report.steps)
        steps += line.outcome == Outcome::Ok ? '+' : line.outcome == Outcome::Failed ? '-' : '.';
    return steps;
}

QStringList figuresIn(const ConnectionReport &report)
{
    QStringList figures;
    for (const auto &figure : report.figures)
        figures << (figure.there ? QStringLiteral("+ ") : QStringLiteral("- ")) + figure.metric + QLatin1Char(' ') + figure.text.visible();
    return figures;
}

environment::Target target(TargetKind kind, environment::TargetSettings settings)
{
    auto made = targetOf(QStringLiteral("one"), kind, std::move(settings));
    made.deadline = std::chrono::seconds(3);
    return made;
}

} // namespace

class TstConnectionTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void tellsWhichFiguresOfAJsonAnswerAreThere()
    {
        NginxServer server("default_type application/json;\nlocation / { return 200 '{\"orders\": 7, \"name\": \"x\"}'; }");
        HttpJsonSettings settings;
        settings.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(server.port()));
        settings.metrics = {{QStringLiteral("shop.orders"), {}, QStringLiteral("/orders"), QStringLiteral("orders"), {}, {}},
                            {QStringLiteral("shop.users"), {}, QStringLiteral("/users"), {}, {}, {}}};
        ProbeBench bench;
        auto task = watch::testConnection(bench.context(), target(TargetKind::HttpJson, settings), base::Secret());
        const auto report = runTask(std::move(task));
        QVERIFY(report);
        QCOMPARE(stepsOf(*report), QByteArray("++.++"));
        QVERIFY(report->connects() && report->lacksFigures() && !report->readHere);
        const QStringList figures = figuresIn(*report);
        QCOMPARE(figures.size(), 2);
        QCOMPARE(figures[0].simplified(), QStringLiteral("+ shop.orders 7 orders"));
        QVERIFY2(figures[1].startsWith(QLatin1String("- shop.users ")) && figures[1].size() > 15, qPrintable(figures[1]));
    }

    void aRateIsNotMissing()
    {
        NginxServer server("default_type text/plain;\nlocation / { return 200 'orders_total 5\\n'; }");
        PrometheusSettings settings;
        settings.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(server.port()));
        settings.metrics = {{QStringLiteral("shop.orders"), {}, QStringLiteral("orders_total"), {}, {}, true, {}, {}},
                            {QStringLiteral("shop.users"), {}, QStringLiteral("users"), {}, {}, false, {}, {}}};
        ProbeBench bench;
        auto task = watch::testConnection(bench.context(), target(TargetKind::Prometheus, settings), base::Secret());
        const auto report = runTask(std::move(task));
        QVERIFY(report);
        QCOMPARE(figuresIn(*report), (QStringList{QStringLiteral("+ shop.orders known after a second sample"), QStringLiteral("- shop.users no such series")}));
    }

    void theTypedTokenIsTried()
    {
        NginxServer server("default_type application/json;\nlocation / { if ($http_x_api_key != right) { return 401; } return 200 '{}'; }");
        HttpJsonSettings settings;
        settings.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(server.port()));
        settings.authorizationHeader = QStringLiteral("X-Api-Key");
        environment::Target asked = target(TargetKind::HttpJson, settings);
        asked.credential.source = environment::Credential::Source::Keyring;
        asked.credential.key = asked.id;
        ProbeBench bench;
        for (const auto &[password, steps] : {std::pair("right", "++.++"), std::pair("wrong", "++.-.")}) {
            auto task = watch::testConnection(bench.context(), asked, base::Secret(std::string(password)));
            const auto report = runTask(std::move(task));
            QVERIFY(report);
            QCOMPARE(stepsOf(*report), QByteArray(steps));
        }
    }

    void aFileIsLookedAtWithoutAConnection()
    {
        const QTemporaryDir folder;
        HeartbeatSettings settings;
        settings.path = folder.filePath(QStringLiteral("alive"));
        ProbeBench bench;
        watch::ProbeContext alone = bench.context();
        alone.environment.reset(); // nothing is open yet
        auto first = watch::testConnection(alone, target(TargetKind::Heartbeat, settings), base::Secret());
        const auto missing = runTask(std::move(first));
        QVERIFY(missing && missing->readHere && missing->connects() && missing->lacksFigures());
        QCOMPARE(stepsOf(*missing), QByteArray("....."));
        QCOMPARE(figuresIn(*missing), QStringList{QStringLiteral("- heartbeat.age there is no file %1").arg(settings.path)});
        QFile file(settings.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        auto second = watch::testConnection(alone, target(TargetKind::Heartbeat, settings), base::Secret());
        const auto there = runTask(std::move(second));
        QVERIFY(there && !there->lacksFigures());
    }

    // Nor does it, where it hangs, keep what else works with files waiting.
    void aFileIsLookedAtBesideWhatReadsOurOwnFiles()
    {
        const QTemporaryDir folder;
        HeartbeatSettings settings;
        settings.path = folder.filePath(QStringLiteral("alive"));
        ProbeBench bench;
        flow::BlockingPool own{1}, mounts{1};
        watch::ProbeContext given = bench.context();
        const watch::ProbeContext busy{given.reactor, given.dns, given.cancels, own, given.secrets, given.environment, nullptr, nullptr, &mounts};
        std::promise<void> release;
        const std::shared_future<void> released = release.get_future().share();
        own.submit([released] { released.wait(); });
        const auto report = runTask(watch::testConnection(busy, target(TargetKind::Heartbeat, settings), base::Secret()));
        release.set_value();
        QVERIFY(report && report->readHere && report->connects());
    }

    void aRowIsAskedOfItsHolder()
    {
        PostgresServer server;
        server.sql(QStringLiteral("create role viewer login"));
        environment::PostgresSettings postgres;
        postgres.host = server.folder();
        postgres.port = server.port();
        postgres.user = QStringLiteral("viewer");
        HeartbeatSettings settings;
        settings.where = HeartbeatSettings::Where::Row;
        settings.via = QStringLiteral("db");
        settings.sql = QStringLiteral("select now() - interval '1 hour'");
        ProbeBench bench;
        bench.add(targetOf(QStringLiteral("db"), TargetKind::Postgres, postgres));
        auto task = watch::testConnection(bench.context(), target(TargetKind::Heartbeat, settings), base::Secret());
        const auto report = runTask(std::move(task));
        QVERIFY(report);
        QCOMPARE(stepsOf(*report), QByteArray("++.++"));
        QVERIFY2(!report->lacksFigures() && report->figures.size() == 1, qPrintable(figuresIn(*report).join(QLatin1Char(' '))));
        QVERIFY2(report->figures[0].text.visible().startsWith(QLatin1Char('1')), qPrintable(report->figures[0].text.visible())); // 1 h
    }
};

QTEST_GUILESS_MAIN(TstConnectionTest)
#include "tst_connectiontest.moc"
