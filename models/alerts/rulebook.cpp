// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/rulebook.h"

#include "models/alerts/words.h"
#include "models/base/paths.h"
#include "models/base/resource.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

constexpr qint64 kMostBytes = qint64(1) << 20;

// The note with the longest beginning of this id.
const FigureNote *noteFor(const std::vector<FigureNote> &notes, const QString &metric)
{
    const FigureNote *best = nullptr;
    qsizetype length = -1;
    for (const FigureNote &note : notes)
        for (const QString &start : note.metrics)
            if (start.size() > length && metric.startsWith(start)) {
                best = &note;
                length = start.size();
            }
    return best;
}

milliseconds fromSeconds(double seconds) { return milliseconds(std::int64_t(seconds * 1000)); }

void applyNote(Rule &rule, const std::vector<FigureNote> &notes)
{
    const FigureNote *note = noteFor(notes, rule.metric.name());
    if (!note)
        return;
    rule.layer = note->layer;
    rule.owner = note->owner;
    rule.remedy = note->remedy;
}

std::vector<Rule> derived(const watch::Catalogue &catalogue, const std::vector<FigureNote> &notes)
{
    std::vector<Rule> rules;
    for (const watch::Metric &metric : catalogue.metrics()) {
        Rule rule;
        rule.id = idForFigure(metric.id.name());
        rule.metric = metric.id;
        rule.timing.forTime = fromSeconds(metric.holdSeconds);
        rule.timing.criticalAfter = fromSeconds(metric.criticalAfterSeconds);
        applyNote(rule, notes);
        // of the user's own figures a target may bring the limits, so each of them has one
        if (metric.threshold.warning || metric.threshold.critical || metric.row == 0)
            rules.push_back(rule);
        if (metric.forecast && (metric.forecast->warningDays || metric.forecast->criticalDays)) {
            rule.id = idForForecast(metric.id.name());
            rule.kind = Kind::Forecast;
            rule.enter = {metric.forecast->warningDays, metric.forecast->criticalDays};
            rule.timing.forTime = milliseconds(0);
            rule.timing.criticalAfter = milliseconds(0);
            rule.timing.keep = std::chrono::minutes(5);
            rule.timing.staleAfter = std::chrono::hours(1);
            rules.push_back(rule);
        }
    }
    return rules;
}

QByteArray ownFile(const QString &path, QList<environment::Issue> *issues)
{
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        if (issues)
            issues->push_back({environment::Issue::Kind::Error, {path, 0, 0}, file.errorString(), say(QT_TRANSLATE_NOOP("alerts", "make the file readable"))});
        return {};
    }
    return file.read(kMostBytes + 1);
}

} // namespace

QString standardRules()
{
    const QString folder = base::configFolder();
    return folder.isEmpty() ? QString() : folder + u"/alerts.yaml"_s;
}

QString idForFigure(const QString &metric) { return u"metric/"_s + metric; }
QString idForForecast(const QString &metric) { return u"forecast/"_s + metric; }

std::shared_ptr<const RuleBook> RuleBook::of(std::vector<Rule> rules)
{
    auto book = std::make_shared<RuleBook>();
    book->m_rules = std::move(rules);
    return book;
}

std::shared_ptr<const RuleBook> RuleBook::load(const watch::Catalogue &catalogue, const QString &own, QList<environment::Issue> *issues)
{
    const QString figures = u"alerts/figures.yaml"_s, shipped = u"alerts/rules.yaml"_s;
    const std::vector<FigureNote> notes = readRules(base::resource(figures).value_or(QByteArray()), figures, catalogue, {}, issues).figures;
    std::vector<Rule> rules = derived(catalogue, notes);
    for (const auto &[bytes, file] : {std::pair{base::resource(shipped).value_or(QByteArray()), shipped}, std::pair{ownFile(own, issues), own}}) {
        std::vector<Rule> read = readRules(bytes, file, catalogue, rules, issues).rules;
        for (Rule &rule : read)
            if (rule.remedy.isEmpty() && !rule.metric.isNull() && std::ranges::find(rules, rule.id, &Rule::id) == rules.end())
                if (const FigureNote *note = noteFor(notes, rule.metric.name()))
                    rule.remedy = note->remedy;
        rules = std::move(read);
    }
    breakRings(rules, issues);
    return of(std::move(rules));
}

const Rule *RuleBook::find(const QString &id) const
{
    const auto at = std::ranges::find(m_rules, id, &Rule::id);
    return at == m_rules.end() ? nullptr : &*at;
}

} // namespace alerts
