// SPDX-License-Identifier: GPL-3.0-or-later
// What holds, out of the entries of a shared journal: the same whatever order they come in; ended is ended; an act without its outcome,
// hostile or broken entries and those of a clock that is ahead change nothing. By a scripted clock.
#include "models/acts/fileact.h"
#include "models/base/jsonfields.h"
#include "models/base/moment.h"
#include "models/paging/heldacts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paging;

namespace {

const base::WallTime kNow{1'795'700'000s};
const QString kScope = u"prod"_s;

struct Written {
    QString chain = u"aa"_s, who = u"ann"_s;
    base::WallTime at = kNow;
    bool done = true;
};

// Intent and outcome, as a console wrote them.
QList<journal::StoredEntry> entries(const QString &act, const QString &reason, const QJsonObject &parameters, const Written &w = {}, const QString &target = {})
{
    static int number = 0;
    journal::StoredEntry intent;
    intent.record.log = w.chain;
    intent.record.seq = ++number;
    intent.record.time = std::chrono::duration_cast<std::chrono::microseconds>(w.at.time_since_epoch()).count();
    intent.record.phase = journal::Phase::Intent;
    intent.record.act = act;
    intent.record.actId = u"act%1"_s.arg(number);
    intent.record.target = target;
    intent.name = w.who;
    intent.details = (reason.isEmpty() ? QString() : reason + u'\n') + QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact));
    journal::StoredEntry outcome = intent;
    outcome.record.seq = ++number;
    outcome.record.phase = journal::Phase::Outcome;
    outcome.record.outcome = w.done ? journal::Outcome::Done : journal::Outcome::Failed;
    outcome.details.clear();
    return {intent, outcome};
}

QJsonObject silence(const QString &id, std::chrono::minutes length = 2h)
{
    return {{u"environment"_s, kScope}, {u"id"_s, id}, {u"from"_s, base::isoMoment(kNow)}, {u"until"_s, base::isoMoment(kNow + length)}, {u"worst"_s, u"warning"_s},
            {u"matchers"_s, QJsonArray{u"target=shop-*"_s}}};
}

QJsonObject acknowledgement(const QString &id, const QString &key)
{
    return {{u"environment"_s, kScope}, {u"id"_s, id}, {u"from"_s, base::isoMoment(kNow)}, {u"until"_s, base::isoMoment(kNow + 30min)}, {u"worst"_s, u"warning"_s}, {u"alert"_s, key}};
}

QJsonObject release(const QString &id) { return {{u"environment"_s, kScope}, {u"id"_s, id}}; }

QJsonObject mute(base::WallTime from, bool begins = true)
{
    QJsonObject o{{u"environment"_s, kScope}, {u"finding"_s, u"link"_s}, {u"from"_s, base::isoMoment(from)}};
    if (begins)
        o.insert(u"until"_s, base::isoMoment(from + 24h));
    return o;
}

QJsonObject offer(const QString &id, bool offered = true, const QString &person = u"bob"_s)
{
    rota::Override v;
    v.id = id;
    v.rota = u"primary"_s;
    v.person = person;
    v.from = kNow - 1h;
    v.until = kNow + 8h;
    v.offered = offered;
    return rota::jsonOf(rota::Step::of(v));
}

// The files of one machine.
struct Machine {
    QTemporaryDir folder{u"/dev/shm/qdheld-XXXXXX"_s};
    QString wishes = folder.filePath(u"w"_s), mutesFile = folder.filePath(u"m"_s), arranged = folder.filePath(u"a"_s);
    HeldActs held;

    void take(const QList<journal::StoredEntry> &all, base::WallTime now = kNow)
    {
        for (const journal::StoredEntry &entry : all)
            held.take(entry, now);
        bring(now);
    }
    void bring(base::WallTime now)
    {
        const HeldActs::News news = held.takeNews(now);
        QVERIFY(alerts::bringWishes(wishes, news.wishes, news.released, now));
        QVERIFY(mutes::bringMutes(mutesFile, news.begun, news.ended, now));
        QVERIFY(rota::bringSteps(arranged, news.steps));
    }
    // All that holds, in words.
    [[nodiscard]] QStringList holds(base::WallTime now = kNow) const
    {
        QStringList out;
        for (const alerts::Wish &w : *alerts::readWishes(wishes, now))
            out << w.id.left(4) + u' ' + w.key + u' ' + w.who + u' ' + w.reason;
        for (const mutes::Mute &m : *mutes::readMutes(mutesFile, now))
            out << m.finding + u' ' + m.target + u' ' + m.who;
        const auto read = rota::readArranged(arranged);
        for (const rota::Override &v : read->overrides)
            out << v.id + u' ' + v.person + u' ' + v.by + (v.since() ? u" holds"_s : u" waits"_s);
        for (auto it = read->imported.cbegin(); it != read->imported.cend(); ++it)
            out << it.key() + u' ' + it->constFirst().person;
        out.sort();
        return out;
    }
};

