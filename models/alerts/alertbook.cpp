// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertbook.h"

#include "models/alerts/sentence.h"
#include "models/alerts/words.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace alerts {

using What = Transition::What;

AlertBook::AlertBook() = default;
AlertBook::~AlertBook() = default;

void AlertBook::setPlan(RuleBookPtr rules, environment::EnvironmentPtr environment, watch::CataloguePtr catalogue)
{
    const std::shared_ptr<const Plan> before = m_plan;
    m_plan = std::make_shared<Plan>(std::move(rules), std::move(environment), std::move(catalogue));
    if (!before)
        return;
    decltype(m_entries) entries;
    for (auto &[slot, entry] : m_entries) {
        const int target = m_plan->topology().indexOf(entry->alert.target), rule = m_plan->indexOf(entry->alert.rule);
        const bool same = entry->alert.scope == m_plan->environment().name;
        if (same)
            entry->alert.practice = environment::isPractice(m_plan->environment().kind);
        if (target >= 0 && rule >= 0 && same)
            entries.emplace(Slot{target, rule, slot.item}, std::move(entry));
        else
            m_left.push_back(std::move(entry));
    }
    m_entries = std::move(entries);
    decltype(m_past) past;
    for (auto &[slot, one] : m_past) {
        const int target = m_plan->topology().indexOf(before->environment().targets[slot.target].id);
        const int rule = m_plan->indexOf(before->rule(slot.rule).id);
        if (target >= 0 && rule >= 0)
            past.emplace(Slot{target, rule, slot.item}, std::move(one));
    }
    m_past = std::move(past);
}

QList<Transition> AlertBook::round(const Snapshots &snapshots, const Instant &instant)
{
    m_told.clear();
    if (!m_plan)
        return {};
    m_at = instant;
    m_snapshots = snapshots;
    ++m_round;
    for (auto &entry : m_left) {
        QList<Lifecycle::Step> steps;
        entry->life.end(entry->alert, say(QT_TRANSLATE_NOOP("alerts", "it is watched no longer")), m_at, steps);
        tell(*entry, steps);
        m_byKey.remove(entry->alert.key);
    }
    m_left.clear();
    const QList<environment::Target> &targets = m_plan->environment().targets;
    for (int t = 0; t < int(targets.size()); ++t)
        if (const watch::SnapshotPtr snapshot = snapshots.value(targets[t].id))
            look(t, *snapshot);
    lookAhead();
    lookAtBudgets();
    lookAtClusters(snapshots);
    lookAtUntouched(snapshots);
    lookAtComposites();
    setFlags();
    lookAtEndings();
    for (auto &[slot, entry] : m_entries) {
        QList<Lifecycle::Step> steps;
        entry->life.due(entry->alert, m_plan->rule(slot.rule).timing, m_at, steps);
        if (steps.isEmpty())
            continue;
        if (entry->here)
            word(*entry, slot.rule, slot.target); // how long by now
        tell(*entry, steps);
    }
    beAlive();
    forget();
    return std::exchange(m_told, {});
}

AlertBook::Entry *AlertBook::entryAt(int target, int rule, const QString &item) const
{
    const auto at = m_entries.find(Slot{target, rule, item});
    return at == m_entries.end() ? nullptr : at->second.get();
}

void AlertBook::sight(int target, int rule, const base::Untrusted &item, const Found &found)
{
    sight(target, rule, item, found, entryAt(target, rule, item.raw()));
}

