// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/statementtext.h"

#include <QTest>

using base::Untrusted;

class TestStatementText : public QObject {
    Q_OBJECT
private slots:
    void leadingCommentsGo_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *given, const char *shown) {
            QTest::newRow(name) << QString::fromUtf8(given) << QString::fromUtf8(shown);
        };
        row("none", "select 1", "select 1");
        row("block", "/* Is the archive command failing now. */\nselect 1", "select 1");
        row("line", "-- who\nselect 1", "select 1");
        row("several", "  /* a */ -- b\n/* c */select 1 /* kept */", "select 1 /* kept */");
        row("nested", "/* a /* b */ still */ select 1", "select 1");
        row("cut off within it", "/* Every session: what it d", "/* Every session: what it d");
        row("nothing else", "-- idle", "-- idle");
        row("a line that ends", "-- idle\n", "-- idle\n");
        row("looks like one", "/ * 2", "/ * 2");
        row("closes too often", "/**/*/ select", "*/ select");
        row("empty", "", "");
        row("half", "/", "/");
        row("half of an end", "/*/", "/*/");
    }
    void leadingCommentsGo()
    {
        QFETCH(QString, given);
        QFETCH(QString, shown);
        QCOMPARE(health::withoutLeadingComments(Untrusted(given)).raw(), shown);
    }

    void whateverComesIsOnlyShortened()
    {
        // every string of a few letters that matter
        const QString letters = QStringLiteral("/*-\n a");
        for (int n = 0; n < 6 * 6 * 6 * 6 * 6; ++n) {
            QString text;
            for (int rest = n, i = 0; i < 5; ++i, rest /= 6)
                text += letters[rest % 6];
            const QString shown = health::withoutLeadingComments(Untrusted(text)).raw();
            QVERIFY(text.endsWith(shown));
            QVERIFY(!shown.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestStatementText)
#include "tst_statementtext.moc"
