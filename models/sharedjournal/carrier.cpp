// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sharedjournal/carrier.h"

#include "models/base/log.h"
#include "models/flow/scope.h"
#include "models/watch/backoff.h"

#include <array>

namespace sharedjournal {

using base::Errc;
using base::Error;
using flow::orFail;
using journal::Exchange;
using journal::Outgoing;
using journal::Parcel;
using journal::SharedMark;
using journal::Taken;

namespace {

constexpr qsizetype kMostBytes = 4 << 20; // of one statement, about
constexpr std::chrono::minutes kHopeless{1}; // between two tries of what is refused each time

bool refusesChain(const Error &e)
{
    return e.sqlstate == "QJ001" || e.sqlstate == "QJ003" || e.sqlstate == "54000";
}

qsizetype weight(const Parcel &p)
{
    return p.record.size() + p.text.value_or(QByteArray()).size();
}

qint64 micros(base::WallTime at)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count();
}

} // namespace

QLatin1StringView State::word(Condition condition)
{
    static constexpr std::array words{QLatin1StringView("off"), QLatin1StringView("connecting"), QLatin1StringView("in step"),
                                      QLatin1StringView("behind"), QLatin1StringView("away")};
    return words[std::size_t(condition)];
}

Carrier::Carrier(postgres::Engine engine, journal::Journal &journal, QString where, Settings settings, Told told)
    : m_engine(engine), m_journal(journal), m_settings(std::move(settings)), m_told(std::move(told))
{
    m_state.where = std::move(where);
}

void Carrier::tell(Condition condition, qint64 waiting)
{
    m_state.condition = condition;
    m_state.waiting = waiting;
    m_told(m_state);
}

void Carrier::answered()
{
    m_state.contact = base::Clock::system().wallNow();
    m_mark.time = micros(m_state.contact);
}

void Carrier::addFault(const journal::ChainFault &fault)
{
    if (fault.ours)
        m_refused.insert(fault.log);
    if (!m_state.faults.contains(fault))
        m_state.faults.append(fault);
}

Task<Result<void>> Carrier::keepMark()
{
    const std::function<Result<void>(Exchange &)> put = [mark = m_mark](Exchange &e) { return e.setMark(mark); };
    auto kept = m_journal.exchange<void>(put);
    co_return co_await std::move(kept);
}

Task<void> Carrier::run()
{
    watch::Backoff backoff;
    const std::function<Result<SharedMark>(Exchange &)> read = [](Exchange &e) { return e.mark(); };
    auto known = co_await m_journal.exchange<SharedMark>(read);
    if (known) {
        m_mark = *known;
        m_state.contact = base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(std::chrono::microseconds(m_mark.time)));
        m_state.reader = m_mark.reader;
    }
    tell(Condition::Connecting, 0);
    for (;;) {
        const base::WallTime before = m_state.contact;
        auto ended = co_await session();
        if (ended || ended.error().code == Errc::Cancelled)
            co_return;
        if (m_state.contact != before) {
            backoff.reset();
            (void)co_await flow::shielded(m_engine.reactor, kAnswer, keepMark());
        }
        m_state.why = std::move(ended).error();
        base::logInfo("sharedjournal", QString::fromStdString(m_state.why.text));
        const auto pause = backoff.next(m_state.why).value_or(kHopeless);
        const TimePoint until = m_engine.reactor.now() + pause;
        co_await restUntil(until);
        auto *stop = co_await flow::currentCancel();
        if (stop && stop->stopped())
            co_return;
    }
}

Task<void> Carrier::restUntil(TimePoint until)
{
    const std::function<Result<qint64>(Exchange &)> count = [](Exchange &e) { return e.waiting(); };
    do {
        auto waiting = co_await m_journal.exchange<qint64>(count);
        const qint64 more = waiting && !m_state.reader ? *waiting : 0;
        tell(Condition::Away, more);
        const TimePoint look = std::min(until, m_engine.reactor.now() + kAsk);
        auto wrote = co_await m_journal.appended().next(m_engine.reactor, look);
        if (!wrote && wrote.error().code == Errc::Cancelled)
            co_return;
    } while (m_engine.reactor.now() < until);
}

Task<Result<void>> Carrier::session()
{
    const TimePoint due = m_engine.reactor.now() + kConnecting;
    auto settings = co_await orFail(m_settings(due));
    auto store = co_await orFail(Store::open(m_engine, settings, due));
    co_await orFail(begin(*store));
    TimePoint ask = m_engine.reactor.now() + kAsk;
    bool fresh = true;
    for (;;) {
        if (fresh || m_engine.reactor.now() >= ask) {
            co_await orFail(fetch(*store));
            ask = m_engine.reactor.now() + kAsk;
        }
        co_await orFail(bring(*store));
        m_state.why = {};
        if (m_state.condition != Condition::InStep || m_state.waiting > 0)
            tell(Condition::InStep, 0);
        const TimePoint until = m_engine.reactor.now() + kLook;
        std::vector<Task<bool>> waits;
        waits.push_back(news(*store, until));
        waits.push_back(written(until));
        fresh = co_await flow::race(std::move(waits));
        auto *stop = co_await flow::currentCancel();
        if (stop && stop->stopped())
            co_return flow::fail(Errc::Cancelled, "cancelled");
    }
}

// True: something came there, or the connection broke, which the next question finds.
Task<bool> Carrier::news(Store &store, TimePoint until)
{
    auto came = co_await store.announced(until);
    co_return came ? *came : came.error().code != Errc::Cancelled;
}