void AlertBook::sight(int target, int rule, const base::Untrusted &item, const Found &found, Entry *known)
{
    const bool bad = found.sighting.is == Sighting::Is::Bad, fresh = !known;
    if (fresh && (!bad || m_entries.size() >= kMost))
        return;
    const Rule &r = m_plan->rule(rule);
    QList<Lifecycle::Step> steps;
    if (fresh) {
        known = m_entries.emplace(Slot{target, rule, item.raw()}, std::make_unique<Entry>()).first->second.get();
        const environment::Target &t = m_plan->environment().targets[target];
        Alert &alert = known->alert;
        alert.rule = r.id;
        alert.scope = m_plan->environment().name;
        alert.practice = environment::isPractice(m_plan->environment().kind);
        alert.target = t.id;
        alert.item = item;
        alert.key = keyOf(alert.rule, alert.scope, alert.target, item);
        m_byKey.insert(alert.key, known);
        known->life.begin(alert, found.sighting, m_at);
    }
    Entry &entry = *known;
    entry.round = m_round;
    entry.here = true;
    entry.alert.reading = found.reading;
    if (bad) {
        entry.bad = Bad{found.reading, m_snapshots.value(entry.alert.target)};
        entry.alert.limit = found.limit;
    }
    entry.life.step(entry.alert, found.sighting, r.timing, m_at, steps);
    if (fresh && steps.isEmpty())
        steps.append({What::Pending, r.timing.forTime.count() > 0 ? say(QT_TRANSLATE_NOOP("alerts", "fires after %1")).arg(lengthOf(r.timing.forTime)) : QString()});
    if (!steps.isEmpty()) {
        word(entry, rule, target);
        if (!found.sentence.isEmpty())
            entry.alert.sentence = found.sentence;
        tell(entry, steps);
    }
}

std::array<LayerCoverage, 4> AlertBook::coverage() const
{
    return m_plan ? coverageOf(*m_plan, m_snapshots, m_forecasts, m_burningKnown) : std::array<LayerCoverage, 4>();
}

// What does not change while it is bad, and the sentence.
void AlertBook::word(Entry &entry, int rule, int target) const
{
    const Rule &r = m_plan->rule(rule);
    const environment::Target &t = m_plan->environment().targets[target];
    Alert &alert = entry.alert;
    alert.service = m_plan->topology().serviceOf(target);
    alert.cluster = m_plan->topology().clusterOf(target);
    alert.layer = r.layer;
    alert.owner = r.owner.isEmpty() ? t.contact : r.owner;
    alert.remedy = remedyText(r.remedy);
    if (!alert.active() || !entry.bad)
        return;
    Alert said = alert; // while it still fires, the newest figures may be good ones
    said.reading = entry.bad->reading;
    const health::Wording::Words words = wordsFor(said, r, *m_plan, entry.bad->snapshot.get(), m_at);
    if (!words.sentence.isEmpty()) {
        alert.sentence = words.sentence;
        alert.headline = words.headline.isEmpty() ? words.sentence : words.headline;
    }
}

void AlertBook::tell(Entry &entry, const QList<Lifecycle::Step> &steps)
{
    for (const Lifecycle::Step &step : steps) {
        if (step.what == What::Rose)
            entry.rose = m_at.wallNow;
        if (step.what == What::Rose || step.what == What::Fired || step.what == What::Reopened || step.what == What::Pending) {
            entry.spell = m_round;
            entry.restored = false;
        }
        if (step.what == What::Fired || step.what == What::Reopened || step.what == What::Resolved)
            entry.notice.clear();
        // an acknowledgement is of one firing and of what was known then
        if ((step.what == What::Resolved || step.what == What::Rose) && entry.alert.acknowledged) {
            const bool over = step.what == What::Resolved;
            if (over || entry.alert.severity > entry.alert.acknowledged->severity) {
                entry.alert.acknowledged.reset();
                tell(entry, What::AcknowledgementEnded, over ? say(QT_TRANSLATE_NOOP("alerts", "it resolved")) : say(QT_TRANSLATE_NOOP("alerts", "it became worse")));
            }
        }
        tell(entry, step.what, step.why);
    }
    if (!entry.alert.active())
        entry.bad.reset();
}

void AlertBook::tell(Entry &entry, What what, const QString &why)
{
    entry.trail.push_back({m_at.wallNow, what, why, what == What::Due ? quietBecause(entry.alert) : QString(), false});
    if (entry.trail.size() > kTrailLines)
        entry.trail.pop_front();
    m_told.append({what, entry.alert, m_at.wallNow, why});
}

