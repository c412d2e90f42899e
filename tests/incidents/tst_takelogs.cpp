// SPDX-License-Identifier: GPL-3.0-or-later
// Logs are taken side by side: one whose disk or command hangs is told of as such, and the others do not wait for it; what failed
// is read whole a minute after.

#include "models/incidents/frozen.h"
#include "models/incidents/takelogs.h"
#include "tests/incidents/frozentexts.h"
#include "tests/incidents/script.h"
#include "tests/support/runtask.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace incidents;
using namespace std::chrono_literals;

namespace {

const QString kLate = u"Its log could not be read in time."_s;

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

void script(const QString &path, const QByteArray &lines)
{
    put(path, "#!/bin/sh\n" + lines);
    if (!QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        qFatal("cannot make %s a program", qPrintable(path));
}

QByteArray rowAt(int seconds, const QByteArray &text)
{
    const qint64 since1970 = std::chrono::duration_cast<std::chrono::milliseconds>(at(seconds).time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(since1970, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s).toLatin1() + " UTC [77] LOG:  " + text + '\n';
}

Source file(const QString &target, const QString &path, std::vector<int> pids = {}) { return {target, {}, {}, environment::LogPlace{path, {}, {}}, std::move(pids)}; }

Source command(const QString &target, const QStringList &line) { return {target, {}, {}, environment::LogPlace{{}, {}, line}}; }

// Of the fifteen minutes before, on a machine without journalctl.
std::shared_ptr<LogLook> lookAt(std::vector<Source> sources, int to = 60)
{
    auto look = std::make_shared<LogLook>();
    look->sources = std::move(sources);
    look->from = at(-900);
    look->to = at(to);
    look->journalctl = QString();
    return look;
}

} // namespace

class TstTakeLogs : public QObject {
    Q_OBJECT
private slots:
    void oneThatHangsCostsTheOthersNothing()
    {
        QTemporaryDir home;
        const QString data = home.filePath(u"data"_s), control = data + u"/global/pg_control"_s, folder = home.filePath(u"evidence"_s);
        const QByteArray row = "2024-10-04 00:00:10.000 UTC [77] ERROR:  the deck is wet\n";
        QVERIFY(QDir().mkpath(data + u"/global"_s));
        QCOMPARE(::mkfifo(QFile::encodeName(control).constData(), 0600), 0); // whoever opens it waits
        put(home.filePath(u"log"_s), row);
        put(home.filePath(u"well.log"_s), row);
        const auto lookWithin = [&](std::chrono::milliseconds limit) {
            auto look = lookAt({{u"hung"_s, data, u"7123456789012345678"_s, {}, {}, true}, file(u"well"_s, home.filePath(u"well.log"_s))});
            look->limit = limit;
            return look;
        };
        flow::Reactor reactor;
        const auto readers = std::make_shared<LogReaders>();
        const auto taken = runTask(takeLogs(reactor, readers, lookWithin(500ms)), 10s);
        QVERIFY(taken);
        QCOMPARE(taken->told.size(), std::size_t(2));
        QCOMPARE(taken->told[0].why, kLate);
        const auto frozen = freeze(folder, taken->told, {}, at(-900), at(60));
        QVERIFY(frozen);
        QCOMPARE(frozen->parts, (QStringList{u"log-well.jsonl"_s, u"without-log.jsonl"_s}));
        QCOMPARE(withoutLog(folder), (QList<std::pair<QString, QString>>{{u"hung"_s, kLate}}));

        // It is not asked once more while it has not answered: that would take longer than this waits.
        const auto again = runTask(takeLogs(reactor, readers, lookWithin(60s)), 10s);
        QVERIFY(again);
        QCOMPARE(again->told[0].why, kLate);
        QCOMPARE(again->told[1].lines.size(), std::size_t(1));

        const int end = ::open(QFile::encodeName(control).constData(), O_RDWR | O_NONBLOCK);
        QVERIFY(end >= 0);
        const quint64 identifier = 7123456789012345678;
        QCOMPARE(::write(end, &identifier, sizeof identifier), ssize_t(sizeof identifier));
        ::close(end);
        QTRY_VERIFY_WITH_TIMEOUT(readers->late.value(u"hung"_s).expired(), 10000);
        QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name), (QStringList{u"log-well.jsonl"_s, u"without-log.jsonl"_s})); // the late answer is dropped

        QVERIFY(QFile::remove(control));
        put(control, QByteArray(reinterpret_cast<const char *>(&identifier), sizeof identifier));
        const auto well = runTask(takeLogs(reactor, readers, lookWithin(10s)), 15s);
        QVERIFY(well);
        QVERIFY2(well->told[0].lines.size() == 1, qPrintable(well->told[0].why));
    }

