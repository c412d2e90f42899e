// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A DutyDesk on the engine of a feed: looks at the files every two seconds and reads what changed, in a pool; the journal, for
// what being on call cost, twice a minute at most. GUI thread; feed and pager outlive it.

#include "models/paging/dutydesk.h"
#include "models/paging/pager.h"

namespace paging {

// The engine's end: its signals are emitted there and delivered as events.
class DutySide : public QObject {
    Q_OBJECT
public:
    DutySide(Files f, std::shared_ptr<operate::Bookkeeping> b) : files(std::move(f)), books(std::move(b)) {}
    const Files files;
    const std::shared_ptr<operate::Bookkeeping> books;
    flow::BlockingPool pool{1};
    flow::Event wanted;  // engine thread, as the next
    QString environment; // whose outbox is looked at

signals:
    void read(const std::shared_ptr<const paging::Duty> &duty);
    void arranged(const rota::Step &step);
    void calendarRead(const QString &file, const rota::Calendar &calendar, const QString &trouble);
    void secretKept(const QString &entry);
    void testing(const QString &channel);
    void refused(const base::Error &error);
};

class EngineDutyDesk : public DutyDesk {
    Q_OBJECT
public:
    EngineDutyDesk(watch::Feed &feed, std::shared_ptr<operate::Bookkeeping> books, Pager &pager, const Files &files, QObject *parent = nullptr);

    [[nodiscard]] const Duty &known() const override { return *m_known; }
    [[nodiscard]] bool ready() const override { return m_ready; }
    [[nodiscard]] bool mayAct() const override { return m_acts; }
    void arrange(const rota::Step &step) override;
    void readCalendar(const QString &file) override;
    void keepSecret(const QString &entry, base::Secret secret) override;
    void test(const QString &channel) override;
    void setActs(bool acts); // false: a console that may only read

private:
    void follow(); // the feed's environment

    watch::Feed &m_feed;
    Pager &m_pager;
    std::shared_ptr<DutySide> m_side;
    std::shared_ptr<const Duty> m_known = std::make_shared<const Duty>();
    bool m_ready = false, m_acts = true;
};

// What the files say now. Blocking.
[[nodiscard]] Duty readDuty(const Files &files, const QString &environment, base::WallTime now);
// What being on call cost in the last 30 days, out of the journal. Blocking.
[[nodiscard]] base::Result<rota::Fatigue> readFatigue(const QString &journalFile, const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime from, base::WallTime now);

} // namespace paging
