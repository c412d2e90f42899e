// SPDX-License-Identifier: GPL-3.0-or-later
// The outboxes in the state folder: one for each environment, and what an earlier version kept in one for all.

#include "models/notify/outboxfile.h"
#include "tests/support/scriptedreceiver.h"
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
            QVERIFY(!shareOutCommonOutbox(u"lab"_s, false, now));
            QVERIFY(!QFile::exists(lab)); // the earlier version runs
        }
        QCOMPARE(outboxFiles(), QStringList{common});
        QVERIFY(shareOutCommonOutbox(u"lab"_s, false, now));
        QCOMPARE(waitingIn(lab), (QStringList{u"key of "_s, u"key of lab"_s}));
        QVERIFY(!kept(lab).heard(u"told"_s, u"hook"_s) && kept(lab).log().size() == 1);
        QCOMPARE(waitingIn(common), QStringList{u"key of prod"_s});
        QVERIFY(shareOutCommonOutbox(u"lab"_s, false, now)); // has its own by now
        QCOMPARE(waitingIn(common), QStringList{u"key of prod"_s});
        QVERIFY(shareOutCommonOutbox(u"prod"_s, false, now));
        QCOMPARE(waitingIn(prod), QStringList{u"key of prod"_s});
        QVERIFY(kept(prod).heard(u"told"_s, u"hook"_s));
        QVERIFY(!QFile::exists(common));
        QVERIFY(shareOutCommonOutbox(u"none"_s, false, now));
        QVERIFY(!QFile::exists(none));
        QVERIFY(outboxFiles().contains(prod) && outboxFiles().contains(lab));
        qunsetenv("XDG_STATE_HOME");
    }

    // The common one was held when its own began; and an import that was killed half way left the lines in both.
    void whatIsTakenOverLateIsThereOnce()
    {
        QTemporaryDir home;
        qputenv("XDG_STATE_HOME", home.path().toUtf8());
        const base::WallTime now = base::Clock::system().wallNow();
        const QString common = commonOutboxFile(), prod = standardOutboxFile(u"prod"_s);
        Notice old = noticeIn(u"prod"_s), told = old, fresh = old;
        told.key = u"told"_s;
        fresh.key = u"fresh"_s;
        const auto accept = [now](OutboxState &state, const QString &key, const QString &event) {
            for (const Waiting &w : std::deque<Waiting>(state.waitingFor(u"hook"_s)))
                if (w.event == event) {
                    Delivery d = unsent(w, u"hook"_s, now);
                    d.key = key;
                    d.outcome = Delivery::Outcome::Accepted;
                    return state.deliver(d);
                }
            return QByteArray();
        };
        {
            OutboxState state, own;
            const auto held = OutboxFile::open(common, &state, now), mine = OutboxFile::open(prod, &own, now);
            QVERIFY(held && mine);
            QVERIFY((*held)->append(state.post(Kept{old, u"waits"_s, now}, {u"hook"_s}) + state.post(Kept{told, u"told"_s, now}, {u"hook"_s}) + accept(state, u"told"_s, u"told"_s)));
            QVERIFY((*mine)->append(own.post(Kept{fresh, u"fresh"_s, now}, {u"hook"_s}) + accept(own, u"fresh"_s, u"fresh"_s)));
        }
        const QString copy = home.filePath(u"copy"_s);
        QVERIFY(QFile::copy(common, copy));
        QVERIFY(shareOutCommonOutbox(u"prod"_s, false, now));
        QVERIFY(!QFile::exists(common));
        QCOMPARE(waitingIn(prod), QStringList{u"key of prod"_s});
        QVERIFY(kept(prod).heard(u"told"_s, u"hook"_s) && kept(prod).heard(u"fresh"_s, u"hook"_s));
        QCOMPARE(kept(prod).log().size(), std::size_t(2));
        {
            OutboxState own;
            const auto mine = OutboxFile::open(prod, &own, now);
            QVERIFY(mine && (*mine)->append(accept(own, u"key of prod"_s, u"waits"_s)));
        }
        QVERIFY(QFile::copy(copy, common));
        QVERIFY(shareOutCommonOutbox(u"prod"_s, false, now));
        QVERIFY(!QFile::exists(common) && waitingIn(prod).isEmpty());
        QCOMPARE(kept(prod).log().size(), std::size_t(3));
        QCOMPARE(kept(prod).open(u"hook"_s, now).size(), std::size_t(3));
        qunsetenv("XDG_STATE_HOME");
    }

    // An earlier version knew no practice: what waits for a channel that hears none of it is not told there.
    void practiceThatAnEarlierVersionKeptCallsNobody()
    {
        QTemporaryDir home;
        qputenv("XDG_STATE_HOME", home.path().toUtf8());
        const base::WallTime now = base::Clock::system().wallNow();
        {
            OutboxState state;
            const auto held = OutboxFile::open(commonOutboxFile(), &state, now);
            QVERIFY(held && (*held)->append(state.post(Kept{noticeIn(u"lab"_s), u"waits"_s, now}, {u"hook"_s, u"lab-hook"_s})));
        }
        QVERIFY(shareOutCommonOutbox(u"lab"_s, true, now));
        flow::Reactor reactor;
        PlainSecrets secrets;
        ScriptedReceiver hook({{}}), labHook({{}});
        Telling telling(reactor, secrets, channelsOf("- {id: hook, kind: webhook, url: \"" + hook.url() + "\"}\n- {id: lab-hook, kind: webhook, environments: [lab], url: \"" + labHook.url() + "\"}\n"),
                        standardOutboxFile(u"lab"_s));
        QTRY_VERIFY_WITH_TIMEOUT(labHook.count() == 1 && telling.outbox.idle(), 20000);
        QCOMPARE(hook.count(), 0);
        QVERIFY(labHook.requests()[0].body.contains("\"drill\":true"));
        const auto log = telling.outbox.deliveries(now - 1min);
        QVERIFY(std::ranges::any_of(log, [](const Delivery &d) { return d.channel == u"hook" && d.outcome == Delivery::Outcome::NotSent && d.words.contains(u"practice"); }));
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
