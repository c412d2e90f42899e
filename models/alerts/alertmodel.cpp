// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertmodel.h"

#include "models/alerts/words.h"
#include "models/base/format.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace alerts {

namespace {

QString sinceText(const Alert &alert, base::WallTime now)
{
    const base::WallTime at = alert.active() ? alert.firstBad : alert.resolved;
    return at == base::WallTime{} ? QString() : base::age(std::chrono::duration<double>(now - at).count());
}

bool says(const Alert &alert, const QString &under, const QStringList &flags, const QString &text)
{
    if (text.trimmed().isEmpty())
        return true;
    const QString all = QStringList{alert.sentence, under, flags.join(u' '), alert.rule, alert.owner, alert.key.left(12), alert.service, alert.cluster}.join(u' ');
    return std::ranges::all_of(text.split(u' ', Qt::SkipEmptyParts), [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace

void AlertModel::show(const QList<Alert> &alerts, const Wanted &wanted, base::WallTime now)
{
    QHash<QString, int> explains;
    for (const Alert &alert : alerts)
        if (alert.active())
            for (const QString &cause : alert.inhibitedBy)
                ++explains[cause];
    QList<Row> rows;
    for (const Alert &alert : alerts) {
        const bool never = alert.state == State::Resolved && alert.fired == base::WallTime{}; // withdrawn: nobody was to be told
        if (alert.active() == wanted.resolved || never || (!wanted.explained && !wanted.resolved && !alert.inhibitedBy.isEmpty()))
            continue;
        const QStringList under{base::Untrusted(alert.target).visible(), stateWord(alert.state), severityWord(alert.severity), layerWord(alert.layer)};
        Row row{alert.key, alert.sentence, under.join(QStringLiteral(" · ")), sinceText(alert, now), flagWords(alert),
                alert.active() ? alert.severity : base::Severity::Ok, alert.state, alert.quiet(), explains.value(alert.key)};
        if (says(alert, row.under, row.flags, wanted.text))
            rows.append(row);
    }
    const bool another = !(std::exchange(m_wanted, wanted) == wanted);
    exchange(m_rows, std::move(rows), &Row::key, another);
}

int AlertModel::rowOf(const QString &key) const
{
    const auto at = std::ranges::find(m_rows, key, &Row::key);
    return at == m_rows.cend() ? -1 : int(at - m_rows.cbegin());
}

int AlertModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.sentence;
    case KeyRole: return row.key;
    case SeverityRole: return int(row.severity);
    case StateRole: return int(row.state);
    case UnderRole: return row.under;
    case SinceRole: return row.since;
    case FlagsRole: return row.flags;
    case QuietRole: return row.quiet;
    case ExplainsRole: return row.explains;
    case Qt::AccessibleTextRole: return (QStringList{row.sentence, row.under, row.since} + row.flags).join(QStringLiteral(", "));
    default: return {};
    }
}

} // namespace alerts

#include "moc_alertmodel.cpp"
