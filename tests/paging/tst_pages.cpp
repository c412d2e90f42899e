// SPDX-License-Identifier: GPL-3.0-or-later
// Who was paged, out of what the journal keeps of it: each page once, whoever wrote it down and in whatever order; had, over,
// acted upon or not; and a rota that nobody has, told once a gap. By a scripted clock.
#include "models/journal/chainwriter.h"
#include "models/paging/gapnotices.h"
#include "models/paging/knownpages.h"
#include "models/paging/pagekeeper.h"
#include "models/paging/pagerside.h"
#include "models/paging/pages.h"
#include "tests/support/proberun.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paging;

namespace {

const base::WallTime kBegin{1'795'000'000s};
using Of = incidents::Change::Kind;

journal::StoredEntry stored(const journal::Entry &entry, base::WallTime at, const QString &actor = {})
{
    journal::StoredEntry e;
    e.record.time = std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count();
    e.record.phase = entry.phase;
    e.record.act = entry.act;
    e.record.actId = entry.actId;
    e.record.target = entry.target;
    e.record.danger = entry.danger;
    e.record.actor = actor;
    e.details = entry.details;
    return e;
}

PageNote noteAt(PageNote::Kind kind, base::WallTime at, const QString &person = {}, const QString &notice = u"n1"_s)
{
    PageNote n;
    n.kind = kind;
    n.notice = notice;
    n.at = at;
    if (kind == PageNote::Kind::Sent) {
        n.person = person;
        n.rule = u"target.down"_s;
        n.channel = u"phone"_s;
        n.target = u"pool"_s;
        n.began = kBegin;
    }
    return n;
}

journal::StoredEntry sent(base::WallTime at, const QString &person, const QString &notice = u"n1"_s) { return stored(entryOf(noteAt(PageNote::Kind::Sent, at, person, notice)), at); }
journal::StoredEntry had(base::WallTime at) { return stored(entryOf(noteAt(PageNote::Kind::Acknowledged, at)), at); }
journal::StoredEntry over(base::WallTime at) { return stored(entryOf(noteAt(PageNote::Kind::Over, at)), at); }

journal::StoredEntry change(Of kind, base::WallTime at, const QString &actor, const QString &target = {})
{
    incidents::Change c;
    c.kind = kind;
    c.text = u"words"_s;
    if (!target.isEmpty()) {
        incidents::AlertNews news;
        news.key = target;
        news.target = target;
        c.news = news;
        c.parts = QStringList{target};
    }
    journal::Entry e;
    e.act = incidents::actOf(kind);
    e.actId = u"i1"_s;
    e.details = incidents::detailsOf(c);
    return stored(e, at, actor);
}

journal::StoredEntry act(const QString &name, const QString &target, base::WallTime at, journal::Danger danger = journal::Danger::Reversible)
{
    journal::Entry e;
    e.phase = journal::Phase::Intent;
    e.act = name;
    e.target = target;
    e.danger = danger;
    return stored(e, at, u"p-1"_s);
}

QList<rota::Page> fold(QList<journal::StoredEntry> entries, bool reversed = false)
{
    if (reversed)
        std::reverse(entries.begin(), entries.end());
    PageFold fold;
    for (const auto &entry : entries)
        fold.take(entry);
    return fold.pages(kBegin + 24h);
}

rota::Person person(const char *id, const QStringList &channels) { return {QLatin1String(id), QLatin1String(id), channels}; }

flow::Task<void> keepPages(flow::Reactor &reactor, std::shared_ptr<operate::Bookkeeping> books, QString file, QList<PageNote> notes)
{
    PageKeeper keeper(reactor, books, file);
    keeper.paged(notes);
    for (const PageNote &note : notes)
        keeper.passed(PageNote::Kind::Over, note.notice, note.at + 1s);
    co_await keeper.run();
}

} // namespace

class TstPages : public QObject {
    Q_OBJECT

private slots:
    void aPageIsOneHoweverOftenItIsWritten()
    {
        // A round later and another watcher: the same page. Another spell: another one.
        PageNote again = noteAt(PageNote::Kind::Sent, kBegin + 2h, u"ann"_s);
        again.began = kBegin + 2h;
        const QList<journal::StoredEntry> all{sent(kBegin + 10s, u"ann"_s), sent(kBegin + 70s, u"ann"_s), sent(kBegin + 130s, u"ben"_s), had(kBegin + 140s), over(kBegin + 10min),
                                              stored(entryOf(again), kBegin + 2h)};
        for (const bool reversed : {false, true}) {
            const auto pages = fold(all, reversed);
            QCOMPARE(pages.size(), 3);
            QCOMPARE(pages[0].person, u"ann"_s);
            QVERIFY(pages[0].at == kBegin + 10s);
            QVERIFY(pages[0].acknowledged == kBegin + 140s && pages[0].resolved == kBegin + 10min);
            QCOMPARE(pages[1].person, u"ben"_s);
            QVERIFY(!pages[0].acted && !pages[1].acted);
            QVERIFY(!pages[2].resolved && !pages[2].acknowledged);
        }
    }

