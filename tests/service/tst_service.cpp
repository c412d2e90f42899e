// SPDX-License-Identifier: GPL-3.0-or-later
// The shop's HTTP service as a program of its own, against a real PostgreSQL and a real Redis.
#include "models/http/client.h"
#include "models/service/service.h"
#include "models/service/serviceconfig.h"
#include "models/program/httpreader.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"
#include "tests/support/runtask.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTest>

using namespace std::chrono_literals;
using program::HttpReader;

namespace {

const QString kSubcommand = QStringLiteral("sandbox-service");

QByteArray readResource(const QString &name)
{
    QFile f(QStringLiteral(QD_SOURCE_DIR "/resources/sandboxes/") + name);
    if (!f.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(name));
    return f.readAll();
}

} // namespace

class TestService : public QObject {
    Q_OBJECT

private:
    struct Answer {
        int status = 0;
        QByteArray body;
        double milliseconds = 0;
    };

    Answer ask(const char *path, const char *method = "GET")
    {
        http::Request request("http://127.0.0.1:" + std::to_string(m_port) + path);
        request.method = method;
        const auto response = runTask(m_client->get(request, m_reactor->now() + 15s), 16s);
        if (!response || !*response)
            return {};
        return {(*response)->status, QByteArray::fromStdString((*response)->body), (*response)->timings.total};
    }
    void writeFile(const QString &name, const QByteArray &text)
    {
        QSaveFile f(m_folder.filePath(name));
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        f.write(text);
        QVERIFY(f.commit());
    }
    void throwSwitches(const QByteArray &json) { writeFile(QStringLiteral("faults.json"), json); }

private slots:
    void initTestCase()
    {
        m_postgres = std::make_unique<PostgresServer>();
        m_redis = std::make_unique<RedisServer>(QStringList(), QStringLiteral("queue:secret"));
        m_postgres->sql(QStringLiteral("create role shop login"));
        m_postgres->sql(QStringLiteral("create database shop owner shop"));
        m_postgres->sql(QString::fromUtf8(readResource(QStringLiteral("shop.sql"))), QStringLiteral("shop"));

        m_port = freePort();
        writeFile(QStringLiteral("passfile"),
                  "127.0.0.1:" + QByteArray::number(m_redis->port()) + ":*:default:queue\\:secret\n");
        writeFile(QStringLiteral("config.json"),
                  QJsonDocument(QJsonObject{{QStringLiteral("port"), m_port},
                                            {QStringLiteral("databaseHost"), QStringLiteral("127.0.0.1")},
                                            {QStringLiteral("databasePort"), QString::number(m_postgres->port())},
                                            {QStringLiteral("database"), QStringLiteral("shop")},
                                            {QStringLiteral("user"), QStringLiteral("shop")},
                                            {QStringLiteral("passfile"), m_folder.filePath(QStringLiteral("passfile"))},
                                            {QStringLiteral("redisPort"), m_redis->port()}})
                      .toJson());
        m_service.setProcessChannelMode(QProcess::ForwardedChannels);
        m_service.start(QCoreApplication::applicationFilePath(),
                        {kSubcommand, QStringLiteral("--config"), m_folder.filePath(QStringLiteral("config.json"))});
        m_reactor = std::make_unique<flow::Reactor>();
        m_client = std::make_unique<http::Client>(*m_reactor);
        QTRY_COMPARE_WITH_TIMEOUT(ask("/health").status, 200, 10000);
    }

    void cleanupTestCase()
    {
        m_service.terminate();
        QVERIFY(m_service.waitForFinished(5000));
        QCOMPARE(m_service.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_service.exitCode(), 0);
        m_client.reset();
        m_reactor.reset();
    }

    void cleanup() { throwSwitches("{}"); }

