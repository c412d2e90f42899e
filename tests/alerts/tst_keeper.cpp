// SPDX-License-Identifier: GPL-3.0-or-later
// Which of several watchers tells of an environment: what is answered to each opening of its book.
#include "models/alerts/alertkeeper.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace alerts;

class TestKeeper : public QObject {
    Q_OBJECT
private slots:
    // There and back: the lock that the last opening took is not lost to itself, and it is answered once.
    void whoComesBackAtOnceIsElectedOnce()
    {
        QTemporaryDir folder;
        const QString prod = folder.filePath(u"prod.jsonl"_s), lab = folder.filePath(u"lab.jsonl"_s);
        AlertKeeper keeper(folder.filePath(u"wishes.jsonl"_s), folder.filePath(u"alerts.yaml"_s));
        QStringList answers;
        connect(&keeper, &AlertKeeper::opened, this, [&answers](int opening, bool elected, const KeptBookPtr &kept) {
            answers << u"%1 %2 %3"_s.arg(opening).arg(elected ? u"elected"_s : u"not"_s, kept ? u"with a book"_s : u"without"_s);
        });
        keeper.open(1, prod);
        keeper.open(2, lab);
        keeper.open(3, prod);
        QCOMPARE(answers, QStringList({u"1 elected with a book"_s, u"2 elected with a book"_s, u"3 elected with a book"_s}));
        keeper.look();
        QCOMPARE(answers.size(), 3);
        QVERIFY(!PagerLock::take(prod) && PagerLock::take(lab));

        AlertKeeper other(folder.filePath(u"wishes.jsonl"_s), folder.filePath(u"alerts.yaml"_s));
        QStringList others;
        connect(&other, &AlertKeeper::opened, this, [&others](int opening, bool elected, const KeptBookPtr &) { others << u"%1 %2"_s.arg(opening).arg(elected ? u"elected"_s : u"not"_s); });
        other.open(1, prod);
        QCOMPARE(others, QStringList{u"1 not"_s});
        keeper.open(4, lab);
        other.look();
        QCOMPARE(others, QStringList({u"1 not"_s, u"1 elected"_s}));
    }
};

QTEST_GUILESS_MAIN(TestKeeper)
#include "tst_keeper.moc"
