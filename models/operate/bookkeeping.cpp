// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/bookkeeping.h"

#include "models/base/passwdentry.h"

#include <QCoreApplication>

#include <unistd.h>

using namespace std::chrono_literals;

namespace operate {

namespace {

constexpr auto kName = 2s, kClosing = 2s;

} // namespace

QString personHere()
{
    const auto entry = base::passwdOf(::geteuid());
    return entry ? entry->name : QString::number(::geteuid());
}

std::shared_ptr<Bookkeeping> Bookkeeping::open(watch::Feed &feed, const journal::Options &options)
{
    auto books = std::make_shared<Bookkeeping>();
    const bool shared = feed.environment() && feed.environment()->sharedJournal;
    feed.postWithSecrets([books, options, shared](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(keep(reactor, books, options, shared));
    });
    return books;
}

flow::Task<void> Bookkeeping::keep(flow::Reactor &reactor, std::shared_ptr<Bookkeeping> books, journal::Options options, bool shared)
{
    journal::Journal journal(reactor, std::move(options));
    flow::TaskScope guests(co_await flow::currentCancel());
    books->m_guests = &guests;
    books->m_journal = &journal;
    if (shared) { // what is known from the last time holds until the shared journal answers
        journal.holdActs();
        const std::function<base::Result<journal::SharedMark>(journal::Exchange &)> read = [](journal::Exchange &e) { return e.mark(); };
        const auto mark = co_await journal.exchange<journal::SharedMark>(read);
        journal.refuseActs(mark && mark->reader ? std::optional(onlyReading()) : std::nullopt);
    }
    for (;;) {
        const auto slept = co_await reactor.sleepFor(1h);
        if (!slept)
            break;
    }
    books->m_guests = nullptr;
    co_await guests.close();
    books->m_journal = nullptr;
    (void)co_await flow::shielded(reactor, kClosing, journal.close());
}

void Bookkeeping::host(flow::Task<void> work)
{
    if (m_guests)
        m_guests->spawn(std::move(work));
}

flow::Task<QString> Bookkeeping::person(flow::Reactor &reactor)
{
    const std::function<QString()> ask = personHere;
    const auto name = co_await flow::offload<QString>(reactor, m_names, reactor.now() + kName, ask);
    co_return name ? *name : QString::number(::geteuid());
}

flow::Task<base::Result<journal::Receipt>> BookLedger::append(journal::Entry entry)
{
    journal::Journal *journal = m_books->journal();
    if (!journal)
        co_return std::unexpected(Bookkeeping::ending());
    auto writing = journal->append(std::move(entry));
    co_return co_await std::move(writing);
}

base::Error Bookkeeping::onlyReading()
{
    return {base::Errc::Permission, QCoreApplication::translate("Bookkeeping", "This console only reads: its login to the shared journal may write nothing there, so nothing is done from here.").toStdString(),
            {}, {}, QCoreApplication::translate("Bookkeeping", "Act from a console whose login is a member of quarterdeck_journal_operator.").toStdString()};
}

base::Error Bookkeeping::ending()
{
    return {base::Errc::Closed, QCoreApplication::translate("Bookkeeping", "The program ends; nothing was done.").toStdString(), {}, {}, {}};
}

} // namespace operate
