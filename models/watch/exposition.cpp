// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/exposition.h"

#include <QMap>
#include <QSet>

namespace watch {

namespace {

constexpr qsizetype kLongestLabel = 256; // characters

const char *reasonWord(NoValue reason)
{
    switch (reason) {
    case NoValue::None:
        break;
    case NoValue::NotYet:
        return "not_yet";
    case NoValue::Permission:
        return "permission";
    case NoValue::Version:
        return "version";
    case NoValue::TimedOut:
        return "timed_out";
    case NoValue::Unreachable:
        return "unreachable";
    case NoValue::NotApplicable:
        return "not_applicable";
    case NoValue::Error:
        return "error";
    }
    return "stale";
}

QByteArray helpText(const QString &text)
{
    return text.toUtf8().replace('\\', "\\\\").replace('\n', "\\n");
}

class Page {
public:
    explicit Page(qsizetype most) : m_most(most) {}
    void begin(const QByteArray &name, const QString &help)
    {
        m_head = "# HELP " + name + ' ' + helpText(help) + "\n# TYPE " + name + " gauge\n";
    }
    void add(const QByteArray &line)
    {
        if (m_text.size() + m_head.size() + line.size() > m_most) {
            ++m_left;
            return;
        }
        m_text += std::exchange(m_head, QByteArray()) + line;
    }
    [[nodiscard]] QByteArray text() const
    {
        return m_text + "# HELP quarterdeck_figures_left_out Figures that did not fit into this answer.\n# TYPE quarterdeck_figures_left_out gauge\n"
                        "quarterdeck_figures_left_out "
            + QByteArray::number(m_left) + '\n';
    }

private:
    qsizetype m_most;
    QByteArray m_text, m_head;
    qsizetype m_left = 0;
};

} // namespace

QByteArray expositionName(const QString &metric)
{
    QByteArray name = "quarterdeck_" + metric.toUtf8();
    for (char &c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'))
            c = '_';
    return name;
}

QByteArray labelText(const QString &value)
{
    return base::Untrusted(value.left(kLongestLabel)).visible().toUtf8().replace('\\', "\\\\").replace('"', "\\\"");
}

QByteArray exposition(const environment::Environment &environment, const Catalogue &catalogue, const QHash<QString, SnapshotPtr> &snapshots,
                      base::TimePoint now, qsizetype most)
{
    struct Shown {
        const TargetSnapshot *snapshot;
        QByteArray labels;
        QMap<QByteArray, int> unknown; // by reason
        QHash<MetricId, QList<const TargetSnapshot::Latest *>> figures;
    };
    std::vector<Shown> all;
    for (const environment::Target &target : environment.targets) {
        const SnapshotPtr snapshot = snapshots.value(target.id);
        if (!snapshot)
            continue;
        Shown &shown = all.emplace_back();
        shown.snapshot = snapshot.get();
        shown.labels = "{environment=\"" + labelText(environment.name) + "\",target=\"" + labelText(target.id) + '"';
        for (const TargetSnapshot::Latest &latest : snapshot->latest) {
            if (latest.reading.hasValue() && now - latest.sentAt <= 2 * latest.interval)
                shown.figures[latest.reading.metric].append(&latest);
            else
                ++shown.unknown[reasonWord(latest.reading.noValue)];
        }
    }
    Page page(most);
    page.begin("quarterdeck_target_up", QStringLiteral("1: the target answers, 0: it does not."));
    for (const Shown &s : all)
        page.add("quarterdeck_target_up" + s.labels + "} " + (s.snapshot->status.condition == Condition::Up ? '1' : '0') + '\n');
    page.begin("quarterdeck_target_answered_seconds_ago", QStringLiteral("Age of the target's last answer; left out: it never answered."));
    for (const Shown &s : all)
        if (s.snapshot->status.lastAnswer != base::TimePoint{})
            page.add("quarterdeck_target_answered_seconds_ago" + s.labels + "} "
                     + QByteArray::number(std::chrono::duration<double>(now - s.snapshot->status.lastAnswer).count(), 'f', 3) + '\n');
    page.begin("quarterdeck_metric_unknown", QStringLiteral("Figures without a value, by the reason why."));
    for (const Shown &s : all)
        for (auto it = s.unknown.cbegin(); it != s.unknown.cend(); ++it)
            page.add("quarterdeck_metric_unknown" + s.labels + ",reason=\"" + it.key() + "\"} " + QByteArray::number(it.value()) + '\n');
    QSet<QByteArray> used;
    for (const Metric &metric : catalogue.metrics()) {
        const QByteArray name = expositionName(metric.id.name());
        if (used.contains(name))
            continue; // another one differs from it by its punctuation alone: the first is shown
        used.insert(name);
        page.begin(name, metric.description.isEmpty() ? metric.title : metric.description);
        QSet<QByteArray> series; // names may differ in what is cut off or made visible: one of them is shown
        for (const Shown &s : all)
            for (const TargetSnapshot::Latest *latest : s.figures.value(metric.id)) {
                const QString &part = latest->reading.instance.raw();
                const QByteArray one = name + s.labels + (part.isEmpty() ? QByteArray() : ",part=\"" + labelText(part) + '"') + "} ";
                if (series.contains(one))
                    continue;
                series.insert(one);
                page.add(one + QByteArray::number(latest->reading.value, 'g', 17) + '\n');
            }
    }
    return page.text();
}

} // namespace watch
