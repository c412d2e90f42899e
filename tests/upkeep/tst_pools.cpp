// SPDX-License-Identifier: GPL-3.0-or-later
// A pool that is too small, on a real PgBouncer before a real PostgreSQL: clients wait, a larger pool is advised, set, and
// the queue is gone; undone, and the file is what it was. What must not be done is not done.
#include "models/acts/poolact.h"
#include "models/health/pooladvice.h"
#include "models/journal/reader.h"
#include "models/operate/enginepoolkeeper.h"
#include "tests/support/pgbouncerserver.h"
#include "tests/support/proberun.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sys/stat.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using health::PoolAdvice;

class TstPools : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PgBouncerServer> m_bouncer;
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<watch::Feed> m_feed;
    std::unique_ptr<operate::EnginePoolKeeper> m_keeper;
    std::vector<PgConnection> m_clients;
    std::optional<acts::PoolForecast> m_foreseen;
    std::optional<acts::PoolEffect> m_effect;
    std::optional<base::Error> m_error;

    static watch::PoolRules rules()
    {
        QStringList mistakes;
        const auto read = watch::PoolRules::parse("watched_larger: 1\nfull_seconds: 1\ngrowth: 3\nwatched_smaller: 1\n", u"pools.yaml"_s, &mistakes);
        if (!mistakes.isEmpty())
            qFatal("%s", qPrintable(mistakes.join(u' ')));
        return read;
    }
    environment::EnvironmentPtr environment(const QString &user) const
    {
        environment::Environment e;
        environment::PostgresSettings db;
        db.host = u"127.0.0.1"_s;
        db.port = m_server->port();
        db.user = u"postgres"_s;
        db.tls.mode = environment::Tls::Mode::Disable;
        environment::PgBouncerSettings pool;
        pool.host = u"127.0.0.1"_s;
        pool.port = m_bouncer->port();
        pool.user = user;
        pool.tls.mode = environment::Tls::Mode::Disable;
        pool.config = m_bouncer->config();
        environment::Target server, pooler;
        server.id = u"db"_s;
        server.tier = u"orders"_s;
        server.settings = db;
        pooler.id = u"pool"_s;
        pooler.kind = environment::TargetKind::PgBouncer;
        pooler.settings = pool;
        pooler.edges = {{environment::EdgeKind::RoutesThrough, u"db"_s}};
        pooler.credential.source = environment::Credential::Source::Keyring;
        server.hotInterval = pooler.hotInterval = 150ms;
        e.targets = {server, pooler};
        return std::make_shared<const environment::Environment>(std::move(e));
    }
    void watch(const QString &user, const char *password)
    {
        m_keeper.reset();
        m_feed.reset();
        m_feed = std::make_unique<watch::Feed>([password](flow::Reactor &) {
            auto secrets = std::make_unique<FixedSecrets>();
            secrets->password = password;
            return secrets;
        });
        m_feed->setEnvironment(environment(user));
        journal::Options options;
        options.file = m_state->filePath(u"journal"_s);
        options.writer = u"test"_s;
        m_keeper = std::make_unique<operate::EnginePoolKeeper>(*m_feed, operate::Bookkeeping::open(*m_feed, options));
        connect(m_keeper.get(), &operate::PoolKeeper::foreseen, this, [this](const QString &, const acts::PoolForecast &f) { m_foreseen = f; });
        connect(m_keeper.get(), &operate::PoolKeeper::carriedOut, this, [this](const QString &, const acts::PoolForecast &, const acts::PoolEffect &e) { m_effect = e; });
        connect(m_keeper.get(), &operate::PoolKeeper::refused, this, [this](const QString &, const QString &, bool, const base::Error &e) { m_error = e; });
    }
    const environment::Target &pooler() const { return *m_feed->environment()->find(u"pool"_s); }
    watch::Facts facts() const { return m_feed->snapshot(u"pool"_s)->facts; }
    PoolAdvice advice() const
    {
        const auto all = health::poolAdvice(*m_feed->environment(), pooler(), m_feed->snapshots(), rules());
        return all.empty() ? PoolAdvice() : all.front();
    }
    QByteArray file() const
    {
        QFile in(m_bouncer->config());
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    void write(const QByteArray &text) const
    {
        QFile out(m_bouncer->config());
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
    }
    int sizeInForce() const
    {
        const PgConnection admin = m_bouncer->console("postgres", "pg");
        const std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(admin.get(), "show databases"), &PQclear);
        for (int row = 0; row < PQntuples(r.get()); ++row)
            if (QByteArray(PQgetvalue(r.get(), row, PQfnumber(r.get(), "name"))) == "shop")
                return QByteArray(PQgetvalue(r.get(), row, PQfnumber(r.get(), "pool_size"))).toInt();
        return -1;
    }
    void foresee(const acts::PoolChange &change, bool undo = false)
    {
        m_foreseen.reset();
        m_error.reset();
        m_keeper->foresee(u"pool"_s, change, undo);
        QTRY_VERIFY_WITH_TIMEOUT(m_foreseen || m_error, 10000);
    }
    void carryOut(const acts::PoolForecast &forecast, const QString &identity)
    {
        m_effect.reset();
        m_error.reset();
        m_keeper->carryOut(u"pool"_s, identity, forecast, u"the queue is long"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_effect || m_error, 25000);
    }
    journal::StoredEntry lastEntry() const
    {
        auto reader = journal::Reader::open(m_state->filePath(u"journal"_s));
        if (!reader)
            return {};
        const auto entries = reader->newest(1);
        return entries && !entries->isEmpty() ? entries->first() : journal::StoredEntry();
    }
    void queueUp() // two hold the pool's connections, three wait
    {
        for (int i = 0; i < 5; ++i) {
            m_clients.push_back(m_bouncer->client("postgres"));
            PQsendQuery(m_clients.back().get(), "select 1");
            PQflush(m_clients.back().get());
        }
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_server->setHba({u"host all all 127.0.0.1/32 trust"_s, u"local all all trust"_s});
        m_bouncer = std::make_unique<PgBouncerServer>(*m_server);
        m_state = std::make_unique<QTemporaryDir>();
        watch(u"postgres"_s, "pg");
        QTRY_COMPARE_WITH_TIMEOUT(m_feed->snapshot(u"pool"_s) ? facts().consoleRole : QString(), u"admin"_s, 10000);
    }
    void cleanupTestCase()
    {
        m_clients.clear();
        m_keeper.reset();
        m_feed.reset();
    }

    void advisedSetAndUndone()
    {
        queueUp();
        QTRY_COMPARE_WITH_TIMEOUT(int(advice().kind), int(PoolAdvice::Kind::Larger), 10000);
        const PoolAdvice told = advice();
        QCOMPARE(told.size, 2);
        QCOMPARE(told.advised, 5); // as many as were in the queue, within three times the size
        QCOMPARE(told.tier, u"orders"_s);
        QVERIFY(told.room.value_or(0) > 10 && told.use.peakWaiting == 3 && told.use.fullSeconds >= 1);
        QVERIFY(health::poolReason(told).contains(u"at most 3 of them at once"_s));

        const QByteArray before = file();
        struct stat was {}, is {};
        QCOMPARE(::stat(QFile::encodeName(m_bouncer->config()).constData(), &was), 0);
        foresee(health::changeOf(told, pooler()));
        QVERIFY2(m_foreseen.has_value(), m_error ? m_error->text.c_str() : "");
        QCOMPARE(m_foreseen->now.waiting, 3);
        QCOMPARE(m_foreseen->line.line, 2);
        QVERIFY(m_foreseen->line.before.contains("pool_size=2 "_L1) && m_foreseen->line.after.contains("pool_size=5 "_L1));
        QCOMPARE(file(), before); // a forecast writes nothing

        const acts::PoolForecast forecast = *m_foreseen;
        carryOut(forecast, operate::identityOf(pooler(), facts()));
        QVERIFY2(m_effect.has_value(), m_error ? m_error->text.c_str() : "");
        QCOMPARE(m_effect->before.waiting, 3);
        QCOMPARE(m_effect->after.waiting, 0);
        QVERIFY(m_effect->before.waitSeconds > 1);
        QCOMPARE(sizeInForce(), 5);
        QCOMPARE(file(), QByteArray(before).replace("pool_size=2 ", "pool_size=5 "));
        QCOMPARE(::stat(QFile::encodeName(m_bouncer->config()).constData(), &is), 0);
        QVERIFY(is.st_uid == was.st_uid && is.st_gid == was.st_gid && is.st_mode == was.st_mode);
        QTRY_COMPARE(advice().size, 5); // the screen knows at once, not with the next cold round
        QCOMPARE(int(advice().kind), int(PoolAdvice::Kind::TooShort));

        const journal::StoredEntry entry = lastEntry();
        QCOMPARE(entry.record.act, u"pool.resize"_s);
        QCOMPARE(int(entry.record.phase), int(journal::Phase::Outcome));
        QCOMPARE(int(entry.record.outcome), int(journal::Outcome::Done));
        const QJsonObject told2 = QJsonDocument::fromJson(entry.details.toUtf8()).object();
        QCOMPARE(told2.value("waiting_before"_L1).toInt(), 3);
        QCOMPARE(told2.value("waiting"_L1).toInt(-1), 0);
        QVERIFY(told2.value("maxwait_before_s"_L1).toDouble() > 1);

        foresee(health::changeOf(advice(), pooler()), true);
        QVERIFY2(m_foreseen && m_foreseen->undo, m_error ? m_error->text.c_str() : "");
        QCOMPARE(m_foreseen->change.size, 2);
        const acts::PoolForecast undo = *m_foreseen;
        const acts::PoolChange change = undo.change;
        carryOut(undo, operate::identityOf(pooler(), facts()));
        QVERIFY2(m_effect.has_value(), m_error ? m_error->text.c_str() : "");
        QCOMPARE(file(), before);
        QCOMPARE(sizeInForce(), 2);
        QCOMPARE(lastEntry().record.act, u"pool.restore"_s);
        foresee(change, true); // done: there is nothing left to undo
        QVERIFY(m_error && m_error->code == base::Errc::Absent);
        m_clients.clear();
    }

    void whatSomebodyElseChangedIsNotUndone()
    {
        const QByteArray before = file();
        acts::PoolChange change;
        change.database = u"shop"_s;
        change.config = m_bouncer->config();
        change.before = 2;
        change.size = 3;
        change.least = 1;
        change.most = 4;
        foresee(change);
        QVERIFY(m_foreseen.has_value());
        carryOut(*m_foreseen, operate::identityOf(pooler(), facts()));
        QVERIFY2(m_effect.has_value(), m_error ? m_error->text.c_str() : "");
        write(file() + "; a word\n");
        foresee(change, true);
        QVERIFY(m_error && m_error->code == base::Errc::Absent);
        write(before);
        PQclear(PQexec(m_bouncer->console("postgres", "pg").get(), "reload"));
        QTRY_COMPARE(sizeInForce(), 2);
    }

    void whatMustNotBeIsRefused()
    {
        const QByteArray before = file();
        acts::PoolChange change;
        change.database = u"shop"_s;
        change.config = m_bouncer->config();
        change.before = 2;
        change.size = 5;
        change.least = 1;
        change.most = 4;
        foresee(change); // out of bounds
        QVERIFY(m_error && m_error->code == base::Errc::Invalid);
        change.size = 4;
        change.before = 3; // not the size it has
        foresee(change);
        QVERIFY(m_error && m_error->code == base::Errc::Absent);
        change.before = 2;
        change.config.clear();
        foresee(change);
        QVERIFY(m_error && QString::fromStdString(m_error->remedy).contains("config:"_L1));
        const QString copy = m_state->filePath(u"copy.ini"_s); // not the file it reads
        QVERIFY(QFile::copy(m_bouncer->config(), copy));
        change.config = copy;
        foresee(change);
        QVERIFY2(m_error && QString::fromStdString(m_error->text).contains("PgBouncer reads"_L1), m_error ? m_error->text.c_str() : "");
        change.config = m_bouncer->config();
        change.database = u"nowhere"_s;
        foresee(change);
        QVERIFY(m_error && m_error->code == base::Errc::Absent);
        change.database = u"shop"_s;
        foresee(change);
        QVERIFY(m_foreseen.has_value());
        const acts::PoolForecast good = *m_foreseen;
        carryOut(good, u"another pooler"_s); // not the one that was shown
        QVERIFY(m_error && m_error->code == base::Errc::Absent);
        QCOMPARE(file(), before);
        QCOMPARE(sizeInForce(), 2);
    }

    void aFileThatDoesNotLoadIsFoundBefore()
    {
        const QByteArray before = file();
        write("[pgbouncer]\nno_such_setting = 1\n" + before);
        acts::PoolChange change;
        change.database = u"shop"_s;
        change.config = m_bouncer->config();
        change.before = 2;
        change.size = 3;
        change.least = 1;
        change.most = 4;
        foresee(change);
        QVERIFY2(m_error && QString::fromStdString(m_error->text).contains(":2: PgBouncer knows no setting no_such_setting"_L1), m_error ? m_error->text.c_str() : "");
        write(before);
        QCOMPARE(sizeInForce(), 2);
    }

    void whoMayOnlyLookMayNotReload() // last: another login from here on
    {
        watch(u"stats"_s, "seen");
        QTRY_COMPARE_WITH_TIMEOUT(m_feed->snapshot(u"pool"_s) ? facts().consoleRole : QString(), u"viewer"_s, 10000);
        acts::PoolChange change;
        change.database = u"shop"_s;
        change.config = m_bouncer->config();
        change.before = 2;
        change.size = 3;
        change.least = 1;
        change.most = 4;
        foresee(change);
        QVERIFY2(m_foreseen.has_value(), m_error ? m_error->text.c_str() : "");
        const QByteArray before = file();
        carryOut(*m_foreseen, operate::identityOf(pooler(), facts()));
        QVERIFY(m_error && m_error->code == base::Errc::Permission);
        QCOMPARE(file(), before);
    }
};

QTEST_GUILESS_MAIN(TstPools)
#include "tst_pools.moc"
