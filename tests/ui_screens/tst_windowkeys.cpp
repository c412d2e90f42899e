// SPDX-License-Identifier: GPL-3.0-or-later
// The real window by keyboard alone, in other words, sizes and languages, and what it remembers.

#include "models/alerts/alertwatch.h"
#include "models/operate/muter.h"
#include "tests/ui_screens/mainwindowfixture.h"

#include <QDialog>

using test::Window, test::cutTexts, test::killPrimary, test::LongWords;

namespace {

class ScriptedMuter final : public operate::Muter {
public:
    QList<mutes::Mute> asked, ended;
    QList<mutes::Mute> now;
    void mute(const mutes::Mute &mute, const QString &) override
    {
        asked.append(mute);
        now = {mute};
        now[0].scope = u"shop"_s;
        now[0].who = u"ann <b>o'neill</b>"_s;
        now[0].from = mute.until - std::chrono::hours(24 * 30);
        emit changed();
    }
    void unmute(const mutes::Mute &mute, const QString &) override
    {
        ended.append(mute);
        now.clear();
        emit changed();
    }
    [[nodiscard]] const QList<mutes::Mute> &mutes() const override { return now; }
};

} // namespace

class TstWindowKeys : public QObject {
    Q_OBJECT
private slots:
    void theStateOfAnAlertStandsBesideItsProblem()
    {
        Window w(killPrimary);
        QTemporaryDir folder;
        alerts::AlertWatch::Files files{folder.filePath(u"silences.jsonl"_s), QString(), false};
        alerts::AlertWatch watch(w.fixture.feed, files, base::Clock::system());
        dashboard::DashboardPane &pane = w.window->dashboard();
        QTRY_COMPARE(pane.situation().problems.size(), 1);
        pane.setAlerts(&watch, nullptr);
        auto *note = w.find<theme::PlainLabel>("problemMute");
        QVERIFY(note);
        const QString key = alerts::keyOf(u"target.down"_s, w.fixture.feed.environment()->name, u"shop-primary"_s, {});
        QTRY_VERIFY(watch.book().find(key) && watch.book().find(key)->state == alerts::State::Firing);
        QVERIFY(!note->isVisible()); // it just fires: the sentence says it
        const base::WallTime now = base::Clock::system().wallNow();
        alerts::Wish wish;
        wish.kind = alerts::Wish::Kind::Acknowledge;
        wish.id = alerts::newWishId();
        wish.scope = w.fixture.feed.environment()->name;
        wish.key = key;
        wish.worst = base::Severity::Critical;
        wish.who = u"<b>ann</b>"_s;
        wish.reason = u"on it"_s;
        wish.at = wish.from = now;
        wish.until = now + alerts::kAcknowledgement;
        QVERIFY(alerts::keepWish(files.wishes, wish, now));
        QTRY_VERIFY(note->isVisible() && note->text().startsWith(u"acknowledged by <b>ann</b> until"_s));
        QCOMPARE(cutTexts(*w.find<QWidget>("problemList")), QStringList());
        pane.setAlerts(nullptr, nullptr);
        QVERIFY(!note->isVisible());
    }

