// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of further figures: asked for by a problem, an alert, the palette and the list of all figures, taken away again,
// and remembered for every target of the kind.

#include "tests/ui_screens/alertfixture.h"
#include "ui/shell/incidentviews.h"
#include "ui/theme/searchfield.h"

#include <QAction>
#include <QDialog>

using test::Window, test::cutTexts;

namespace {

watch::MetricId deadlocks() { return watch::MetricId(u"pg.deadlocks.rate"_s); }

void deadlocked(test::ScreenFixture &f)
{
    f.set(u"shop-primary"_s, "pg.deadlocks.rate", 9);
    f.set(u"shop-primary"_s, "pg.temp.rate", 2048);
    f.lacks(u"shop-primary"_s, "pg.jit.share", watch::NoValue::Version);
    f.wait(1);
    f.deliver();
}

// Null: there is no such chart.
charts::TrendChart *chartOf(const Window &w, const QString &title)
{
    for (auto *chart : w.window->findChildren<charts::TrendChart *>())
        if (!chart->isHidden() && chart->spec().title == title)
            return chart;
    return nullptr;
}

QString row(const QTreeView &list, int column) { return QString(list.currentIndex().siblingAtColumn(column).data().toString()).replace(QChar(0xa0), u' '); }

} // namespace

class TstAddedCharts : public QObject {
    Q_OBJECT
private slots:
    void aProblemShowsTheTrendOfItsFigure()
    {
        Window w(deadlocked);
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        dashboard::DashboardPane &pane = w.window->dashboard();
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0"));
        const auto &problems = pane.situation().problems;
        QTRY_VERIFY(std::ranges::any_of(problems, [](const health::Problem &p) { return p.metric == deadlocks(); }));
        for (auto *button : w.window->findChildren<theme::Button *>(u"problemAction"_s))
            if (button->isVisible() && button->text() == u"Show trends"_s)
                button->click();
        QTRY_VERIFY(chartOf(w, u"Deadlocks"_s) && chartOf(w, u"Deadlocks"_s)->hasFocus());
        QVERIFY(chartOf(w, u"Deadlocks"_s)->accessibleName().contains(u'9'));
        QCOMPARE(pane.selectedTarget(), u"shop-primary"_s);

        QTest::keyClick(chartOf(w, u"Deadlocks"_s), Qt::Key_Delete);
        QTRY_VERIFY(!chartOf(w, u"Deadlocks"_s));
        QVERIFY(qobject_cast<charts::TrendChart *>(QApplication::focusWidget())); // not lost with it
        const auto always = w.window->findChildren<charts::TrendChart *>();
        QTest::keyClick(w.find<charts::TrendChart>("chart0"), Qt::Key_Delete); // one that is always there
        QVERIFY(!w.find<charts::TrendChart>("chart0")->isHidden());
        QCOMPARE(w.window->findChildren<charts::TrendChart *>().size(), always.size());
    }

    void anAlertShowsTheTrendOfItsFigure()
    {
        test::Alarmed a([](test::ScreenFixture &) {});
        QTRY_VERIFY(a.w.find<charts::TrendChart>("chart0"));
        a.w.fixture.set(u"shop-primary"_s, "pg.deadlocks.rate", 90);
        a.w.fixture.wait(120);
        a.w.fixture.deliver();
        a.w.window->dashboard().refresh();
        a.w.window->showView(shell::IncidentViews::Alerts);
        QTRY_VERIFY(a.list().currentIndex().isValid());
        QTest::keyClick(&a.list(), Qt::Key_G);
        QVERIFY(a.w.window->dashboard().isVisible());
        QTRY_VERIFY(chartOf(a.w, u"Deadlocks"_s) && chartOf(a.w, u"Deadlocks"_s)->hasFocus());
    }

    void thePaletteAddsAChart()
    {
        Window w(deadlocked);
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        w.window->dashboard().select(u"shop-primary"_s);
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0"));
        w.window->openPalette(u"deadlocks"_s);
        QTest::keyClick(w.find<QLineEdit>("PaletteField"), Qt::Key_Return);
        QTRY_VERIFY(chartOf(w, u"Deadlocks"_s) && chartOf(w, u"Deadlocks"_s)->hasFocus());
        w.window->dashboard().focusMetric(watch::MetricId(u"redis.fragmentation"_s)); // no figure of such a target
        w.window->dashboard().focusMetric(watch::MetricId(u"pg.tps"_s)); // one that is there anyway
        QCOMPARE(w.window->settings().value(settings::Key::AddedFigures).toStringList(), QStringList(u"pg.deadlocks.rate"_s));
    }

