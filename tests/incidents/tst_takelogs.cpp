// SPDX-License-Identifier: GPL-3.0-or-later
// Logs are taken side by side: one whose disk hangs is told of as such, and the others do not wait for it.

#include "models/incidents/frozen.h"
#include "models/incidents/takelogs.h"
#include "tests/incidents/script.h"
#include "tests/support/runtask.h"

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
            auto look = std::make_shared<LogLook>();
            look->sources = {{u"hung"_s, data, u"7123456789012345678"_s}, {u"well"_s, {}, {}, environment::LogPlace{home.filePath(u"well.log"_s), {}, {}}, {}}};
            look->from = at(-900);
            look->to = at(60);
            look->journalctl = QString();
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
        put(program, "#!/bin/sh\necho '2024-10-04 00:00:10.000 UTC [77] ERROR:  from far away'\n");
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        auto first = std::make_shared<LogLook>();
        first->sources = {{u"far"_s, {}, {}, environment::LogPlace{{}, {}, {program}}, {}}, {u"nothing"_s, {}, {}, {}, {}}};
        first->from = at(-900);
        first->to = at(10);
        first->journalctl = QString();
        flow::Reactor reactor;
        const auto readers = std::make_shared<LogReaders>();
        const auto taken = runTask(takeLogs(reactor, readers, first));
        QVERIFY(taken);
        QCOMPARE(taken->told[0].lines.size(), std::size_t(1));
        QVERIFY(taken->plans[0].printed.isEmpty()); // it stands in what was told
        QVERIFY(taken->told[1].why.contains(u"say under 'log'"_s));
        QVERIFY(freeze(folder, taken->told, {}, at(-900), at(10)));

        put(program, "#!/bin/sh\necho '2024-10-04 00:00:10.000 UTC [77] ERROR:  from far away'\necho '2024-10-04 00:00:30.000 UTC [77] LOG:  and later'\n");
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
};

QTEST_GUILESS_MAIN(TstTakeLogs)
#include "tst_takelogs.moc"