QList<journal::StoredEntry> shifts(const QString &person, const Written &w)
{
    return entries(u"oncall.import"_s, {}, rota::jsonOf(rota::Step::importing(u"second"_s, {{person, kNow, kNow + 24h}})), w);
}

} // namespace

class TstHeldActs : public QObject {
    Q_OBJECT
private slots:
    void whatWasSaidElsewhereHolds()
    {
        Machine m;
        m.take(entries(u"alert.silence"_s, u"load\ntest"_s, silence(u"1111000000000000"_s)));
        m.take(entries(u"finding.mute"_s, u"known"_s, mute(kNow - 1s), {}, u"shop"_s));
        m.take(entries(u"oncall.handover"_s, {}, offer(u"h-00000001"_s)));
        m.take(shifts(u"bob"_s, {}));
        QCOMPARE(m.holds(), (QStringList{u"1111  ann load\ntest"_s, u"h-00000001 bob ann waits"_s, u"link shop ann"_s, u"second bob"_s}));
        m.take(entries(u"oncall.accept"_s, {}, rota::jsonOf(rota::Step::accepting(u"h-00000001"_s, {})), {u"bb"_s, u"bob"_s}));
        QVERIFY(m.holds().contains(u"h-00000001 bob ann holds"_s));
        m.take(entries(u"oncall.withdraw"_s, {}, rota::jsonOf(rota::Step::withdrawing(u"h-00000001"_s))));
        m.take(entries(u"alert.release"_s, {}, release(u"1111000000000000"_s), {u"bb"_s, u"bob"_s}));
        m.take(entries(u"finding.unmute"_s, {}, mute(kNow - 1s, false), {u"bb"_s, u"bob"_s}, u"shop"_s));
        QCOMPARE(m.holds(), QStringList(u"second bob"_s));
        QVERIFY(m.held.takeComplaints().isEmpty());
    }

    // Four machines write, the entries of each in its order, and come here in every order there is.
    void everyOrderComesToTheSame()
    {
        const QString first = u"aaaa000000000000"_s, second = u"bbbb000000000000"_s, gone = u"cccc000000000000"_s;
        QList<QList<journal::StoredEntry>> chains{
            entries(u"alert.acknowledge"_s, {}, acknowledgement(first, u"k"_s), {u"aa"_s, u"ann"_s, kNow - 20s}) + entries(u"alert.silence"_s, u"x"_s, silence(gone), {u"aa"_s, u"ann"_s, kNow - 10s})
                + shifts(u"ann"_s, {u"aa"_s, u"ann"_s, kNow - 9s}),
            entries(u"alert.acknowledge"_s, {}, acknowledgement(second, u"k"_s), {u"bb"_s, u"bob"_s, kNow - 15s}) + entries(u"finding.mute"_s, u"known"_s, mute(kNow - 30s), {u"bb"_s, u"bob"_s, kNow - 30s}, u"shop"_s)
                + shifts(u"bob"_s, {u"bb"_s, u"bob"_s, kNow - 8s}),
            entries(u"alert.release"_s, {}, release(gone), {u"cc"_s, u"cyd"_s, kNow - 40s}) /* its clock is behind */ + entries(u"finding.mute"_s, u"later"_s, mute(kNow - 25s), {u"cc"_s, u"cyd"_s, kNow - 25s}, u"shop"_s),
            entries(u"oncall.withdraw"_s, {}, rota::jsonOf(rota::Step::withdrawing(u"o-00000002"_s)), {u"dd"_s, u"dan"_s, kNow - 50s}) + entries(u"oncall.override"_s, {}, offer(u"o-00000002"_s, false), {u"dd"_s, u"dan"_s, kNow - 5s}),
        };
        const QStringList expected{u"bbbb k bob "_s, u"link shop cyd"_s, u"second bob"_s};
        QList<int> order{0, 1, 2, 3};
        do {
            Machine m, piecewise;
            for (const int chain : order) {
                m.take(chains.at(chain));
                for (const journal::StoredEntry &entry : chains.at(chain)) // a look at the journal in between
                    piecewise.take({entry});
            }
            QCOMPARE(m.holds(), expected);
            QCOMPARE(piecewise.holds(), expected);
            for (const auto &chain : chains) // once more: a start reads all again
                m.take(chain);
            QCOMPARE(m.holds(), expected);
        } while (std::next_permutation(order.begin(), order.end()));
    }

