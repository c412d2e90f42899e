// SPDX-License-Identifier: GPL-3.0-or-later
// The outboxes in the state folder: one for each environment, and the log of what was tested before there was one.

#include "models/notify/outboxfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace notify;

class TstOutboxFiles : public QObject {
    Q_OBJECT
private slots:
    void oneThatIsHeldIsListedBeforeItHasALine()
    {
        QTemporaryDir home;
        qputenv("XDG_STATE_HOME", home.path().toUtf8());
        QVERIFY(outboxFiles().isEmpty());
        const QString file = standardOutboxFile(u"prod"_s);
        QVERIFY(!file.isEmpty() && file != standardOutboxFile(u"lab"_s) && file != testOutboxFile());
        OutboxState state;
        const auto held = OutboxFile::open(file, &state, base::Clock::system().wallNow());
        QVERIFY(held && !QFile::exists(file));
        QCOMPARE(outboxFiles(), QStringList{file});
        qunsetenv("XDG_STATE_HOME");
    }
};

QTEST_GUILESS_MAIN(TstOutboxFiles)
#include "tst_outboxfiles.moc"
