// SPDX-License-Identifier: GPL-3.0-or-later
// The shared journal on a real PostgreSQL: who may do what, two consoles, an outage, and chains that were tampered with.

#include "models/journal/verifier.h"
#include "models/sharedjournal/wording.h"
#include "tests/journal/bookkeeping.h"
#include "tests/sharedjournal/sharedconsole.h"
#include "tests/support/faultproxy.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using sharedjournal::Condition;

class TstSharing : public QObject {
    Q_OBJECT
    flow::Reactor m_reactor;
    std::unique_ptr<StoreFixture> m_store;

    [[nodiscard]] QString file(const char *name) const { return m_store->ctl.path(QLatin1String(name)); }

private slots:
    void initTestCase() { m_store = std::make_unique<StoreFixture>(); }

    void madeAgainNothingChanges()
    {
        const QString before = m_store->server.sql(QStringLiteral("select id from quarterdeck_journal.store"));
        const auto again = m_store->ctl.run({QStringLiteral("journal"), QStringLiteral("init"), QStringLiteral("--shared"), m_store->address("postgres")});
        QVERIFY2(again.code == 0, again.err.constData());
        QCOMPARE(m_store->server.sql(QStringLiteral("select id from quarterdeck_journal.store")), before);
        const auto refused = m_store->ctl.run({QStringLiteral("journal"), QStringLiteral("init"), QStringLiteral("--shared"), QStringLiteral("postgresql://ann:secret@127.0.0.1/x")});
        QCOMPARE(refused.code, 3);
        QVERIFY(!refused.err.contains("secret"));
        const auto maker = m_store->ctl.run({QStringLiteral("journal"), QStringLiteral("init"), QStringLiteral("--shared"), m_store->address("ann")});
        QCOMPARE(maker.code, 3);
        QVERIFY2(maker.err.contains("superuser"), maker.err.constData());
    }

    void madeByARoleThatMayMakeRoles()
    {
        m_store->server.sql(QStringLiteral("create role maker login createrole"));
        m_store->empty();
        m_store->server.sql(QStringLiteral("grant create on database postgres to maker"));
        const auto made = m_store->ctl.run({QStringLiteral("journal"), QStringLiteral("init"), QStringLiteral("--shared"), m_store->address("maker")});
        QVERIFY2(made.code == 0, made.err.constData());
        QCOMPARE(m_store->asks("max", "select count(*) from quarterdeck_journal.entry"), QByteArray("00000"));
    }

    void theServerRefusesWhatARoleMayNot_data()
    {
        addRoleRows();
    }
    void theServerRefusesWhatARoleMayNot()
    {
        QFETCH(QByteArray, statement);
        QTEST(m_store->asks("max", statement.constData()), "viewer");
        QTEST(m_store->asks("ann", statement.constData()), "writer");
        QCOMPARE(m_store->asks("nobody_special", statement.constData()), QByteArray("42501"));
    }

    void notEvenTheOwnerChangesAnEntry()
    {
        for (const char *statement : {"set role quarterdeck_journal_owner; update quarterdeck_journal.entry set act = 'x'; ",
                                      "set role quarterdeck_journal_owner; truncate quarterdeck_journal.entry"}) {
            m_store->server.sql(QStringLiteral("insert into quarterdeck_journal.chain values (repeat('0', 32), 0, '', false, 'x') on conflict do nothing"));
            m_store->server.sql(QStringLiteral("insert into quarterdeck_journal.entry (log, seq, time, phase, act, act_id, target, hash, record, written_by, written_at) "
                                         "values (repeat('0', 32), 0, 0, '', '', '', '', '', '', 'x', now()) on conflict do nothing"));
            QCOMPARE(m_store->asks("postgres", statement), QByteArray("42501"));
        }
        m_store->make();
    }

    void aRecordThatIsNotWhatItsHashSaysIsRefused()
    {
        QCOMPARE(m_store->asks("ann", "select quarterdeck_journal.append(array[convert_to('{\"log\":\"00000000000000000000000000000000\",\"seq\":0}', 'UTF8')], array['\\x00'::bytea], "
                             "'{NULL}', '{NULL}', '{NULL}', '{NULL}', '{NULL}')"), QByteArray("QJ001"));
    }

