// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The second pane in the real window on a desk that is made up: one that writes into memory what others would write into the
// journal, an incident as it is drawn, its evidence on disk, who is on call. QD_GRABS=FOLDER keeps pictures.

#include "models/incidents/desk.h"
#include "models/incidents/frozenchanges.h"
#include "models/incidents/leadingfigure.h"
#include "models/incidents/rules.h"
#include "models/paging/dutydesk.h"
#include "models/rota/rotayaml.h"
#include "tests/ui_screens/mainwindowfixture.h"
#include "ui/incidents/incidentspane.h"
#include "ui/theme/factcard.h"

#include <QDialog>
#include <QTemporaryDir>

namespace test {

using namespace incidents;
using namespace std::chrono_literals;
using Of = Change::Kind;

// Writes into memory what others would write into the journal.
class ScriptedDesk : public IncidentDesk {
public:
    explicit ScriptedDesk(const base::Clock &clock) : m_clock(clock) {}
    void make(const Change &change) override
    {
        asked.push_back(change);
        auto no = objectionTo(change, m_known, m_clock.wallNow());
        if (diskIsFull)
            no = base::Error{base::Errc::Closed, "The disk is full.", {}, {}, {}};
        if (no) {
            emit refused(*no);
            return;
        }
        Change whole = change;
        whole.who = u"ann"_s;
        if (whole.kind == Of::Open) {
            whole.incident = whole.incident.isEmpty() ? newId() : whole.incident;
            whole.number = m_known.nextNumber();
        }
        if (slow)
            waiting.push_back(whole);
        else
            arrive(whole);
    }
    void arrive(const Change &change)
    {
        write(change, m_clock.wallNow());
        emit made(change.incident);
    }
    void record(const Change &change) override { write(change, m_clock.wallNow()); }
    void alertChanged(const AlertNews &news) override
    {
        for (const Change &change : changesFor(news, m_known, u"shop"_s, m_clock.wallNow()))
            write(change, news.since.value_or(m_clock.wallNow()));
    }
    void write(const Change &change, base::WallTime when)
    {
        Fact fact;
        fact.ref = {u"5f0c1b2a3d4e"_s, ++m_seq};
        fact.time = std::chrono::duration_cast<std::chrono::microseconds>(when.time_since_epoch()).count();
        fact.change = change;
        m_known.take(fact);
        emit changed();
    }
    [[nodiscard]] const Projection &known() const override { return m_known; }
    [[nodiscard]] bool ready() const override { return isReady; }
    [[nodiscard]] bool mayAct() const override { return may; }
    [[nodiscard]] std::optional<base::Error> trouble() const override { return why; }
    [[nodiscard]] std::optional<LaidAside> laidAside() const override { return before; }
    [[nodiscard]] bool practises() const override { return practising; }

    std::vector<Change> asked, waiting; // waiting: asked of a slow desk, for arrive()
    bool isReady = true, may = true, slow = false, diskIsFull = false, practising = false;
    std::optional<base::Error> why;
    std::optional<LaidAside> before;

private:
    const base::Clock &m_clock;
    Projection m_known;
    qint64 m_seq = 0;
};

class ScriptedDuty : public paging::DutyDesk {
public:
    [[nodiscard]] const paging::Duty &known() const override { return duty; }
    [[nodiscard]] bool ready() const override { return true; }
    [[nodiscard]] bool mayAct() const override { return true; }
    void arrange(const rota::Step &) override {}
    void readCalendar(const QString &) override {}
    void keepSecret(const QString &, base::Secret) override {}
    void test(const QString &) override {}
    paging::Duty duty;
};

inline Change saying(Of kind, const QString &incident, const QString &text = {})
{
    Change c;
    c.kind = kind;
    c.incident = incident;
    c.text = text;
    c.who = u"oncall-1"_s;
    return c;
}

// The drawn screen: writes on the primary wait behind one lock.
inline QString lived(ScriptedDesk &desk, base::WallTime now, const QString &folder = u"/tmp/evidence"_s)
{
    const base::WallTime began = now - 372s;
    AlertNews news;
    news.key = u"k1"_s;
    news.rule = u"pg-blocked-sessions"_s;
    news.sentence = base::Untrusted(u"83 sessions wait on shop-primary"_s);
    news.target = u"shop-primary"_s;
    news.service = u"orders"_s;
    news.cluster = u"shop-primary"_s;
    news.critical = true;
    news.severity = Severity::Sev1;
    news.firstBad = began;
    news.since = began + 6s;
    desk.alertChanged(news);
    const QString id = desk.known().incidents().back().id;
    Change told = saying(Of::Told, id);
    told.other = u"PagerDuty, Slack, desktop"_s;
    told.person = u"oncall-1"_s;
    told.who.clear();
    desk.write(told, began + 7s);
    desk.write(saying(Of::Acknowledge, id), began + 48s);
    news.key = u"k2"_s;
    news.rule = u"pool-full"_s;
    news.sentence = base::Untrusted(u"pool app is full, 41 clients wait"_s);
    news.target = u"shop-pgbouncer"_s;
    news.since = began + 52s;
    desk.alertChanged(news);
    Change cause = saying(Of::ProbableCause, id, u"pid 4711 (deployer, psql from host-a) holds ACCESS EXCLUSIVE on orders and sits idle in transaction; 83 sessions wait on it."_s);
    cause.parts = {u"pid 4711 blocks 83 sessions"_s, u"pool app is full"_s, u"the API answers 5xx"_s};
    cause.who.clear();
    desk.write(cause, began + 70s);
    Change evidence = saying(Of::Evidence, id);
    evidence.other = folder;
    evidence.from = began - 900s;
    evidence.to = began + 66s;
    evidence.parts = {u"seconds.qdpack"_s, u"log.jsonl"_s};
    evidence.who.clear();
    desk.write(evidence, began + 70s);
    desk.write(saying(Of::Note, id, u"Deployment 2026-11-22.3 started 02:34:50, same migration. Asked deployer to stop."_s), began + 364s);
    return id;
}

constexpr auto kRota = R"(people:
- {id: ann, name: Ann Lee}
- {id: bob, name: "Bob <b>"}
rotas:
- id: primary
  title: Primary
  turns:
  - {people: [ann, bob], from: 2024-09-30, at: "09:00", every: 2d}
)";

