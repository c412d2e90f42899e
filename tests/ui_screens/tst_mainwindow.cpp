// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, driven by keys and object names.

#include "models/health/fleetmodel.h"
#include "models/health/sessionsmodel.h"
#include "models/history/past.h"
#include "models/promises/ledger.h"
#include "tests/support/screenfixture.h"
#include "ui/charts/trendchart.h"
#include "ui/dashboard/answerline.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/livetable.h"
#include "ui/dashboard/problemlist.h"
#include "ui/palette/commandpalette.h"
#include "ui/shell/listpopup.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace {

// Every text half as long again, as German is at its worst.
class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString plain = QString::fromUtf8(text);
        return plain + QString(plain.size() / 2, u'm');
    }
};

struct Window {
    explicit Window(void (*trouble)(test::ScreenFixture &) = [](test::ScreenFixture &) { })
    {
        fixture.shop();
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        trouble(fixture);
    }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    test::ScreenFixture fixture;
    std::unique_ptr<shell::MainWindow> window;
};

QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const auto *label : window.findChildren<theme::PlainLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const bool fits = label->wordWrap() ? label->heightForWidth(label->width()) <= label->height() + 1
                                            : label->sizeHint().width() <= label->width() + 1;
        if (!fits)
            cut << label->text();
    }
    for (const auto *button : window.findChildren<theme::Button *>())
        if (button->isVisible() && button->width() < button->sizeHint().width())
            cut << button->text();
    for (const auto *choice : window.findChildren<theme::Segmented *>())
        if (choice->isVisible() && choice->width() < choice->minimumSizeHint().width())
            cut << choice->items().join(u'|');
    return cut;
}

QStringList cutCharts(const QScrollArea &grid)
{
    QStringList cut;
    const QRect sight = grid.viewport()->rect();
    for (const auto *chart : grid.findChildren<charts::TrendChart *>()) {
        const QRect place(chart->mapTo(grid.viewport(), QPoint()), chart->size());
        const int seen = place.intersected(sight).height();
        if (chart->isVisible() && seen > 0 && place.height() - seen > 4)
            cut << u"%1: %2 of %3 px"_s.arg(chart->objectName()).arg(seen).arg(place.height());
    }
    return cut;
}

void killPrimary(test::ScreenFixture &f)
{
    f.fails(u"shop-primary"_s, watch::Condition::Down, "Connection refused");
    f.wait(134);
    f.deliver();
}

} // namespace

class TstMainWindow : public QObject {
    Q_OBJECT
private slots:
    void theAnswerComesFirst()
    {
        Window w;
        QCOMPARE(w.find<dashboard::AnswerLine>("answer")->answer(), w.window->dashboard().situation().answer);
        QVERIFY(w.find<dashboard::ProblemList>("problemList")->isHidden());
    }

    void aKilledPrimaryIsOneProblemWithOneAction()
    {
        Window w(killPrimary);
        const auto *problems = w.find<dashboard::ProblemList>("problemList");
        QTRY_VERIFY(problems->isVisible());
        QCOMPARE(problems->sentences().size(), w.window->dashboard().situation().problems.size());
        QVERIFY(problems->sentences().front().contains(u"shop-primary"_s));
        QVERIFY(!w.find<theme::Button>("problemAction")->text().isEmpty());
    }

    void staleFiguresAreMarkedAndKept()
    {
        Window w(killPrimary);
        w.window->dashboard().select(u"shop-primary"_s);
        const auto *tree = w.find<QTreeView>("fleet");
        const QModelIndex row = tree->currentIndex();
        QVERIFY(row.data(health::StaleRole).toBool());
        QVERIFY(!row.siblingAtColumn(health::FleetModel::Now).data().toString().isEmpty());
        QVERIFY(row.data(health::SeverityRole).toInt() != int(base::Severity::Ok));
    }

