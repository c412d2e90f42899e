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

Learned learnFrom(const QString &file, base::WallTime now)
{
    Learned out;
    if (!QFileInfo::exists(file))
        return out;
    auto reader = journal::Reader::open(file);
    if (!reader)
        return out;
    journal::Query query;
    query.words = u"page"_s;
    query.from = std::chrono::duration_cast<std::chrono::microseconds>((now - kPagesLookedAt - std::chrono::days(1)).time_since_epoch()).count();
    query.most = 200'000;
    PageFold fold;
    if (const auto entries = reader->search(query))
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

void PageKeeper::queue(const PageNote &note)
{
    if (!m_learned) {
        if (m_early.size() < kMostWaiting)
            m_early.append(note);
        m_more.happened();
        return;
    }
    if (note.kind == PageNote::Kind::Sent) {
        if (m_known.contains(note.id()))
            return;
        m_known.insert(note.id());
        m_open[note.notice] = std::max(m_open.value(note.notice), note.began);
    } else if (const auto open = m_open.constFind(note.notice); open == m_open.cend() || note.at < *open) {
        return; // nobody was paged, it is over already, or it is about an earlier spell
    }
    if (note.kind == PageNote::Kind::Over)
        m_open.remove(note.notice);
    if (m_waiting.size() < kMostWaiting)
        m_waiting.append(note);
    m_more.happened();
}

flow::Task<bool> PageKeeper::learn()
{
    const std::function<Learned()> work = [file = m_file, now = base::Clock::system().wallNow()] { return learnFrom(file, now); };
    const auto learned = co_await flow::offload<Learned>(m_reactor, m_pool, m_reactor.now() + kLearn, work);
    if (!learned && learned.error().code == base::Errc::Cancelled)
        co_return false;
    if (learned) {
        for (const PageNote &note : learned->sent)
            m_known.insert(note.id());
        m_open = learned->open;
    }
    m_learned = true; // a disk that hangs must not keep what is new from being written
    for (const PageNote &note : std::exchange(m_early, {}))
        queue(note);
    co_return true;
}

flow::Task<void> PageKeeper::run()
{
    const bool goesOn = co_await learn();
    if (!goesOn)
        co_return;
    bool refused = false;
    for (;;) {
        flow::TimePoint until = flow::kNever;
        while (!m_waiting.isEmpty()) {
            operate::BookLedger ledger(m_books);
            const journal::Entry entry = entryOf(m_waiting.constFirst());
            const auto written = co_await ledger.append(entry);
            if (!written && written.error().code == base::Errc::Cancelled)
                co_return;
            if (!written) {
                if (!std::exchange(refused, true) && m_books->journal())
                    base::logWarning("paging", QCoreApplication::translate("paging", "Who was paged cannot be written down: %1").arg(QString::fromStdString(written.error().text)));
                until = m_reactor.now() + kTryAgain;
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
