// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/heldkeeper.h"

#include "models/base/log.h"
#include "models/journal/journalfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

constexpr int kMostOfAnAct = 20'000;
constexpr qsizetype kMostSaid = 20; // lines in the log at once

QString orUsual(const QString &given, const QString &standard) { return given.isEmpty() ? standard : given; }

} // namespace

HeldKeeper::HeldKeeper(HeldFollower::Files files) :
    m_files{orUsual(files.journal, journal::standardFile()), orUsual(files.wishes, alerts::standardWishes()), orUsual(files.mutes, mutes::standardFile()),
            orUsual(files.arranged, rota::standardArrangedFile())}
{
}

void HeldKeeper::follow(bool on)
{
    if (!m_timer) {
        m_timer = new QTimer(this);
        connect(m_timer, &QTimer::timeout, this, &HeldKeeper::look);
    }
    if (!on) {
        m_timer->stop();
    } else if (!m_timer->isActive()) {
        m_timer->start(HeldFollower::kLookEvery);
        look();
    }
}

void HeldKeeper::look()
{
    const base::WallTime now = base::Clock::system().wallNow();
    read(now);
    const QStringList complaints = m_held.takeComplaints();
    for (const QString &complaint : complaints.mid(0, kMostSaid))
        base::logWarning("paging", complaint);
    if (complaints.size() > kMostSaid)
        base::logWarning("paging", QCoreApplication::translate("paging", "%n more is/are passed over.", nullptr, int(complaints.size() - kMostSaid)));
    m_news += m_held.takeNews(now);
    if (!m_news.isEmpty())
        bring(now);
}

void HeldKeeper::read(base::WallTime now)
{
    if (m_reader && journal::FileIdentity::of(m_files.journal) != m_identity) { // another one lies there now
        m_reader.reset();
        m_seen = -1;
    }
    if (!m_reader) {
        if (!QFileInfo::exists(m_files.journal))
            return; // nobody has written yet
        m_identity = journal::FileIdentity::of(m_files.journal);
        auto reader = journal::Reader::open(m_files.journal);
        if (!reader)
            return; // its own room says what is wrong with the journal
        m_reader = std::move(*reader);
    }
    const auto last = m_reader->last(); // the file itself grows before what it says can be read
    if (last && *last == m_seen)
        return;
    const bool anew = m_seen < 0 || !last || *last < m_seen;
    auto entries = anew ? all(now) : m_reader->after(m_seen);
    if (!last || !entries) {
        m_reader.reset(); // exchanged or damaged: opened again, from the beginning
        m_seen = -1;
        return;
    }
    if (anew)
        m_held = HeldActs();
    m_seen = *last; // what came during several searches is read again: one of them may have missed it
    for (const journal::StoredEntry &entry : *entries) {
        if (!anew)
            m_seen = std::max(m_seen, entry.id);
        m_held.take(entry, now);
    }
}

// What may hold still.
base::Result<QList<journal::StoredEntry>> HeldKeeper::all(base::WallTime now)
{
    QList<journal::StoredEntry> out;
    for (const QString &act : HeldActs::acts()) {
        journal::Query query;
        query.act = act;
        query.most = kMostOfAnAct;
        if (!act.startsWith("oncall."_L1))
            query.from = std::chrono::duration_cast<std::chrono::microseconds>((now - HeldActs::kLookedBack).time_since_epoch()).count();
        const auto found = m_reader->search(query);
        if (!found)
            return std::unexpected(found.error());
        out += *found;
    }
    return out;
}

void HeldKeeper::bring(base::WallTime now)
{
    bool whole = true;
    const auto room = [](int left) {
        if (left > 0)
            base::logWarning("paging", QCoreApplication::translate("paging", "%n act(s) of other consoles do(es) not hold here: there are too many.", nullptr, left));
    };
    if (!m_news.wishes.isEmpty() || !m_news.released.isEmpty()) {
        const auto done = alerts::bringWishes(m_files.wishes, m_news.wishes, m_news.released, now);
        if (done) {
            room(*done);
            m_news.wishes.clear();
            m_news.released.clear();
        } else {
            whole = false;
            complain(done.error());
        }
    }
    if (!m_news.begun.isEmpty() || !m_news.ended.isEmpty()) {
        const auto done = mutes::bringMutes(m_files.mutes, m_news.begun, m_news.ended, now);
        if (done) {
            room(*done);
            m_news.begun.clear();
            m_news.ended.clear();
        } else {
            whole = false;
            complain(done.error());
        }
    }
    if (!m_news.steps.isEmpty()) {
        if (const auto done = rota::bringSteps(m_files.arranged, m_news.steps)) {
            m_news.steps.clear();
        } else {
            whole = false;
            complain(done.error());
        }
    }
    if (whole)
        m_said.clear();
}

void HeldKeeper::complain(const base::Error &error)
{
    if (std::exchange(m_said, error.text) != error.text)
        base::logWarning("paging", QString::fromStdString(error.text));
}

} // namespace paging

#include "moc_heldkeeper.cpp"
