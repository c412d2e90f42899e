// SPDX-License-Identifier: GPL-3.0-or-later
// When an incident is looked at again: as shipped, as somebody else wants it, and said wrongly.

#include "models/incidents/looks.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Looks = std::vector<std::chrono::milliseconds>;

class TstLooks : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { qunsetenv("QUARTERDECK_RESOURCES"); }

    void theLastOneIsAMinuteAfter()
    {
        const auto looks = incidents::looksAgain();
        QVERIFY2(looks, looks ? "" : looks.error().text.c_str());
        QCOMPARE(*looks, (Looks{5s, 20s, 60s}));
    }

    void anotherFileCounts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("looks"); // 0: it is refused
        QTest::newRow("two") << "again: [1s, 2500ms]"_ba << 2;
        QTest::newRow("none") << "again: []"_ba << 0;
        QTest::newRow("another key") << "later: [1s]"_ba << 0;
        QTest::newRow("no time") << "again: [soon]"_ba << 0;
        QTest::newRow("backwards") << "again: [20s, 5s]"_ba << 0;
        QTest::newRow("no list") << "again: {a: [}"_ba << 0;
    }
    void anotherFileCounts()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, looks);
        QTemporaryDir own;
        QVERIFY(QDir(own.path()).mkpath(u"incidents"_s));
        QFile file(own.filePath(u"incidents/looks.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        qputenv("QUARTERDECK_RESOURCES", own.path().toUtf8());
        const auto read = incidents::looksAgain();
        QCOMPARE(read ? int(read->size()) : 0, looks);
        if (!read)
            QVERIFY2(read.error().code == base::Errc::Invalid && read.error().text.contains("incidents/looks.yaml"), read.error().text.c_str());
    }
};

QTEST_GUILESS_MAIN(TstLooks)
#include "tst_looks.moc"