void AlertBook::note(const QString &key, const QString &text, base::WallTime at)
{
    if (Entry *entry = m_byKey.value(key)) {
        entry->trail.push_back({at, What::Pending, text, {}, true});
        if (entry->trail.size() > kTrailLines)
            entry->trail.pop_front();
    }
}

void AlertBook::beAlive()
{
    if (m_plan->deadman() < 0 || (m_alive != base::TimePoint{} && m_at.now - m_alive < kAliveEvery))
        return;
    m_alive = m_at.now;
    const Rule &rule = m_plan->rule(m_plan->deadman());
    Alert alert;
    alert.rule = rule.id;
    alert.scope = alert.service = m_plan->environment().name;
    alert.key = keyOf(alert.rule, alert.scope, {}, {});
    alert.state = State::Firing;
    alert.layer = rule.layer;
    alert.owner = rule.owner;
    alert.remedy = remedyText(rule.remedy);
    alert.sentence = say(QT_TRANSLATE_NOOP("alerts", "%1 is watched; this comes each minute.")).arg(base::Untrusted(alert.scope).visible());
    alert.lastSeen = m_at.wallNow;
    m_told.append({What::Alive, alert, m_at.wallNow, {}});
}

void AlertBook::forget()
{
    std::erase_if(m_entries, [this](const auto &one) {
        const bool over = one.second->life.over(one.second->alert, m_at);
        if (over)
            m_byKey.remove(one.second->alert.key);
        return over;
    });
}

QList<Alert> AlertBook::alerts() const
{
    QList<Alert> all;
    for (const auto &[slot, entry] : m_entries)
        all.append(worded(slot, *entry));
    std::ranges::sort(all, [](const Alert &a, const Alert &b) {
        const auto rank = [](const Alert &x) { return std::tuple(!x.active(), x.state == State::Pending, -int(x.severity)); };
        return std::tuple(rank(a), a.active() ? a.firstBad : base::WallTime{} + (base::WallTime::max() - a.resolved), a.key)
            < std::tuple(rank(b), b.active() ? b.firstBad : base::WallTime{} + (base::WallTime::max() - b.resolved), b.key);
    });
    return all;
}

std::optional<Alert> AlertBook::find(const QString &key) const
{
    const Entry *entry = m_byKey.value(key);
    return entry ? std::optional(entry->alert) : std::nullopt;
}

bool AlertBook::answers(const QString &target) const
{
    if (!m_plan || m_plan->topology().indexOf(target) < 0)
        return m_plan != nullptr;
    const watch::SnapshotPtr snapshot = m_snapshots.value(target);
    return snapshot && snapshot->status.condition == watch::Condition::Up;
}

Trail AlertBook::trail(const QString &key) const
{
    const Entry *entry = m_byKey.value(key);
    return entry ? entry->trail : Trail();
}

const Alert *AlertBook::alertOf(const health::Problem &problem) const
{
    const int target = m_plan ? m_plan->topology().indexOf(problem.target) : -1;
    if (target < 0)
        return nullptr;
    const Alert *best = nullptr;
    const auto consider = [&best](const Entry *entry) {
        if (entry && entry->alert.active() && (!best || entry->alert.severity > best->severity))
            best = &entry->alert;
    };
    const QString kind = problem.finding().section(u'/', 0, 0);
    if (kind == u"burn")
        for (const int rule : m_plan->burns())
            consider(entryAt(target, rule, problem.finding().section(u'/', 1)));
    else if (problem.metric.isNull())
        for (const int rule : m_plan->of(target).conditions)
            consider(entryAt(target, rule, QString()));
    else
        for (const Bound &bound : kind == u"forecast" ? m_plan->of(target).foretold.value(problem.metric) : m_plan->of(target).figures.value(problem.metric))
            consider(entryAt(target, bound.rule, problem.instance));
    return best;
}

} // namespace alerts
