// SPDX-License-Identifier: GPL-3.0-or-later
// What an outbox has open under the key of a group, and another alert of that group: of the same rule on the same target, one of
// two mounts.
#include "models/notify/outboxstate.h"
#include "models/paging/knownnotice.h"
#include "tests/paging/alertscript.h"
#include "tests/support/scriptedreceiver.h"
#include "tests/support/telling.h"

#include <QTemporaryDir>

namespace {

constexpr int kOpenLimit = 20000;

Alert mountOf(const QString &mount, Severity severity, base::WallTime fired)
{
    Alert full = alertOf(u"disk.full"_s, severity);
    full.item = base::Untrusted(mount);
    full.key = alerts::keyOf(full.rule, full.scope, full.service + full.target, full.item);
    full.headline = mount + u" is full"_s;
    full.sentence = mount + u" is full since 14:30:05."_s;
    full.fired = fired;
    return full;
}

QSet<QByteArray> eventsAt(const ScriptedReceiver &receiver)
{
    QSet<QByteArray> events;
    for (const auto &request : receiver.requests())
        events << request.headers.value("x-console-event-id");
    return events;
}

} // namespace

class TstOpenNotices : public QObject {
    Q_OBJECT
    flow::Reactor m_reactor;
    PlainSecrets m_secrets;

private slots:
    // One mount made the group's notice critical and is well again; the next one that fills up is told, also when the outbox has been
    // opened again meanwhile.
    void anotherMountIsToldUnderTheKeyOfTheFirst_data()
    {
        QTest::addColumn<bool>("reopened");
        QTest::newRow("in one life") << false;
        QTest::newRow("after its file") << true;
    }
    void anotherMountIsToldUnderTheKeyOfTheFirst()
    {
        QFETCH(bool, reopened);
        QTemporaryDir folder;
        ScriptedReceiver machine({{}});
        const notify::Channels channels = channelsOf("- {id: machine, kind: webhook, url: \"" + machine.url() + "\"}\n");
        std::optional<Telling> telling(std::in_place, m_reactor, m_secrets, channels, folder.filePath(u"outbox.jsonl"_s));
        QVERIFY(telling->opened);
        GroupNotices notices;
        Alert a = mountOf(u"/a"_s, Severity::Warning, kBegin), b = mountOf(u"/b"_s, Severity::Warning, kBegin + 1s);
        const QString group = a.group();
        const auto post = [&](const QList<Notice> &all) {
            for (const Notice &notice : all)
                telling->post(notice);
        };
        post(notices.take(group, {is(What::Fired, a), is(What::Fired, b)}, kBegin + 1s));
        post(notices.due(kBegin + 40s)); // both are in it
        a.severity = Severity::Critical;
        post(notices.take(group, {is(What::Rose, a)}, kBegin + 60s));
        post(notices.take(group, {is(What::Resolved, a, kBegin + 90s)}, kBegin + 90s));
        QTRY_COMPARE_WITH_TIMEOUT(eventsAt(machine).size(), 3, kOpenLimit); // it fires, both do, it is critical
        QTRY_VERIFY_WITH_TIMEOUT(telling->outbox.idle(), kOpenLimit);
        QCOMPARE(telling->outbox.openNotice(GroupNotices::keyOf(group)).value_or(Notice()).alert, a.key);
        if (reopened) {
            telling.reset();
            telling.emplace(m_reactor, m_secrets, channels, folder.filePath(u"outbox.jsonl"_s));
            QVERIFY(telling->opened);
        }
        b.severity = Severity::Critical;
        const QList<Notice> worse = notices.take(group, {is(What::Rose, b)}, kBegin + 120s);
        QVERIFY(worse.size() == 1 && worse[0].key == GroupNotices::keyOf(group) && worse[0].alert == b.key);
        post(worse);
        QTRY_COMPARE_WITH_TIMEOUT(eventsAt(machine).size(), 4, kOpenLimit);
        // A program that was killed before it knew that finds it under another beginning: that is told already.
        Notice again = worse[0];
        again.began += 5s;
        QTRY_VERIFY_WITH_TIMEOUT(telling->outbox.idle(), kOpenLimit);
        post({again});
        QTRY_VERIFY_WITH_TIMEOUT(telling->outbox.idle(), kOpenLimit);
        QCOMPARE(machine.count(), 4);
    }

    void aLineOfAVersionBeforeIsComparedByRuleAndTarget()
    {
        Notice before = noticeOf(u"k"_s), now = before, another = before;
        now.began += 5s;
        now.alert = another.alert = u"a"_s;
        another.target = u"elsewhere"_s;
        notify::OutboxState state;
        state.read(notify::OutboxState().post({before, u"e1"_s, kBegin}, {u"machine"_s}));
        QCOMPARE(state.openEvent(now), u"e1"_s);
        QCOMPARE(state.openEvent(another), QString());
    }

    // After a start: the words, too, are of what is open.
    void whatGoesOnHasTheWordsUnderWhichItIsOpen()
    {
        Notice open = GroupNotices().take(u"g"_s, {is(What::Fired, mountOf(u"/a"_s, Severity::Critical, kBegin))}, kBegin).value(0);
        Notice known = GroupNotices().take(u"g"_s, {is(What::Fired, mountOf(u"/b"_s, Severity::Critical, kBegin + 1s))}, kBegin).value(0);
        known.people = true;
        open.moment = Moment::Digest; // as it was told last, to one person
        open.event = u"digest"_s;
        open.count = 2;
        open.channels = open.persons = QStringList{u"ann"_s};
        Notice wanted = open;
        wanted.moment = Moment::Firing;
        wanted.event.clear();
        wanted.channels.clear();
        wanted.persons.clear();
        wanted.people = true;
        QVERIFY(asKnown(known, open) == wanted);
        QVERIFY(asKnown(known, std::nullopt) == known);
        Notice same = known;
        same.began -= 1h;
        same.text = u"as it was then"_s;
        const Notice taken = asKnown(known, same);
        QVERIFY(taken.began == same.began && taken.text == known.text);
        open.severity = Severity::Warning; // it became worse: that is news
        QVERIFY(asKnown(known, open) == known);
    }
};

QTEST_GUILESS_MAIN(TstOpenNotices)
#include "tst_opennotices.moc"
