// SPDX-License-Identifier: GPL-3.0-or-later
// Signs of life in a file, a real Redis and a real PostgreSQL.
#include "models/watch/heartbeatprobe.h"
#include "tests/support/postgresserver.h"
#include "tests/support/probebench.h"
#include "tests/support/proberun.h"
#include "tests/support/redisserver.h"

#include <QTest>

#include <utime.h>

#include <future>

using namespace std::chrono_literals;
using environment::HeartbeatSettings;
using environment::TargetKind;
using watch::Condition;
using watch::NoValue;

namespace {

environment::Target target(const HeartbeatSettings &s)
{
    auto t = targetOf(QStringLiteral("bot"), TargetKind::Heartbeat, s);
    t.coldInterval = 200ms;
    t.deadline = 2s;
    return t;
}

void touch(const QString &path, int secondsAgo)
{
    QFile f(path);
    QVERIFY(f.open(QIODevice::WriteOnly));
    f.close();
    const utimbuf times{time(nullptr) - secondsAgo, time(nullptr) - secondsAgo};
    QCOMPARE(utime(QFile::encodeName(path).constData(), &times), 0);
}

} // namespace

class TstHeartbeatProbe : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void readsTheAgeOfAFile()
    {
        const QTemporaryDir folder;
        ProbeBench bench;
        HeartbeatSettings s;
        s.path = folder.filePath(QStringLiteral("alive"));
        bench.add(target(s));
        bench.start<watch::HeartbeatProbe>();
        QTRY_COMPARE(bench.noValue("heartbeat.age"), NoValue::Error);
        QCOMPARE(bench.condition(), Condition::Up);
        QCOMPARE(bench.why("heartbeat.age"), QStringLiteral("there is no file %1").arg(s.path));
        touch(s.path, 100);
        QTRY_VERIFY(bench.value("heartbeat.age") >= 100 && bench.value("heartbeat.age") < 110);
        touch(s.path, 0);
        QTRY_VERIFY(bench.value("heartbeat.age") < 5);
        touch(s.path, -50); // a clock ahead of ours
        QTRY_COMPARE(bench.value("heartbeat.age"), 0.0);
        QVERIFY(QFile::remove(s.path));
        QTRY_COMPARE(bench.noValue("heartbeat.age"), NoValue::Error);
    }

    void aHungReadOfSomethingElseIsNotInItsWay()
    {
        const QTemporaryDir folder;
        HeartbeatSettings s;
        s.path = folder.filePath(QStringLiteral("alive"));
        touch(s.path, 100);
        flow::BlockingPool mounts{2};
        ProbeRun run(target(s), [&mounts](const watch::ProbeContext &c, const environment::Target &t) {
            watch::ProbeContext own = c;
            own.mounts = &mounts;
            return std::make_unique<watch::HeartbeatProbe>(own, t);
        });
        const auto until = std::make_shared<std::promise<void>>();
        const std::shared_future<void> released = until->get_future().share();
        for (int i = 0; i < 2; ++i) // both threads there are
            run.files.submit([released] { released.wait(); });
        run.start();
        QTRY_VERIFY(run.out.value("heartbeat.age") >= 100);
        run.stop();
        until->set_value();
    }

    void readsTheAgeOfARedisKey()
    {
        RedisServer server({}, QStringLiteral("open sesame"));
        ProbeBench bench;
        HeartbeatSettings s;
        s.where = HeartbeatSettings::Where::RedisKey;
        s.via = QStringLiteral("cache");
        s.key = QStringLiteral("bot:alive");
        bench.add(target(s));
        environment::RedisSettings redis;
        redis.host = QStringLiteral("127.0.0.1");
        redis.port = server.port();
        auto cache = targetOf(QStringLiteral("cache"), TargetKind::Redis, redis);
        cache.credential.source = environment::Credential::Source::Keyring;
        bench.secrets.table[QStringLiteral("cache")] = "open sesame";
        bench.add(cache);
        bench.start<watch::HeartbeatProbe>();
        QTRY_COMPARE(bench.why("heartbeat.age"), QStringLiteral("there is no key bot:alive in cache"));
        const auto set = [&server](const QString &value) { server.run(QStringList{QStringLiteral("set"), QStringLiteral("bot:alive"), value}); };
        set(QString::number(QDateTime::currentSecsSinceEpoch() - 40));
        QTRY_VERIFY(bench.value("heartbeat.age") >= 39 && bench.value("heartbeat.age") < 50);
        set(QString::number(QDateTime::currentMSecsSinceEpoch() - 20000));
        QTRY_VERIFY(bench.value("heartbeat.age") >= 19 && bench.value("heartbeat.age") < 30);
        set(QStringLiteral("yesterday"));
        QTRY_COMPARE(bench.why("heartbeat.age"), QStringLiteral("the key bot:alive does not hold a Unix time"));
        server.kill();
        QTRY_COMPARE(bench.condition(), Condition::Down);
        QCOMPARE(bench.noValue("heartbeat.age"), NoValue::Unreachable);
        server.restart();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 15000);
    }

    void readsTheAgeOfARow()
    {
        PostgresServer server;
        server.sql(QStringLiteral("create table jobs(seen_at timestamptz); create role viewer login; grant select on jobs to viewer"));
        ProbeBench bench;
        HeartbeatSettings s;
        s.where = HeartbeatSettings::Where::Row;
        s.via = QStringLiteral("db");
        s.sql = QStringLiteral("select max(seen_at) from jobs");
        bench.add(target(s));
        environment::PostgresSettings postgres;
        postgres.host = server.folder();
        postgres.port = server.port();
        postgres.user = QStringLiteral("viewer");
        bench.add(targetOf(QStringLiteral("db"), TargetKind::Postgres, postgres));
        bench.start<watch::HeartbeatProbe>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.why("heartbeat.age"), QStringLiteral("there has been no sign of life yet"), 10000);
        server.sql(QStringLiteral("insert into jobs values (now() - interval '90 s')"));
        QTRY_VERIFY(bench.value("heartbeat.age") >= 89 && bench.value("heartbeat.age") < 100);
        QCOMPARE(bench.condition(), Condition::Up);
        server.sql(QStringLiteral("insert into jobs values (now())"));
        QTRY_VERIFY(bench.value("heartbeat.age") < 10);
        server.sql(QStringLiteral("revoke select on jobs from viewer"));
        QTRY_COMPARE(bench.noValue("heartbeat.age"), NoValue::Permission);
        QCOMPARE(bench.condition(), Condition::Up);
        server.sql(QStringLiteral("drop table jobs"));
        QTRY_COMPARE(bench.noValue("heartbeat.age"), NoValue::Error);
        QVERIFY(bench.why("heartbeat.age").contains(QLatin1String("jobs")));
        server.killHard();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Down, 10000);
    }

    void aHolderOfAnotherKindIsMisconfigured()
    {
        ProbeBench bench;
        HeartbeatSettings s;
        s.where = HeartbeatSettings::Where::Row;
        s.via = QStringLiteral("bot");
        bench.add(target(s));
        bench.start<watch::HeartbeatProbe>();
        QTRY_COMPARE(bench.condition(), Condition::Misconfigured);
        QCOMPARE(bench.says(), QStringLiteral("The target bot cannot hold this heartbeat."));
    }
};

QTEST_GUILESS_MAIN(TstHeartbeatProbe)
#include "tst_heartbeatprobe.moc"
