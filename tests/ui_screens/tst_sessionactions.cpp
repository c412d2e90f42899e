// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done with a selected session: hidden from who may not, asked once with a forecast and a reason, told what
// came of it. The rest of the program is scripted; the acts themselves are tested on real servers in tests/acts.

#include "tests/support/screenfixture.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/livetable.h"
#include "models/operate/signaller.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace {

class Scripted final : public operate::Signaller {
public:
    QStringList asked;
    acts::LetGo letsGo = acts::LetGo::All;

    void foresee(const QString &target, int pid, acts::Signal signal) override
    {
        asked << u"foresee %1 %2 %3"_s.arg(target).arg(pid).arg(int(signal));
        acts::SessionForecast f;
        f.identity.pid = pid;
        f.user = base::Untrusted(u"<b>deployer</b>"_s);
        f.application = base::Untrusted(u"migration"_s);
        f.state = u"idle in transaction"_s;
        f.transactionSeconds = 372;
        f.hasWritten = true;
        f.letsGo = letsGo;
        f.release.next = {5102, 5103};
        f.release.waiting = {5140};
        emit foreseen(target, f, signal);
    }
    void carryOut(const QString &target, const QString &server, const acts::SessionForecast &forecast, acts::Signal signal, const QString &reason) override
    {
        asked << u"carry out %1 %2 %3 %4 %5"_s.arg(target, server).arg(forecast.identity.pid).arg(int(signal)).arg(reason);
        acts::SignalEffect effect;
        effect.ended = true;
        effect.released = forecast.release.next;
        effect.took = std::chrono::milliseconds(40);
        emit carriedOut(target, forecast, signal, effect);
    }
};

struct Window {
    explicit Window(const QString &role)
    {
        fixture.shop();
        watch::TargetSnapshot &primary = fixture.now[u"shop-primary"_s];
        primary.facts.consoleRole = role;
        primary.facts.systemIdentifier = u"7345"_s;
        fixture.deliver();
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        window->dashboard().setSignaller(&signaller);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        window->dashboard().select(u"shop-primary"_s);
        window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        fixture.wait(1);
        fixture.deliver();
        rows = find<QTreeView>("sessionsTableRows");
        for (int i = 0; i < rows->model()->rowCount(); ++i) { // one that is not this console's own
            rows->setCurrentIndex(rows->model()->index(i, 0));
            if (find<QWidget>("sessionActions")->isVisible())
                break;
        }
    }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool seen(const char *name) const { return find<QWidget>(name)->isVisible(); }

    Scripted signaller;
    test::ScreenFixture fixture;
    std::unique_ptr<shell::MainWindow> window;
    QTreeView *rows = nullptr;
};

} // namespace

