// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An IncidentDesk on the engine of a feed: through the dispatcher into the journal, and what it shows is read back from
// there, its own changes as those of other consoles. GUI thread; the feed outlives it.

#include "models/acts/act.h"
#include "models/incidents/desk.h"
#include "models/operate/bookkeeping.h"

namespace incidents {

class Keeper;

// The engine's end: its signals are emitted there and delivered as events.
class DeskSide : public QObject {
    Q_OBJECT
public:
    explicit DeskSide(std::shared_ptr<operate::Bookkeeping> b) : books(std::move(b)) {}
    const std::shared_ptr<operate::Bookkeeping> books;

signals:
    void written(qint64 ticket);
    void refused(qint64 ticket, const base::Error &error);
};

class EngineDesk : public IncidentDesk {
    Q_OBJECT
public:
    EngineDesk(watch::Feed &feed, std::shared_ptr<operate::Bookkeeping> books, const QString &journalFile,
               const base::Clock &clock = base::Clock::system(), QObject *parent = nullptr);
    ~EngineDesk() override; // waits two seconds at most for the disk

    void make(const Change &change) override;
    void record(const Change &change) override;
    void alertChanged(const AlertNews &news) override;
    [[nodiscard]] const Projection &known() const override { return m_known; }
    [[nodiscard]] bool ready() const override { return m_ready; }
    [[nodiscard]] std::optional<base::Error> trouble() const override { return m_trouble; }
    [[nodiscard]] std::optional<LaidAside> laidAside() const override { return m_laidAside; }
    [[nodiscard]] bool mayAct() const override { return m_role >= acts::Role::Operator; }
    [[nodiscard]] bool practises() const override;
    // What the journal lets this console do; a journal of one's own: everything.
    void setRole(acts::Role role);

private:
    void found(const std::vector<Fact> &facts, bool anew, qint64 ticket);
    void unreadable(const base::Error &error, qint64 ticket);
    void settle(qint64 ticket);
    void offerAgain(const Projection &before);
    void decide();
    void failed(qint64 ticket, const base::Error &error);
    void write(Change change, bool asked);
    [[nodiscard]] Projection expected() const; // with what is on its way

    struct Pending {
        Fact fact;
        bool asked = false; // by a person, who waits for the answer
    };
    watch::Feed &m_feed;
    const base::Clock &m_clock;
    std::shared_ptr<DeskSide> m_side;
    Keeper *m_keeper;
    Projection m_known;
    std::map<qint64, Pending> m_pending; // by ticket
    std::vector<AlertNews> m_news;       // not decided yet
    std::map<QString, AlertNews> m_firing; // by key, as last told
    std::vector<AlertNews> m_again;      // could not be written down; until something newer is told of the same alert
    qint64 m_ticket = 0;
    acts::Role m_role = acts::Role::Operator;
    bool m_ready = false;
    bool m_looked = false; // into the journal, whether it can be read or not
    std::optional<base::Error> m_trouble;
    std::optional<LaidAside> m_laidAside;
    bool m_deciding = false;
};

} // namespace incidents
