// SPDX-License-Identifier: GPL-3.0-or-later
// A person is erased from the shared journal as from the file, as far as the login may; and two consoles that acknowledge the
// same incident at once.

#include "tests/sharedjournal/liveconsole.h"
#include "tests/sharedjournal/sharedconsole.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

class TstErasing : public QObject {
    Q_OBJECT
    flow::Reactor m_reactor;
    std::unique_ptr<StoreFixture> m_store;

    [[nodiscard]] QString file(const char *name) const { return m_store->ctl.path(QLatin1String(name)); }
    CtlRun::Outcome erase(const QString &whom, const QString &journal, const char *login) const
    {
        return m_store->ctl.run({u"journal"_s, u"erase"_s, whom, u"--file"_s, journal, u"--reason"_s, u"asked for it"_s, u"--details"_s, u"--yes"_s, u"--shared"_s, m_store->address(login)});
    }
    // Whatever its plurals are.
    static bool says(const CtlRun::Outcome &outcome, const char *pattern)
    {
        const QRegularExpression wanted(QString::fromLatin1(pattern).replace(u"(s)?"_s, u"(\\(s\\)|s)?"_s), QRegularExpression::DotMatchesEverythingOption);
        return wanted.match(QString::fromUtf8(outcome.out)).hasMatch();
    }
    QString there(const char *what) { return m_store->sql(what); }

private slots:
    void initTestCase() { m_store = std::make_unique<StoreFixture>(); }

    void erasingReachesTheStoreAsFarAsTheLoginMay()
    {
        SharedConsole ann(m_reactor, file("ann.sqlite"), m_store->server.port(), "ann"), ben(m_reactor, file("ben.sqlite"), m_store->server.port(), "ben");
        ann.share();
        ben.share();
        ann.actor = ben.actor = u"Ada Lovelace"_s;
        QVERIFY(ann.append(QStringList{u"her address"_s, u"her telephone"_s}) && ben.append(u"of Ada, at Ben's"_s));
        ann.actor = u"Charles"_s;
        QVERIFY(ann.append(u"of somebody else"_s));
        QTRY_COMPARE_WITH_TIMEOUT(there("select count(*) from quarterdeck_journal.entry"), u"6"_s, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && ben.inStep() && ann.entries().size() == 6, 10000);
        QCOMPARE(there("select count(*) from quarterdeck_journal.person where name = 'Ada Lovelace'"), u"2"_s);

        const auto reader = erase(u"Ada Lovelace"_s, ann.file(), "max");
        QVERIFY2(reader.code == 3 && reader.err.contains("may only read"), reader.out + reader.err);
        QCOMPARE(there("select count(*) from quarterdeck_journal.person where name = 'Ada Lovelace'"), u"2"_s);
        const auto reason = m_store->ctl.run({u"journal"_s, u"erase"_s, u"Ada Lovelace"_s, u"--file"_s, ann.file(), u"--reason"_s, u"of ada lovelace"_s, u"--yes"_s, u"--shared"_s, m_store->address("ann")});
        QVERIFY2(reason.code == 3 && reason.err.contains("would keep it"), reason.out + reason.err);

        const auto mine = erase(u"Ada Lovelace"_s, ann.file(), "ann"); // her chains alone
        QVERIFY2(mine.code == 3 && says(mine, "Erased in the shared journal: 1 name(s)? and 2 text(s)?.*1 of them stay"), mine.out + mine.err);
        QCOMPARE(there("select string_agg(convert_from(text, 'UTF8'), ',' order by 1) from quarterdeck_journal.payload where text::text not like '%asked%'").contains(u"her"), false);
        QCOMPARE(there("select count(*) from quarterdeck_journal.payload where text = convert_to('of Ada, at Ben''s', 'UTF8')"), u"1"_s);
        QCOMPARE(there("select count(*) from quarterdeck_journal.payload where text = convert_to('of somebody else', 'UTF8')"), u"1"_s);
        for (const auto &entry : ann.entries())
            QVERIFY2(entry.name != u"Ada Lovelace" && !entry.details.contains(u"her "), qPrintable(entry.details));
        const auto again = erase(u"Ada Lovelace"_s, ann.file(), "postgres"); // it is known there alone by now
        QVERIFY2(again.code == 0 && says(again, "Erased in the shared journal: 1 name(s)? and 0 text(s)?"), again.out + again.err);
        QCOMPARE(there("select count(*) from quarterdeck_journal.person where name = 'Ada Lovelace'"), u"0"_s);
        QCOMPARE(there("select count(*) from quarterdeck_journal.person where name = 'Charles'"), u"1"_s);

        // what was done stands in both, and every chain is whole
        QTRY_COMPARE_WITH_TIMEOUT(there("select count(*) from quarterdeck_journal.entry where act = 'journal.erase' and target = 'shared'"), u"4"_s, 10000);
        const int verdict = m_store->verdict("max");
        QVERIFY(verdict == 0 || verdict == 1);
        const auto outcomes = [&] {
            QStringList all;
            for (const auto &entry : ben.entries())
                if (entry.record.act == u"journal.erase" && entry.record.phase == journal::Phase::Outcome)
                    all << entry.details;
            return all;
        };
        QTRY_COMPARE_WITH_TIMEOUT(outcomes(), (QStringList{u"names 1, texts 2, names left 1, texts left 0"_s, u"names 1, texts 0, names left 0, texts left 0"_s}), 10000);

        const auto away = m_store->ctl.run({u"journal"_s, u"erase"_s, u"Charles"_s, u"--file"_s, ann.file(), u"--reason"_s, u"x"_s, u"--yes"_s, u"--shared"_s, m_store->address("ann", freePort())});
        QCOMPARE(away.code, 3);
        QVERIFY(std::ranges::any_of(ann.entries(), [](const auto &e) { return e.name == u"Charles"; })); // nothing is erased by half
    }

    void twoConsolesAcknowledgeAtOnce()
    {
        using incidents::Change;
        using incidents::Line;
        m_store->make();
        LiveConsole ann(file("."), "ann", m_store->server.port()), ben(file("."), "ben", m_store->server.port());
        QTRY_VERIFY_WITH_TIMEOUT(ann.inStep() && ben.inStep(), 10000);
        ann.ask(Change::Kind::Open, {}, u"writes wait"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ann.only() && ben.only(), 5000);
        const QString id = ann.only()->id;
        ann.ask(Change::Kind::Acknowledge, id);
        ben.ask(Change::Kind::Acknowledge, id);
        const auto acknowledgements = [](const LiveConsole &console) {
            return std::ranges::count_if(console.only()->timeline, [](const Line &l) { return l.kind == Line::Kind::Acknowledged || l.kind == Line::Kind::AlsoAcknowledged; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(acknowledgements(ann) == 2 && acknowledgements(ben) == 2, 5000);
        QVERIFY(ann.refused.isEmpty() && ben.refused.isEmpty());
        // both stand there, and the first one counts, whichever console is asked
        QVERIFY(ann.only()->timeline == ben.only()->timeline);
        QVERIFY(ann.only()->stamp(incidents::Stamp::Acknowledged) == ben.only()->stamp(incidents::Stamp::Acknowledged));
        QCOMPARE(ann.only()->state, incidents::State::Acknowledged);
    }
};

QTEST_GUILESS_MAIN(TstErasing)
#include "tst_erasing.moc"