    void aProblemIsMutedByKeyAndCountsAgain()
    {
        Window w(killPrimary);
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        ScriptedMuter muter;
        dashboard::DashboardPane &pane = w.window->dashboard();
        QTRY_COMPARE(pane.situation().problems.size(), 1);
        pane.focusProblems();
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"problemAction");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_M); // nobody to do it: nothing is offered
        QVERIFY(!w.find<QDialog>("muteDialog"));
        pane.setMuter(&muter);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
        QTRY_VERIFY(QApplication::activeWindow() == w.find<QDialog>("muteDialog"));
        QTest::keyClick(QApplication::activeWindow(), Qt::Key_Escape);
        QTRY_VERIFY(!w.find<QDialog>("muteDialog") && QApplication::activeWindow() == w.window.get());
        QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"problemAction"); // has the keyboard back
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
        auto *dialog = w.find<QDialog>("muteDialog");
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(cutTexts(*dialog), QStringList());
        auto *confirm = dialog->findChild<theme::Button *>(u"muteConfirm"_s);
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"muteReason"_s), u"the machine is being replaced"_s);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_COMPARE(muter.asked.size(), 1);
        QCOMPARE(muter.asked[0].target, u"shop-primary"_s);
        QCOMPARE(muter.asked[0].finding, u"condition"_s);
        QCOMPARE(muter.asked[0].worst, base::Severity::Critical);
        QVERIFY(muter.asked[0].until == w.fixture.clock.wallNow() + std::chrono::hours(1));
        QVERIFY(pane.situation().problems.isEmpty());
        QCOMPARE(pane.situation().muted.size(), 1);
        QVERIFY(w.find<QWidget>("healthPill")->accessibleDescription().contains(u"(muted: 1)"_s));
        auto *note = w.find<theme::PlainLabel>("problemMute");
        QVERIFY(note->isVisible() && note->text().contains(u"<b>o'neill</b>: the machine"_s));
        QVERIFY(w.find<theme::PlainLabel>("problemSentence")->font().strikeOut());
        QCOMPARE(cutTexts(*w.find<QWidget>("problemList")), QStringList());
        w.window->showScore();
        auto *list = w.find<shell::ListPopup>("listPopup");
        QTRY_VERIFY(list->isVisible());
        QVERIFY(list->lines().contains(u"79 (muted: 1) shop-primary"_s));
        promises::Ledger ledger; // what the last days were like comes a moment later
        ledger.environment = u"shop"_s;
        ledger.colours = {promises::colourTimeOf({}, 86400, 80000, 600, 300, 20), promises::colourTimeOf(u"shop-primary"_s, 86400, 80000, 600, 300, 20)};
        w.window->takeLedger(ledger);
        QVERIFY(list->isVisible() && list->lines().contains(u"All targets together"_s));
        QTRY_COMPARE(cutTexts(*list), QStringList());
        list->close();
        QTRY_VERIFY(w.find<theme::Button>("problemAction")->isVisible());
        QTest::mouseClick(w.find<theme::Button>("problemAction"), Qt::LeftButton);
        QCOMPARE(muter.ended.size(), 1);
        QVERIFY(muter.ended[0].reason.isEmpty());
        QCOMPARE(pane.situation().problems.size(), 1);
        QVERIFY(!w.find<theme::PlainLabel>("problemSentence")->font().strikeOut());
        pane.setMuter(nullptr);
    }

    void themeSwitchesAndIsRemembered()
    {
        Window w;
        w.window->setTheme(theme::Theme::Choice::Light);
        const QColor light = QApplication::palette().color(QPalette::Window);
        QTest::mouseClick(w.find<theme::Button>("themeSwitch"), Qt::LeftButton);
        QVERIFY(QApplication::palette().color(QPalette::Window) != light);
        QCOMPARE(w.window->settings().value(settings::Key::Theme).toString(), u"dark"_s);
    }

    void theFilterIsOneKeyAway()
    {
        Window w;
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        w.window->dashboard().focusFleet();
        QTest::keyClick(w.window.get(), Qt::Key_Slash);
        auto *filter = w.find<QLineEdit>("fleetFilter");
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"standby"_s);
        const auto *tree = w.find<QTreeView>("fleet");
        QCOMPARE(tree->model()->rowCount(), 1);
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QVERIFY(tree->model()->rowCount() > 1);
        QTest::keyClick(filter, Qt::Key_Escape);
        QTRY_VERIFY(tree->hasFocus());
    }

    void arrowsWalkOverTargetsOnly()
    {
        Window w;
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        w.window->dashboard().select(u"shop-primary"_s);
        w.window->dashboard().focusFleet();
        auto *tree = w.find<QTreeView>("fleet");
        QStringList seen;
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(tree, Qt::Key_Down);
            seen << w.window->dashboard().selectedTarget();
        }
        QCOMPARE(seen, QStringList({u"shop-standby"_s, u"shop-pgbouncer"_s, u"shop-redis"_s, u"shop-api"_s, u"shop-host"_s}));
    }

    void everythingIsReachedByTab()
    {
        Window w(killPrimary);
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0") && w.find<charts::TrendChart>("chart0")->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        w.window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        QStringList reached;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : w.window.get(), Qt::Key_Tab);
            if (const QWidget *focus = QApplication::focusWidget(); focus && !reached.contains(focus->objectName()))
                reached << focus->objectName();
        }
        // as the eye goes: bar, rail, problems, fleet, time, charts, tables
        const QStringList order{u"healthPill"_s, u"searchBox"_s, u"themeSwitch"_s, u"railDashboard"_s, u"problemAction"_s, u"fleetFilter"_s,
                                u"fleet"_s, u"chartRange"_s, u"chartLive"_s, u"chartInterval"_s, u"chart0"_s, u"chart1"_s, u"detailTabs"_s,
                                u"sessionsTableRows"_s};
        const qsizetype first = reached.indexOf(order.front());
        std::rotate(reached.begin(), reached.begin() + std::max<qsizetype>(first, 0), reached.end());
        QStringList met;
        for (const QString &name : std::as_const(reached))
            if (order.contains(name))
                met << name;
        QCOMPARE(met, order);
        for (const char *name : {"railDashboard", "searchBox", "themeSwitch", "problemAction", "fleetFilter", "fleet", "chartRange", "chartLive",
                                 "chartInterval", "chart0", "detailTabs", "sessionsTableRows"})
            QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    }

    void whatTakesTheKeyboardHasANameForEveryone()
    {
        Window w(killPrimary);
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0"));
        for (const auto *widget : w.window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith(u"qt_"_s))
                continue;
            const auto *area = qobject_cast<const QAbstractScrollArea *>(widget->parentWidget());
            if (area && area->viewport() == widget)
                continue; // it is its area that has the name
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()), qPrintable(widget->objectName()));
        }
    }

    void noTextIsCut_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("longWords");
        QTest::newRow("as designed") << 1.0 << false;
        QTest::newRow("150 %") << 1.5 << false;
        QTest::newRow("long words") << 1.0 << true;
        QTest::newRow("long words at 150 %") << 1.5 << true;
    }
    void noTextIsCut()
    {
        QFETCH(double, scale);
        QFETCH(bool, longWords);
        LongWords words;
        if (longWords)
            QCoreApplication::installTranslator(&words);
        {
            Window w(killPrimary);
            w.window->resize(1920, 1080);
            w.window->setTextScale(scale);
            QTRY_VERIFY(w.find<charts::TrendChart>("chart0"));
            QTRY_COMPARE(cutTexts(*w.window), QStringList());
            w.window->grab().save(u"%1/screens/text-%2-%3.png"_s.arg(QStringLiteral(QD_BUILD_DIR)).arg(scale).arg(longWords));
            w.window->setTextScale(1.0);
        }
        QCoreApplication::removeTranslator(&words);
    }

    void languageChangesLive()
    {
        Window w;
        LongWords words;
        const QString before = w.find<QLineEdit>("fleetFilter")->placeholderText();
        QCoreApplication::installTranslator(&words);
        QTRY_VERIFY(w.find<QLineEdit>("fleetFilter")->placeholderText() != before);
        QCoreApplication::removeTranslator(&words);
    }

    void theStatusBarCountsWhoAnswers()
    {
        Window w(killPrimary);
        QVERIFY(w.window->findChild<shell::StatusStrip *>()->text().contains(u"5 of 6"_s));
    }

    void stateSurvivesARestart()
    {
        test::ScreenFixture fixture;
        fixture.shop();
        {
            shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
            window.show();
            window.dashboard().select(u"shop-redis"_s);
            window.dashboard().setRange(std::chrono::hours(1));
            window.close();
        }
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.show();
        QCOMPARE(window.dashboard().selectedTarget(), u"shop-redis"_s);
        QCOMPARE(window.findChild<theme::Segmented *>(u"chartRange"_s)->current(), 2);
    }

    // Only where there is a long memory are there ranges for it: in the pane, by keyboard and in the palette.
    void longRangesNeedALongMemory()
    {
        test::ScreenFixture fixture;
        fixture.shop();
        const QTemporaryDir folder;
        history::LongMemory memory(folder.filePath(u"history"_s), fixture.clock);
        history::Past past(fixture.store, memory, fixture.clock);
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.show();
        auto *range = window.findChild<theme::Segmented *>(u"chartRange"_s);
        const auto listed = [&] {
            window.openPalette(u"last 90 days"_s);
            auto *list = window.commandPalette().findChild<QListView *>();
            bool found = false;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                found = found || list->model()->index(row, 0).data().toString().contains(u"90 days"_s);
            window.commandPalette().dismiss();
            return found;
        };
        QCOMPARE(range->items().size(), 5);
        QVERIFY(!listed());
        window.dashboard().setPast(&past);
        QCOMPARE(range->items().size(), 8);
        QVERIFY(listed());
        window.dashboard().setRange(std::chrono::hours(24));
        range->setFocus();
        QTest::keyClick(range, Qt::Key_Right);
        QCOMPARE(range->items().at(range->current()), u"2 d"_s);
        QTest::keyClick(range, Qt::Key_Right);
        QTest::keyClick(range, Qt::Key_Right);
        QCOMPARE(range->items().at(range->current()), u"90 d"_s);
        window.dashboard().setPast(nullptr);
        QCOMPARE(range->items().size(), 5);
        QCOMPARE(range->items().at(range->current()), u"24 h"_s);
    }

    void theLongRangesFitTheSmallestWindow()
    {
        test::ScreenFixture fixture;
        fixture.shop();
        const QTemporaryDir folder;
        history::LongMemory memory(folder.filePath(u"history"_s), fixture.clock);
        history::Past past(fixture.store, memory, fixture.clock);
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.show();
        window.dashboard().setPast(&past);
        window.resize(window.minimumSize());
        auto *range = window.findChild<theme::Segmented *>(u"chartRange"_s);
        QTRY_VERIFY(range->items().size() == 8 && range->width() >= range->minimumSizeHint().width());
        QTRY_VERIFY(window.minimumSizeHint().width() <= window.minimumWidth());
        QTest::mouseClick(range, Qt::LeftButton, {}, QPoint(range->width() - 8, range->height() / 2));
        QCOMPARE(range->items().at(range->current()), u"90 d"_s);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TstWindowKeys test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_windowkeys.moc"
