// SPDX-License-Identifier: GPL-3.0-or-later
// A log that was rotated a moment ago: what it said before stands in another file, and no other program's log is taken for it.

#include "models/incidents/frozen.h"
#include "models/incidents/rotatedlog.h"
#include "tests/incidents/script.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace incidents;
using namespace std::chrono_literals;

namespace {

QDateTime timeAt(int seconds) { return QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at(seconds).time_since_epoch()).count(), Qt::UTC); }

QByteArray rowAt(int seconds, const QByteArray &text) { return timeAt(seconds).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s).toLatin1() + " UTC [4711] LOG:  " + text + '\n'; }

// Written to last `seconds` after the start.
void put(const QString &path, int seconds, const QByteArray &bytes = "x\n")
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()
        || !file.setFileTime(timeAt(seconds), QFileDevice::FileModificationTime))
        qFatal("cannot write %s", qPrintable(path));
}

QStringList texts(const QString &folder)
{
    QStringList out;
    if (const auto lines = frozenLog(folder, {}))
        for (const FrozenLine &line : *lines)
            out << line.line.text.raw();
    return out;
}

} // namespace

class TstRotatedLogs : public QObject {
    Q_OBJECT
private slots:
    void whichFileIsTheOneBefore_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<QString>("beside");
        QTest::addColumn<bool>("before");
        const auto row = [](const char *log, const char *beside, bool before) { QTest::addRow("%s %s", log, beside) << QString::fromLatin1(log) << QString::fromLatin1(beside) << before; };
        row("app.log", "app.log.1", true);
        row("app.log", "app.log-20241003", true);
        row("app.log", "app.log.2024-10-03", true);
        row("app.log", "app.log.1.gz", false);
        row("app.log", "app.log.bak", false);
        row("app.log", "app2.log", false);
        row("app.log", "myapp.log.1", false);
        row("db", "db-2", false);
        row("postgresql-2024-10-04_000000.log", "postgresql-2024-10-03_000000.log", true);
        row("postgresql-2024-10-04_000000.log", "postgresql-2024-10-03_000000.csv", false);
        row("postgresql-2024-10-04_000000.log", "other-2024-10-03_000000.log", false);
        row("pg-15-main-20241004.json", "pg-15-main-20241003.json", true);
        row("pg-15-main-20241004.json", "pg-14-main-20241003.json", false);
        row("postgresql-Fri.log", "postgresql-Thu.log", true);
        row("postgresql-Fri.log", "postgresql-all.log", false);
        row("server-15.log", "server-14.log", false);
    }
    void whichFileIsTheOneBefore()
    {
        QFETCH(QString, log);
        QFETCH(QString, beside);
        QFETCH(bool, before);
        QTemporaryDir home;
        put(home.filePath(log), 0);
        put(home.filePath(beside), -10);
        QCOMPARE(rotatedBefore(home.filePath(log), at(-900)), before ? QStringList(QFileInfo(home.filePath(beside)).absoluteFilePath()) : QStringList());
        QCOMPARE(rotatedBefore(home.filePath(log), at(-5)), QStringList()); // all of it is older
    }

    void theNewestThree()
    {
        QTemporaryDir home;
        put(home.filePath(u"app.log"_s), 0);
        for (int i = 1; i <= 5; ++i)
            put(home.filePath(u"app.log."_s + QString::number(i)), -10 * i);
        QStringList names;
        for (const QString &file : rotatedBefore(home.filePath(u"app.log"_s), at(-900)))
            names << QFileInfo(file).fileName();
        QCOMPARE(names, (QStringList{u"app.log.3"_s, u"app.log.2"_s, u"app.log.1"_s}));
    }

    // Forty seconds after midnight. It writes two formats: of each stretch one is read.
    void aServerThatBeganANewFile()
    {
        QTemporaryDir home;
        const QString data = home.filePath(u"data"_s), logs = data + u"/log/"_s, folder = home.filePath(u"evidence"_s);
        const quint64 identifier = 7123456789012345678;
        put(data + u"/global/pg_control"_s, 0, QByteArray(reinterpret_cast<const char *>(&identifier), sizeof identifier));
        put(data + u"/current_logfiles"_s, 0, "stderr log/postgresql-2024-10-04_000000.log\njsonlog log/postgresql-2024-10-04_000000.json\n");
        const auto json = [](int seconds, const QByteArray &text) { return "{\"timestamp\":\"" + timeAt(seconds).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s).toLatin1() + " UTC\",\"pid\":4711,\"error_severity\":\"LOG\",\"message\":\"" + text + "\"}\n"; };
        put(logs + u"postgresql-2024-10-02_000000.log"_s, -86400, rowAt(-86400, "days ago"));
        put(logs + u"postgresql-2024-10-03_000000.log"_s, -5, rowAt(-1000, "too early") + rowAt(-5, "before midnight"));
        put(logs + u"postgresql-2024-10-03_000000.json"_s, -5, json(-5, "before midnight"));
        put(logs + u"other-2024-10-03_000000.log"_s, -5, rowAt(-5, "of another server"));
        put(logs + u"postgresql-2024-10-04_000000.log"_s, 30, rowAt(30, "after midnight"));
        put(logs + u"postgresql-2024-10-04_000000.json"_s, 30, json(30, "after midnight"));
        const std::vector<LogPlan> plans = plansFor({{u"db"_s, data, u"7123456789012345678"_s, {}, {}, true}}, at(-860), at(40), {});
        QVERIFY(freeze(folder, plans, {}, at(-860), at(40)));
        QCOMPARE(texts(folder), (QStringList{u"before midnight"_s, u"after midnight"_s}));
    }

    void aFileThatLogrotateRenamed()
    {
        QTemporaryDir home;
        const QString log = home.filePath(u"app.log"_s), folder = home.filePath(u"evidence"_s);
        put(home.filePath(u"app.log.2"_s), -20, rowAt(-30, "two before"));
        put(home.filePath(u"app.log.1"_s), -10, rowAt(-15, "one before"));
        put(log, 5, rowAt(5, "now"));
        const std::vector<Source> sources{{u"app"_s, {}, {}, environment::LogPlace{log, {}, {}}, {}}};
        const std::vector<LogPlan> plans = plansFor(sources, at(-860), at(40), {});
        QVERIFY(freeze(folder, plans, {}, at(-860), at(40)));
        QCOMPARE(texts(folder), (QStringList{u"two before"_s, u"one before"_s, u"now"_s}));

        put(home.filePath(u"app.log.1"_s), 50, rowAt(5, "now") + rowAt(50, "said before it was rotated"));
        put(log, 60, rowAt(60, "at last"));
        QVERIFY(freezeLater(folder, plansAgain(sources, plans, at(30), at(100), {}), at(40), at(100)));
        QCOMPARE(texts(folder).mid(3), (QStringList{u"said before it was rotated"_s, u"at last"_s}));
    }

    // Of a process that others waited for two hours are kept: also of the file before.
    void theLinesOfABlockingProcess()
    {
        QTemporaryDir home;
        const QString log = home.filePath(u"app.log"_s), folder = home.filePath(u"evidence"_s);
        put(home.filePath(u"app.log.1"_s), -3000, rowAt(-3600, "took the lock"));
        put(log, 0, rowAt(0, "now"));
        QVERIFY(freeze(folder, plansFor({{u"app"_s, {}, {}, environment::LogPlace{log, {}, {}}, {4711}}}, at(-860), at(40), {}), {}, at(-860), at(40)));
        QCOMPARE(texts(folder), (QStringList{u"took the lock"_s, u"now"_s}));
    }
};

QTEST_GUILESS_MAIN(TstRotatedLogs)
#include "tst_rotatedlogs.moc"
