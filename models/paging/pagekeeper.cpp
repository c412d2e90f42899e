// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/pagekeeper.h"

#include "models/base/log.h"
#include "models/paging/pages.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

namespace {

constexpr auto kLearn = 20s;
constexpr qsizetype kMostWaiting = 10'000;

struct Learned {
    QList<PageNote> sent;
    QHash<QString, base::WallTime> open;
};

// Nothing: it cannot be read.
std::optional<Learned> learnFrom(const QString &file, base::WallTime now)
{
    Learned out;
    if (!QFileInfo::exists(file))
        return out;
    auto reader = journal::Reader::open(file);
    if (!reader)
        return {};
    journal::Query query;
    query.words = u"page"_s;
    query.from = std::chrono::duration_cast<std::chrono::microseconds>((now - kPagesLookedAt - std::chrono::days(1)).time_since_epoch()).count();
    query.most = 200'000;
    PageFold fold;
    const auto entries = reader->search(query);
    if (!entries)
        return {};
    for (const journal::StoredEntry &entry : *entries)
        if (noteOf(entry))
            fold.take(entry);
    out.sent = fold.sent();
    out.open = fold.open();
    return out;
}

} // namespace

void PageKeeper::paged(const QList<PageNote> &notes)
{
    for (const PageNote &note : notes)
        queue(note);
}

void PageKeeper::passed(PageNote::Kind kind, const QString &notice, base::WallTime at)
{
    PageNote note;
    note.kind = kind;
    note.notice = notice;
    note.at = at;
    queue(note);
}

bool PageKeeper::isEarly(const PageNote &note) const
{
    if (m_learned || !m_tried)
        return !m_learned;
    return note.kind == PageNote::Kind::Sent ? note.at < m_began : !m_known.since(note.notice);
}

void PageKeeper::queue(const PageNote &note)
{
    if (isEarly(note)) {
        if (m_early.size() < kMostWaiting)
            m_early.append(note);
        m_more.happened();
        return;
    }
    if (note.kind == PageNote::Kind::Sent) {
        if (!m_known.take(note, base::Clock::system().wallNow()))
            return;
        m_known.open(note.notice, note.began);
    } else if (const auto open = m_known.since(note.notice); !open || note.at < *open) {
        return; // nobody was paged, it is over already, or it is about an earlier spell
    }
    if (note.kind == PageNote::Kind::Over)
        m_known.over(note.notice);
    if (m_waiting.size() < kMostWaiting)
        m_waiting.append(note);
    m_more.happened();
}

flow::Task<bool> PageKeeper::learn()
{
    const base::WallTime now = base::Clock::system().wallNow();
    const std::function<std::optional<Learned>()> work = [file = m_file, now] { return learnFrom(file, now); };
    auto learned = co_await flow::offload<std::optional<Learned>>(m_reactor, m_pool, m_reactor.now() + kLearn, work);
    if (!learned && learned.error().code == base::Errc::Cancelled)
        co_return false;
    m_tried = true; // a disk that hangs must not keep what is new from being written
    if (learned && *learned) {
        m_learned = true;
        for (const PageNote &note : (*learned)->sent)
            (void)m_known.take(note, now);
        for (auto it = (*learned)->open.cbegin(); it != (*learned)->open.cend(); ++it)
            m_known.open(it.key(), *it);
    }
    for (const PageNote &note : std::exchange(m_early, {}))
        queue(note);
    co_return true;
}

flow::Task<void> PageKeeper::run()
{
    bool refused = false;
    flow::TimePoint again = m_reactor.now();
    for (;;) {
        if (!m_learned && m_reactor.now() >= again) {
            const bool goesOn = co_await learn();
            if (!goesOn)
                co_return;
            again = m_reactor.now() + kTryAgain;
        }
        flow::TimePoint until = m_learned ? flow::kNever : again;
        while (!m_waiting.isEmpty()) {
            operate::BookLedger ledger(m_books);
            const journal::Entry entry = entryOf(m_waiting.constFirst());
            const auto written = co_await ledger.append(entry);
            if (!written && written.error().code == base::Errc::Cancelled)
                co_return;
            if (!written) {
                if (!std::exchange(refused, true) && m_books->journal())
                    base::logWarning("paging", QCoreApplication::translate("paging", "Who was paged cannot be written down: %1").arg(QString::fromStdString(written.error().text)));
                until = std::min(until, m_reactor.now() + kTryAgain);
                break;
            }
            refused = false;
            m_waiting.removeFirst();
        }
        const auto woken = co_await m_more.next(m_reactor, until);
        if (!woken && woken.error().code == base::Errc::Cancelled)
            co_return;
    }
}

} // namespace paging
