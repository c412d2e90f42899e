// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/lockwords.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

watch::LockBlocker prepared(const QString &gid, std::uint32_t transaction = 742)
{
    watch::LockBlocker blocker;
    blocker.transaction = transaction;
    blocker.gid = base::Untrusted(gid);
    blocker.owner = base::Untrusted(u"alice"_s);
    blocker.database = base::Untrusted(u"shop"_s);
    blocker.seconds = 10920;
    return blocker;
}

} // namespace

class TestLockWords : public QObject {
    Q_OBJECT
private slots:
    void theStatementNamesExactlyThatTransaction_data()
    {
        QTest::addColumn<QString>("gid");
        QTest::addColumn<QString>("statement");
        QTest::newRow("plain") << u"order-7"_s << u"ROLLBACK PREPARED 'order-7';"_s;
        QTest::newRow("quote") << u"it's; drop table x --"_s << u"ROLLBACK PREPARED 'it''s; drop table x --';"_s;
        QTest::newRow("backslash") << u"a\\'b"_s << u"ROLLBACK PREPARED E'a\\\\''b';"_s;
        QTest::newRow("line") << u"a\n\\! rm"_s << u"ROLLBACK PREPARED E'a\\u000a\\\\! rm';"_s;
        QTest::newRow("bidirectional") << u"a\u202eb"_s << u"ROLLBACK PREPARED E'a\\u202eb';"_s;
        QTest::newRow("tag") << QString::fromUcs4(U"a\U000e0041") << u"ROLLBACK PREPARED E'a\\U000e0041';"_s;
        QTest::newRow("other script") << u"заказ 7"_s << u"ROLLBACK PREPARED 'заказ 7';"_s;
        QTest::newRow("places") << u"%1 %2"_s << u"ROLLBACK PREPARED '%1 %2';"_s;
        QTest::newRow("broken text") << u"a\\xff"_s << QString(); // bytes that are no text
        QTest::newRow("nothing") << QString() << QString();
    }
    void theStatementNamesExactlyThatTransaction()
    {
        QFETCH(QString, gid);
        QFETCH(QString, statement);
        QCOMPARE(health::rollbackStatement(prepared(gid)), statement);
        QCOMPARE(base::Untrusted(statement).visible(), statement); // what is seen is all there is
        QCOMPARE(health::rollbackStatement(prepared(gid, 0)), QString()); // which one it is is not known
    }

    void aPreparedTransactionIsToldOrNotNamed()
    {
        QCOMPARE(health::preparedName(prepared(u"order-7"_s)), u"prepared transaction order-7"_s);
        const QString about = health::preparedLines(prepared(u"order %2\n"_s)).join(u' ').replace(QChar(0xa0), u' ');
        QVERIFY2(about.startsWith(u"order %2␊ of alice in database shop was prepared 3 h 2 min ago"_s), qPrintable(about));
        QCOMPARE(health::preparedName(prepared({}, 0)), u"prepared transaction, which one is not known"_s);
        QVERIFY(health::preparedLines(prepared({}, 0)).join(u' ').contains(u"pg_prepared_xacts"_s));
    }

    void whatIsWaitedForInWords_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("relation");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("words");
        const auto line = [](const char *type, const char *relation, const char *number, const char *row, const char *key, const char *database, const char *words) {
            QTest::newRow(words) << QString::fromUtf8(type) << QString::fromUtf8(relation) << QString::fromUtf8(number) << QString::fromUtf8(row)
                                 << QString::fromUtf8(key) << QString::fromUtf8(database) << QString::fromUtf8(words);
        };
        line("", "", "", "", "", "", "");
        line("relation", "public.orders", "16384", "", "", "", "ShareLock on public.orders");
        line("relation", "", "16384", "", "", "twin", "ShareLock on relation 16384 in database twin");
        line("extend", "public.orders", "16384", "", "", "", "ShareLock on the end of the file of public.orders");
        line("page", "public.orders", "16384", "3", "", "", "ShareLock on page 3 of public.orders");
        line("tuple", "public.orders", "16384", "(0,7)", "", "", "ShareLock on row (0,7) of public.orders");
        line("tuple", "", "16384", "(0,7)", "", "twin", "ShareLock on row (0,7) of relation 16384 in database twin");
        line("transactionid", "", "742", "", "", "", "the end of transaction 742");
        line("transactionid", "public.orders", "742", "(0,7)", "", "", "the end of transaction 742, for row (0,7) of public.orders");
        line("virtualxid", "", "3/17", "", "", "", "the end of virtual transaction 3/17");
        line("object", "pg_namespace", "16390", "", "", "", "ShareLock on object 16390 of pg_namespace");
        line("advisory", "", "", "", "5, -7", "", "ShareLock on advisory lock 5, -7");
        line("advisory", "", "", "", "", "", "ShareLock on an advisory lock"); // out of an evidence pack
        line("novel\x1b", "", "", "", "", "", "ShareLock on something of the kind novel␛");
    }
    void whatIsWaitedForInWords()
    {
        QFETCH(QString, type);
        QFETCH(QString, relation);
        QFETCH(QString, number);
        QFETCH(QString, row);
        QFETCH(QString, key);
        QFETCH(QString, database);
        QFETCH(QString, words);
        watch::LockWait wait;
        wait.type = type;
        wait.mode = u"ShareLock"_s;
        wait.relation = base::Untrusted(relation);
        wait.number = number;
        wait.row = row;
        wait.key = key;
        wait.database = base::Untrusted(database);
        QCOMPARE(health::waitWords(wait), words);
    }

    void whatStandsInASentenceIsOneThingWithAName()
    {
        health::SessionEntry::Held table{u"AccessExclusiveLock"_s, {}}, key{u"ExclusiveLock"_s, {}}, row{u"ExclusiveLock"_s, {}};
        table.on.type = u"relation"_s;
        table.on.relation = base::Untrusted(u"public.orders"_s);
        key.on.type = u"advisory"_s;
        key.on.key = u"4711"_s;
        row.on.type = u"transactionid"_s;
        row.on.relation = base::Untrusted(u"public.orders"_s);
        row.on.row = u"(0,7)"_s;
        QCOMPARE(health::heldInOneWord({table}), u"AccessExclusiveLock on public.orders"_s);
        QCOMPARE(health::heldInOneWord({row}), u"row (0,7) of public.orders"_s);
        QCOMPARE(health::heldInOneWord({key}), QString()); // a key may be a customer's number
        QCOMPARE(health::heldInOneWord({table, row}), QString());
        QCOMPARE(health::heldInOneWord({}), QString());
    }

    void preparedTransactionsHaveNumbersOfTheirOwn()
    {
        QCOMPARE(health::numberOf(prepared({}, 0)), 0);
        for (const std::uint32_t transaction : {3U, 742U, 0x7ffffffcU, 0x7ffffffdU, 0x80000001U, 0xffffffffU})
            QVERIFY(health::numberOf(prepared({}, transaction)) < -1); // neither a session nor nobody
        QVERIFY(health::numberOf(prepared({}, 742)) != health::numberOf(prepared({}, 743)));
    }
};

QTEST_GUILESS_MAIN(TestLockWords)
#include "tst_lockwords.moc"
