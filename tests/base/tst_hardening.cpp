// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/hardening.h"

#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

class TestHardening : public QObject
{
    Q_OBJECT
private slots:
    void postgresVariablesAreRemovedAndOthersStay();
    void processLeavesNoCoreAndCannotBeRead();
};

void TestHardening::postgresVariablesAreRemovedAndOthersStay()
{
    for (const char *name : {"PGPASSWORD", "PGHOST", "PGSERVICE", "PGPASSFILE", "PGSSLMODE"})
        qputenv(name, "x");
    qputenv("QD_PG_OTHER", "x");
    base::scrubEnvironment();
    for (char **entry = environ; *entry; ++entry)
        QVERIFY2(!QByteArrayView(*entry).startsWith("PG"), *entry);
    QCOMPARE(qgetenv("QD_PG_OTHER"), "x");
}

void TestHardening::processLeavesNoCoreAndCannotBeRead()
{
    const pid_t child = fork(); // it cannot be undone, and the test itself may need a debugger
    if (child == 0) {
        base::hardenProcess();
        rlimit core{1, 1};
        getrlimit(RLIMIT_CORE, &core);
        bool good = core.rlim_cur == 0 && core.rlim_max == 0;
#ifndef QD_SANITIZED
        good = good && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
#endif
        _exit(good ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
}

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