    void chartsInSightAreWhole()
    {
        Window w;
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0"));
        auto *grid = w.find<QScrollArea>("chartGrid");
        for (const QSize size : {QSize(1280, 800), QSize(1440, 900), QSize(1920, 1080), QSize(1000, 640)}) {
            w.window->resize(size);
            QTRY_COMPARE(w.window->size(), size);
            QTRY_COMPARE(cutCharts(*grid), QStringList());
        }
        w.window->resize(1280, 800);
        QTRY_VERIFY(grid->verticalScrollBar()->maximum() == 0 || cutCharts(*grid).isEmpty());
        for (int i = 0; i < 40; ++i) { // along every chart, as the keyboard goes
            auto *chart = w.window->findChild<charts::TrendChart *>(u"chart%1"_s.arg(i));
            if (!chart || !chart->isVisible())
                break;
            chart->setFocus();
            QTRY_COMPARE(cutCharts(*grid), QStringList());
        }
        w.window->resize(1280, 560); // one row: the others are a scroll away
        auto *last = w.find<charts::TrendChart>("chart6"); // alone in the third row
        QTRY_COMPARE(last->y(), 2 * (w.find<charts::TrendChart>("chart0")->height() + theme::space(3)));
        QTRY_COMPARE(grid->widget()->height(), last->geometry().bottom() + 1);
        w.window->dashboard().focusMetric(watch::MetricId(last->spec().series.front().key.metric));
        QVERIFY(grid->verticalScrollBar()->value() > 0);
        QTRY_COMPARE(cutCharts(*grid), QStringList());
        QTRY_VERIFY(last->viewport()->visibleRegion().boundingRect().height() >= last->height() - 4);
        w.find<charts::TrendChart>("chart0")->setFocus();
        QTRY_COMPARE(grid->verticalScrollBar()->value(), 0);
        w.window->resize(1280, 800);
        QTRY_COMPARE(cutCharts(*grid), QStringList());
        const auto *first = w.find<charts::TrendChart>("chart0");
        const auto *third = w.find<charts::TrendChart>("chart2");
        QCOMPARE(third->y(), first->y()); // three columns, at 1280 as at 1920
    }

    void helpExplainsTheCellUnderThePointer()
    {
        Window w;
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        w.window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        auto *rows = w.find<QTreeView>("sessionsTableRows");
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0") && w.find<charts::TrendChart>("chart0")->isVisible());
        QTRY_VERIFY(rows->isVisible() && rows->header()->length() <= rows->width());
        w.window->dashboard().focusFleet();
        const QModelIndex state = rows->model()->index(1, health::SessionsModel::State);
        QTest::mouseMove(rows->viewport(), rows->visualRect(state).center());
        QTRY_COMPARE(w.window->dashboard().help().title, u"State"_s);
        QVERIFY(w.window->dashboard().help().text.contains(u"pg_stat_activity.state"_s));
        QTest::mouseMove(rows->header()->viewport(), QPoint(rows->header()->sectionViewportPosition(health::SessionsModel::Since) + 10, 8));
        QTRY_COMPARE(w.window->dashboard().help().title, u"Since"_s);
        QTest::keyClick(w.window.get(), Qt::Key_F1);
        auto *popup = w.find<QWidget>("helpPopup");
        QTRY_VERIFY(popup && popup->isVisible());
        QCOMPARE(popup->accessibleName(), u"Since"_s);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(cutTexts(*popup), QStringList());
        popup->grab().save(u"%1/screens/help.png"_s.arg(QStringLiteral(QD_BUILD_DIR)));
        QTest::keyClick(popup, Qt::Key_Escape);
        QTRY_VERIFY(!popup->isVisible());
    }

