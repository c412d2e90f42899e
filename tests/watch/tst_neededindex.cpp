// SPDX-License-Identifier: GPL-3.0-or-later
// Which index is named for a table that is read whole, and why none is.
#include "models/watch/neededindex.h"

#include <QTest>

using Telling = watch::ScanRow::Telling;
using watch::ScannedColumn;
using watch::ScannedIndex;
using watch::ScannedTables;
using watch::ScanRow;
using namespace Qt::StringLiterals;

namespace {

ScannedColumn column(int number, const char16_t *name, std::optional<double> distinct, const char16_t *type = u"int4", double width = 4)
{
    ScannedColumn c;
    c.number = number;
    c.name = QString::fromUtf16(name);
    c.quoted = base::Untrusted(c.name == c.name.toLower() ? c.name : u'"' + c.name + u'"');
    c.type = QString::fromUtf16(type);
    c.ordered = true;
    c.distinct = distinct;
    c.width = width;
    return c;
}

ScannedIndex tree(std::vector<int> keys, ScannedIndex::Kind kind = ScannedIndex::Kind::Tree, bool ready = true) { return {std::move(keys), kind, ready}; }

// A million orders: by id, of 50,000 customers, in 7 states.
struct Orders {
    ScannedTables seen;
    watch::AdviceLimits limits;

    Orders()
    {
        watch::ScannedTable t;
        t.oid = 7;
        t.schema = u"shop"_s;
        t.name = u"orders"_s;
        t.alone = true;
        t.rows = 1e6;
        t.indexes = {tree({1})};
        t.columns = {column(1, u"id", -1), column(2, u"customer", 50000), column(3, u"state", 7), column(4, u"done", 2, u"bool", 1),
                     column(5, u"placed", -0.9, u"timestamptz", 8), column(6, u"note", -1, u"text", 900), column(7, u"The Day", 2000, u"date", 4),
                     column(8, u"unknown", {}), column(9, u"sku", 30000, u"text", 12)};
        seen.told = true;
        seen.tables = {t};
    }
    watch::ScannedTable &table() { return seen.tables.front(); }
    void ran(const QString &text, double calls = 1000, double mean = 50, bool cut = false)
    {
        seen.statements.push_back({std::int64_t(seen.statements.size()) + 1, calls, calls * mean, cut, text});
    }
    [[nodiscard]] std::vector<ScanRow> all() const { return watch::neededIndexes(seen, limits); }
    // Of one statement alone.
    [[nodiscard]] ScanRow of(const QString &condition) const
    {
        Orders copy = *this;
        copy.seen.statements.clear();
        copy.ran(u"select * from orders where "_s + condition);
        return copy.all().front();
    }
};

} // namespace

