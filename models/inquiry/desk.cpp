// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inquiry/desk.h"

#include "models/environment/readerentry.h"

#include <QCoreApplication>

namespace inquiry {

namespace {

using Side = std::shared_ptr<DeskSide>;
using environment::Target;

QString readerKey(const Target &target)
{
    const QString key = std::get<environment::PostgresSettings>(target.settings).reader.credential.key;
    return key.isEmpty() ? environment::readerEntry(target.id) : key;
}

flow::Task<void> run(watch::ProbeContext context, Side side, Target target, Question question, std::shared_ptr<Run> run)
{
    question.actor = co_await side->books->person(context.reactor);
    if (!side->books->journal()) {
        emit side->refused(target.id, operate::Bookkeeping::ending());
        co_return;
    }
    operate::BookLedger ledger(side->books);
    auto asking = inquire(context, target, std::move(question), ledger, run);
    const auto answer = co_await std::move(asking);
    if (answer)
        emit side->answered(target.id, *answer);
    else
        emit side->refused(target.id, answer.error());
    if (run->lack != Run::Lack::Nothing)
        emit side->passwordWanted(target.id, readerKey(target), run->lack == Run::Lack::RightPassword);
}

// The side holds the pool in which the request is made.
flow::Task<void> endOf(Side, std::shared_ptr<Run> running) { co_await end(std::move(running)); }

} // namespace

EngineDesk::EngineDesk(watch::Feed &feed, std::shared_ptr<operate::Bookkeeping> books, QObject *parent) :
    Desk(parent), m_feed(feed), m_side(std::make_shared<DeskSide>(std::move(books)))
{
    connect(m_side.get(), &DeskSide::answered, this, [this](const QString &target, const Answer &answer) {
        m_running.remove(target);
        emit answered(target, answer);
    }, Qt::QueuedConnection);
    connect(m_side.get(), &DeskSide::refused, this, [this](const QString &target, const base::Error &error) {
        m_running.remove(target);
        emit refused(target, error);
    }, Qt::QueuedConnection);
    connect(m_side.get(), &DeskSide::passwordWanted, this, &Desk::passwordWanted, Qt::QueuedConnection);
}

void EngineDesk::ask(const QString &target, const QString &server, const QString &text)
{
    if (busy(target) || !m_feed.hasEngine() || !m_feed.environment() || !m_feed.environment()->find(target))
        return;
    const auto statement = postgres::TypedStatement::of(text);
    if (!statement) {
        emit refused(target, statement.error());
        return;
    }
    Question question(*statement);
    question.systemIdentifier = server;
    const auto running = std::make_shared<Run>();
    m_running.insert(target, running);
    const Target what = *m_feed.environment()->find(target);
    m_feed.postWithSecrets([side = m_side, what, question, running, environment = m_feed.environment()](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &secrets) {
        const watch::ProbeContext context{reactor, side->dns, side->cancels, side->files, secrets, environment};
        scope.spawn(run(context, side, what, question, running));
    });
}

void EngineDesk::cancel(const QString &target)
{
    const auto it = m_running.constFind(target);
    if (it == m_running.constEnd())
        return;
    m_feed.postWithSecrets([side = m_side, running = *it](flow::Reactor &, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(endOf(side, running)); });
}

} // namespace inquiry

#include "moc_desk.cpp"
