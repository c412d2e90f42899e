// SPDX-License-Identifier: GPL-3.0-or-later
// The shared journal on every major from 13 to 18: made, written by two consoles, refused to whom it is refused, erased from, and
// one watcher elected.

#include "models/journal/verifier.h"
#include "tests/sharedjournal/sharedconsole.h"
#include "tests/support/majors.h"

using namespace Qt::StringLiterals;

class TstSharedMajors : public QObject {
    Q_OBJECT
private slots:
    void onEachMajor_data() { QVERIFY(addMajors()); }
    void onEachMajor()
    {
        QFETCH(int, major);
        useLibrariesOf(major);
        PostgresServer::Options options;
        options.major = major;
        StoreFixture store(options);
        const auto again = store.ctl.run({u"journal"_s, u"init"_s, u"--shared"_s, store.address("postgres")});
        QVERIFY2(again.code == 0, again.err.constData());
        const QByteArray no = "42501", yes = "00000";
        for (const auto &[statement, viewer, writer] : {std::tuple("select count(*) from quarterdeck_journal.entry", yes, yes),
                                                        std::tuple("insert into quarterdeck_journal.chain values (repeat('0', 32), 0, '', false, 'max')", no, no),
                                                        std::tuple("select quarterdeck_journal.append('{}', '{}', '{}', '{}', '{}', '{}', '{}')", no, yes),
                                                        std::tuple("select quarterdeck_journal.erase('x', '{}', '{}')", no, yes),
                                                        std::tuple("select * from quarterdeck_journal.lead('w', 'x', 10)", no, yes),
                                                        std::tuple("update quarterdeck_journal.entry set act = 'x'", no, no),
                                                        std::tuple("delete from quarterdeck_journal.payload", no, no),
                                                        std::tuple("set role quarterdeck_journal_owner", no, no)}) {
            QCOMPARE(store.asks("max", statement), viewer);
            QCOMPARE(store.asks("ann", statement), writer);
            QCOMPARE(store.asks("nobody_special", statement), no);
        }
        flow::Reactor reactor;
        SharedConsole ann(reactor, store.ctl.path(u"ann.sqlite"_s), store.server.port(), "ann"), ben(reactor, store.ctl.path(u"ben.sqlite"_s), store.server.port(), "ben");
        ann.share();
        ben.share();
        QVERIFY(ann.append(u"of ann; grün \"quoted\" \\ back"_s) && ben.append(u"of ben"_s));
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && ben.inStep() && ann.entries().size() == 4 && ben.entries().size() == 4, 10000);
        QCOMPARE(ann.entries().constLast().hash, ben.entries().constLast().hash);
        const auto erased = store.ctl.run({u"journal"_s, u"erase"_s, u"ann"_s, u"--file"_s, ann.file(), u"--reason"_s, u"asked for it"_s, u"--details"_s, u"--yes"_s, u"--shared"_s, store.address("ann")});
        QVERIFY2(erased.code == 0 && erased.out.contains("Erased in the shared journal: 1 name"), erased.out + erased.err);
        QCOMPARE(store.sql("select string_agg(name, ',') from quarterdeck_journal.person where name in ('ann', 'ben')"), u"ben"_s);
        const int verdict = store.verdict("max");
        QVERIFY2(verdict == 0 || verdict == 1, qPrintable(QString::number(verdict)));
        for (const SharedConsole *console : {&ann, &ben}) {
            const auto report = journal::verify(console->file());
            QVERIFY(report && report->verdict() != journal::Verification::Tampered);
        }
    }
};

QTEST_GUILESS_MAIN(TstSharedMajors)
#include "tst_sharedmajors.moc"