class TstNeededIndex : public QObject {
    Q_OBJECT
private slots:
    void columnsInTheirOrder_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<bool>("range");
        const auto row = [](const char *condition, const char *columns, bool range = false) { QTest::newRow(condition) << QString::fromUtf8(condition) << QString::fromUtf8(columns) << range; };
        row("customer = $1", "customer");
        row("state = $1 and customer = $2", "customer, state"); // the column of most values first
        row("customer = $1 and placed > $2", "customer, placed");
        row("placed > $1 and placed <= $2 and customer = $3", "customer, placed");
        row("\"The Day\" = $1 and state = $2 and done = $3 and placed < $4", "\"The Day\", state, placed"); // three at most, no boolean
        row("customer = $1 and sku = $2 and state = $3", "customer, sku"); // these find one row
        row("placed > now() - interval $1", "placed", true);
        row("state = $1 and placed > $2", "state, placed", true);
        row("done = $1 and placed > $2", "placed", true);
        row("customer = $1::bigint and sku = $2::varchar and placed >= current_date", "customer, sku");
        row("customer = $1 and lower(sku) = $2", "customer");
    }
    void columnsInTheirOrder()
    {
        QFETCH(QString, condition);
        const ScanRow row = Orders().of(condition);
        QCOMPARE(row.telling, Telling::Index);
        QTEST(row.columns.raw(), "columns");
        QTEST(row.range, "range");
        QCOMPARE(row.tableOid, 7U);
    }

    void nothingIsSaid_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<Telling>("telling");
        const auto row = [](const char *condition, Telling telling) { QTest::newRow(condition) << QString::fromUtf8(condition) << telling; };
        row("id = $1", Telling::Served);
        row("id = $1 and customer = $2", Telling::Served); // by its first column it finds one row
        row("id > $1 and id < $2", Telling::Served);
        row("state = $1", Telling::FewValues);
        row("done = $1", Telling::FewValues);
        row("done = $1 and state = $2", Telling::FewValues); // 7 % of the rows, without what a boolean tells
        row("state = $1 and done > $2", Telling::FewValues); // no range
        row("unknown = $1", Telling::NoStatistics);
        row("note = $1", Telling::NotUnderstood);            // too wide for an index
        row("nowhere = $1", Telling::NotUnderstood);
        row("customer = $1::numeric", Telling::NotUnderstood); // the column is cast, too: no index
        row("sku = $1::citext", Telling::NotUnderstood);
        row("customer = $1 or state = $2", Telling::NotUnderstood);
    }
    void nothingIsSaid()
    {
        QFETCH(QString, condition);
        const ScanRow row = Orders().of(condition);
        QTEST(row.telling, "telling");
        QVERIFY(row.columns.isEmpty() && row.statements.empty());
    }

    void whatThereIsIsNotProposedAgain()
    {
        Orders o;
        o.table().indexes.push_back(tree({2}));
        QCOMPARE(o.of(u"customer = $1 and placed > $2"_s).telling, Telling::Served);
        o.table().indexes.back() = tree({3, 2});
        QCOMPARE(o.of(u"customer = $1 and state = $2"_s).telling, Telling::Served); // in whatever order
        QCOMPARE(o.of(u"customer = $1"_s).columns.raw(), u"customer"_s);            // it begins with another column
        o.table().indexes.back() = tree({5});
        QCOMPARE(o.of(u"placed > $1"_s).telling, Telling::Served);
        QCOMPARE(o.of(u"customer = $1 and placed > $2"_s).columns.raw(), u"customer, placed"_s);
        o.table().indexes.back() = tree({0, 2}); // an expression first
        QCOMPARE(o.of(u"customer = $1"_s).columns.raw(), u"customer"_s);
        o.table().indexes.back() = tree({4, 2});
        QCOMPARE(o.of(u"done = $1 and placed > $2"_s).columns.raw(), u"placed"_s);
        o.table().indexes.back() = tree({8});
        QCOMPARE(o.of(u"unknown = $1 and state = $2"_s).telling, Telling::Served); // how well it does is not known
    }

    // Equal first, then the range: else the server reads the whole range.
    void theRangeComesLast()
    {
        Orders o;
        const QString condition = u"state = $1 and placed > $2"_s;
        o.table().indexes.push_back(tree({5, 3}));
        QCOMPARE(o.of(condition).columns.raw(), u"state, placed"_s);
        o.table().indexes.back() = tree({3, 5});
        QCOMPARE(o.of(condition).telling, Telling::Served);
    }

    void whatServesEveryRow()
    {
        using enum ScannedIndex::Kind;
        Orders o;
        o.table().indexes.push_back(tree({2}, Hash));
        QCOMPARE(o.of(u"customer = $1"_s).telling, Telling::Served);
        o.table().indexes.back() = tree({5}, Hash);
        ScanRow row = o.of(u"placed > $1"_s);
        QCOMPARE(row.columns.raw(), u"placed"_s); // a hash knows no order
        QVERIFY(!row.partly);
        o.table().indexes.back() = tree({2}, Other); // partial, BRIN
        row = o.of(u"customer = $1"_s);
        QCOMPARE(row.columns.raw(), u"customer"_s);
        QVERIFY(row.partly);
        QVERIFY(!o.of(u"sku = $1"_s).partly);
        o.table().indexes.push_back(tree({2}));
        QCOMPARE(o.of(u"customer = $1"_s).telling, Telling::Served);
    }

    void whatIsBeingBuiltIsNotProposedAgain()
    {
        using enum ScannedIndex::Kind;
        Orders o;
        o.table().indexes.push_back(tree({2, 3}, Tree, false));
        QCOMPARE(o.of(u"customer = $1"_s).telling, Telling::NotReady);
        QCOMPARE(o.of(u"customer = $1 and state = $2"_s).telling, Telling::NotReady);
        QCOMPARE(o.of(u"sku = $1"_s).columns.raw(), u"sku"_s);
        o.table().indexes.push_back(tree({2}));
        QCOMPARE(o.of(u"customer = $1"_s).telling, Telling::Served);
        o.table().indexes = {tree({2}), tree({2}, Tree, false)};
        QCOMPARE(o.of(u"customer = $1"_s).telling, Telling::Served);
        o.table().indexes = {tree({2}, Other, false)}; // of part of the rows
        QCOMPARE(o.of(u"customer = $1"_s).columns.raw(), u"customer"_s);
    }

    void unevenValuesAreTold()
    {
        Orders o;
        QVERIFY(!o.of(u"customer = $1"_s).commonest);
        o.table().columns[1].commonest = 0.3;
        QCOMPARE(o.of(u"customer = $1"_s).commonest.value_or(0), 30.0);
        QCOMPARE(o.of(u"customer = $1"_s).columns.raw(), u"customer"_s);
        QVERIFY(!o.of(u"customer = $1 and sku = $2"_s).commonest); // the sku makes it few again
        o.table().columns[1].commonest = 0.001;                    // often, and yet few enough for an index
        QVERIFY(!o.of(u"customer = $1"_s).commonest);
    }

    void someRowsOfAnOrder()
    {
        Orders o;
        for (const QString &text : {u"select * from orders order by placed desc limit 50"_s, u"select max(placed) from orders"_s, u"select min(placed) from orders"_s,
                                    u"select distinct state from orders"_s, u"select * from orders where state = $1 order by placed fetch first row only"_s}) {
            o.seen.statements.clear();
            o.ran(text);
            QCOMPARE(o.all().front().telling, Telling::NotUnderstood);
        }
        o.seen.statements.front().text = u"select * from orders where customer = $1 order by placed limit 1"_s;
        QCOMPARE(o.all().front().columns.raw(), u"customer"_s);
    }

    void whichTableIsMeant()
    {
        Orders o;
        o.ran(u"select * from shop.orders as o where o.customer = $1"_s);
        QCOMPARE(o.all().front().columns.raw(), u"customer"_s);
        o.seen.statements.front().text = u"select * from old.orders where customer = $1"_s;
        QCOMPARE(o.all().front().telling, Telling::NoStatement);
        o.seen.statements.front().text = u"select * from orders where customer = $1"_s;
        QCOMPARE(o.all().front().telling, Telling::Index);
        o.table().alone = false; // another schema has one
        QCOMPARE(o.all().front().telling, Telling::NotUnderstood);
        o.table().alone = true;
        o.seen.statements.front().text = u"select * from items where customer = $1"_s;
        QCOMPARE(o.all().front().telling, Telling::NoStatement);
        o.seen.statements.front() = {1, 1, 1, true, u"select * from orders where customer = $1 and"_s}; // cut: there may come an OR
        QCOMPARE(o.all().front().telling, Telling::NotUnderstood);
        o.seen.statements.front() = {1, 1, 1, true, u"select * from orders where customer = 'x"_s};
        QCOMPARE(o.all().front().telling, Telling::NotUnderstood);
        o.seen.statements.front() = {1, 1, 1, false, u"select count(*) from orders"_s};
        QCOMPARE(o.all().front().telling, Telling::NotFiltered);
        o.seen.statements.front().text = u"insert into orders (id) values ($1)"_s;
        QCOMPARE(o.all().front().telling, Telling::NoStatement);
        o.seen.told = false;
        o.seen.statements.clear();
        QCOMPARE(o.all().front().telling, Telling::NotInstalled);
        o.seen.tables.clear();
        QVERIFY(o.all().empty());
    }

    void mostTimeComesFirstWithItsStatements()
    {
        Orders o;
        o.ran(u"select * from orders where customer = $1"_s, 100, 10);                  // 1
        o.ran(u"select * from orders where customer = $1 and placed > $2"_s, 50, 100);  // 2
        o.ran(u"update orders set state = $1 where customer = $2"_s, 10, 200);          // 3
        o.ran(u"select * from orders where sku = $1"_s, 5, 100);                        // 4
        o.ran(u"select * from orders where id = $1"_s, 9000, 1);                        // served
        const auto rows = o.all();
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].columns.raw(), u"customer, placed"_s); // serves those who ask for the customer, too
        QCOMPARE(rows[0].calls, 160.0);
        QCOMPARE(rows[0].statements.size(), 3U);
        QCOMPARE(rows[0].statements[0].query, 2);
        QCOMPARE(rows[0].statements[0].milliseconds, 100.0); // of a call
        QCOMPARE(rows[0].statements[1].query, 3);
        QCOMPARE(rows[0].found, 100.0 / 50000);
        QCOMPARE(rows[0].bytes, 1e6 * (8 + 8 + 8 + 4) / 0.9);
        QCOMPARE(rows[1].columns.raw(), u"sku"_s);
        QCOMPARE(rows[1].calls, 5.0);
    }

    void aTableThatStandsTwiceIsCountedOnce()
    {
        Orders o;
        o.ran(u"select * from orders as a join orders as b on a.id = b.id where a.customer = $1 and b.customer = $2"_s, 40);
        QCOMPARE(o.all().front().calls, 40.0);
        QCOMPARE(o.all().front().columns.raw(), u"customer"_s);
    }

    void theLimitIsAFile()
    {
        Orders o;
        o.limits.indexShare = 20;
        QCOMPARE(o.of(u"state = $1"_s).columns.raw(), u"state"_s);
        o.limits.indexShare = 0.001;
        QCOMPARE(o.of(u"customer = $1"_s).telling, Telling::FewValues);
    }
};

QTEST_GUILESS_MAIN(TstNeededIndex)
#include "tst_neededindex.moc"