class TstSessionActions : public QObject {
    Q_OBJECT
private slots:
    void whoMayNotIsOfferedNothing_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<bool>("offered");
        QTest::newRow("unknown") << QString() << false;
        QTest::newRow("viewer") << u"viewer"_s << false;
        QTest::newRow("observer") << u"observer"_s << false;
        QTest::newRow("operator") << u"operator"_s << true;
        QTest::newRow("admin") << u"admin"_s << true;
    }
    void whoMayNotIsOfferedNothing()
    {
        QFETCH(QString, role);
        QFETCH(bool, offered);
        const Window w(role);
        QCOMPARE(w.seen("cancelStatement"), offered);
        QCOMPARE(w.seen("endSession"), offered);
    }

    void endingAsksOnceWithItsForecastAndAReason()
    {
        const Window w(u"operator"_s);
        QTest::mouseClick(w.find<theme::Button>("endSession"), Qt::LeftButton);
        QVERIFY(w.seen("signalSheet"));
        const QString forecast = w.find<theme::PlainLabel>("signalForecast")->text();
        QCOMPARE(forecast.split(u'\n').size(), 4); // a line a fact, and none run together
        QVERIFY(w.find<theme::PlainLabel>("signalForecast")->parentWidget()->isVisible());
        QVERIFY2(forecast.contains(u"rolls back"_s) && forecast.contains(u"5102, 5103"_s) && forecast.contains(u"5140"_s), qPrintable(forecast));
        auto *reason = w.find<QLineEdit>("signalReason");
        auto *confirm = w.find<theme::Button>("signalConfirm");
        QTRY_VERIFY(reason->hasFocus());
        QVERIFY(!confirm->isEnabled() && confirm->kind() == theme::Button::Kind::Danger && !confirm->isDefault());
        QTest::keyClick(reason, Qt::Key_Return); // nothing is done by a hasty Enter
        QCOMPARE(w.signaller.asked.size(), 1);
        QTest::keyClicks(reason, u"blocks the shop"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(w.signaller.asked.size(), 1);
        QVERIFY(confirm->isEnabled());
        QTest::keyClick(reason, Qt::Key_Tab);
        QVERIFY(w.find<theme::Button>("signalLeave")->hasFocus());
        QTest::keyClick(w.find<theme::Button>("signalLeave"), Qt::Key_Tab);
        QVERIFY(confirm->hasFocus());
        QTest::keyClick(confirm, Qt::Key_Space);
        QCOMPARE(w.signaller.asked.size(), 2);
        QVERIFY2(w.signaller.asked.last().startsWith(u"carry out shop-primary 7345 "_s) && w.signaller.asked.last().endsWith(u" 1 blocks the shop"_s), qPrintable(w.signaller.asked.last()));
        QVERIFY(!w.seen("signalSheet"));
        QVERIFY(w.find<theme::PlainLabel>("signalTold")->text().contains(u"2 of 2"_s));
        w.rows->setCurrentIndex({}); // the session has gone, what came of it is still told
        QVERIFY(w.seen("signalTold"));
        QTRY_VERIFY(w.rows->hasFocus());
    }

    void escapeLeavesIt()
    {
        const Window w(u"operator"_s);
        QTest::mouseClick(w.find<theme::Button>("endSession"), Qt::LeftButton);
        QTest::keyClick(w.find<QLineEdit>("signalReason"), Qt::Key_Escape);
        QVERIFY(!w.seen("signalSheet") && w.seen("endSession"));
        QCOMPARE(w.signaller.asked.size(), 1);
    }

    void cancellingAsksNothingAndSaysWhatItDid()
    {
        const Window w(u"operator"_s);
        QTest::mouseClick(w.find<theme::Button>("cancelStatement"), Qt::LeftButton);
        QCOMPARE(w.signaller.asked.size(), 2);
        QVERIFY(w.find<theme::PlainLabel>("signalTold")->text().contains(u"ended"_s));
    }

    void cancellingAnIdleSessionSaysThatItDoesNothing()
    {
        Window w(u"operator"_s);
        w.signaller.letsGo = acts::LetGo::Nothing;
        QTest::mouseClick(w.find<theme::Button>("cancelStatement"), Qt::LeftButton);
        QCOMPARE(w.signaller.asked.size(), 1);
        QVERIFY(w.find<theme::PlainLabel>("signalTold")->text().contains(u"nothing to cancel"_s));
    }

    void aPreparedTransactionIsEndedByWordsToCopy()
    {
        Window w(u"operator"_s);
        watch::SessionRow waits;
        waits.pid = 5102;
        waits.blockedBy = {0};
        const auto deliver = [&w, &waits] {
            w.fixture.now[u"shop-primary"_s].sessions = std::make_shared<const std::vector<watch::SessionRow>>(1, waits);
            w.fixture.wait(1);
            w.fixture.deliver();
            w.rows->setCurrentIndex(w.rows->model()->index(0, 0)); // who holds others up stands first
        };
        deliver();
        QVERIFY(w.seen("preparedPanel"));
        QVERIFY(!w.seen("preparedCopy") && !w.seen("endSession")); // which one it is is not known: nothing is offered
        QVERIFY(w.find<theme::PlainLabel>("preparedAbout")->text().contains(u"pg_prepared_xacts"_s));
        watch::LockBlocker prepared;
        prepared.transaction = 742;
        prepared.mode = u"ExclusiveLock"_s;
        prepared.gid = base::Untrusted(u"it's <b>7</b>"_s);
        prepared.owner = base::Untrusted(u"alice"_s);
        prepared.database = base::Untrusted(u"shop"_s);
        waits.wait.type = waits.waitEvent = u"transactionid"_s;
        waits.wait.number = u"742"_s;
        waits.wait.blockers = {prepared};
        deliver();
        QVERIFY(w.seen("preparedCopy") && !w.seen("endSession"));
        QCOMPARE(w.rows->currentIndex().data().toString(), u"prepared transaction it's <b>7</b>"_s);
        QVERIFY(w.find<theme::PlainLabel>("preparedAbout")->text().contains(u"of alice in database shop"_s));
        QTest::mouseClick(w.find<theme::Button>("preparedCopy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"ROLLBACK PREPARED 'it''s <b>7</b>';"_s);
        w.rows->setCurrentIndex(w.rows->model()->index(0, 0, w.rows->model()->index(0, 0)));
        QVERIFY(!w.seen("preparedPanel") && w.seen("endSession"));
    }

    void theQuestionStaysWhileTheRowsTick()
    {
        Window w(u"operator"_s);
        QTest::mouseClick(w.find<theme::Button>("endSession"), Qt::LeftButton);
        QTest::keyClicks(w.find<QLineEdit>("signalReason"), u"why"_s);
        w.fixture.now[u"shop-primary"_s].sessions = std::make_shared<const std::vector<watch::SessionRow>>();
        w.fixture.wait(1);
        w.fixture.deliver();
        QVERIFY(w.seen("signalSheet"));
        QCOMPARE(w.find<QLineEdit>("signalReason")->text(), u"why"_s);
    }
};

QTEST_MAIN(TstSessionActions)
#include "tst_sessionactions.moc"