    // Commands as well, and the minute after as the first look.
    void whatACommandPrintsAndTheMinuteAfter()
    {
        QTemporaryDir home;
        const QString program = home.filePath(u"prints"_s), folder = home.filePath(u"evidence"_s);
        script(program, "echo '2024-10-04 00:00:10.000 UTC [77] ERROR:  from far away'\n");
        const auto first = lookAt({command(u"far"_s, {program}), {u"nothing"_s, {}, {}}}, 10);
        flow::Reactor reactor;
        const auto readers = std::make_shared<LogReaders>();
        const auto taken = runTask(takeLogs(reactor, readers, first));
        QVERIFY(taken);
        QCOMPARE(taken->told[0].lines.size(), std::size_t(1));
        QVERIFY(taken->plans[0].printed.isEmpty()); // it stands in what was told
        QVERIFY(taken->told[1].why.contains(u"say under 'log'"_s));
        QVERIFY(freeze(folder, taken->told, {}, at(-900), at(10)));

        script(program, "echo '2024-10-04 00:00:10.000 UTC [77] ERROR:  from far away'\necho '2024-10-04 00:00:30.000 UTC [77] LOG:  and later'\n");
        auto later = std::make_shared<LogLook>(*first);
        later->before = taken->plans;
        later->from = at(0);
        later->to = at(70);
        const auto after = runTask(takeLogs(reactor, readers, later));
        QVERIFY(after);
        QVERIFY(freezeLater(folder, after->told));
        const auto lines = frozenLog(folder, {.words = {}, .pid = {}, .troublesOnly = false, .errorsOnly = false, .target = u"far"_s});
        QVERIFY(lines);
        QCOMPARE(lines->size(), std::size_t(2)); // none twice
        QCOMPARE(lines->back().line.text.raw(), u"and later"_s);
    }

