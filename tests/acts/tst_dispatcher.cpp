// SPDX-License-Identifier: GPL-3.0-or-later
// The gate in front of every act: each act as each role, wrong servers, missing reasons; intent before, outcome after.

#include "models/acts/dispatcher.h"
#include "tests/support/runtask.h"

#include <QTest>

using namespace acts;

namespace {

class WrittenDown final : public Ledger {
public:
    QStringList lines;
    bool full = false;
    bool fillsUp = false; // after the intent

    flow::Task<base::Result<journal::Receipt>> append(journal::Entry entry) override
    {
        if (full || (fillsUp && entry.phase == journal::Phase::Outcome))
            co_return base::fail(base::Errc::Io, "no space left on device");
        lines << QStringList{journal::word(entry.phase), journal::word(entry.outcome), entry.act, entry.actId, entry.target, entry.sqlstate, entry.details}
                     .join(QLatin1Char('|'));
        journal::Receipt receipt;
        receipt.actId = QStringLiteral("7");
        co_return receipt;
    }
};

Request request(const QString &act)
{
    Request r;
    r.act = act;
    r.target = QStringLiteral("oltp-1");
    r.systemIdentifier = QStringLiteral("7345");
    r.reason = QStringLiteral("blocks the shop");
    r.typedName = r.target;
    return r;
}

} // namespace

class TstDispatcher : public QObject {
    Q_OBJECT
    WrittenDown m_ledger;
    int m_done = 0;

    base::Result<Effect> dispatch(const Request &r, const Standing &standing, base::Result<Effect> ends = Effect())
    {
        Dispatcher dispatcher(m_ledger);
        const auto work = [](int *done, base::Result<Effect> end) -> flow::Task<base::Result<Effect>> {
            ++*done;
            co_return end;
        };
        return *runTask(dispatcher.dispatch(r, standing, [&] { return work(&m_done, ends); }));
    }

private slots:
    void init()
    {
        m_ledger = WrittenDown();
        m_done = 0;
    }

    void everyActAsEveryRole_data()
    {
        QTest::addColumn<QString>("act");
        QTest::addColumn<int>("role");
        for (const Act &act : allActs())
            for (int role = int(Role::Unknown); role <= int(Role::Admin); ++role)
                QTest::addRow("%s as %d", qPrintable(act.name), role) << act.name << role;
    }
    void everyActAsEveryRole()
    {
        QFETCH(QString, act);
        QFETCH(int, role);
        const bool allowed = Role(role) >= findAct(act)->needs && Role(role) <= findAct(act)->most;
        const QList<Act> shown = actsFor(Role(role)); // hidden
        QCOMPARE(std::any_of(shown.begin(), shown.end(), [&](const Act &a) { return a.name == act; }), allowed);
        const auto done = dispatch(request(act), {Role(role), QStringLiteral("7345")}); // refused
        QCOMPARE(done.has_value(), allowed);
        QCOMPARE(m_done, allowed ? 1 : 0);
        if (!allowed) {
            QCOMPARE(done.error().code, base::Errc::Permission);
            QVERIFY(m_ledger.lines.isEmpty());
        }
    }

    void whatIsNotRegisteredIsRefused()
    {
        QCOMPARE(dispatch(request(QStringLiteral("server.explode")), {Role::Admin, QStringLiteral("7345")}).error().code, base::Errc::Invalid);
        QCOMPARE(m_done, 0);
    }

    void anotherServerThanTheOneShownIsRefused()
    {
        for (const QString &now : {QStringLiteral("9999"), QString()})
            QCOMPARE(dispatch(request(QStringLiteral("session.cancel")), {Role::Admin, now}).error().code, base::Errc::Absent);
        Request unseen = request(QStringLiteral("session.cancel"));
        unseen.systemIdentifier.clear();
        QVERIFY(!dispatch(unseen, {Role::Admin, QString()}).has_value());
        QCOMPARE(m_done, 0);
    }

    void aDisruptiveActNeedsAReason()
    {
        Request r = request(QStringLiteral("session.terminate"));
        r.reason = QStringLiteral("  ");
        QCOMPARE(dispatch(r, {Role::Operator, QStringLiteral("7345")}).error().code, base::Errc::Invalid);
        r.act = QStringLiteral("session.cancel"); // reversible: nothing is asked
        QVERIFY(dispatch(r, {Role::Operator, QStringLiteral("7345")}).has_value());
        QCOMPARE(m_done, 1);
    }

    void theIntentIsWrittenBeforeAndTheOutcomeAfter()
    {
        QVERIFY(dispatch(request(QStringLiteral("session.terminate")), {Role::Operator, QStringLiteral("7345")}).has_value());
        QCOMPARE(m_ledger.lines, QStringList({QStringLiteral("intent||session.terminate||oltp-1||blocks the shop"), QStringLiteral("outcome|done|session.terminate|7|oltp-1||")}));
    }

    void whatCannotBeWrittenDownIsNotDone()
    {
        m_ledger.full = true;
        QCOMPARE(dispatch(request(QStringLiteral("session.terminate")), {Role::Operator, QStringLiteral("7345")}).error().code, base::Errc::Io);
        QCOMPARE(m_done, 0);
    }

    void whatWasDoneIsToldAlthoughItsOutcomeCannotBeWrittenDown()
    {
        m_ledger.fillsUp = true;
        QVERIFY(dispatch(request(QStringLiteral("session.terminate")), {Role::Operator, QStringLiteral("7345")}).has_value());
        QCOMPARE(m_done, 1);
        QCOMPARE(m_ledger.lines.size(), 1);
    }

    void aLinkThatDiesLeavesTheOutcomeUnknown()
    {
        const auto lost = dispatch(request(QStringLiteral("session.terminate")), {Role::Operator, QStringLiteral("7345")}, base::fail(base::Errc::Closed, "gone"));
        QCOMPARE(lost.error().code, base::Errc::Closed);
        QCOMPARE(m_ledger.lines.last(), QStringLiteral("outcome|unknown|session.terminate|7|oltp-1||gone"));
        const auto refused = dispatch(request(QStringLiteral("session.terminate")), {Role::Operator, QStringLiteral("7345")}, base::fail(base::Errc::Server, "no", "42501"));
        QVERIFY(!refused);
        QCOMPARE(m_ledger.lines.last(), QStringLiteral("outcome|failed|session.terminate|7|oltp-1|42501|no"));
    }
};

QTEST_GUILESS_MAIN(TstDispatcher)
#include "tst_dispatcher.moc"