    void theListAddsAndTakesAway()
    {
        Window w(deadlocked);
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
        w.window->dashboard().select(u"shop-primary"_s);
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0"));
        QTest::keyClick(w.window.get(), Qt::Key_F7);
        auto *dialog = w.find<QDialog>("figuresDialog");
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY(QApplication::activeWindow() == dialog);
        auto *field = dialog->findChild<theme::SearchField *>(u"figuresField"_s);
        auto *list = dialog->findChild<QTreeView *>(u"figuresList"_s);
        QVERIFY(field->hasFocus() && list->currentIndex().isValid());
        QCOMPARE(cutTexts(*dialog), QStringList());
        dialog->grab().save(u"%1/screens/more-figures.png"_s.arg(QStringLiteral(QD_BUILD_DIR)));

        // arrows walk over figures, headings are passed over
        for (int i = 0; i < 12; ++i) {
            QVERIFY(list->currentIndex().flags() & Qt::ItemIsEnabled);
            QTest::keyClick(field, Qt::Key_Down);
        }
        QTest::keyClicks(field, u"compiling"_s);
        QCOMPARE(row(*list, 0), u"Time compiling"_s);
        QCOMPARE(row(*list, 1), QString());
        QCOMPARE(row(*list, 2), u"not in this version"_s);
        QTest::keyClick(field, Qt::Key_Escape); // empties the field
        QVERIFY(dialog->isVisible() && field->text().isEmpty());
        QTest::keyClicks(field, u"temp files"_s);
        QCOMPARE(row(*list, 0), u"Temporary files"_s);
        QCOMPARE(row(*list, 1), u"2.0 KiB/s"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(chartOf(w, u"Temporary files"_s));
        QCOMPARE(row(*list, 3), u"on a chart"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!chartOf(w, u"Temporary files"_s));
        QCOMPARE(row(*list, 3), QString());
        w.fixture.set(u"shop-primary"_s, "pg.temp.rate", 4096); // it lives while it is open
        w.fixture.wait(1);
        w.fixture.deliver();
        QTRY_COMPARE(row(*list, 1), u"4.0 KiB/s"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClicks(field, u" nothing is called so"_s);
        QVERIFY(!list->isVisible() && dialog->findChild<QWidget *>(u"figuresNothing"_s)->isVisible());
        QTest::keyClick(field, Qt::Key_Return); // on nothing
        QTest::keyClick(field, Qt::Key_Escape);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_VERIFY(!w.find<QDialog>("figuresDialog") && QApplication::activeWindow() == w.window.get());
        QTRY_VERIFY(chartOf(w, u"Temporary files"_s) && chartOf(w, u"Temporary files"_s)->hasFocus());
    }

    void whatWasAddedIsThereForTheWholeKind()
    {
        Window w(deadlocked);
        dashboard::DashboardPane &pane = w.window->dashboard();
        pane.select(u"shop-primary"_s);
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0"));
        pane.focusMetric(deadlocks());
        QVERIFY(chartOf(w, u"Deadlocks"_s));
        pane.select(u"shop-redis"_s);
        QVERIFY(!chartOf(w, u"Deadlocks"_s));
        pane.select(u"shop-standby"_s);
        QVERIFY(chartOf(w, u"Deadlocks"_s));
        shell::MainWindow another(w.fixture.feed, w.fixture.store, nullptr, w.fixture.clock); // at the next start
        another.resize(1280, 800);
        another.show();
        another.dashboard().select(u"shop-primary"_s);
        QTRY_VERIFY(std::ranges::any_of(another.findChildren<charts::TrendChart *>(),
                                        [](const auto *chart) { return !chart->isHidden() && chart->spec().title == u"Deadlocks"_s; }));
    }

    void theButtonOpensTheListAlsoForAPack()
    {
        Window w(deadlocked);
        w.window->dashboard().select(u"shop-primary"_s);
        QTRY_VERIFY(w.find<charts::TrendChart>("chart0"));
        w.window->dashboard().setPackOnly(u"night.qdpack"_s);
        auto *button = w.find<theme::Button>("targetFigures");
        QVERIFY(button && button->isVisible() && button->isEnabled());
        button->click();
        auto *dialog = w.find<QDialog>("figuresDialog");
        QVERIFY(dialog && dialog->isVisible());
        dialog->reject();
        QTRY_VERIFY(!w.find<QDialog>("figuresDialog"));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    TstAddedCharts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_addedcharts.moc"