    void aSlowChannelIsOverAtOnce()
    {
        const auto pages = fold({sent(kBegin + 60s, u"ann"_s), over(kBegin + 30s)});
        QVERIFY(pages[0].resolved == kBegin + 60s);
    }

    void whatIsDoneCounts_data()
    {
        QTest::addColumn<QList<journal::StoredEntry>>("entries");
        QTest::addColumn<bool>("acted");
        const auto alert = change(Of::Open, kBegin + 1s, {}, u"pool"_s);
        const auto joined = change(Of::Alert, kBegin + 2s, {}, u"db"_s);
        using List = QList<journal::StoredEntry>;
        QTest::newRow("nothing") << List{} << false;
        QTest::newRow("an act on its target") << List{act(u"pool.resize"_s, u"pool"_s, kBegin + 1min)} << true;
        QTest::newRow("an act elsewhere") << List{act(u"pool.resize"_s, u"other"_s, kBegin + 1min)} << false;
        QTest::newRow("an act on what its incident affects") << List{alert, joined, act(u"session.cancel"_s, u"db"_s, kBegin + 1min)} << true;
        QTest::newRow("an act on what an incident of before affected") << List{alert, joined, change(Of::Resolve, kBegin + 5s, u"p-1"_s), act(u"session.cancel"_s, u"db"_s, kBegin + 1min)} << false;
        QTest::newRow("an act before") << List{act(u"pool.resize"_s, u"pool"_s, kBegin + 1s)} << false;
        QTest::newRow("an act after the end") << List{act(u"pool.resize"_s, u"pool"_s, kBegin + 11min)} << false;
        QTest::newRow("a note in its incident") << List{alert, change(Of::Note, kBegin + 1min, u"p-1"_s)} << true;
        QTest::newRow("what the program wrote there") << List{alert, change(Of::ProbableCause, kBegin + 1min, {})} << false;
        QTest::newRow("an acknowledgement") << List{alert, change(Of::Acknowledge, kBegin + 1min, u"p-1"_s), act(u"alert.acknowledge"_s, u"pool"_s, kBegin + 1min)} << false;
        QTest::newRow("a silence") << List{act(u"alert.silence"_s, u"pool"_s, kBegin + 1min)} << false;
        QTest::newRow("policies that were tried") << List{act(u"policies.test"_s, u"pool"_s, kBegin + 1min)} << false;
        QTest::newRow("a drill's fault that was healed") << List{act(u"sandbox.heal"_s, u"pool"_s, kBegin + 1min)} << false;
        QTest::newRow("a statement that was read") << List{act(u"sql.read"_s, u"pool"_s, kBegin + 1min, journal::Danger::Look)} << false;
    }
    void whatIsDoneCounts()
    {
        QFETCH(QList<journal::StoredEntry>, entries);
        QFETCH(bool, acted);
        QCOMPARE(fold(entries + QList{sent(kBegin + 10s, u"ann"_s), over(kBegin + 10min)})[0].acted, acted);
    }

