// SPDX-License-Identifier: GPL-3.0-or-later
// The fault matrix, F1 to F25, as one table. Each row breaks something in front of the real engine and looks at what is
// said, how soon, and whether the GUI's thread stalled. At the end each row is printed with what became of it. Rows that
// need a namespace run in a process of their own, which is this program with the name of the row.
//   QD_FAULTMATRIX=all   all rows (else the quick ones)
//   QD_ROW=F5a           this row alone

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QThread>

#include <unistd.h>

namespace {

#ifdef QD_SANITIZED
constexpr Milliseconds kStall{2000};
#else
constexpr Milliseconds kStall{100};
#endif

bool runs(const QString &program, const QStringList &arguments)
{
    QProcess p;
    p.start(program, arguments);
    return p.waitForFinished(10000) && p.exitStatus() == QProcess::NormalExit && p.exitCode() == 0;
}

constexpr int kNumbers = 25; // F1 to F25

std::vector<Row> allRows()
{
    std::vector<Row> rows;
    for (const auto add : {addRowsOfDeath, addRowsOfNetwork, addRowsOfPeers, addRowsOfNames, addRowsOfLogin, addRowsOfCertificates, addRowsOfRoles,
                           addRowsOfClocks, addRowsOfData, addRowsOfLocales})
        add(rows);
    return rows;
}

// Why it cannot be had; empty: it can.
QString missing(unsigned needs)
{
    if ((needs & Row::Namespace) != 0) {
        static const bool had = geteuid() == 0 && runs(u"unshare"_s, {u"--net"_s, u"--mount"_s, u"ip"_s, u"link"_s, u"add"_s, u"qdx0"_s, u"type"_s, u"veth"_s, u"peer"_s, u"name"_s, u"qdx1"_s});
        if (!had)
            return u"no namespaces with veth here (root is needed)"_s;
    }
    if ((needs & Row::Locales) != 0 && !QFile::exists(u"/usr/share/i18n/locales/tr_TR"_s))
        return u"no sources of locales here (package locales)"_s;
#ifndef QD_SERVERCLOCK
    if ((needs & Row::Clock) != 0)
        return u"no clock of its own in a build with sanitizers"_s;
#endif
    if ((needs & Row::Memory) != 0) {
        QFile f(u"/proc/meminfo"_s);
        const QByteArray text = f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
        if (text.mid(text.indexOf("MemAvailable:") + 13).trimmed().split(' ').value(0).toLongLong() < 4LL * 1024 * 1024)
            return u"less than 4 GB of memory are available"_s;
    }
    return {};
}

} // namespace

class TstFaultMatrix : public QObject {
    Q_OBJECT
    std::vector<Row> m_rows;
    QHash<QString, QString> m_outcome; // by id
    std::unique_ptr<Stand> m_stand;
    const QString m_only = qEnvironmentVariable("QD_ROW");
    const bool m_apart = qEnvironmentVariableIsSet("QD_APART"); // this is such a process
    const bool m_all = qgetenv("QD_FAULTMATRIX") == "all";
    int m_passed = 0, m_failed = 0, m_skipped = 0, m_elsewhere = 0, m_left = 0;
    Milliseconds m_worstStall{0};