    void helpFollowsTheKeyboardFromCellToCell()
    {
        Window w;
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        w.window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        auto *rows = w.find<QTreeView>("sessionsTableRows");
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0") && w.find<charts::TrendChart>("chart0")->isVisible());
        QTRY_VERIFY(rows->hasFocus());
        QTRY_VERIFY(rows->model()->rowCount() > 1);
        QTest::keyClick(rows, Qt::Key_Down);
        QStringList titles{w.window->dashboard().help().title};
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(rows, Qt::Key_Right);
            titles << w.window->dashboard().help().title;
        }
        QCOMPARE(titles, QStringList({u"Session"_s, u"State"_s, u"Waits for"_s, u"Since"_s, u"Statement"_s, u"Statement"_s}));
        QTest::keyClick(rows, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"SELECT"_s) || QGuiApplication::clipboard()->text().startsWith(u"UPDATE"_s));

        w.window->dashboard().select(u"shop-redis"_s);
        w.window->dashboard().focusFleet();
        auto *fleet = w.find<QTreeView>("fleet");
        QCOMPARE(w.window->dashboard().help().title, u"Target"_s);
        QTest::keyClick(fleet, Qt::Key_Right);
        QCOMPARE(w.window->dashboard().help().title, u"Memory used"_s); // its figure, not the column
        QCOMPARE(w.window->dashboard().selectedTarget(), u"shop-redis"_s);
    }

    void theKeyboardIsNotLostWithTheTable()
    {
        Window w;
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        w.window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        QTRY_VERIFY(w.find<QTreeView>("sessionsTableRows")->hasFocus());
        w.window->dashboard().select(u"shop-api"_s); // it has no tables
        QTRY_VERIFY(w.find<QTreeView>("fleet")->hasFocus());
        w.window->dashboard().select(u"shop-primary"_s);
        w.window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        QTRY_VERIFY(w.find<QTreeView>("sessionsTableRows")->hasFocus());
        QTest::keyClick(w.find<QTreeView>("sessionsTableRows"), Qt::Key_Escape); // back
        QTRY_VERIFY(w.find<QTreeView>("fleet")->hasFocus());
        QTest::keyClick(w.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(w.window->commandPalette().isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!w.window->commandPalette().isVisible());
        QTRY_VERIFY(w.find<QTreeView>("fleet")->hasFocus());
        QTest::keyClick(w.window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(w.window->dashboard().isVisible());
    }

    void targetsAreChangedByKeyHeaderAndMenu()
    {
        using Kind = dashboard::TargetAction::Kind;
        Window w;
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        QList<dashboard::TargetAction> asked;
        connect(w.window.get(), &shell::MainWindow::targetActionRequested, w.window.get(), [&asked](const dashboard::TargetAction &a) { asked << a; });
        w.window->dashboard().select(u"shop-redis"_s);
        w.window->dashboard().focusFleet();
        QTest::keyClick(w.window.get(), Qt::Key_N, Qt::ControlModifier);
        QTest::keyClick(w.window.get(), Qt::Key_T, Qt::ControlModifier);
        QTest::keyClick(w.find<QTreeView>("fleet"), Qt::Key_Delete);
        w.find<theme::Button>("targetTest")->click();
        w.find<theme::Button>("targetEdit")->click();
        w.find<theme::Button>("fleetAdd")->click();
        const Kind wanted[] = {Kind::Add, Kind::Edit, Kind::Remove, Kind::Test, Kind::Edit, Kind::Add};
        QCOMPARE(asked.size(), qsizetype(std::size(wanted)));
        for (qsizetype i = 0; i < asked.size(); ++i) {
            QCOMPARE(asked[i].kind, wanted[i]);
            QCOMPARE(asked[i].target, wanted[i] == Kind::Add ? QString() : u"shop-redis"_s);
        }
        asked.clear();
        auto *tree = w.find<QTreeView>("fleet");
        emit tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
        auto *menu = w.find<QMenu>("targetMenu");
        QTRY_VERIFY(menu && menu->isVisible());
        menu->grab().save(u"%1/screens/target-menu.png"_s.arg(QStringLiteral(QD_BUILD_DIR)));
        for (QAction *action : menu->actions())
            if (action->menu()) {
                QCOMPARE(action->menu()->actions().size(), 3);
                QVERIFY(!action->menu()->actions()[1]->isEnabled()); // where it stands
                action->menu()->actions()[0]->trigger();
            }
        menu->close();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0].kind, Kind::MoveToTier);
        QCOMPARE(asked[0].tier, u"orders"_s);
    }

    void whatWatchingCostsStandsInTheHeader()
    {
        Window w;
        w.fixture.now[u"shop-primary"_s].cost = {2, 3.4};
        w.fixture.deliver();
        w.window->dashboard().select(u"shop-primary"_s);
        w.window->dashboard().refresh();
        QVERIFY2(w.find<theme::ElidedLabel>("targetFacts")->text().contains(u"watching it: 2 connection(s), at most 3.4 ms a second"_s),
                 qPrintable(w.find<theme::ElidedLabel>("targetFacts")->text()));
    }

    void anEmptyEnvironmentOffersToAddOne()
    {
        Window w;
        environment::Environment nothing;
        nothing.name = u"empty"_s;
        w.fixture.feed.setEnvironment(std::make_shared<environment::Environment>(nothing));
        QTRY_VERIFY(w.find<QWidget>("fleetNothing")->isVisible());
        QList<dashboard::TargetAction> asked;
        connect(w.window.get(), &shell::MainWindow::targetActionRequested, w.window.get(), [&asked](const dashboard::TargetAction &a) { asked << a; });
        w.find<QWidget>("fleetNothing")->findChild<theme::Button *>()->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(!w.find<theme::Button>("targetEdit")->isEnabled());
        w.window->grab().save(u"%1/screens/nothing-watched.png"_s.arg(QStringLiteral(QD_BUILD_DIR)));
    }

    void actionsStandInOneColumn()
    {
        Window w([](test::ScreenFixture &f) {
            killPrimary(f);
            f.fails(u"shop-redis"_s, watch::Condition::Refused, "WRONGPASS", base::Errc::Authentication);
            f.deliver();
        });
        const auto *problems = w.find<dashboard::ProblemList>("problemList");
        QTRY_VERIFY(problems->sentences().size() > 1);
        QCoreApplication::sendPostedEvents();
        QSet<int> lefts;
        for (const auto *button : problems->findChildren<theme::Button *>(u"problemAction"_s))
            if (button->isVisible())
                lefts << button->mapTo(problems, QPoint()).x();
        QCOMPARE(lefts.size(), 1);
        QVERIFY(!problems->findChild<QScrollArea *>()->verticalScrollBar()->isVisible());
    }

    void redIsNeverGreenInTheTopBar()
    {
        Window w(killPrimary);
        auto *pill = w.find<QAbstractButton>("healthPill");
        const health::Score &score = w.window->dashboard().situation().score;
        QTRY_COMPARE(score.value, 0);
        QVERIFY(pill->accessibleName().contains(QString::number(score.value)));
        QVERIFY(pill->accessibleName().contains(u"CRITICAL"_s));
        QVERIFY(pill->accessibleDescription().startsWith(u"Health 0 of 100"_s));
        QTest::mouseClick(pill, Qt::LeftButton);
        auto *list = w.find<shell::ListPopup>("listPopup");
        QVERIFY(list && list->isVisible());
        QVERIFY(list->lines().value(0).contains(u"shop-primary"_s));
        QVERIFY(list->lines().value(1).contains(u"down"_s));
        QCOMPARE(cutTexts(*list), QStringList());
        QTest::keyClick(list, Qt::Key_Escape);
        QTRY_VERIFY(!list->isVisible());
    }

    void allWellIsAHundred()
    {
        Window w;
        QTRY_COMPARE(w.window->dashboard().situation().score.value, 100);
        QVERIFY(w.find<QAbstractButton>("healthPill")->accessibleName().contains(u"100 EXCELLENT"_s));
        QVERIFY(w.find<QWidget>("targetFacts") && !w.window->dashboard().situation().score.explanation.contains(u'\n'));
    }

    void whatDiesNextStandsBelowTheAnswerAndOpensAList()
    {
        Window w;
        auto *next = w.find<theme::Button>("nextToDie");
        // the fixture's certificate: 63 days
        QTRY_VERIFY(next->isVisible());
        QCOMPARE(QString(next->text()).replace(QChar(0xa0), u' '), u"Next: the certificate of shop-api expires in 63 days"_s);
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        for (int i = 0; i < 40 && QApplication::focusWidget() != next; ++i)
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : w.window.get(), Qt::Key_Tab);
        QVERIFY(next->hasFocus());
        QTest::keyClick(w.window.get(), Qt::Key_F3);
        auto *list = w.find<shell::ListPopup>("listPopup");
        QVERIFY(list && list->isVisible());
        QVERIFY(list->lines().size() >= 4); // a certificate, two disks, connections, memory
        QVERIFY(list->lines().value(0).contains(u"certificate"_s));
        QVERIFY(list->lines().value(1).contains(u"not predictable"_s)); // measured for a quarter of an hour
        QCOMPARE(cutTexts(*list), QStringList());
        list->close();
        killPrimary(w.fixture);
        QTRY_VERIFY(!next->isVisible()); // there is something more urgent
    }

    void whatWasPromisedIsAList()
    {
        Window w;
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        QSignalSpy asked(w.window.get(), &shell::MainWindow::ledgerRequested);
        QTest::keyClick(w.window.get(), Qt::Key_F6);
        QCOMPARE(asked.size(), 1);
        const environment::EnvironmentPtr environment = w.fixture.feed.environment();
        promises::Ledger ledger;
        ledger.environment = environment->name;
        environment::Promise promise;
        promise.statement = u"Queries take less than 50 ms <b>on average</b>, whatever the day and the hour, for every tenant there is"_s;
        promise.metric = u"average(pg.statements.mean)"_s;
        promises::PromiseState kept, declared;
        kept.promise = declared.promise = promise;
        kept.standing = promises::Standing::Kept;
        kept.value = 12;
        kept.shown = {u"12"_s, u"ms"_s};
        declared.gap = promises::Gap::Declared;
        ledger.promises = {kept, declared};
        promises::ObjectiveState objective;
        objective.objective.id = u"shop-available"_s;
        objective.objective.target = u"shop-api"_s;
        objective.objective.metric = u"http.ok"_s;
        objective.seen = {3600, 3000, 40};
        objective.good = 98.667;
        objective.budget = 36;
        objective.left = -4;
        objective.burns = {{std::chrono::minutes(5), 0.0}, {std::chrono::hours(1), 1.4}};
        objective.verdict = promises::Verdict::Broken;
        ledger.objectives.append(objective);
        w.window->takeLedger(ledger);
        auto *list = w.find<shell::ListPopup>("listPopup");
        QVERIFY(list && list->isVisible());
        QVERIFY(list->lines().contains(u"kept "_s + promise.statement)); // plain text
        QVERIFY(list->lines().filter(u"broken shop-available"_s).size() == 1);
        QCOMPARE(cutTexts(*list), QStringList());
        list->close();
        w.window->takeLedger(ledger); // one that nobody asked for opens nothing
        QVERIFY(!list->isVisible());
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
    TstMainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainwindow.moc"
