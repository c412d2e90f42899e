// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of statements on disk: sums of minutes and of ten minutes, what is left out, what is forgotten, and that
// it survives a restart and damage.

#include "models/statements/memory.h"
#include "tests/statements/intervals.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using base::WallTime;
using statements::Period;
using statements::Store;

namespace {

const QString kScope = QStringLiteral("shop"), kTarget = QStringLiteral("oltp");
const WallTime kNoon = WallTime{} + std::chrono::days(20000) + 12h;

std::unique_ptr<Store> open(const QTemporaryDir &folder, const Store::Limits &limits = {}, QString *moved = nullptr)
{
    auto store = Store::openToWrite(folder.filePath(QStringLiteral("s.sqlite")), limits, moved);
    if (!store)
        qFatal("%s", store.error().text.c_str());
    return std::move(*store);
}

void add(Store &store, const watch::StatementInterval &interval)
{
    const auto done = store.add(kScope, kTarget, interval);
    if (!done)
        qFatal("%s", done.error().text.c_str());
}

Period read(const Store &store, WallTime from, WallTime to)
{
    const auto period = store.read(kScope, kTarget, from, to);
    if (!period)
        qFatal("%s", period.error().text.c_str());
    return *period;
}

} // namespace

class TstStore : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void anotherIdTakesItsStatementsAlong()
    {
        QTemporaryDir folder;
        const auto store = open(folder);
        add(*store, ran(kNoon + 30s, {{1, 10, 100}}));
        QVERIFY(store->add(kScope, QStringLiteral("sales"), ran(kNoon + 30s, {{2, 1, 7}}))); // of another one that was called so
        QVERIFY(store->rename(kScope, kTarget, QStringLiteral("sales")));
        QVERIFY(store->rename(kScope, QStringLiteral("nobody"), QStringLiteral("somebody")));
        const auto of = [&](const QString &target) { return store->read(kScope, target, kNoon, kNoon + 60s)->total.calls; };
        QCOMPARE(of(QStringLiteral("sales")), 10.0);
        QCOMPARE(of(kTarget), 0.0);
        QVERIFY(store->add(kScope, QStringLiteral("sales"), ran(kNoon + 40s, {{1, 5, 50}})));
        QCOMPARE(of(QStringLiteral("sales")), 15.0);
    }

    void sumsOfAStretch()
    {
        QTemporaryDir folder;
        const auto store = open(folder);
        add(*store, ran(kNoon + 30s, {{1, 10, 100}, {2, 1, 7}}));
        add(*store, ran(kNoon + 60s, {{1, 5, 50}}));
        add(*store, ran(kNoon + 90s, {{1, 1, 1}, {3, 2, 900}}));
        add(*store, ran(kNoon + 20min, {{3, 1, 1}}));
        const Period minute = read(*store, kNoon, kNoon + 60s);
        QCOMPARE(lines(minute), QStringLiteral("1:15/150 2:1/7"));
        QCOMPARE(minute.seconds, 60.0);
        QCOMPARE(minute.total.calls, 16.0);
        QVERIFY(minute.from == kNoon && minute.to == kNoon + 1min);
        QCOMPARE(minute.share(minute.statements[0]), 100 * 150.0 / 157);
        QCOMPARE(minute.statements[1].text.text.raw(), QStringLiteral("select 2 from item"));
        QCOMPARE(lines(read(*store, kNoon, kNoon + 15min)), QStringLiteral("3:2/900 1:16/151 2:1/7"));
        QCOMPARE(lines(read(*store, kNoon - 1h, kNoon + 1h)), QStringLiteral("3:3/901 1:16/151 2:1/7")); // by ten minutes
        QCOMPARE(read(*store, kNoon - 2h, kNoon - 1h).seconds, 0.0);
        QCOMPARE(store->read(kScope, QStringLiteral("other"), kNoon, kNoon + 1h)->seconds, 0.0);
        QCOMPARE(*store->targets(kScope), QStringList{kTarget});
    }

    void whatCannotBeTrustedIsKept()
    {
        QTemporaryDir folder;
        const auto store = open(folder);
        auto interval = ran(kNoon + 30s, {{1, 1, 1}});
        interval.evicted = 3;
        add(*store, interval);
        interval = ran(kNoon + 90s, {{1, 1, 1}});
        interval.reset = true;
        add(*store, interval);
        QVERIFY(read(*store, kNoon, kNoon + 1min).evicted == 3 && !read(*store, kNoon, kNoon + 1min).reset);
        QVERIFY(read(*store, kNoon, kNoon + 2min).reset && read(*store, kNoon, kNoon + 2min).incomplete());
    }

    void survivesARestart()
    {
        QTemporaryDir folder;
        add(*open(folder), ran(kNoon + 30s, {{1, 10, 100}}));
        const auto again = open(folder);
        add(*again, ran(kNoon + 50s, {{1, 1, 10}}));
        QCOMPARE(lines(read(*again, kNoon, kNoon + 1min)), QStringLiteral("1:11/110"));
        // another program looks meanwhile
        const auto reader = Store::openToRead(folder.filePath(QStringLiteral("s.sqlite")));
        QVERIFY(reader.has_value());
        QCOMPARE(lines(read(**reader, kNoon, kNoon + 1min)), QStringLiteral("1:11/110"));
        QVERIFY(Store::openToRead(folder.filePath(QStringLiteral("none"))).error().code == base::Errc::Absent);
    }

    void aBucketKeepsTheStatementsThatTookMost()
    {
        QTemporaryDir folder;
        Store::Limits limits;
        limits.statements = 2;
        const auto store = open(folder, limits);
        add(*store, ran(kNoon + 30s, {{1, 1, 5}, {2, 1, 4}}));
        add(*store, ran(kNoon + 40s, {{3, 1, 6}, {4, 1, 1}}));
        add(*store, ran(kNoon + 10min, {{1, 1, 1}})); // the next of both widths: the ones before are over
        add(*store, ran(kNoon + 11min, {{1, 1, 1}}));
        QCOMPARE(lines(read(*store, kNoon, kNoon + 1min)), QStringLiteral("3:1/6 1:1/5"));
        QCOMPARE(read(*store, kNoon, kNoon + 1min).total.milliseconds, 16.0);
    }

    void forgetsByAgeAndBySize()
    {
        QTemporaryDir folder;
        const auto store = open(folder);
        add(*store, ran(kNoon, {{1, 1, 1}}));
        add(*store, ran(kNoon + 24h * 10, {{2, 1, 1}}));
        QVERIFY(store->forget(kNoon + 24h * 10).has_value());
        QCOMPARE(lines(read(*store, kNoon - 10min, kNoon + 10min)), QStringLiteral("1:1/1"));
        QVERIFY(store->forget(kNoon + 24h * 16).has_value());
        QCOMPARE(read(*store, kNoon - 10min, kNoon + 10min).seconds, 0.0);
        QCOMPARE(lines(read(*store, kNoon + 24h * 10 - 10min, kNoon + 24h * 10 + 10min)), QStringLiteral("2:1/1"));

        QTemporaryDir other;
        Store::Limits limits;
        limits.bytes = 300'000;
        const auto small = open(other, limits);
        for (int hour = 0; hour < 48; ++hour)
            for (int i = 0; i < 3; ++i)
                add(*small, ran(kNoon + hour * 1h + i * 10min + 5min, {{1 + i, 1, 1}, {100 + hour, 1, 1}, {200 + hour, 1, 1}, {300 + hour, 1, 1}}));
        while (small->bytes() < 3 * limits.bytes) { // texts are what takes room
            static int text = 1000;
            add(*small, ran(kNoon + 24h + 5min, {{++text, 1, 1}, {++text, 1, 1}, {++text, 1, 1}, {++text, 1, 1}}));
        }
        QVERIFY(small->forget(kNoon + 48h).has_value());
        QVERIFY2(small->bytes() <= limits.bytes, qPrintable(QString::number(small->bytes())));
        QCOMPARE(read(*small, kNoon, kNoon + 1h).seconds, 0.0);
        QVERIFY(read(*small, kNoon + 47h, kNoon + 48h).seconds > 0);
    }

    void aDamagedFileIsMovedAside()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("s.sqlite"));
        QFile f(file);
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(QByteArray(8192, 'x'));
        f.close();
        QString moved;
        const auto store = open(folder, {}, &moved);
        QCOMPARE(moved, file + QStringLiteral(".damaged"));
        QVERIFY(QFile::exists(moved));
        add(*store, ran(kNoon, {{1, 1, 1}}));
        QCOMPARE(QFile(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void aFileOfAnotherProgramIsLeftAlone()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("s.sqlite"));
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(file);
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("create table theirs (i)")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        QVERIFY(!Store::openToWrite(file, {}));
        QVERIFY(QFile::exists(file) && !QFile::exists(file + QStringLiteral(".damaged")));
    }

    void theMemoryAnswersWithoutWaiting()
    {
        QTemporaryDir folder;
        base::ManualClock clock;
        const WallTime now = clock.wallNow();
        const statements::Question question{kScope, kTarget, {now - 10min, now + 1min}, {}};
        watch::Delivery delivery;
        delivery.statements.emplace_back(kTarget, std::make_shared<const watch::StatementInterval>(ran(now, {{1, 3, 30}})));
        for (int restart = 0; restart < 2; ++restart) {
            statements::Memory memory(folder.filePath(QStringLiteral("s.sqlite")), clock);
            memory.append(kScope, delivery);
            std::optional<statements::Comparison> answer;
            memory.ask(question, this, [&](const statements::Comparison &c) { answer = c; });
            QVERIFY(!answer);
            QTRY_VERIFY(answer.has_value());
            QCOMPARE(answer->lines.size(), std::size_t(1));
            QCOMPARE(answer->lines[0].now.calls, 3.0 * (restart + 1));
        }
        QStringList said;
        statements::Memory nowhere(folder.filePath(QStringLiteral("no/where.sqlite")), clock);
        connect(&nowhere, &statements::Memory::refused, this, [&](const base::Error &e) { said << QString::fromStdString(e.text); });
        QTRY_COMPARE(said.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TstStore)
#include "tst_store.moc"
