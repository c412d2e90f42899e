// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The alerts in the real window, on a shop that is made up: what is asked of their desk is written down. QD_SHOTS=FOLDER keeps
// pictures.

#include "models/alerts/alertdesk.h"
#include "models/alerts/alertwatch.h"
#include "models/incidents/desk.h"
#include "tests/ui_screens/mainwindowfixture.h"
#include "ui/alerts/alertspage.h"

#include <QDateTime>
#include <QTemporaryDir>

namespace test {

// Nothing is known of incidents but what a test writes, and all is allowed.
class QuietDesk final : public incidents::IncidentDesk {
public:
    [[nodiscard]] const incidents::Projection &known() const override { return m_known; }
    [[nodiscard]] bool ready() const override { return true; }
    [[nodiscard]] bool mayAct() const override { return true; }
    void make(const incidents::Change &) override {}
    void record(const incidents::Change &) override {}
    void alertChanged(const incidents::AlertNews &) override {}
    // What the journal of somebody else says.
    void write(const incidents::Change &change)
    {
        incidents::Fact fact;
        fact.ref = {u"a"_s, ++m_seq};
        fact.time = QDateTime::currentMSecsSinceEpoch() * 1000 + m_seq;
        fact.change = change;
        m_known.take(fact);
        emit changed();
    }

private:
    incidents::Projection m_known;
    qint64 m_seq = 0;
};

class ScriptedAlertDesk final : public alerts::AlertDesk {
public:
    ScriptedAlertDesk(watch::Feed &feed) : AlertDesk(feed, nullptr, QString()) {}
    QList<alerts::Wish> kept;
    QStringList released;
    void keep(alerts::Wish wish) override { kept.append(wish); }
    void release(const QString &id) override { released.append(id); }
};

struct Alarmed {
    explicit Alarmed(void (*trouble)(test::ScreenFixture &) = killPrimary, bool acts = true) : w(today), desk(w.fixture.feed)
    {
        trouble(w.fixture);
        alerts::AlertWatch::Files files{folder.filePath(u"silences.jsonl"_s), QString(), false};
        watch = std::make_unique<alerts::AlertWatch>(w.fixture.feed, files, w.fixture.clock);
        w.window->setIncidents(&incidentDesk);
        w.window->setAlerts(watch.get(), acts ? &desk : nullptr);
        [this] { QTRY_VERIFY(watch->ready()); }();
        w.window->show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(w.window.get())); }();
    }
    // The calendar of silences is the real one.
    static void today(test::ScreenFixture &f)
    {
        f.wait(std::chrono::duration<double>(std::chrono::system_clock::now() - f.clock.wallNow()).count());
        f.deliver();
    }
    void keeps(alerts::Wish wish, std::chrono::minutes length)
    {
        wish.id = alerts::newWishId();
        wish.scope = u"shop"_s;
        wish.who = u"ann <b>"_s;
        if (wish.reason.isEmpty())
            wish.reason = u"the disk is replaced"_s;
        wish.at = wish.from = w.fixture.clock.wallNow();
        wish.until = wish.from + length;
        QVERIFY(alerts::keepWish(folder.filePath(u"silences.jsonl"_s), wish, wish.at));
    }
    [[nodiscard]] alerts::AlertsPage &page() { return *w.window->alertsPage(); }
    [[nodiscard]] QListView &list() { return *w.find<QListView>("alertList"); }
    [[nodiscard]] QString flags(int row) { return list().model()->index(row, 0).data(alerts::AlertModel::FlagsRole).toStringList().join(u','); }

    QTemporaryDir folder;
    Window w;
    QuietDesk incidentDesk;
    ScriptedAlertDesk desk;
    std::unique_ptr<alerts::AlertWatch> watch;
};

inline void shot(Window &w, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("QD_SHOTS"); !folder.isEmpty())
        w.window->grab().save(folder + u'/' + name + u".png"_s);
}

// A killed primary with what hangs on it, and a disk that fills.
inline void manyAtOnce(test::ScreenFixture &f)
{
    f.fails(u"shop-api"_s, watch::Condition::NotAnswering, "timed out");
    f.fails(u"shop-pgbouncer"_s, watch::Condition::NotAnswering, "timed out");
    f.set(u"shop-host"_s, "host.disk.used", 96, "/srv/postgresql");
    f.set(u"shop-redis"_s, "redis.memory.used", 92);
    killPrimary(f);
}

} // namespace test
