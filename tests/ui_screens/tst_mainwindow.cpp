// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, driven by keys and object names: what it shows.

#include "tests/ui_screens/mainwindowfixture.h"

using test::Window, test::cutTexts, test::cutCharts, test::killPrimary;

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

    void aLockProblemLeadsToItsHolder()
    {
        Window w([](test::ScreenFixture &fixture) {
            std::vector<watch::SessionRow> rows(3);
            for (int i = 0; i < 3; ++i) {
                rows[std::size_t(i)].pid = 100 + i;
                rows[std::size_t(i)].state = u"active"_s;
            }
            rows[0].blockedBy = rows[2].blockedBy = {101};
            fixture.now[u"shop-primary"_s].sessions = std::make_shared<const std::vector<watch::SessionRow>>(rows);
            fixture.deliver();
        });
        w.window->dashboard().select(u"shop-primary"_s);
        w.window->dashboard().showTab(dashboard::DetailTabs::Sessions);
        QTRY_VERIFY(w.find<QTreeView>("sessionsTableRows")->currentIndex().data().toString().startsWith(u"101"));
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

    void anEvidencePackIsOnlyLookedAt()
    {
        Window w;
        w.window->dashboard().select(u"shop-redis"_s);
        for (const char *name : {"targetTest", "targetEdit", "fleetAdd"})
            QVERIFY(w.find<theme::Button>(name)->isVisible());
        w.window->dashboard().setPackOnly(u"night.qdpack"_s);
        for (const char *name : {"targetTest", "targetEdit", "fleetAdd"})
            QVERIFY2(!w.find<theme::Button>(name)->isVisible(), name);
        auto *tree = w.find<QTreeView>("fleet");
        emit tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
        QVERIFY(!w.find<QMenu>("targetMenu"));
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
        QTRY_COMPARE(cutTexts(*list), QStringList());
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
        QTRY_COMPARE(cutTexts(*list), QStringList());
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
        QTRY_COMPARE(cutTexts(*list), QStringList());
        list->close();
        w.window->takeLedger(ledger); // one that nobody asked for opens nothing
        QVERIFY(!list->isVisible());
    }

    void howReadyItWasIsDrawnInTheListOfPromises()
    {
        Window w;
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        promises::Ledger ledger;
        ledger.environment = w.fixture.feed.environment()->name;
        ledger.readiness.score = 4.5;
        ledger.readiness.target = 9;
        ledger.days = {{QDate(2026, 11, 26), 4.5, u"abc"_s}};
        const auto shown = [&]() -> const charts::DayChart * {
            QTest::keyClick(w.window.get(), Qt::Key_F6);
            w.window->takeLedger(ledger);
            return w.find<charts::DayChart>("readinessChart");
        };
        const charts::DayChart *chart = shown();
        QVERIFY(chart && chart->isVisible() && chart->empty());
        auto *list = w.find<shell::ListPopup>("listPopup");
        list->close();
        ledger.days.prepend({QDate(2026, 11, 25), 3.2, u"abc"_s});
        chart = shown();
        QVERIFY(chart && chart->isVisible());
        QCOMPARE(chart->linesDrawn(), 1);
        QVERIFY2(chart->accessibleDescription().contains(QLocale().toString(3.2, 'f', 1)), qPrintable(chart->accessibleDescription())); // in words
        QVERIFY(chart->height() >= chart->minimumSizeHint().height());
        QCOMPARE(list->lines().filter(u"Readiness 4.5 of 10, target 9.0"_s).size(), 1);
        QTRY_COMPARE(cutTexts(*list), QStringList());
        for (int i = 0; i < 4 && QApplication::focusWidget() != chart; ++i)
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : list, Qt::Key_Tab);
        QVERIFY(chart->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QVERIFY(!chart->readout().isEmpty());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(chart->readout().isEmpty() && list->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!list->isVisible());
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