    // A machine that was away: it has ended what nobody else saw beginning, and what was said there stays.
    void whatIsOfHereStays()
    {
        Machine m;
        alerts::Wish mine;
        mine.id = u"dddd000000000000"_s;
        mine.scope = kScope;
        mine.matchers = {{u"target"_s, u"x"_s, true}};
        mine.who = u"ann"_s;
        mine.reason = u"before there was a shared journal"_s;
        mine.at = mine.from = kNow - 1min;
        mine.until = kNow + 1h;
        QVERIFY(alerts::keepWish(m.wishes, mine, kNow));
        mutes::Mute muted{kScope, u"shop"_s, {}, u"link"_s, base::Severity::Warning, u"mine"_s, u"ann"_s, kNow - 5s, kNow + 1h};
        QVERIFY(mutes::keepMute(m.mutesFile, muted, kNow));
        m.take(entries(u"finding.mute"_s, u"older"_s, mute(kNow - 10s), {u"bb"_s, u"bob"_s, kNow - 10s}, u"shop"_s));
        m.take(entries(u"finding.unmute"_s, {}, mute(kNow - 10s, false), {u"bb"_s, u"bob"_s, kNow - 8s}, u"shop"_s));
        QCOMPARE(m.holds(), (QStringList{u"dddd  ann before there was a shared journal"_s, u"link shop ann"_s}));
        m.take(entries(u"finding.mute"_s, u"newer"_s, mute(kNow - 2s), {u"bb"_s, u"bob"_s, kNow - 2s}, u"shop"_s));
        QVERIFY(m.holds().contains(u"link shop bob"_s));
    }

    void aClockThatIsAheadWaitsOrIsPassedOver()
    {
        Machine m;
        const base::WallTime soon = kNow + 30s, far = kNow + 1h;
        m.take(entries(u"finding.mute"_s, u"known"_s, mute(soon), {u"bb"_s, u"bob"_s, soon}, u"shop"_s));
        QVERIFY(m.holds().isEmpty() && m.held.waits());
        m.bring(soon + 1s);
        QCOMPARE(m.holds(soon + 1s), QStringList(u"link shop bob"_s));
        m.take(entries(u"alert.acknowledge"_s, {}, acknowledgement(u"aaaa000000000000"_s, u"k"_s), {u"bb"_s, u"bob"_s, far}));
        QCOMPARE(m.held.takeComplaints().size(), 1);
        m.take(entries(u"alert.acknowledge"_s, {}, acknowledgement(u"bbbb000000000000"_s, u"k"_s))); // is not held to be the older one
        QCOMPARE(m.holds(soon + 1s).size(), 2);
    }