    void aDeliveryPagesWhoItWasFor()
    {
        rota::OnCall all;
        all.people = {person("ann", {u"phone"_s}), person("ben", {u"ben-mail"_s, u"shared"_s}), person("cleo", {u"shared"_s})};
        const auto channels = notify::parseChannels("channels:\n- {id: phone, kind: desktop}\n- {id: ben-mail, kind: desktop}\n- {id: shared, kind: desktop}\n"
                                                    "- {id: hook, kind: webhook, url: \"http://127.0.0.1/\"}\n", u"c"_s).channels;
        notify::Delivery d;
        d.event = u"e"_s;
        d.key = u"n1"_s;
        d.channel = u"shared"_s;
        d.rule = u"target.down"_s;
        d.began = kBegin;
        const auto whom = [&] {
            QStringList out;
            for (const PageNote &note : notesOf(d, all, channels))
                out << note.person;
            return out.join(u',');
        };
        QCOMPARE(whom(), u"ben,cleo"_s); // everybody with the channel
        d.persons = QStringList{u"ben"_s};
        QCOMPARE(whom(), u"ben"_s); // a level of escalation
        d.channel = u"phone"_s;
        QCOMPARE(whom(), QString());
        d.fallbackFor = u"ben-mail"_s;
        QCOMPARE(whom(), u"ben"_s); // told elsewhere instead
        d.outcome = notify::Delivery::Outcome::Later;
        QCOMPARE(whom(), QString());
        d.outcome = notify::Delivery::Outcome::Accepted;
        d.moment = notify::Moment::Resolved;
        QCOMPARE(whom(), QString());
        d.moment = notify::Moment::Firing;
        d.persons.clear();
        d.fallbackFor.clear();
        d.channel = u"hook"_s;
        all.people[0].channels << u"hook"_s;
        QCOMPARE(whom(), QString()); // a machine
        const PageNote kept = noteAt(PageNote::Kind::Sent, kBegin + 10s, u"ann"_s);
        QVERIFY(noteOf(stored(entryOf(kept), kBegin)) == kept);
    }

    void whatIsOldIsForgottenUnlessItIsOpen()
    {
        KnownPages known;
        for (int i = 0; i < 5000; ++i) {
            const base::WallTime at = kBegin + 1h * i;
            const PageNote note = noteAt(PageNote::Kind::Sent, at, u"ann"_s, u"n%1"_s.arg(i));
            QVERIFY(known.take(note, at) && !known.take(note, at));
            known.open(note.notice, note.began);
            if (i > 0)
                known.over(note.notice);
        }
        QVERIFY2(known.size() <= 2000, qPrintable(QString::number(known.size()))); // 31 days are 744
        QVERIFY(!known.take(noteAt(PageNote::Kind::Sent, kBegin, u"ann"_s, u"n0"_s), kBegin)); // still open
    }