    void skip(const Row &row, const QString &why, int &count)
    {
        ++count;
        m_outcome[QLatin1String(row.id)] = why;
    }
    // The test that holds it must be there.
    void lookElsewhere(const Row &row)
    {
        QString path = QLatin1String(QD_SOURCE_DIR "/") + QLatin1String(row.file);
        if (QFileInfo(path).isDir()) { // all of its tests are about it
            const QStringList all = QDir(path).entryList({u"tst_*.cpp"_s});
            QVERIFY2(!all.isEmpty(), qPrintable(u"no test in "_s + path));
            return skip(row, u"proven elsewhere: %1 (%2)"_s.arg(QLatin1String(row.file), all.join(u' ')), m_elsewhere);
        }
        QFile f(path);
        QVERIFY2(f.open(QIODevice::ReadOnly), qPrintable(path + u" is not there"_s));
        const QByteArray text = f.readAll();
        for (const QByteArray &test : QByteArray(row.tests).split(' '))
            QVERIFY2(text.contains("void " + test + "("), test.constData());
        skip(row, u"proven elsewhere: %1 (%2)"_s.arg(QLatin1String(row.file), QLatin1String(row.tests)), m_elsewhere);
    }
    static void runApart(const Row &row)
    {
        QProcess p;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QD_ROW"_s, QLatin1String(row.id));
        environment.insert(u"QD_APART"_s, u"1"_s);
        p.setProcessEnvironment(environment);
        p.setProcessChannelMode(QProcess::MergedChannels);
        p.start(u"unshare"_s, {u"--net"_s, u"--mount"_s, u"--kill-child"_s, u"--fork"_s, u"--"_s, QCoreApplication::applicationFilePath(), u"-o"_s, u"-,txt"_s});
        const bool ended = p.waitForFinished(240000);
        if (!ended)
            p.kill();
        const QByteArray said = p.readAll();
        for (const QByteArray &line : said.split('\n'))
            if (line.contains("QINFO") || line.contains("FAIL!") || line.contains("Loc:") || line.contains("QFATAL"))
                qInfo("  %s", line.constData());
        QVERIFY2(ended && p.exitStatus() == QProcess::NormalExit && p.exitCode() == 0, said.right(4000).constData());
    }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_stand = std::make_unique<Stand>();
    }
    void cleanupTestCase()
    {
        m_stand.reset();
        if (!m_only.isEmpty())
            return;
        std::printf("\nFault matrix\n");
        for (const Row &row : m_rows)
            std::printf("%-5s %-62s %s\n", row.id, row.name, qPrintable(m_outcome.value(QLatin1String(row.id), u"not run"_s)));
        std::printf("%zu rows: %d passed, %d failed, %d proven elsewhere, %d skipped, %d left to the run of all; longest stall of the GUI's thread %lld ms\n\n", m_rows.size(),
                    m_passed, m_failed, m_elsewhere, m_skipped, m_left, static_cast<long long>(m_worstStall.count()));
        std::fflush(stdout);
    }

    void theStallWatcherSeesAStall()
    {
        QTimer::singleShot(20ms, [] { QThread::msleep(150); }); // the stall itself
        m_stand->spin(400ms);
        QVERIFY2(m_stand->stall() >= 100ms && m_stand->stall() < 300ms, qPrintable(QString::number(m_stand->stall().count())));
        m_stand->forgetStall();
    }

    void everyNumberOfTheMatrixHasARow()
    {
        QSet<int> numbers;
        for (const Row &row : allRows()) {
            numbers << std::atoi(row.id + 1);
            QVERIFY2(row.run || row.file, row.id);
        }
        for (int number = 1; number <= kNumbers; ++number)
            QVERIFY2(numbers.remove(number), qPrintable(u"F%1 has no row"_s.arg(number)));
        QVERIFY2(numbers.isEmpty(), "a row has a number that is not of the matrix");
    }
    void row_data()
    {
        m_rows = allRows();
        std::ranges::sort(m_rows, {}, [](const Row &r) { return std::pair(std::atoi(r.id + 1), QByteArray(r.id)); });
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(m_rows.size()); ++i)
            if (m_only.isEmpty() || m_only == QLatin1String(m_rows[std::size_t(i)].id))
                QTest::addRow("%s", m_rows[std::size_t(i)].id) << i;
    }
    void row()
    {
        QFETCH(int, index);
        const Row &row = m_rows[std::size_t(index)];
        const QString id = QLatin1String(row.id);
        if (row.file) {
            lookElsewhere(row);
            if (QTest::currentTestFailed())
                skip(row, u"FAILED: what should prove it is not there"_s, m_failed);
            return;
        }
        if (row.slow && !m_all && m_only.isEmpty())
            return skip(row, u"left to tests/run.sh --all"_s, m_left);
        if (const QString why = m_apart ? QString() : missing(row.needs); !why.isEmpty())
            return skip(row, u"skipped: "_s + why, m_skipped);
        QElapsedTimer since;
        since.start();
        m_stand->forgetStall();
        if ((row.needs & Row::Namespace) != 0 && !m_apart)
            runApart(row);
        else
            row.run(*m_stand);
        const auto stall = m_stand->stall();
        m_worstStall = std::max(m_worstStall, stall);
        if (!QTest::currentTestFailed() && stall >= kStall)
            QTest::qFail(qPrintable(u"the GUI's thread stalled for %1 ms"_s.arg(stall.count())), __FILE__, __LINE__);
        const bool failed = QTest::currentTestFailed();
        ++(failed ? m_failed : m_passed);
        m_outcome[id] = u"%1 (%2 s)"_s.arg(failed ? u"FAILED"_s : u"passed"_s).arg(double(since.elapsed()) / 1000, 0, 'f', 1);
        if (failed)
            m_stand->drop();
    }
};

QTEST_GUILESS_MAIN(TstFaultMatrix)
#include "tst_faultmatrix.moc"
