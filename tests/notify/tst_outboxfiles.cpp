// SPDX-License-Identifier: GPL-3.0-or-later
// The outboxes in the state folder: one for each environment, and what an earlier version kept in one for all.

#include "models/notify/outboxfile.h"
#include "tests/support/telling.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;

namespace {

Notice noticeIn(const QString &environment)
{
    Notice n = noticeOf(u"key of %1"_s.arg(environment));
    n.environment = environment;
    return n;
}

OutboxState kept(const QString &path)
{
    OutboxState state;
    if (!OutboxFile::read(path, &state, base::Clock::system().wallNow()))
        qFatal("%s", qPrintable(path));
    return state;
}

QStringList waitingIn(const QString &path)
{
    QStringList keys;
    OutboxState state = kept(path);
    for (const Waiting &w : state.waitingFor(u"hook"_s))
        keys << w.key;
    keys.sort();
    return keys;
}

} // namespace

class TstOutboxFiles : public QObject {
    Q_OBJECT
private slots:
    void whatAnEarlierVersionKeptIsSharedOut()
    {
        QTemporaryDir home;
        qputenv("XDG_STATE_HOME", home.path().toUtf8());
        const base::WallTime now = base::Clock::system().wallNow();
        const QString common = commonOutboxFile(), prod = standardOutboxFile(u"prod"_s), lab = standardOutboxFile(u"lab"_s), none = standardOutboxFile(u"none"_s);
        QVERIFY(prod != lab && !prod.isEmpty());
        {
            OutboxState state;
            const auto held = OutboxFile::open(common, &state, now);
            QVERIFY(held);
            QByteArray lines;
            for (const QString &environment : {u"prod"_s, u"lab"_s, QString()}) // the last is a rota's
                lines += state.post(Kept{noticeIn(environment), u"waits "_s + environment, now}, {u"hook"_s});
            Notice open = noticeIn(u"prod"_s);
            open.key = u"told"_s;
            lines += state.post(Kept{open, u"told"_s, now}, {u"hook"_s});
            Delivery told = unsent(state.waitingFor(u"hook"_s).back(), u"hook"_s, now);
            told.outcome = Delivery::Outcome::Accepted;
            lines += state.deliver(told);
            QVERIFY((*held)->append(lines));
            shareOutCommonOutbox(u"lab"_s, now);
            QVERIFY(!QFile::exists(lab)); // the earlier version runs
        }
        QCOMPARE(outboxFiles(), QStringList{common});
        shareOutCommonOutbox(u"lab"_s, now);
        QCOMPARE(waitingIn(lab), (QStringList{u"key of "_s, u"key of lab"_s}));
        QVERIFY(!kept(lab).heard(u"told"_s, u"hook"_s) && kept(lab).log().size() == 1);
        QCOMPARE(waitingIn(common), QStringList{u"key of prod"_s});
        shareOutCommonOutbox(u"lab"_s, now); // has its own by now
        QCOMPARE(waitingIn(common), QStringList{u"key of prod"_s});
        shareOutCommonOutbox(u"prod"_s, now);
        QCOMPARE(waitingIn(prod), QStringList{u"key of prod"_s});
        QVERIFY(kept(prod).heard(u"told"_s, u"hook"_s));
        QVERIFY(!QFile::exists(common));
        shareOutCommonOutbox(u"none"_s, now);
        QVERIFY(!QFile::exists(none));
        QVERIFY(outboxFiles().contains(prod) && outboxFiles().contains(lab));
        qunsetenv("XDG_STATE_HOME");
    }

    void oneThatIsHeldIsListedBeforeItHasALine()
    {
        QTemporaryDir home;
        qputenv("XDG_STATE_HOME", home.path().toUtf8());
        QVERIFY(outboxFiles().isEmpty());
        const QString file = standardOutboxFile(u"prod"_s);
        OutboxState state;
        const auto held = OutboxFile::open(file, &state, base::Clock::system().wallNow());
        QVERIFY(held && !QFile::exists(file));
        QCOMPARE(outboxFiles(), QStringList{file});
        qunsetenv("XDG_STATE_HOME");
    }
};

QTEST_GUILESS_MAIN(TstOutboxFiles)
#include "tst_outboxfiles.moc"