    void twoConsolesSeeEachOtherAtOnce()
    {
        m_store->make();
        SharedConsole ann(m_reactor, file("ann.sqlite"), m_store->server.port(), "ann"), ben(m_reactor, file("ben.sqlite"), m_store->server.port(), "ben");
        ann.share();
        ben.share();
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && ben.inStep(), 10000);
        QVERIFY(ann.append(QStringLiteral("VACUUM blocks the shop; grün \"quoted\" \\ back")));
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY_WITH_TIMEOUT(ben.entries().size() >= 2, 5000);
        qInfo("seen by the other console after %lld ms", since.elapsed());
        QVERIFY(since.elapsed() < 1000);
        const auto seen = ben.entries().constLast();
        QCOMPARE(seen.details, QStringLiteral("VACUUM blocks the shop; grün \"quoted\" \\ back"));
        QCOMPARE(seen.name, QStringLiteral("ann"));
        QVERIFY(ben.append(QStringLiteral("seen")));
        QTRY_COMPARE_WITH_TIMEOUT(ann.entries().size(), ben.entries().size(), 5000);
        QVERIFY(ann.inStep() && !ann.state().reader);
        QCOMPARE(m_store->verdict("max"), 1); // no anchors of it in this home
        QCOMPARE(m_store->server.sql(QStringLiteral("select string_agg(distinct written_by::text, ',' order by written_by::text) from quarterdeck_journal.entry")), QStringLiteral("ann,ben"));
        QCOMPARE(m_store->server.sql(QStringLiteral("select act || ' ' || target from quarterdeck_journal.entry order by id desc limit 1")), QStringLiteral("event.note shop-primary"));
        for (const SharedConsole *console : {&ann, &ben}) {
            const auto report = journal::verify(console->file());
            QVERIFY(report && report->verdict() != journal::Verification::Tampered);
        }
        // reading works without the store
        m_store->server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(ann.state().condition, Condition::Away, 15000);
        QCOMPARE(ann.entries().size(), 4);
        m_store->server.start();
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && ben.inStep(), 30000);
    }

    void anOutageLosesAndDoublesNothing()
    {
        m_store->make();
        const quint16 port = freePort();
        FaultProxy proxy(port, m_store->server.port());
        SharedConsole ann(m_reactor, file("ann2.sqlite"), port, "ann"), ben(m_reactor, file("ben2.sqlite"), m_store->server.port(), "ben");
        ann.share();
        ben.share();
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && ben.inStep(), 10000);
        QVERIFY(ann.append(QStringLiteral("before")));
        QTRY_VERIFY_WITH_TIMEOUT(ben.entries().size() >= 2, 5000);
        proxy.mode = FaultProxy::Freeze;
        const int parts = qEnvironmentVariableIsSet("QD_WHOLE") ? 100 : 40, all = 20 * parts + 3; // of ten entries each
        for (int part = 0; part < parts; ++part) {
            QStringList of, by;
            for (int i = 10 * part; i < 10 * part + 10; ++i) {
                of << QStringLiteral("a%1").arg(i);
                by << QStringLiteral("b%1").arg(i);
            }
            QVERIFY(ann.append(of) && ben.append(by));
            if (part == 30)
                proxy.mode = FaultProxy::Reset; // once in the middle: a statement may have been done or not
            if (part == 31)
                proxy.mode = FaultProxy::Freeze;
        }
        proxy.mode = FaultProxy::Reset;
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && ben.inStep() && ann.entries().size() == all && ben.entries().size() == all, 60000);
        QVERIFY(ann.close() && ben.close());
        QTRY_VERIFY_WITH_TIMEOUT(ann.entries().size() == all + 2 && ben.entries().size() == all + 2, 20000);
        QCOMPARE(m_store->server.sql(QStringLiteral("select count(*) || ' ' || count(distinct (log, seq)) from quarterdeck_journal.entry")), QStringLiteral("%1 %1").arg(all + 2));
        // the same order at both: time, writer, place
        const auto here = ann.entries(), there = ben.entries();
        for (qsizetype i = 0; i < here.size(); ++i) {
            QCOMPARE(here[i].hash, there[i].hash);
            QCOMPARE(here[i].details, there[i].details);
            if (i > 0)
                QVERIFY(std::tie(here[i - 1].record.time, here[i - 1].record.log, here[i - 1].record.seq) < std::tie(here[i].record.time, here[i].record.log, here[i].record.seq));
        }
        for (const SharedConsole *console : {&ann, &ben}) {
            const auto report = journal::verify(console->file());
            QVERIFY(report.has_value());
            QCOMPARE(report->verdict(), journal::Verification::Anchored);
            QCOMPARE(report->records, all + 2);
            QCOMPARE(book::verdict(book::judged(console->file())), QStringLiteral("0")); // so says the verifier without our code
        }
        QCOMPARE(m_store->verdict("max"), 1);
    }

    void aStoreThatWasSetBackIsFilledAgain()
    {
        m_store->make();
        SharedConsole ann(m_reactor, file("ann3.sqlite"), m_store->server.port(), "ann");
        ann.share();
        for (int i = 0; i < 5; ++i)
            QVERIFY(ann.append(QStringLiteral("entry %1").arg(i)));
        QTRY_COMPARE_WITH_TIMEOUT(m_store->server.sql(QStringLiteral("select count(*) from quarterdeck_journal.entry")), QStringLiteral("6"), 5000);
        ann.leave();
        m_store->server.sql(QStringLiteral("alter table quarterdeck_journal.entry disable trigger all; delete from quarterdeck_journal.payload where seq > 2; "
                                     "delete from quarterdeck_journal.entry where seq > 2; alter table quarterdeck_journal.entry enable trigger all; "
                                     "update quarterdeck_journal.chain set size = 3, head = (select hash from quarterdeck_journal.entry where seq = 2)"));
        ann.share();
        QTRY_COMPARE_WITH_TIMEOUT(m_store->server.sql(QStringLiteral("select count(*) from quarterdeck_journal.entry")), QStringLiteral("6"), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep(), 5000);
        QVERIFY(ann.state().faults.isEmpty());
    }

    void aChainThatWasTamperedWithIsRefusedAndNamed()
    {
        m_store->make();
        SharedConsole ann(m_reactor, file("ann4.sqlite"), m_store->server.port(), "ann"), ben(m_reactor, file("ben4.sqlite"), m_store->server.port(), "ben");
        ann.share();
        for (int i = 0; i < 3; ++i)
            QVERIFY(ann.append(QStringLiteral("entry %1").arg(i)));
        QTRY_COMPARE_WITH_TIMEOUT(m_store->server.sql(QStringLiteral("select count(*) from quarterdeck_journal.entry")), QStringLiteral("4"), 5000);
        const QString log = m_store->server.sql(QStringLiteral("select log from quarterdeck_journal.entry limit 1"));
        m_store->server.sql(QStringLiteral("alter table quarterdeck_journal.entry disable trigger all; "
                                     "update quarterdeck_journal.entry set record = convert_to(replace(convert_from(record, 'UTF8'), 'shop-primary', 'shop-standby'), 'UTF8') where seq = 2; "
                                     "alter table quarterdeck_journal.entry enable trigger all"));
        ben.share();
        QTRY_VERIFY_WITH_TIMEOUT(ben.inStep(), 10000);
        QCOMPARE(ben.state().faults.size(), 1);
        QCOMPARE(ben.state().faults.constFirst(), (journal::ChainFault{log, 2, journal::Fault::Altered, false}));
        QVERIFY(sharedjournal::sentenceOf(ben.state().faults.constFirst()).contains(log));
        QCOMPARE(ben.entries().size(), 2); // what was sound before
        QVERIFY(ann.append(QStringLiteral("after")));
        QVERIFY(ben.append(QStringLiteral("mine goes on")));
        QTRY_COMPARE_WITH_TIMEOUT(ann.entries().size(), 7, 5000); // of ben: genesis and one
        QCOMPARE(ben.entries().size(), 4);
        QCOMPARE(m_store->verdict("max"), 2);
        // a fork: another record of the same place, made anew with every hash right
        ben.leave();
        SharedConsole other(m_reactor, file("ben4.sqlite"), m_store->server.port(), "ben"); // the same file, a new chain
        other.share();
        QTRY_VERIFY_WITH_TIMEOUT(other.inStep(), 10000);
        QCOMPARE(other.state().faults.size(), 1); // still known
    }

    void anotherLoginCannotGoOnWithAChain()
    {
        m_store->make();
        SharedConsole ann(m_reactor, file("ann5.sqlite"), m_store->server.port(), "ann");
        ann.share();
        QVERIFY(ann.append(QStringLiteral("one")));
        QTRY_COMPARE_WITH_TIMEOUT(m_store->server.sql(QStringLiteral("select count(*) from quarterdeck_journal.entry")), QStringLiteral("2"), 5000);
        ann.leave();
        // a copy of her file, at somebody else's
        QVERIFY(QFile::copy(file("ann5.sqlite"), file("stolen.sqlite")));
        QVERIFY(QFile::copy(file("ann5.sqlite-wal"), file("stolen.sqlite-wal")));
        SharedConsole ben(m_reactor, file("stolen.sqlite"), m_store->server.port(), "ben");
        QVERIFY(ann.append(QStringLiteral("two")));
        ben.share();
        QTRY_VERIFY_WITH_TIMEOUT(ben.inStep(), 10000);
        QVERIFY(ben.append(QStringLiteral("of ben")));
        QTRY_COMPARE_WITH_TIMEOUT(m_store->server.sql(QStringLiteral("select count(*) from quarterdeck_journal.entry where written_by = 'ben'")), QStringLiteral("2"), 5000);
        ann.share();
        QTRY_COMPARE_WITH_TIMEOUT(m_store->server.sql(QStringLiteral("select count(*) from quarterdeck_journal.entry where written_by = 'ann'")), QStringLiteral("3"), 5000);
    }

    void aViewersConsoleReadsAndBringsNothing()
    {
        m_store->make();
        SharedConsole ann(m_reactor, file("ann6.sqlite"), m_store->server.port(), "ann"), max(m_reactor, file("max6.sqlite"), m_store->server.port(), "max");
        ann.share();
        max.share();
        QTRY_VERIFY_WITH_TIMEOUT(max.inStep(), 10000);
        QVERIFY(max.state().reader);
        QVERIFY(ann.append(QStringLiteral("for the manager")));
        QTRY_COMPARE_WITH_TIMEOUT(max.entries().size(), 2, 5000);
        QVERIFY(max.append(QStringLiteral("of the manager")));
        QTest::qWait(700); // longer than it looks for what is to go
        QCOMPARE(m_store->server.sql(QStringLiteral("select count(*) from quarterdeck_journal.entry")), QStringLiteral("2"));
        QCOMPARE(max.state().condition, Condition::InStep);
    }

    void theTerminalSaysHowFarItIs()
    {
        m_store->make();
        const QString home = file("status.sqlite");
        const auto status = [&](quint16 port) {
            const auto said = m_store->ctl.run({QStringLiteral("journal"), QStringLiteral("status"), QStringLiteral("--json"), QStringLiteral("--file"), home, QStringLiteral("--shared"), m_store->address("ann", port)});
            return std::pair(said.code, QJsonDocument::fromJson(said.out).object());
        };
        SharedConsole ann(m_reactor, home, m_store->server.port(), "ann");
        QVERIFY(ann.append(QStringLiteral("one")));
        auto [code, said] = status(0);
        QCOMPARE(code, 1);
        QCOMPARE(said[u"condition"].toString(), QStringLiteral("behind"));
        QCOMPARE(said[u"waiting"].toInt(), 2);
        ann.share();
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep(), 10000);
        std::tie(code, said) = status(0);
        QCOMPARE(code, 0);
        QCOMPARE(said[u"condition"].toString(), QStringLiteral("in step"));
        QCOMPARE(said[u"login"].toString(), QStringLiteral("ann"));
        ann.leave();
        QVERIFY(ann.append(QStringLiteral("two")));
        std::tie(code, said) = status(freePort());
        QCOMPARE(code, 1);
        QCOMPARE(said[u"condition"].toString(), QStringLiteral("away"));
        QVERIFY2(said[u"waiting"].toInt() == 1, QJsonDocument(said).toJson().constData());
        QVERIFY(!said[u"last_answer"].toString().isEmpty());
        QVERIFY(!said[u"error"].toString().isEmpty());
        const auto tail = m_store->ctl.run({QStringLiteral("journal"), QStringLiteral("tail"), QStringLiteral("-n"), QStringLiteral("1"), QStringLiteral("--shared"), m_store->address("max")});
        QVERIFY2(tail.code == 0 && tail.out.contains("one") && tail.out.count('\n') == 1, (tail.out + tail.err).constData());
        const auto exported = m_store->ctl.run({QStringLiteral("journal"), QStringLiteral("export"), QStringLiteral("--shared"), m_store->address("max")});
        QCOMPARE(exported.out.count('\n'), 2);
    }
};

QTEST_GUILESS_MAIN(TstSharing)
#include "tst_sharing.moc"
