// SPDX-License-Identifier: GPL-3.0-or-later
// What the kernel tells of a process is read right whatever its program is called, and never as another's.
#include "models/process/identity.h"
#include "models/process/procstat.h"
#include "models/process/socketends.h"
#include "models/process/spent.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmath>

using namespace process;

namespace {

// Of the fields from the third on, as proc(5) counts them: 1 parent, 3 session, 4 terminal, 11 and 12 processor time, 19 begin.
QByteArray statLine(const QByteArray &name)
{
    return "4711 (" + name + ") S 17 4711 4700 34816 -1 4194560 90 91 92 93 250 50 94 95 20 0 1 0 303886 2990080 410\n";
}

struct Socket {
    int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    Socket() = default;
    explicit Socket(int which) : fd(which) {}
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    ~Socket() { ::close(fd); }
};

} // namespace

class TestSpent : public QObject {
    Q_OBJECT
private slots:
    void anyNameMayStandInTheLine_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"postgres", "postgres: a b", "a) S 1 2 (b", ")", "((", "", "x\ny", ") R 9 9 9 9 9 9"})
            QTest::newRow(qPrintable(QString::fromLatin1(name).simplified() + QLatin1Char('.'))) << QByteArray(name);
    }
    void anyNameMayStandInTheLine()
    {
        QFETCH(QByteArray, name);
        const auto stat = parseProcStat(statLine(name));
        QVERIFY(stat);
        QCOMPARE(stat->name, name);
        QCOMPARE(stat->state, 'S');
        QCOMPARE(stat->parent, 17);
        QCOMPARE(stat->session, 4700);
        QCOMPARE(stat->terminal, 34816);
        QCOMPARE(stat->cpuTicks, quint64(300));
        QCOMPARE(stat->startTime, quint64(303886));
        QVERIFY(!stat->gone());
    }

    void whatIsNoSuchLineIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no name") << QByteArray("4711 S 17 4711 4700 34816 -1 4194560 90 91 92 93 250 50 94 95 20 0 1 0 303886");
        QTest::newRow("one bracket") << QByteArray("4711 (postgres S 17 4711 4700 34816 -1 4194560 90 91 92 93 250 50 94 95 20 0 1 0 303886");
        QTest::newRow("the wrong way round") << QByteArray("4711 )( S 17 4711 4700");
        QTest::newRow("cut off") << statLine("postgres").left(60);
        QTest::newRow("nothing behind") << QByteArray("4711 (postgres)");
    }
    void whatIsNoSuchLineIsNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseProcStat(text));
    }

    void bytesFromAndToDisksAreTaken()
    {
        const QByteArray head = "rchar: 999\nwchar: 888\nsyscr: 10\nsyscw: 0\n";
        const auto io = parseProcIo(head + "read_bytes: 4096\nwrite_bytes: 18446744073709551615\ncancelled_write_bytes: 7\n");
        QVERIFY(io);
        QCOMPARE(io->readBytes, quint64(4096));
        QCOMPARE(io->writtenBytes, quint64(18446744073709551615U)); // not the cancelled ones, whose name ends alike
        QVERIFY(!parseProcIo({}));
        QVERIFY(!parseProcIo(head + "cancelled_write_bytes: 7\nread_bytes: 4096\n"));
        QVERIFY(!parseProcIo(head + "read_bytes: 4096\nwrite_bytes: many\n"));
        QVERIFY(!parseProcIo(head + "read_bytes: 4096\nwrite_bytes: 409")); // cut off
    }

    void thisProcessHasItsNameItsBeginningAndItsTime()
    {
        const auto before = spentBy(::getpid());
        QVERIFY(before);
        QCOMPARE(before->name, QFileInfo(QCoreApplication::applicationFilePath()).fileName().toLatin1().left(15));
        const double now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
        QVERIFY2(before->startedAt <= now + 0.1 && before->startedAt > now - 600, qPrintable(QString::number(now - before->startedAt)));
        const auto busy = [&before] { // for a tick of the kernel's clock, which is a hundredth of a second, and a few more
            volatile double sum = 0;
            for (int i = 1; i < 20'000'000; ++i)
                sum = sum + std::sqrt(double(i));
            const auto after = spentBy(::getpid());
            return after && after->cpuSeconds >= before->cpuSeconds + 0.02 && std::abs(after->startedAt - before->startedAt) < 0.05
                && after->startTicks == before->startTicks && after->startTicks > 0;
        };
        QVERIFY(busy() || busy() || busy());
        QVERIFY(before->disk == Spent::Disk::Known || before->disk == Spent::Disk::NotCounted); // our own
    }

    void whoIsGoneHasSpentNothing()
    {
        QProcess child;
        child.start(QStringLiteral("sleep"), {QStringLiteral("60")});
        QVERIFY(child.waitForStarted());
        const pid_t pid = pid_t(child.processId());
        QVERIFY(spentBy(pid));
        child.kill();
        QVERIFY(child.waitForFinished());
        QVERIFY(!spentBy(pid));
        QVERIFY(!spentBy(0) && !spentBy(-1));
    }

    void aSocketSaysWhereItsOtherEndIs()
    {
        QVERIFY(!bothEndsHere(-1));
        const Socket alone;
        QVERIFY(!bothEndsHere(alone.fd)); // connected to nobody
        int ends[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        const Socket first(ends[0]), second(ends[1]);
        QVERIFY(bothEndsHere(first.fd));
        const Socket listening, calling;
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof a;
        QVERIFY(::bind(listening.fd, reinterpret_cast<const sockaddr *>(&a), size) == 0 && ::listen(listening.fd, 1) == 0);
        QCOMPARE(::getsockname(listening.fd, reinterpret_cast<sockaddr *>(&a), &size), 0);
        QCOMPARE(::connect(calling.fd, reinterpret_cast<const sockaddr *>(&a), sizeof a), 0);
        QVERIFY(bothEndsHere(calling.fd));
    }
};

QTEST_GUILESS_MAIN(TestSpent)
#include "tst_spent.moc"