    // What stands in the journal already is known only once that can be read: until then only what is new is written.
    void aJournalThatCannotBeReadDoublesNothing()
    {
        QTemporaryDir folder;
        journal::Options options;
        options.file = folder.filePath(u"journal.db"_s);
        options.writer = u"test"_s;
        const QString read = folder.filePath(u"read.db"_s);
        QFile broken(read);
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("this is no database, and not an empty one either") > 0);
        broken.close();
        const base::WallTime now = base::Clock::system().wallNow();
        const PageNote old = noteAt(PageNote::Kind::Sent, now - 1h, u"ann"_s, u"old"_s), fresh = noteAt(PageNote::Kind::Sent, now + 1h, u"ann"_s, u"fresh"_s);
        const QString known = folder.filePath(u"known.db"_s);
        {
            journal::Options earlier = options;
            earlier.file = known;
            journal::ChainWriter writer(earlier);
            QVERIFY(writer.append({entryOf(old)}) && writer.end());
        }
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        const auto books = operate::Bookkeeping::open(feed, options);
        feed.postWithSecrets([=](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(keepPages(reactor, books, read, {old, fresh})); });
        const auto written = [&] {
            QStringList notices;
            journal::Query query;
            query.act = u"page.sent"_s;
            if (auto reader = journal::Reader::open(options.file))
                if (const auto entries = reader->search(query))
                    for (const auto &entry : *entries)
                        notices << entry.record.actId;
            return notices;
        };
        QTRY_COMPARE_WITH_TIMEOUT(written(), QStringList{u"fresh"_s}, 15000);
        QVERIFY(QFile::remove(read) && QFile::copy(known, read));
        // It has learnt when an end of before is written.
        const auto over = [&] {
            journal::Query query;
            query.act = u"page.over"_s;
            auto reader = journal::Reader::open(options.file);
            if (!reader)
                return false;
            const auto entries = reader->search(query);
            return entries && std::ranges::any_of(*entries, [](const auto &entry) { return entry.record.actId == u"old"; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(over(), 15000);
        QCOMPARE(written(), QStringList{u"fresh"_s});
    }

    // The files as they are half way through an edit.
    void aMistakeInChannelsLeavesThemAsTheyWere()
    {
        QTemporaryDir folder;
        Files files;
        files.channels = folder.filePath(u"channels.yaml"_s);
        files.rota = folder.filePath(u"rota.yaml"_s);
        files.arranged = folder.filePath(u"arranged"_s);
        files.desktop = true;
        const auto write = [](const QString &path, const QByteArray &text) {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                qFatal("%s", qPrintable(path));
        };
        const auto ids = [](const Written &w) {
            QStringList out;
            for (const notify::Channel &channel : w.channels.all)
                out << channel.id;
            return out.join(u',');
        };
        const QByteArray good = "channels:\n- {id: a, kind: desktop, fallback: b}\n- {id: b, kind: desktop}\nheartbeat: {url: \"http://127.0.0.1:1/\"}\n";
        write(files.rota, "people: [{id: ann, channels: [a, b, c]}]\n");
        QCOMPARE(ids(readWritten(files)), u"desktop"_s); // there is no file at all
        write(files.channels, good);
        const Written first = readWritten(files);
        QVERIFY(first.sure && first.issues.size() == 1 && first.onCall.people[0].channels == (QStringList{u"a"_s, u"b"_s})); // 'c' is nowhere
        write(files.channels, "channels:\n- {id: a, kind: desktop, fallback: b}\n- {id: b, kind: desk\n");
        const Written torn = readWritten(files, first);
        QVERIFY(!torn.sure && torn.issues.size() > 1);
        QCOMPARE(ids(torn), u"a,b"_s);
        QVERIFY(torn.channels.heartbeat == first.channels.heartbeat && torn.channels.find(u"a"_s)->fallback == u"b"_s);
        QCOMPARE(torn.onCall.people[0].channels.size(), 2);
        QVERIFY(QFile::remove(files.channels));
        const Written gone = readWritten(files, torn);
        QVERIFY(!gone.sure && ids(gone) == u"a,b"_s && !gone.issues.isEmpty());
        write(files.channels, "channels:\n- {id: b, kind: desktop}\n");
        const Written mended = readWritten(files, gone);
        QVERIFY(mended.sure && ids(mended) == u"b"_s && !mended.channels.heartbeat.wanted()); // it says so now
    }

    // A sign of life from another environment would hide the death of this one; a webhook that it hears is lost.
    void whatNamesOtherEnvironmentsLivesThere()
    {
        notify::Channels all;
        all.heartbeat.url = QUrl(u"http://127.0.0.1:1/"_s);
        notify::Channel pager;
        pager.id = u"pager"_s;
        pager.kind = notify::ChannelKind::PagerDuty;
        pager.hookKeys = {environment::Credential{environment::Credential::Source::Keyring, u"hook"_s, {}}};
        all.all = {pager};
        for (const QString &name : {u"prod"_s, u"lab"_s}) // nothing is named: all
            QVERIFY(channelsFor(all, name).heartbeat.wanted() && !channelsFor(all, name).all[0].hookKeys.isEmpty());
        all.heartbeat.environments = all.all[0].environments = {u"prod"_s};
        QVERIFY(channelsFor(all, u"prod"_s).heartbeat == all.heartbeat && channelsFor(all, u"prod"_s).all == all.all);
        const notify::Channels lab = channelsFor(all, u"lab"_s);
        QVERIFY(!lab.heartbeat.wanted() && lab.all.size() == 1 && lab.all[0].hookKeys.isEmpty());
    }

    void aGapIsToldOnce()
    {
        rota::OnCall all;
        all.people = {person("ann", {})};
        rota::Rota rota;
        rota.id = u"primary"_s;
        rota.title = u"Primary"_s;
        rota.shifts = {{u"ann"_s, kBegin, kBegin + 48h}, {u"ann"_s, kBegin + 72h, kBegin + 900h}};
        all.rotas = {rota};
        const auto at = [&](base::WallTime now) { return gapNotices(rota::boardOf(all, {}, now), now); };
        const auto first = at(kBegin);
        QCOMPARE(first.size(), 1);
        QCOMPARE(first[0].severity, base::Severity::Warning);
        QCOMPARE(at(kBegin + 5h)[0].event, first[0].event); // the same, an hour on
        const auto begun = at(kBegin + 50h);
        QVERIFY(begun[0].event != first[0].event && begun[0].key == first[0].key); // it has come: said again, once
        QCOMPARE(at(kBegin + 60h)[0].event, begun[0].event);
        QVERIFY(at(kBegin + 73h).isEmpty());
        all.rotas[0].shifts.clear(); // nobody at all: the horizon moves on, the notice does not
        QCOMPARE(at(kBegin)[0].event, at(kBegin + 9h)[0].event);
        all.rotas[0].shifts = {{u"ann"_s, kBegin, kBegin + 900h}};
        QVERIFY(at(kBegin).isEmpty());
        QVERIFY(gapClosed(first[0].key, rota.title, kBegin).moment == notify::Moment::Resolved);
    }
};

QTEST_GUILESS_MAIN(TstPages)
#include "tst_pages.moc"
