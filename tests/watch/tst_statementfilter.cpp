// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader of statements takes for a comparison with a value, and where it must say nothing.
#include "models/watch/statementfilter.h"
#include "models/watch/statementtokens.h"

#include <QElapsedTimer>
#include <QTest>

using watch::StatementFilter;
using Reading = StatementFilter::Reading;
using namespace Qt::StringLiterals;

namespace {

// "public.orders(customer= placed<); items()", with "+" behind it when conditions were left out, "first" when it wants but
// some rows of an order.
QString told(const QString &text)
{
    const StatementFilter f = watch::readStatementFilter(text);
    if (f.reading != Reading::Understood)
        return f.reading == Reading::Elsewhere ? u"elsewhere"_s : u"not understood"_s;
    QStringList tables;
    for (const watch::FilteredTable &t : f.tables) {
        QStringList columns;
        for (const watch::ComparedColumn &c : t.columns)
            columns << c.name + (c.equal ? u"="_s : u"<"_s) + c.type;
        tables << (t.schema.isEmpty() ? QString() : t.schema + u'.') + t.name + u'(' + columns.join(u' ') + u')';
    }
    return tables.join(u"; "_s) + (f.whole ? QString() : u" +"_s) + (f.first ? u" first"_s : QString());
}

} // namespace