inline notify::Climb climb(const QString &key, base::WallTime at)
{
    notify::Climb c;
    c.key = key;
    c.nextAt = at;
    c.nextContacts = QStringList{u"bob"_s, u"channel/ops"_s};
    return c;
}

// Ten lines of each of six kinds, from a server that is gone, and one target that has no log.
inline void evidenceIn(const QString &folder, base::WallTime now)
{
    QFile log(folder + u"/log-shop-primary.jsonl"_s);
    QVERIFY(log.open(QIODevice::WriteOnly));
    const std::pair<int, const char *> kinds[] = {{4711, R"("severity":"LOG","text":"statement: lock table orders")"}, {4712, R"("severity":"ERROR","text":"canceling statement due to lock timeout\nsecond \u001b[31m")"},
                                                  {4713, R"("severity":"WARNING","text":"there is no transaction in progress")"}, {99, R"("severity":"LOG","text":"checkpoint starting: time")"},
                                                  {4714, R"("severity":"LOG","text":"connection received")"}, {4715, R"("severity":"","text":"x")"}};
    for (int i = 0; i < 60; ++i) {
        const auto &[pid, rest] = kinds[i % 6];
        const QString at = QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>((now - 600s + i * 5s).time_since_epoch()).count(), Qt::UTC).toString(Qt::ISODateWithMs);
        log.write("{\"at\":\"" + at.toLatin1() + "\",\"pid\":" + QByteArray::number(pid) + ',' + rest + "}\n");
    }
    QFile without(folder + u"/without-log.jsonl"_s);
    QVERIFY(without.open(QIODevice::WriteOnly));
    without.write(R"({"target":"shop-standby","why":"It is not on this machine, or our user may not read it here; say under 'log' in the environment where its log is."})");
    LeadingFigure figure;
    figure.target = u"shop-primary"_s;
    figure.metric = u"pg.blocked.sessions"_s;
    figure.title = u"Sessions waiting"_s;
    figure.unit = u"count"_s;
    figure.from = now - 900s;
    figure.to = now;
    for (int i = 0; i < kLeadingValues; ++i)
        figure.values.append(i < 100 ? 0.0F : float(83 * (i - 100)) / 79.0F);
    QVERIFY(writeLeading(folder, figure));
    QFile changes(folder + u"/changes.jsonl"_s);
    QVERIFY(changes.open(QIODevice::WriteOnly));
    events::Event restart, deployment;
    restart.kind = events::Kind::Restart;
    restart.at = now - 800s;
    restart.target = u"shop-primary"_s;
    deployment.kind = events::Kind::Deployment;
    deployment.at = now - 420s;
    deployment.text = base::Untrusted(u"2026-11-22.3 <b>"_s);
    deployment.who = base::Untrusted(u"deployer"_s);
    changes.write(changeLine(restart) + "{broken\n" + changeLine(deployment));
}

// The rows of a card, a line each.
inline QString rowsOf(const FactCard &card)
{
    QStringList rows;
    for (int row = 0; !card.textOf(row).isEmpty(); ++row)
        rows << card.textOf(row);
    return rows.join(u'\n');
}

inline void grab(Window &w, const QString &name)
{
    const QString folder = qEnvironmentVariable("QD_GRABS");
    for (int i = 0; i < 5; ++i) // layouts within layouts settle
        QCoreApplication::processEvents();
    if (!folder.isEmpty())
        w.window->grab().save(folder + u'/' + name + u".png"_s);
}
inline QDialog *dialogOf(Window &w) { return w.window->incidents().findChild<QDialog *>(u"changeDialog"_s); }
inline void confirm(Window &w)
{
    dialogOf(w)->findChild<QAbstractButton *>(u"changeConfirm"_s)->click();
    delete dialogOf(w);
}
// What "More" offers; and one of it.
inline QStringList menuOf(Window &w, const QString &chosen = {})
{
    w.find<QAbstractButton>("incidentMore")->click();
    auto *menu = w.window->findChild<QMenu *>(u"incidentMenu"_s);
    QStringList words;
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions) {
        words << action->text();
        if (action->text() == chosen)
            action->trigger();
    }
    delete menu;
    return words;
}
inline void choose(Window &w, const QString &entry) { QVERIFY(menuOf(w, entry).contains(entry)); }

} // namespace test