    void listsOrdersFromTheDatabase()
    {
        const Answer answer = ask("/orders");
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.startsWith("[{\"id\":"), answer.body.constData());
    }

    void placesAnOrderThatTheWorkerSends()
    {
        const Answer answer = ask("/orders", "POST");
        QCOMPARE(answer.status, 201);
        const int id = QJsonDocument::fromJson(answer.body).object().value(QStringLiteral("id")).toInt();
        QVERIFY(id > 0);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_postgres->sql(QStringLiteral("select status from shop.orders where id = %1").arg(id), QStringLiteral("shop")),
            QStringLiteral("sent"), 5000);
    }

    void countsItsRequests()
    {
        ask("/orders");
        const Answer answer = ask("/metrics");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains("shop_http_requests_total{method=\"GET\",path=\"/orders\",status=\"200\"} "));
        QVERIFY(answer.body.contains("shop_http_request_seconds_bucket{le=\"+Inf\"} "));
    }

    void refusesWhatItDoesNotKnow()
    {
        QCOMPARE(ask("/nothing").status, 404);
        QCOMPARE(ask("/orders", "PUT").status, 405);
    }

    void errorBurstAnswersAShareWithErrors()
    {
        throwSwitches(R"({"errorShare": 1})");
        QTRY_COMPARE_WITH_TIMEOUT(ask("/orders").status, 500, 3000);
        QCOMPARE(ask("/health").status, 500);
        QCOMPARE(ask("/metrics").status, 200);
        throwSwitches("{}");
        QTRY_COMPARE_WITH_TIMEOUT(ask("/orders").status, 200, 3000);
    }

    void aBrokenSwitchFileChangesNothing()
    {
        throwSwitches(R"({"errorShare": 1})");
        QTRY_COMPARE_WITH_TIMEOUT(ask("/orders").status, 500, 3000);
        throwSwitches("{\"errorShare\": ");
        QCOMPARE(ask("/orders").status, 500);
    }

    void slowHttpDelaysEachAnswer()
    {
        throwSwitches(R"({"delayMs": 400})");
        QTRY_VERIFY_WITH_TIMEOUT(ask("/orders").milliseconds >= 400, 5000);
        throwSwitches("{}");
        QTRY_VERIFY_WITH_TIMEOUT(ask("/orders").milliseconds < 400, 5000);
    }

    void aStoppedWorkerLetsTheQueueGrow()
    {
        throwSwitches(R"({"stopWorker": true, "backlog": 500})");
        QTRY_VERIFY_WITH_TIMEOUT(m_redis->run("LLEN shop:queue:mail").toInt() >= 500, 5000);
        QCOMPARE(ask("/orders", "POST").status, 201);
        QVERIFY(m_redis->run("LLEN shop:queue:mail").toInt() >= 501);
        throwSwitches("{}");
        QTRY_COMPARE_WITH_TIMEOUT(m_redis->run("LLEN shop:queue:mail"), QByteArrayLiteral("0"), 10000);
    }

    void saysWhichOfItsServersIsGone()
    {
        m_redis->freeze();
        Answer answer = ask("/health");
        QCOMPARE(answer.status, 503);
        QVERIFY2(answer.body.startsWith("redis: "), answer.body.constData());
        QVERIFY(answer.milliseconds < 2500);
        m_redis->thaw();
        QTRY_COMPARE_WITH_TIMEOUT(ask("/health").status, 200, 5000);

        m_postgres->freeze();
        answer = ask("/health");
        QCOMPARE(answer.status, 503);
        QVERIFY2(answer.body.startsWith("database: "), answer.body.constData());
        m_postgres->thaw();
        QTRY_COMPARE_WITH_TIMEOUT(ask("/health").status, 200, 10000);
    }

    void comesBackAfterItsServersDid()
    {
        m_postgres->stop();
        QCOMPARE(ask("/orders").status, 503);
        m_redis->kill();
        QCOMPARE(ask("/health").status, 503);
        m_postgres->start();
        m_redis->restart();
        QTRY_COMPARE_WITH_TIMEOUT(ask("/health").status, 200, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(ask("/orders", "POST").status, 201, 5000);
    }

    void readsRequestsPieceByPiece()
    {
        HttpReader reader;
        const QByteArray two = "POST /orders?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.0\r\n\r\n";
        QList<program::HttpRequest> seen;
        for (const char c : two) {
            reader.add(&c, 1);
            if (auto request = reader.next())
                seen += *request;
        }
        QCOMPARE(seen.size(), 2);
        QCOMPARE(seen[0].path, QByteArray("/orders"));
        QCOMPARE(seen[0].body, QByteArray("abc"));
        QVERIFY(seen[0].keepAlive);
        QVERIFY(!seen[1].keepAlive);
    }

    void refusesBadRequests_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("not http") << QByteArray("hello\r\n\r\n") << 400;
        QTest::newRow("no method") << QByteArray(" / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("absolute form") << QByteArray("GET http://x/ HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("endless head") << QByteArray("GET / HTTP/1.1\r\nA: ") + QByteArray(20000, 'a') << 431;
        QTest::newRow("body too large") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n") << 413;
        QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400;
        QTest::newRow("chunked") << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n") << 501;
        QTest::newRow("no colon") << QByteArray("GET / HTTP/1.1\r\nnonsense\r\n\r\n") << 400;
    }
    void refusesBadRequests()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        HttpReader reader;
        reader.add(bytes.constData(), bytes.size());
        QVERIFY(!reader.next());
        QVERIFY(reader.refused());
        QCOMPARE(reader.refused()->status, status);
        QVERIFY(!reader.next());
    }

    void namesEveryMistakeOfItsConfiguration()
    {
        writeFile(QStringLiteral("bad.json"), R"({"port": 70000, "database": "shop"})");
        const auto config = service::ServiceConfig::load(m_folder.filePath(QStringLiteral("bad.json")));
        QVERIFY(!config);
        QCOMPARE(QString::fromStdString(config.error().text),
                 QStringLiteral("missing or wrong: port, databaseHost, databasePort, user, redisPort"));
        QCOMPARE(service::runService({QStringLiteral("--config"), QStringLiteral("/nowhere")}), 2);
        QCOMPARE(service::runService({}), 2);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_postgres;
    std::unique_ptr<RedisServer> m_redis;
    QProcess m_service;
    quint16 m_port = 0;
    std::unique_ptr<flow::Reactor> m_reactor;
    std::unique_ptr<http::Client> m_client;
};

// The test is its own service: started again with the subcommand, it becomes one.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == kSubcommand)
        return service::runService(app.arguments().mid(2));
    TestService test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_service.moc"
