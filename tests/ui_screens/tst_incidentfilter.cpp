// SPDX-License-Identifier: GPL-3.0-or-later
// Finding an incident by keyboard: / and words narrow the list of the pane, Ctrl+K names them from anywhere.

#include "tests/ui_screens/incidentfixture.h"
#include "ui/palette/palettemodel.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/searchfield.h"

using namespace test;

namespace {

// Two of the primary and one of the cache, which is no problem of anybody.
void threeOpen(ScriptedDesk &desk, base::WallTime now)
{
    const std::tuple<const char *, const char *, const char *, Severity> all[] = {
        {"a", "writes hang", "shop-primary", Severity::Sev1}, {"b", "cache is full", "shop-redis", Severity::Sev3}, {"c", "writes are slow", "shop-primary", Severity::Sev2}};
    int number = 0;
    for (const auto &[id, title, target, severity] : all) {
        Change opened = saying(Of::Open, QString::fromLatin1(id), QString::fromLatin1(title));
        opened.number = ++number;
        opened.severity = severity;
        opened.parts = {QString::fromLatin1(target)};
        desk.write(opened, now - 60s + std::chrono::seconds(number));
    }
}

QStringList idsIn(const QListView &list)
{
    QStringList ids;
    for (int row = 0; row < list.model()->rowCount(); ++row)
        ids << list.model()->index(row, 0).data(IncidentModel::IdRole).toString();
    return ids;
}

struct Filtered {
    Filtered() : desk(w.fixture.clock)
    {
        threeOpen(desk, w.fixture.clock.wallNow());
        w.window->setIncidents(&desk);
        QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
    }
    [[nodiscard]] QListView &list() const { return *w.find<QListView>("incidentList"); }
    [[nodiscard]] theme::SearchField &filter() const { return *w.find<theme::SearchField>("incidentsFilter"); }
    [[nodiscard]] theme::EmptyState &nothing() const { return *w.find<theme::EmptyState>("incidentsNothing"); }
    [[nodiscard]] QString selected() const { return w.window->incidents().selected(); }
    Window w;
    ScriptedDesk desk;
};

} // namespace

