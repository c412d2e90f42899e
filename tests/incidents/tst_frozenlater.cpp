// SPDX-License-Identifier: GPL-3.0-or-later
// The minute after an incident was detected: what its logs said since stands beside what was frozen first, which is never
// changed; and what is said of a log that was there and was not understood.

#include "models/incidents/frozen.h"
#include "tests/incidents/frozentexts.h"
#include "tests/incidents/script.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>

using namespace incidents;
using namespace std::chrono_literals;

namespace {

QByteArray rowAt(int seconds, const QByteArray &text)
{
    const qint64 since1970 = std::chrono::duration_cast<std::chrono::milliseconds>(at(seconds).time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(since1970, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s).toLatin1() + " UTC [4711] " + text + '\n';
}

void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::Append) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Source stated(const char *target, const QString &file) { return {QLatin1String(target), {}, {}, environment::LogPlace{file, {}, {}}, {}}; }

// A data folder as a server of this identifier has it.
void makeData(const QString &folder, const QByteArray &logFiles)
{
    if (!QDir().mkpath(folder + u"/global"_s))
        qFatal("no folder");
    const quint64 identifier = 7123456789012345678;
    append(folder + u"/global/pg_control"_s, QByteArray(reinterpret_cast<const char *>(&identifier), sizeof identifier));
    append(folder + u"/current_logfiles"_s, logFiles);
}

} // namespace