Task<bool> Carrier::written(TimePoint until)
{
    (void)co_await m_journal.appended().next(m_engine.reactor, until);
    co_return false;
}

Task<Result<void>> Carrier::begin(Store &store)
{
    const TimePoint due = m_engine.reactor.now() + kAnswer;
    co_await orFail(store.listen(due));
    auto heads = co_await orFail(store.heads(due));
    auto newest = co_await orFail(store.before(0, due));
    m_state.login = store.facts().login;
    m_state.reader = m_mark.reader = store.facts().reader;
    if (m_mark.store != store.facts().id || newest < m_mark.seen)
        m_mark.seen = 0;
    if (m_mark.store != store.facts().id)
        m_mark.sent = 0;
    m_mark.store = store.facts().id;
    answered();
    co_await orFail(keepMark());
    m_state.faults.clear();
    m_refused.clear();
    m_gap = false;
    const std::function<Result<Exchange::Comparison>(Exchange &)> look = [heads](Exchange &e) { return e.compare(heads); };
    auto found = co_await orFail(m_journal.exchange<Exchange::Comparison>(look));
    for (const journal::ChainFault &fault : std::as_const(found.faults))
        addFault(fault);
    if (found.resend) {
        m_gap = true;
        m_mark.sent = 0;
    }
    const std::function<Result<qint64>(Exchange &)> count = [](Exchange &e) { return e.waiting(); };
    auto waiting = co_await orFail(m_journal.exchange<qint64>(count));
    tell(Condition::Behind, m_state.reader ? 0 : waiting);
    co_return {};
}

Task<Result<void>> Carrier::bring(Store &store)
{
    while (!m_state.reader) {
        const std::function<Result<Outgoing>(Exchange &)> look = [after = m_mark.sent](Exchange &e) { return e.outgoing(after, kBatch); };
        auto out = co_await orFail(m_journal.exchange<Outgoing>(look));
        if (out.parcels.isEmpty())
            break;
        auto sent = co_await send(store, out.parcels);
        if (!sent && sent.error().sqlstate == "QJ002" && !m_gap) { // it lost what it had: all again, what is there is passed over
            m_gap = true;
            m_mark.sent = 0;
            continue;
        }
        co_await orFail(std::move(sent));
        m_mark.sent = out.last;
        answered();
        co_await orFail(keepMark());
        if (out.parcels.size() == kBatch)
            tell(Condition::Behind, std::max<qint64>(1, m_state.waiting - kBatch));
    }
    co_return {};
}

// All at once; when that is refused, chain by chain, so that one of them does not hold up the others.
Task<Result<void>> Carrier::send(Store &store, QList<Parcel> parcels)
{
    QList<Parcel> all;
    QStringList chains;
    qsizetype bytes = 0;
    for (const Parcel &p : std::as_const(parcels)) {
        if (m_refused.contains(p.log))
            continue;
        all.append(p);
        bytes += weight(p);
        if (!chains.contains(p.log))
            chains.append(p.log);
    }
    if (all.isEmpty())
        co_return {};
    if (bytes <= kMostBytes) {
        const TimePoint due = m_engine.reactor.now() + kAnswer;
        auto sent = co_await store.append(all, due);
        if (sent || !(refusesChain(sent.error()) || sent.error().sqlstate == "QJ002"))
            co_return sent;
    }
    for (const QString &log : std::as_const(chains)) {
        QList<Parcel> chain;
        for (const Parcel &p : std::as_const(all))
            if (p.log == log)
                chain.append(p);
        co_await orFail(sendChain(store, chain));
    }
    co_return {};
}

Task<Result<void>> Carrier::sendChain(Store &store, QList<Parcel> parcels)
{
    while (!parcels.isEmpty()) {
        QList<Parcel> some;
        qsizetype bytes = 0;
        while (!parcels.isEmpty() && (some.isEmpty() || bytes + weight(parcels.constFirst()) <= kMostBytes)) {
            bytes += weight(parcels.constFirst());
            some.append(parcels.takeFirst());
        }
        const TimePoint due = m_engine.reactor.now() + kAnswer;
        auto sent = co_await store.append(some, due);
        if (sent)
            continue;
        const bool gap = sent.error().sqlstate == "QJ002";
        if (!refusesChain(sent.error()) && !(gap && m_gap))
            co_return sent;
        base::logError("sharedjournal", QString::fromStdString(sent.error().text));
        addFault({some.constFirst().log, some.constFirst().seq, gap ? journal::Fault::Missing : journal::Fault::Forked, true});
        break;
    }
    co_return {};
}

Task<Result<void>> Carrier::fetch(Store &store)
{
    for (;;) {
        const TimePoint due = m_engine.reactor.now() + kAnswer;
        auto came = co_await orFail(store.after(m_mark.seen, kBatch, due));
        answered();
        if (came.isEmpty())
            co_return {};
        QList<Parcel> parcels;
        for (const Stored &s : std::as_const(came))
            parcels.append(s.parcel);
        m_mark.seen = parcels.constLast().id;
        const std::function<Result<Taken>(Exchange &)> keep = [parcels, mark = m_mark](Exchange &e) { return e.take(parcels, mark); };
        auto taken = co_await orFail(m_journal.exchange<Taken>(keep));
        for (const journal::ChainFault &fault : std::as_const(taken.refused))
            addFault(fault);
        if (!taken.refused.isEmpty())
            tell(m_state.condition, m_state.waiting);
    }
}

} // namespace sharedjournal