class TstIncidentFilter : public QObject {
    Q_OBJECT
private slots:
    void slashNarrowsAndEscGoesBack()
    {
        Filtered f;
        f.w.window->showIncidents(u"c"_s);
        QCOMPARE(idsIn(f.list()), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
        QTest::keyClick(f.w.window.get(), Qt::Key_Slash);
        QVERIFY(f.filter().hasFocus());
        QTest::keyClicks(&f.filter(), u"Writes"_s);
        QCOMPARE(idsIn(f.list()), (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(f.selected(), u"c"_s); // still there, still chosen
        QCOMPARE(f.list().currentIndex().row(), 1);
        QVERIFY(f.desk.asked.empty()); // letters are words here
        f.filter().setText(u"front"_s); // the tier of the cache
        QCOMPARE(idsIn(f.list()), QStringList(u"b"_s));
        QCOMPARE(f.selected(), u"b"_s); // what is hidden is not chosen
        QTest::keyClick(&f.filter(), Qt::Key_Return);
        QVERIFY(f.list().hasFocus());
        QTest::keyClick(f.w.window.get(), Qt::Key_Slash);
        QTest::keyClick(&f.filter(), Qt::Key_Escape);
        QVERIFY(f.filter().text().isEmpty() && f.filter().hasFocus());
        QCOMPARE(f.list().model()->rowCount(), 3);
        QCOMPARE(f.selected(), u"b"_s);
        QTest::keyClick(&f.filter(), Qt::Key_Escape);
        QVERIFY(f.list().hasFocus());
    }
    void nothingFoundSaysSo()
    {
        Filtered f;
        f.w.window->showIncidents(u"c"_s);
        f.filter().setFocus();
        QTest::keyClicks(&f.filter(), u"zebra"_s);
        QVERIFY(f.nothing().isVisible() && !f.list().isVisible() && f.filter().isVisible());
        QCOMPARE(f.nothing().title(), u"No incident says so"_s);
        QVERIFY(f.selected().isEmpty());
        grab(f.w, u"incident-filter-nothing"_s);
        QTest::keyClick(&f.filter(), Qt::Key_Return);
        QTest::keyClick(f.w.window->focusWidget(), Qt::Key_A); // there is none to acknowledge
        QVERIFY(f.desk.asked.empty());
        f.filter().clear();
        QVERIFY(f.list().isVisible());
        QCOMPARE(f.selected(), u"a"_s);
        QVERIFY(f.list().hasFocus()); // which waited for rows
    }
    void emptyListsSayWhy()
    {
        Filtered f;
        f.w.window->showIncidents();
        auto *shown = f.w.find<theme::Segmented>("incidentsShown");
        for (const auto &[list, title] : {std::pair(1, u"None is resolved"_s), std::pair(2, u"There was no drill"_s)}) {
            shown->setCurrent(list);
            emit shown->chosen(list);
            QVERIFY(f.nothing().isVisible());
            QCOMPARE(f.nothing().title(), title);
        }
        shown->setCurrent(0);
        emit shown->chosen(0);
        QVERIFY(f.list().isVisible());
        for (const char *id : {"a", "b", "c"}) {
            Change over = saying(Of::Resolve, QString::fromLatin1(id));
            over.cause = Cause::Capacity;
            f.desk.write(over, f.w.fixture.clock.wallNow());
        }
        shown->setCurrent(0);
        emit shown->chosen(0);
        QCOMPARE(f.nothing().title(), u"None is open"_s);
    }
    // A change of what is looked at leaves the words; whoever goes to one that they hide sees it.
    void theFilterHidesNothingThatIsAskedFor()
    {
        Filtered f;
        f.w.window->showIncidents(u"c"_s);
        f.filter().setText(u"writes"_s);
        QTest::keyClick(&f.list(), Qt::Key_A);
        QCOMPARE(int(f.desk.known().find(u"c"_s)->state), int(State::Acknowledged));
        QCOMPARE(f.filter().text(), u"writes"_s);
        QCOMPARE(f.selected(), u"c"_s);
        f.filter().setText(u"writes open"_s); // which it no longer is: the words stay all the same
        f.w.window->incidents().select(u"a"_s);
        QCOMPARE(f.filter().text(), u"writes open"_s);
        QTest::keyClick(&f.list(), Qt::Key_A);
        QCOMPARE(int(f.desk.known().find(u"a"_s)->state), int(State::Acknowledged));
        QCOMPARE(f.filter().text(), u"writes open"_s);
        QCOMPARE(f.selected(), u"a"_s);
        f.w.window->showDashboard();
        f.w.window->showIncidents(u"b"_s);
        QVERIFY(f.filter().text().isEmpty());
        QCOMPARE(f.selected(), u"b"_s);
        QCOMPARE(f.list().currentIndex().data(IncidentModel::IdRole).toString(), u"b"_s);
    }
    void thePaletteGoesToOne()
    {
        Filtered f;
        QTest::keyClick(f.w.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *field = f.w.find<QLineEdit>("PaletteField");
        QVERIFY(field && field->hasFocus());
        QTest::keyClicks(field, u"writes slow"_s);
        const QModelIndex found = f.w.find<QListView>("PaletteList")->currentIndex();
        QCOMPARE(found.data().toString(), u"#3 writes are slow"_s);
        QCOMPARE(found.data(palette::PaletteModel::GroupRole).toString(), u"Incidents"_s);
        const QString beside = found.data(palette::PaletteModel::DetailRole).toString();
        QVERIFY2(beside.startsWith(u"SEV-2 · open · 5"_s), qPrintable(beside)); // 57 s
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(f.w.window->incidents().isVisible() && f.list().hasFocus());
        QCOMPARE(f.selected(), u"c"_s);
    }
    // Open ones however old they are, of the others those that were resolved last, no drill among real ones, none without a desk.
    void thePaletteListsOpenAndNewest()
    {
        Filtered f;
        const base::WallTime now = f.w.fixture.clock.wallNow();
        for (int i = 0; i < 25; ++i) {
            const QString id = u"r%1"_s.arg(i, 2, 10, QLatin1Char('0'));
            f.desk.write(saying(Of::Open, id, u"over %1"_s.arg(i)), now - 2h - std::chrono::minutes(i));
            Change over = saying(Of::Resolve, id);
            over.cause = Cause::Hardware;
            f.desk.write(over, now - 1h - std::chrono::minutes(i));
        }
        Change drill = saying(Of::Open, u"d"_s, u"practised"_s);
        drill.drill = true;
        f.desk.write(drill, now);
        const auto listed = [&f] {
            f.w.window->openPalette();
            QStringList ids;
            const QAbstractItemModel &rows = *f.w.find<QListView>("PaletteList")->model();
            for (int row = 0; row < rows.rowCount(); ++row)
                if (const QString id = rows.index(row, 0).data(palette::PaletteModel::IdRole).toString(); id.startsWith(u"incident."))
                    ids << id.section(u'.', 1);
            f.w.window->commandPalette().dismiss();
            return ids;
        };
        const QStringList ids = listed();
        QCOMPARE(ids.size(), 23);
        QCOMPARE(ids.first(3), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
        QCOMPARE(ids[3], u"r00"_s);
        QCOMPARE(ids.last(), u"r19"_s);
        f.w.window->setIncidents(nullptr);
        QVERIFY(listed().isEmpty());
    }
};

QTEST_MAIN(TstIncidentFilter)
#include "tst_incidentfilter.moc"