class TstStatementFilter : public QObject {
    Q_OBJECT
private slots:
    void statements_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        int n = 0;
        const auto row = [&n](const char *text, const char *expected) { QTest::addRow("%02d %.60s", ++n, text) << QString::fromUtf8(text) << QString::fromUtf8(expected); };
        // comparisons
        row("select * from orders where customer = $1", "orders(customer=)");
        row("SELECT count(*) FROM Orders WHERE Customer=$1 AND placed>=$2;", "orders(customer= placed<)");
        row("select * from public.orders o where o.customer = $1 and $2 < o.total order by placed limit $3", "public.orders(customer= total<) first");
        row("select * from orders as o where (o.customer = $1) and (o.a = $2 and (o.b = $3))", "orders(customer= a= b=)");
        row("select * from shop.orders where shop.orders.customer = $1 and orders.state = $2", "shop.orders(customer= state=)");
        row("select * from \"My Shop\".\"Or\"\"ders\" where \"The Customer\" = $1", "My Shop.Or\"ders(The Customer=)");
        row("select * from orders where placed between $1 and $2 and customer = $3", "orders(placed< customer=)");
        row("select * from orders where state in ($1, $2) and customer = any ($3)", "orders(state= customer=)");
        row("select * from orders where id = ANY($1::bigint[]) and a = any(array[$2, $3])", "orders(id=bigint a=)");
        row("select * from orders where id in ($1 /*, ... */)", "orders(id=)");
        row("select * from orders where placed > now() - interval $1", "orders(placed<timestamptz)");
        row("select * from orders where placed > now() - $1::interval and day = current_date - $2", "orders(placed<timestamptz day=date)");
        row("select * from orders where placed >= date $1 and placed < timestamp with time zone $2", "orders(placed<date placed<timestamptz)");
        row("select * from orders where a = cast($1 as character varying(20)) and b = $2::pg_catalog.int4", "orders(a=varchar b=int4)");
        row("select * from orders where a = $1 * $2 + $3 and b = -$4 and c = ($5)", "orders(a= b= c=)");
        row("select a is distinct from b, extract(epoch from placed) from orders where c = $1", "orders(c=)");
        row("select 1 as from_ from orders where c = $1 group by a having count(*) > $2 for update", "orders(c=)");
        row("/* who, /* why */ */ select * from orders -- where b = $1\n where a = $1", "orders(a=)");
        row("select * from only orders * where a = $1", "orders(a=)");
        row("update orders set total = $1 where id = $2 returning id", "orders(id=)");
        row("update orders as o set total = i.price from items i where o.id = $1 and i.id = $2 and i.o = o.id", "orders(id=); items(id=) +");
        row("update orders set a = $1 where b is distinct from $2 and c = $3", "orders(c=) +");
        row("delete from orders where placed < $1", "orders(placed<)");
        row("delete from orders o using items as i where o.id = i.o and i.sku = $1", "orders(); items(sku=) +");
        row("select * from orders", "orders()");
        // some rows of an order
        row("select * from orders order by placed desc limit 50", "orders() first");
        row("select * from orders order by placed offset $1 fetch first $2 rows only", "orders() first");
        row("select max(placed) from orders where lower(state) = $1", "orders() + first");
        row("select pg_catalog.min (o.placed) from orders as o", "orders() first");
        row("select distinct state from orders", "orders() first");
        row("select count(distinct state) from orders", "orders() first");
        row("select * from orders order by placed", "orders()");
        row("select * from orders limit $1", "orders()");
        row("select array_agg(a order by b) from orders limit $1", "orders()");
        row("select a as max, o.distinct, o.limit, max from orders as o order by a", "orders()");
        row("select a is not distinct from b from orders", "orders()");
        // joins: who is meant, and what a condition of an outer join does not filter
        row("select * from orders o join items i on i.o = o.id and i.sku = $1 where o.customer = $2", "orders(customer=); items(sku=) +");
        row("select * from orders o left outer join items i on o.a = $1 and i.b = $2 where i.c = $3", "orders(); items(b= c=) +");
        row("select * from orders o right join items i on o.a = $1 and i.b = $2", "orders(a=); items() +");
        row("select * from orders o full join items i on o.a = $1 and i.b = $2", "orders(); items() +");
        row("select * from orders o cross join items i, things t where t.a = $1", "orders(); items(); things(a=)");
        row("select * from a join b using (id) join c on left(c.x, $1) = b.y and c.z = $2", "a(); b(); c(z=) +");
        row("select * from orders a join orders b on b.up = a.id where a.state = $1", "orders(state=); orders() +");
        row("select * from orders o, items i where customer = $1", "orders(); items() +"); // whose column it is, is not known
        row("select * from orders o where orders.customer = $1", "orders() +"); // it is called o
        row("select * from a.t join b.t on a.t.x = $1 and t.y = $2", "a.t(x=); b.t() +");
        // what no plain index serves is left out, the rest stays
        row("select * from orders where lower(email) = $1 and customer = $2", "orders(customer=) +");
        row("select * from orders where email like $1 and state <> $2 and done and total is null and not customer = $3", "orders() +");
        row("select * from orders where a = $1 or b = $2", "orders() +");
        row("select * from orders where a = $1 and b = $2 or c = $3", "orders() +");
        row("select * from orders where a = $1 and (b = $2 or c = $3)", "orders(a=) +");
        row("select * from orders where not (a = $1 and b = $2)", "orders() +");
        row("select * from orders where a not in ($1, $2) and b not between $3 and $4 and c = $5", "orders(c=) +");
        row("select * from orders where (a, b) > ($1, $2) and (c, d) = ($3, $4)", "orders() +");
        row("select * from orders where id::text = $1 and a + $2 = $3 and b @> $4 and tags[$5] = $6", "orders() +");
        row("select * from orders where case when a = $1 and b = $2 then c = $3 else d = $4 end and e = $5", "orders(e=) +");
        row("select * from orders where a = $1 collate \"C\" and placed at time zone $2 = $3 and b = f($4)", "orders() +");
        row("select * from orders where $1 = any (tags) and a = all ($2) and b = c", "orders() +");
        row("select * from orders where a = $1::interval * $2 and b in ($3, c) and a = now() - c", "orders() +");
        row("select * from orders where a between symmetric $1 and $2 and b between $3 and c", "orders() +");
        row("delete from orders where current of cursor_1", "orders() +");
        // as a whole: not understood
        for (const char *text : {"select * from orders where id in (select o from items where sku = $1)", "with x as (select $1) select * from orders where a = $2",
                                 "select * from (select * from orders) as o where a = $1", "select a from orders where b = $1 union all select a from items where b = $2",
                                 "select * from orders, lateral f(orders.a) as x where b = $1", "select * from generate_series($1, $2) as g, orders where a = $3",
                                 "select * from (orders join items on $1 = a) where b = $2", "select * from orders natural join items where a = $1",
                                 "select * from orders as o (x, y) where x = $1", "select * from orders tablesample system ($1) where a = $2",
                                 "select * from a left join b join c on b.x = c.x on a.x = b.x where a.y = $1", "(select * from orders where a = $1)",
                                 "select * into copy from orders where a = $1", "insert into log select * from orders where a = $1",
                                 "merge into orders as o using items as i on o.id = i.o when matched then delete", "select * from db.public.orders where a = $1",
                                 "select * from orders where a = $1; select 2", "select * from orders where a = 'open", "select * from orders where (a = $1", "select * from orders where a = $1)", "select f)( from orders",
                                 "select * from U&\"\\006frders\" where a = $1", "explain select * from orders where a = $1", "select * from orders where a = $tag$ b",
                                 "select * from orders where exists (table items)", "create table x as select * from orders where a = $1"})
            row(text, "not understood");
        // no rows are looked for
        for (const char *text : {"insert into orders (a) values ($1) on conflict (a) do update set b = $2", "copy orders to stdout", "vacuum orders", "begin", "", ";", "-- nothing",
                                 "create index on orders (a)", "values ($1)", "set search_path = a"})
            row(text, "elsewhere");
        row("select 1", "not understood"); // no table: nobody asks
    }
    void statements()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(told(text), expected);
    }

    // Every beginning of a statement is text that a server may send: cut, and hostile.
    void noTextIsTooOdd()
    {
        const QString whole = u"select e'\\'' || $q$ ; $q$, \"a\"\"b\" from x.\"y z\" as t left join u using (v), w where ((t.a >= -1.5e+3)) and t.b=-$1 "
                              "and t.c in ('it''s', b'01') /* /* */ */ and t.d = any (array[$2::numeric(10,2)]) -- end"_s;
        for (qsizetype length = 0; length <= whole.size(); ++length)
            (void)watch::readStatementFilter(QStringView(whole).first(length));
        QCOMPARE(told(whole), u"x.y z(a< b= c= d=numeric); u(); w() +"_s);
        for (const QString &odd : {QString(5000, u'('), QString(5000, u'"'), u"select * from t where "_s + QString(2000, u'(') + u"a = $1"_s + QString(2000, u')'),
                                   u"select * from t where a = "_s + QString(2000, u'(') + u"$1"_s + QString(2000, u')'), u"delete from"_s, u"update"_s,
                                   u"select * from t where a ="_s, u"select * from t where . = $1"_s, u"select from where"_s, u"select * from t join"_s})
            (void)watch::readStatementFilter(odd);
    }

    void manyBracketsTakeNoTime()
    {
        const QString open(1900, u'('), close(1900, u')');
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(told(u"select "_s + open + QString::number(i) + close + u" from t"_s), u"t()"_s);
            QCOMPARE(told(u"select * from t where "_s + open + u"a = "_s + QString::number(i) + close), u"t() +"_s);
        }
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void valuesAreNotKept()
    {
        const auto tokens = watch::statementTokens(u"select 'my secret', 4711, $q$my secret$q$, e'my\\'secret' from t /* my secret */");
        QVERIFY(tokens.has_value());
        for (const watch::StatementToken &t : *tokens)
            QVERIFY2(!t.text.contains(u"secret"_s) && !t.text.contains(u"4711"_s), qPrintable(t.text));
        const StatementFilter f = watch::readStatementFilter(u"select * from t where a = 'my secret'");
        QVERIFY(!f.names.contains(u"my secret"_s) && f.tables.size() == 1);
    }

    void whatIsNotUnderstoodStillHasItsNames()
    {
        QVERIFY(watch::readStatementFilter(u"with x as (select 1) select * from \"Or ders\"").names.contains(u"Or ders"_s));
        QVERIFY(watch::readStatementFilter(u"select * from orders where a = 'open").names.isEmpty()); // it cannot be taken apart
    }
};

QTEST_GUILESS_MAIN(TstStatementFilter)
#include "tst_statementfilter.moc"
