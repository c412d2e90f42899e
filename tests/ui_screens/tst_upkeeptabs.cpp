// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs about upkeep: the worst first, the statement of the selected row and its copy, and what is said when a part
// could not be read. The rows are set by hand; tests/upkeep reads them from real servers.

#include "tests/support/screenfixture.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/livetable.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace {

watch::TableRow tableRow(quint32 oid, const char16_t *quoted, double dead, double at)
{
    watch::TableRow t;
    t.oid = oid;
    t.quoted = base::Untrusted(QString::fromUtf16(quoted));
    t.bytes = 3e9 / oid;
    t.heapBytes = 2e9 / oid;
    t.knownRows = t.live = 5e6 / oid;
    t.dead = dead;
    t.vacuumAt = at;
    t.analyzeAt = at / 2;
    t.vacuumSeconds = 86400.0 * oid;
    t.analyzeSeconds = 3600.0 * oid;
    t.frozenShare = 12.5 * oid;
    t.bloatBytes = 3e7 * oid;
    return t;
}

watch::IndexRow indexRow(quint32 oid, const char16_t *name, double bytes)
{
    watch::IndexRow i;
    i.oid = oid;
    i.name = base::Untrusted(QString::fromUtf16(name));
    i.quoted = base::Untrusted(u"public."_s + QString::fromUtf16(name));
    i.table = base::Untrusted(u"orders"_s);
    i.tableQuoted = base::Untrusted(u"public.orders"_s);
    i.columns = base::Untrusted(u"customer_id, placed_at"_s);
    i.method = u"btree"_s;
    i.bytes = bytes;
    i.scans = 120000;
    return i;
}

watch::Upkeep planted()
{
    watch::Upkeep u;
    u.tablesPart = u.indexesPart = u.keysPart = u.sequencesPart = u.bloatPart = {watch::NoValue::None, {}};
    u.tables = {tableRow(1, u"shop.orders", 4000, 40000), tableRow(2, u"shop.\"Order \u202eitems\"", 120000, 20050), tableRow(3, u"shop.customers", 10, 450)};
    u.indexes = {indexRow(11, u"orders_pkey", 9e8), indexRow(12, u"orders_by_time", 3e8), indexRow(13, u"orders_by_time_again", 3e8), indexRow(14, u"orders_new", 1e6)};
    u.indexes[2].sameAs = u.indexes[1].quoted;
    u.indexes[3].valid = false;
    u.countedSeconds = 40 * 86400.0;
    watch::KeyRow k;
    k.name = base::Untrusted(u"order_items_product_id_fkey"_s);
    k.tableQuoted = base::Untrusted(u"shop.order_items"_s);
    k.referencedQuoted = base::Untrusted(u"shop.products"_s);
    k.columns = base::Untrusted(u"product_id"_s);
    k.rows = 250000;
    k.deleted = 12;
    u.keys = {k};
    return u;
}

struct Window {
    explicit Window(const watch::Upkeep &upkeep, const QString &role = u"primary"_s, QSize size = {1280, 800})
    {
        fixture.shop();
        watch::TargetSnapshot &primary = fixture.now[u"shop-primary"_s];
        primary.facts.role = role;
        primary.upkeep = std::make_shared<const watch::Upkeep>(upkeep);
        fixture.deliver();
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        window->resize(size);
        window->show();
        window->activateWindow();
        window->dashboard().select(u"shop-primary"_s);
    }
    void showTab(dashboard::DetailTabs::Tab tab)
    {
        window->dashboard().showTab(tab);
        fixture.wait(1);
        fixture.deliver();
    }
    template <class T>
    T *find(const char *name) const
    {
        T *shown = nullptr; // each tab has a panel of its own
        for (T *w : window->findChildren<T *>(QString::fromLatin1(name)))
            if (w->isVisible())
                shown = w;
        return shown;
    }
    [[nodiscard]] QString text(const char *name) const
    {
        const auto *label = find<theme::PlainLabel>(name);
        return label ? label->text() : QString();
    }

    test::ScreenFixture fixture;
    std::unique_ptr<shell::MainWindow> window;
};

} // namespace