class TstFrozenLater : public QObject {
    Q_OBJECT
private slots:
    void theMinuteAfterStandsBesideIt()
    {
        QTemporaryDir home;
        const QString log = home.filePath(u"db.log"_s), folder = home.filePath(u"evidence"_s), silent = home.filePath(u"silent.log"_s);
        append(log, rowAt(0, "LOG:  before") + rowAt(9, "LOG:  same") + rowAt(9, "LOG:  same"));
        append(silent, {});
        const std::vector<Source> sources{stated("db", log), stated("silent", silent), stated("gone", home.filePath(u"no.log"_s))};
        const std::vector<LogPlan> plans = plansFor(sources, at(-900), at(10), {});
        const auto first = freeze(folder, plans, {}, at(-900), at(10));
        QVERIFY(first);
        QCOMPARE(first->parts, (QStringList{u"log-db.jsonl"_s, u"without-log.jsonl"_s}));
        const QByteArray frozen = bytesOf(folder + u"/log-db.jsonl"_s);
        QCOMPARE(withoutLog(folder).size(), 2);

        append(log, rowAt(9, "LOG:  written late") + rowAt(20, "PANIC:  could not write to file") + rowAt(65, "LOG:  starting PostgreSQL") + rowAt(80, "LOG:  too late"));
        append(silent, rowAt(30, "LOG:  speaks"));
        const auto later = freezeLater(folder, plansAgain(sources, plans, at(0), at(70), {}), at(10), at(70));
        QVERIFY(later);
        QCOMPARE(later->parts, (QStringList{u"log-db.later.jsonl"_s, u"log-silent.later.jsonl"_s, u"without-log.later.jsonl"_s}));
        QCOMPARE(bytesOf(folder + u"/log-db.jsonl"_s), frozen);
        QCOMPARE(texts(folder), (QStringList{u"db before"_s, u"db same"_s, u"db same"_s, u"db written late"_s, u"db could not write to file"_s, u"silent speaks"_s, u"db starting PostgreSQL"_s}));
        QCOMPARE(frozenLog(folder, {.words = {}, .pid = {}, .troublesOnly = false, .errorsOnly = true, .target = u"db"_s})->size(), std::size_t(1));
        const auto without = withoutLog(folder);
        QCOMPARE(without.size(), 1); // of the silent one there are lines now; the one that is gone is named once
        QCOMPARE(without.first().first, u"gone"_s);
        QCOMPARE(QFileInfo(folder + u"/log-db.later.jsonl"_s).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        append(log, rowAt(69, "LOG:  once more"));
        QCOMPARE(freezeLater(folder, plansAgain(sources, plans, at(0), at(70), {}), at(10), at(70))->parts, QStringList()); // nothing is overwritten
    }

    // One that answered before and not a minute later: why stands there, beside its lines.
    void whatCannotBeReadAnyMoreIsSaid()
    {
        QTemporaryDir home;
        const QString log = home.filePath(u"db.log"_s), folder = home.filePath(u"evidence"_s);
        append(log, rowAt(0, "LOG:  before"));
        const std::vector<LogPlan> plans = plansFor({stated("db", log)}, at(-900), at(10), {});
        QVERIFY(freeze(folder, plans, {}, at(-900), at(10)));
        QVERIFY(QFile::remove(log));
        const auto later = freezeLater(folder, plansAgain({stated("db", log)}, plans, at(0), at(70), {}), at(10), at(70));
        QVERIFY(later);
        QCOMPARE(later->parts, QStringList(u"without-log.later.jsonl"_s));
        QCOMPARE(withoutLog(folder).size(), 1);
        QVERIFY2(withoutLog(folder).first().second.startsWith(u"Of the minute after: There is no log file"_s), qPrintable(withoutLog(folder).first().second));
        QCOMPARE(texts(folder), QStringList(u"db before"_s));
    }

    // A server that has ended no longer says where its log is, one that began again may write another file.
    void theLogOfAServerThatEndedOrBeganAnother_data()
    {
        QTest::addColumn<QByteArray>("logFiles");
        QTest::newRow("ended") << QByteArray();
        QTest::newRow("began another") << QByteArray("stderr log/b.log\n");
    }
    void theLogOfAServerThatEndedOrBeganAnother()
    {
        QFETCH(QByteArray, logFiles);
        QTemporaryDir home;
        const QString data = home.filePath(u"data"_s), folder = home.filePath(u"evidence"_s);
        makeData(data, "stderr log/a.log\n");
        QVERIFY(QDir().mkpath(data + u"/log"_s));
        append(data + u"/log/a.log"_s, rowAt(0, "LOG:  before"));
        const std::vector<Source> sources{{u"db"_s, data, u"7123456789012345678"_s, {}, {4711}, true}};
        const std::vector<LogPlan> plans = plansFor(sources, at(-900), at(10), {});
        QVERIFY(freeze(folder, plans, {}, at(-900), at(10)));

        append(data + u"/log/a.log"_s, rowAt(12, "LOG:  database system is shut down"));
        append(data + u"/log/b.log"_s, rowAt(40, "LOG:  database system is ready"));
        QVERIFY(QFile::remove(data + u"/current_logfiles"_s));
        if (!logFiles.isEmpty())
            append(data + u"/current_logfiles"_s, logFiles);
        const std::vector<LogPlan> again = plansAgain(sources, plans, at(0), at(70), {});
        QCOMPARE(again.front().why, QString());
        QVERIFY(again.front().pids.empty()); // what they wrote long ago is frozen already
        const auto later = freezeLater(folder, again, at(10), at(70));
        QVERIFY(later);
        QCOMPARE(later->parts, QStringList(u"log-db.later.jsonl"_s));
        QStringList expected{u"db before"_s, u"db database system is shut down"_s};
        if (!logFiles.isEmpty())
            expected << u"db database system is ready"_s;
        QCOMPARE(texts(folder), expected);
    }

    void aLogThatIsNotUnderstoodIsNoSilence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("old"); // written before that time
        QTest::addColumn<QString>("why");
        const QString silence = u"Its log says nothing of that time."_s, three = u"3 line(s) of its log, which may be of that time, could not be read as log lines."_s;
        QTest::newRow("of another shape") << QByteArray("all is well\nall is bad\nbye\n") << false << three;
        QTest::newRow("of another shape, behind an old line") << QByteArray("{\"ts\":1,\"msg\":\"x\"}\n{a}\n{b}\n{c}\n") << false << three;
        QTest::newRow("written before") << QByteArray("all is well\nall is bad\nbye\n") << true << silence;
        QTest::newRow("empty") << QByteArray() << false << silence;
        QTest::newRow("of another time") << rowAt(-5000, "LOG:  x") << false << silence;
    }
    void aLogThatIsNotUnderstoodIsNoSilence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, old);
        QFETCH(QString, why);
        QTemporaryDir home;
        const QString log = home.filePath(u"app.log"_s), folder = home.filePath(u"evidence"_s);
        append(log, bytes);
        if (old) {
            QFile file(log);
            QVERIFY(file.open(QIODevice::Append));
            const qint64 before = std::chrono::duration_cast<std::chrono::milliseconds>(at(-1000).time_since_epoch()).count();
            QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(before, Qt::UTC), QFileDevice::FileModificationTime));
        }
        QVERIFY(freeze(folder, plansFor({stated("app", log)}, at(-900), at(10), {}), {}, at(-900), at(10)));
        QCOMPARE(withoutLog(folder).size(), 1);
        const QString said = withoutLog(folder).first().second;
        QVERIFY2(said.startsWith(why), qPrintable(said));
        QCOMPARE(said.contains(u"PgBouncer"_s), why != u"Its log says nothing of that time."_s); // which are known
    }
};

QTEST_GUILESS_MAIN(TstFrozenLater)
#include "tst_frozenlater.moc"