    void whatIsHostileOrBrokenChangesNothing()
    {
        const auto with = [](QJsonObject o, const QString &key, const QJsonValue &value) {
            o.insert(key, value);
            return o;
        };
        const QString id = u"1111000000000000"_s, h = u"h-00000001"_s, s = u"alert.silence"_s, o = u"oncall.override"_s;
        QJsonObject late = offer(u"o-00000001"_s, false);
        late.insert(u"until"_s, base::toMilliseconds(kNow + 400 * 24h));
        QJsonArray many;
        for (int i = 0; i < 25; ++i)
            many.append(u"target=a"_s);
        const QList<QList<journal::StoredEntry>> bad{
            entries(s, u"for ever"_s, silence(id, 24h * 30)),
            entries(s, u"criticals"_s, with(silence(id, 5h), u"worst"_s, u"critical"_s)),
            entries(s, {}, silence(id)), // no reason
            entries(s, QString(300, u'x'), silence(id)),
            entries(s, u"all"_s, with(silence(id), u"matchers"_s, QJsonArray())),
            entries(s, u"one is no matcher"_s, with(silence(id), u"matchers"_s, QJsonArray{u"target=a"_s, u"nonsense"_s})),
            entries(s, u"many"_s, with(silence(id), u"matchers"_s, many)),
            entries(s, u"id"_s, silence(u"../../etc"_s)),
            entries(s, u"scope"_s, with(silence(id), u"environment"_s, QString(5000, u'x'))),
            entries(s, u"who"_s, silence(id), {u"bb"_s, QString()}),
            entries(s, u"time"_s, with(silence(id), u"until"_s, 5)),
            entries(u"alert.release"_s, {}, release(u""_s)), // would end all
            entries(u"finding.mute"_s, u"for ever"_s, with(mute(kNow), u"until"_s, base::isoMoment(kNow + 24h * 40)), {}, u"shop"_s),
            entries(u"finding.mute"_s, u"backdated"_s, mute(kNow - 24h), {}, u"shop"_s),
            entries(u"finding.mute"_s, u"of nothing"_s, mute(kNow)),
            entries(u"finding.unmute"_s, {}, mute(kNow + 24h, false), {}, u"shop"_s), // would end what is to come
            entries(o, {}, late),
            entries(o, {}, offer(h)), // says another act than it is
            entries(u"oncall.handover"_s, {}, offer(u"h-1 or 1=1"_s)),
            entries(o, {}, offer(u"o-00000001"_s, false, {})),
            entries(u"oncall.import"_s, {}, rota::jsonOf(rota::Step::importing(u"second"_s, {{u"bob"_s, kNow, kNow}}))),
            entries(u"oncall.accept"_s, {}, {{u"step"_s, u"withdraw"_s}, {u"id"_s, h}}),
        };
        Machine m;
        m.take(entries(s, u"good"_s, silence(u"2222000000000000"_s)));
        m.take(entries(u"oncall.handover"_s, {}, offer(u"h-0000000a"_s)));
        const QStringList before = m.holds();
        for (const auto &entry : bad) {
            m.take(entry);
            QVERIFY2(m.holds() == before, qPrintable(entry.first().details.left(200)));
            QVERIFY2(m.held.takeComplaints().size() == 1, qPrintable(entry.first().details.left(200)));
        }
        QList<journal::StoredEntry> nonsense = entries(s, {}, {});
        nonsense.first().details = u"no JSON \u202e at all"_s;
        m.take(nonsense);
        QCOMPARE(m.held.takeComplaints().size(), 1);
        QList<journal::StoredEntry> erased = entries(s, u"gone"_s, silence(id));
        erased.first().details.clear();
        erased.first().erased = true;
        m.take(erased);
        m.take(entries(s, u"failed"_s, silence(id), {u"aa"_s, u"ann"_s, kNow, false}));
        m.take(entries(s, u"under way"_s, silence(id)).mid(0, 1));
        m.take(entries(u"session.cancel"_s, u"another act"_s, silence(id)));
        QCOMPARE(m.holds(), before);
        QVERIFY(m.held.takeComplaints().isEmpty());
    }

    // Whoever floods the shared journal takes no room from what is said here.
    void thereIsAlwaysRoomForWhatIsSaidHere()
    {
        Machine m;
        QList<alerts::Wish> many;
        alerts::Wish wish;
        wish.scope = kScope;
        wish.matchers = {{u"target"_s, u"x"_s, true}};
        wish.who = u"eve"_s;
        wish.reason = u"flood"_s;
        wish.at = wish.from = kNow;
        wish.until = kNow + 1h;
        for (int i = 0; i < 700; ++i) {
            wish.id = QString::number(i).rightJustified(16, u'0');
            many << wish;
        }
        const auto left = alerts::bringWishes(m.wishes, many, {}, kNow);
        QVERIFY(left);
        QCOMPARE(*left, 200);
        wish.id = u"ffff000000000000"_s;
        QVERIFY(alerts::keepWish(m.wishes, wish, kNow));
        QCOMPARE(alerts::readWishes(m.wishes, kNow)->size(), 501);
    }

    // What names somebody the file of this machine does not know would take the rota from whoever has it, for nobody.
    void whoIsNotKnownHereHasNothing()
    {
        Machine m;
        m.take(entries(u"oncall.override"_s, {}, offer(u"o-00000001"_s, false, u"zoe"_s)) + entries(u"oncall.override"_s, {}, offer(u"o-00000002"_s, false)) + shifts(u"zoe"_s, {}));
        rota::OnCall all;
        all.people = {{u"bob"_s, u"Bob"_s, {}}};
        rota::Rota primary, second;
        primary.id = u"primary"_s;
        second.id = u"second"_s;
        all.rotas = {primary, second};
        auto arranged = *rota::readArranged(m.arranged);
        auto later = arranged;
        QVERIFY(later.leaveOutUnknown(all, base::WallTime::max()).isEmpty() && later.overrides.size() == 1); // nobody is told of what is over
        const QStringList said = arranged.leaveOutUnknown(all, base::WallTime::min());
        QVERIFY(said.size() == 1 && said.first().contains(u"zoe"_s));
        QVERIFY(arranged.overrides.size() == 1 && arranged.overrides.first().person == u"bob"_s && arranged.imported.value(u"second"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstHeldActs)
#include "tst_heldacts.moc"