    // A disk that came late, a connection that was slow: the minutes before are not lost, nor what was said hours ago by a
    // process that others wait for.
    void whatFailedAtFirstIsReadWholeAMinuteAfter()
    {
        QTemporaryDir home;
        const QString program = home.filePath(u"prints"_s), log = home.filePath(u"late.log"_s), quiet = home.filePath(u"quiet.log"_s), spoke = home.filePath(u"spoke.log"_s), folder = home.filePath(u"evidence"_s);
        script(program, "echo 'ssh: connect to host db-2 port 22: Connection timed out' >&2\nexit 255\n");
        QCOMPARE(::mkfifo(QFile::encodeName(log).constData(), 0600), 0); // no file yet
        put(spoke, rowAt(-5, "before"));
        const auto first = lookAt({command(u"far"_s, {program, u"${since}"_s}), file(u"late"_s, log, {77}), file(u"quiet"_s, quiet), file(u"gone"_s, home.filePath(u"nowhere"_s)), file(u"spoke"_s, spoke, {77})}, 10);
        flow::Reactor reactor;
        const auto readers = std::make_shared<LogReaders>();
        const auto taken = runTask(takeLogs(reactor, readers, first));
        QVERIFY(taken);
        QVERIFY(freeze(folder, taken->told, {}, at(-900), at(10)));
        QCOMPARE(texts(folder), QStringList(u"spoke before"_s));
        QCOMPARE(withoutLog(folder).size(), 4);

        script(program, "test \"$1\" = @" + QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::seconds>(at(-900).time_since_epoch()).count())) + " && printf '" + rowAt(-600, "from far away").trimmed() + "\\n'\n");
        QVERIFY(QFile::remove(log));
        put(log, rowAt(-3600, "took the lock") + rowAt(-600, "before") + rowAt(30, "since"));
        put(quiet, {});
        put(spoke, rowAt(-600, "was not there") + rowAt(-5, "before") + rowAt(30, "since"));
        auto later = std::make_shared<LogLook>(*first);
        later->before = taken->plans;
        later->from = at(0);
        later->to = at(70);
        const auto after = runTask(takeLogs(reactor, readers, later));
        QVERIFY(after);
        QVERIFY(freezeLater(folder, after->told));
        QCOMPARE(texts(folder), (QStringList{u"late took the lock"_s, u"far from far away"_s, u"late before"_s, u"spoke before"_s, u"late since"_s, u"spoke since"_s}));
        QHash<QString, QString> why;
        for (const auto &[target, sentence] : withoutLog(folder))
            why.insert(target, sentence);
        QCOMPARE(QSet<QString>(why.keyBegin(), why.keyEnd()), (QSet<QString>{u"quiet"_s, u"gone"_s}));
        QCOMPARE(why[u"quiet"_s], u"Its log says nothing of that time."_s); // all of it is known now
        QVERIFY2(why[u"gone"_s].startsWith(u"There is no log file"_s), qPrintable(why[u"gone"_s]));
    }

    // What was not read whole since is missing, whatever was frozen later.
    void aReasonIsHiddenOnlyByAWholeLog()
    {
        QTemporaryDir home;
        const QString folder = home.filePath(u"evidence"_s);
        const LogLine line{at(20), 77, u"LOG"_s, base::Untrusted(u"x"_s)};
        const auto told = [](const char *target, std::vector<LogLine> lines, bool silent, bool whole) { return LogTold{QLatin1String(target), std::move(lines), silent, lines.empty() ? u"why"_s : QString(), whole}; };
        QVERIFY(freeze(folder, std::vector<LogTold>{told("silent", {}, true, false), told("failed", {}, false, false), told("read", {}, false, false)}, {}, at(-900), at(10)));
        QVERIFY(freezeLater(folder, std::vector<LogTold>{told("silent", {line}, false, false), told("failed", {line}, false, false), told("read", {line}, false, true)}));
        QCOMPARE(withoutLog(folder), (QList<std::pair<QString, QString>>{{u"failed"_s, u"why"_s}}));
    }

    // As many as were once asked at a time hang twice as long as there is: none of that is the last one's loss.
    void commandsThatHangCostTheOthersNothing()
    {
        QTemporaryDir home;
        const QString program = home.filePath(u"sleeps"_s);
        script(program, "exec sleep 100\n");
        put(home.filePath(u"well.log"_s), rowAt(10, "well"));
        std::vector<Source> sources;
        for (int i = 0; i < 8; ++i)
            sources.push_back(command(u"far-"_s + QString::number(i), {program}));
        sources.push_back(file(u"well"_s, home.filePath(u"well.log"_s)));
        const auto look = lookAt(std::move(sources));
        look->limit = 5s;
        look->all = 8s;
        flow::Reactor reactor;
        const auto readers = std::make_shared<LogReaders>();
        const auto taken = runTask(takeLogs(reactor, readers, look));
        QVERIFY(taken);
        QVERIFY2(taken->told.back().lines.size() == 1, qPrintable(taken->told.back().why));
        QVERIFY2(taken->told.front().why.contains(u"did not end in time"_s), qPrintable(taken->told.front().why));
        QCOMPARE(readers->reading, 0);
    }

    // Those of another incident count as well.
    void onlySoManyLogsAreReadAtOnce()
    {
        QTemporaryDir home;
        put(home.filePath(u"well.log"_s), rowAt(10, "well"));
        const auto look = lookAt({file(u"well"_s, home.filePath(u"well.log"_s))});
        look->all = 500ms;
        flow::Reactor reactor;
        const auto readers = std::make_shared<LogReaders>();
        readers->reading = kLogsAtOnce;
        const auto late = runTask(takeLogs(reactor, readers, look));
        QVERIFY(late);
        QCOMPARE(late->told.front().why, kLate);
        QCOMPARE(readers->reading, kLogsAtOnce);
        look->all = 10s;
        QTimer::singleShot(0, &reactor, [readers, &reactor] {
            --readers->reading;
            readers->read.happened();
            reactor.pumpSoon();
        });
        const auto read = runTask(takeLogs(reactor, readers, look));
        QVERIFY(read);
        QVERIFY2(read->told.front().lines.size() == 1, qPrintable(read->told.front().why));
    }
};

QTEST_GUILESS_MAIN(TstTakeLogs)
#include "tst_takelogs.moc"
