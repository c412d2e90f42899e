// SPDX-License-Identifier: GPL-3.0-or-later
// A journal on a disk of 2 MiB, in a mount namespace of its own: full or read-only, it says so, stays readable, and goes on
// by itself when it can.

#include "tests/journal/bookkeeping.h"

#include <QDir>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::StringLiterals;

class TstFullDisk : public QObject {
    Q_OBJECT

    struct Run {
        int code = -1;
        QByteArray output, errors;
    };
    // Runs lines of shell in namespaces where a tmpfs of 2 MiB is mounted on $disk; $writer, $ctl and $kept are set.
    std::optional<Run> onSmallDisk(const QTemporaryDir &folder, const QByteArray &lines)
    {
        const QString disk = folder.filePath(u"disk"_s), kept = folder.filePath(u"kept"_s);
        if (!QDir().mkpath(disk) || !QDir().mkpath(kept))
            return std::nullopt;
        const QString script = u"disk=$1 writer=$2 kept=$3 ctl=$QUARTERDECKCTL\nmount -t tmpfs -o size=2m tmpfs \"$disk\" || exit 77\n"_s + QString::fromLatin1(lines);
        QProcess p;
        p.start(u"unshare"_s, {u"--user"_s, u"--map-root-user"_s, u"--mount"_s, u"sh"_s, u"-c"_s, script, u"sh"_s, disk, QStringLiteral(QD_JOURNALWRITER), kept});
        if (!p.waitForStarted() || !p.waitForFinished(60'000))
            return std::nullopt;
        Run run{p.exitCode(), p.readAllStandardOutput(), p.readAllStandardError()};
        if (run.code == 77 || run.errors.contains("unshare:")) {
            qWarning("NOT TESTED: this machine lets us mount no small disk: %s", run.errors.constData());
            return std::nullopt;
        }
        return run;
    }

private slots:
    void aFullDiskIsToldAndRecoversByItself()
    {
        QTemporaryDir folder;
        const auto run = onSmallDisk(folder, "head -c 1400000 /dev/zero >\"$disk/ballast\"\n"
                                             "\"$writer\" \"$disk/journal.sqlite\" 0 \"$disk/ballast\"\n"
                                             "code=$?\n"
                                             "cp \"$disk\"/journal.sqlite* \"$kept\"\n"
                                             "exit $code\n");
        if (!run)
            QSKIP("no user and mount namespace: what happens on a full disk was not tested");
        const auto &[code, output, errors] = *run;
        const QString kept = folder.filePath(u"kept"_s);
        QVERIFY2(code == 0, (output + errors).constData());
        QVERIFY2(output.contains("\nerror database or disk is full | "), output.constData());
        const qsizetype full = output.indexOf("\nerror");
        QVERIFY(output.left(full).count('\n') > 10);
        QVERIFY(output.lastIndexOf("\nerror") < output.size() - 200); // entries went on after it

        const QString file = kept + u"/journal.sqlite"_s;
        QSet<QByteArray> told, found;
        for (const QByteArray &line : output.split('\n'))
            if (!line.isEmpty() && !line.startsWith("error") && !line.startsWith("read "))
                told.insert(line);
        auto reader = journal::Reader::open(file);
        QVERIFY2(reader, reader.error().text.c_str());
        QVERIFY(reader->all([&found](const journal::StoredEntry &e) {
            found.insert(e.record.log.toLatin1() + ' ' + QByteArray::number(e.record.seq) + ' ' + e.record.actId.toLatin1());
            return true;
        }));
        QVERIFY(found.contains(told));
        QCOMPARE(book::verdict(book::judged(file)), u"0"_s);
        // it was read while the disk was full
        const qsizetype read = output.indexOf("\nread ");
        QVERIFY2(read > 0 && output.mid(read + 6, output.indexOf('\n', read + 1) - read - 6).toInt() > 10, output.constData());
    }

    void aReadOnlyDiskIsToldAndRead()
    {
        QTemporaryDir folder;
        const auto run = onSmallDisk(folder, "\"$writer\" \"$disk/journal.sqlite\" 20 >/dev/null || exit 1\n"
                                             "mount -o remount,ro \"$disk\" || exit 77\n"
                                             "\"$writer\" \"$disk/journal.sqlite\" 1\n"
                                             "\"$ctl\" journal verify --json --file \"$disk/journal.sqlite\" || exit 2\n"
                                             "\"$ctl\" journal tail -n 3 --file \"$disk/journal.sqlite\" || exit 3\n");
        if (!run)
            QSKIP("no user and mount namespace: what happens on a read-only disk was not tested");
        QVERIFY2(run->code == 0, (run->output + run->errors).constData());
        QVERIFY2(run->output.startsWith("error "), run->output.constData());
        QVERIFY(run->output.contains("\"records\":22"));
        QCOMPARE(run->output.count('\n'), 5);
    }
};

QTEST_GUILESS_MAIN(TstFullDisk)
#include "tst_fulldisk.moc"