class TstUpkeepTabs : public QObject {
    Q_OBJECT
private slots:
    void tablesByDebt()
    {
        Window w(planted());
        w.showTab(dashboard::DetailTabs::Vacuum);
        auto *rows = w.find<QTreeView>("vacuumTableRows");
        QVERIFY(rows);
        QCOMPARE(rows->model()->rowCount(), 3);
        QTRY_VERIFY(rows->model()->index(0, 0).data().toString().contains(u"⟨U+202E⟩"_s)); // most in debt; nothing is reordered by its name
        QCOMPARE(rows->model()->index(1, 0).data().toString(), u"shop.orders"_s);
        // nothing selected: the worst of all
        QVERIFY(w.text("adviceReason").contains(u"120,000"_s));
        const QString statement = u"VACUUM (ANALYZE) shop.U&\"Order \\202eitems\";"_s; // the same name, for everybody to see
        QCOMPARE(w.text("adviceStatement"), statement);
        w.find<theme::Button>("adviceCopy")->click();
        QCOMPARE(QApplication::clipboard()->text(), statement);
        rows->setCurrentIndex(rows->model()->index(1, 0));
        QVERIFY(!w.find<QWidget>("advicePanel")); // nothing is to be done about that one
        rows->setCurrentIndex(rows->model()->index(0, 0));
        QVERIFY(w.find<QWidget>("advicePanel"));
    }

    void indexesWithAdviceFirst()
    {
        Window w(planted());
        w.showTab(dashboard::DetailTabs::Indexes);
        auto *rows = w.find<QTreeView>("indexesTableRows");
        QVERIFY(rows);
        const auto names = [rows] {
            QStringList all;
            for (int i = 0; i < rows->model()->rowCount(); ++i)
                all << rows->model()->index(i, 1).data().toString();
            return all;
        };
        QTRY_COMPARE(names(), (QStringList{u"orders_new"_s, u"orders_by_time_again"_s, u"order_items_product_id_fkey"_s, u"orders_pkey"_s, u"orders_by_time"_s}));
        QCOMPARE(w.text("adviceStatement"), u"REINDEX INDEX CONCURRENTLY public.orders_new;"_s);
        rows->setCurrentIndex(rows->model()->index(1, 0));
        QCOMPARE(w.text("adviceStatement"), u"DROP INDEX CONCURRENTLY public.orders_by_time_again;"_s);
        rows->setCurrentIndex(rows->model()->index(2, 0));
        QCOMPARE(w.text("adviceStatement"), u"CREATE INDEX CONCURRENTLY ON shop.order_items (product_id);"_s);
        const auto *reason = w.find<theme::PlainLabel>("adviceReason"); // of several lines: none is cut off
        QVERIFY(reason->height() >= reason->heightForWidth(reason->width()) && !w.find<QWidget>("adviceStatement")->geometry().intersects(reason->geometry()));
        const auto inSight = [rows] { return rows->viewport()->rect().contains(rows->visualRect(rows->currentIndex()).center()); };
        QTRY_VERIFY(inSight());

        // what was mended goes, what stays keeps its place and the selection
        watch::Upkeep mended = planted();
        mended.indexes.pop_back();
        w.fixture.now[u"shop-primary"_s].upkeep = std::make_shared<const watch::Upkeep>(mended);
        w.fixture.wait(1);
        w.fixture.deliver();
        QTRY_COMPARE(rows->model()->rowCount(), 4);
        QCOMPARE(w.text("adviceStatement"), u"CREATE INDEX CONCURRENTLY ON shop.order_items (product_id);"_s);
    }

    void whatWasNotReadIsTold()
    {
        watch::Upkeep u = planted();
        u.bloatPart = {watch::NoValue::Permission, {}};
        u.indexes.clear();
        u.indexesPart = {watch::NoValue::TimedOut, base::Untrusted(u"canceling statement due to lock timeout"_s)};
        Window w(u);
        w.showTab(dashboard::DetailTabs::Vacuum);
        QVERIFY2(w.text("adviceReason").contains(u"Bloat unknown: our role may not read it"_s), qPrintable(w.text("adviceReason")));
        w.showTab(dashboard::DetailTabs::Indexes);
        const auto *table = w.find<dashboard::LiveTable>("indexesTable");
        QVERIFY(table && table->nothing() == u"This could not be read"_s);
    }

    void aStandbyIsNotMended()
    {
        Window w(planted(), u"standby"_s);
        w.showTab(dashboard::DetailTabs::Vacuum);
        QCOMPARE(w.text("adviceReason"), u"A standby: what is to be done is done on its primary."_s);
        QVERIFY(!w.find<QWidget>("adviceStatement"));
    }
};

QTEST_MAIN(TstUpkeepTabs)
#include "tst_upkeeptabs.moc"
