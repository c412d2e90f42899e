// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/enginemuter.h"

#include "models/mutes/muteact.h"

#include <memory>

using namespace std::chrono_literals;

namespace operate {

namespace {

using MuterSidePtr = std::shared_ptr<MuterSide>;
using Read = base::Result<QList<mutes::Mute>>;

constexpr auto kLookEvery = 1s, kRead = 5s;

struct Looked {
    QString stamp;
    std::optional<Read> read; // nothing: it is as it was
};

Looked look(const QString &file, const QString &known)
{
    Looked looked{mutes::stampOf(file), {}};
    if (looked.stamp != known)
        looked.read = mutes::readMutes(file, base::Clock::system().wallNow());
    return looked;
}

// As long as the feed has an engine.
flow::Task<void> keepLooking(flow::Reactor &reactor, MuterSidePtr side)
{
    QString known;
    for (;;) {
        const std::function<Looked()> ask = [file = side->file, known] { return look(file, known); };
        const auto looked = co_await flow::offload<Looked>(reactor, side->files, reactor.now() + kRead, ask);
        if (!looked && looked.error().code == base::Errc::Cancelled)
            co_return;
        if (looked && looked->read) {
            known = looked->stamp;
            if (*looked->read)
                emit side->read(**looked->read);
            else {
                emit side->read({}); // then everything counts
                emit side->refused(looked->read->error());
            }
        }
        const auto slept = co_await reactor.sleepFor(kLookEvery);
        if (!slept)
            co_return;
    }
}

flow::Task<void> act(flow::Reactor &reactor, MuterSidePtr side, mutes::Change change, mutes::Mute mute, QString system)
{
    mute.who = co_await side->books->person(reactor);
    if (!side->books->journal()) {
        emit side->refused(Bookkeeping::ending());
        co_return;
    }
    BookLedger ledger(side->books);
    acts::Dispatcher dispatcher(ledger);
    const QString file = side->file;
    auto acting = mutes::actOnMute(reactor, side->files, dispatcher, file, change, std::move(mute), std::move(system));
    const auto done = co_await std::move(acting);
    if (!done) {
        emit side->refused(done.error());
        co_return;
    }
    const std::function<Looked()> ask = [file] { return look(file, QString()); };
    const auto looked = co_await flow::offload<Looked>(reactor, side->files, reactor.now() + kRead, ask);
    if (looked && looked->read && *looked->read)
        emit side->read(**looked->read);
    emit side->done();
}

} // namespace

EngineMuter::EngineMuter(watch::Feed &feed, std::shared_ptr<Bookkeeping> books, const QString &file, QObject *parent) :
    Muter(parent), m_feed(feed), m_side(std::make_shared<MuterSide>(std::move(books), file))
{
    connect(m_side.get(), &MuterSide::read, this, &EngineMuter::take, Qt::QueuedConnection);
    connect(m_side.get(), &MuterSide::refused, this, &Muter::refused, Qt::QueuedConnection);
    connect(m_side.get(), &MuterSide::done, this, &Muter::done, Qt::QueuedConnection);
    m_feed.postWithSecrets([side = m_side](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(keepLooking(reactor, side)); });
}

void EngineMuter::take(const QList<mutes::Mute> &mutes)
{
    if (mutes == m_mutes)
        return;
    m_mutes = mutes;
    emit changed();
}

void EngineMuter::mute(const mutes::Mute &mute, const QString &system)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!environment)
        return;
    mutes::Mute whole = mute;
    whole.scope = environment->name;
    whole.from = base::Clock::system().wallNow();
    whole.reason = whole.reason.trimmed();
    if (const auto objection = mutes::objectionTo(whole, *environment, whole.from)) {
        emit refused(*objection);
        return;
    }
    m_feed.postWithSecrets([side = m_side, whole, system](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(act(reactor, side, mutes::Change::Begin, whole, system));
    });
}

void EngineMuter::unmute(const mutes::Mute &mute, const QString &system)
{
    m_feed.postWithSecrets([side = m_side, mute, system](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(act(reactor, side, mutes::Change::End, mute, system));
    });
}

} // namespace operate

#include "moc_enginemuter.cpp"
#include "moc_muter.cpp"
