// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/logmodel.h"

#include "models/incidents/wording.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

void LogModel::setLines(std::vector<FrozenLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    m_targets.clear();
    m_pids.clear();
    for (const FrozenLine &line : m_lines) {
        if (!m_targets.contains(line.target))
            m_targets.append(line.target);
        if (line.line.pid > 0)
            m_pids.insert(line.line.pid);
    }
    m_targets.sort();
    choose();
    endResetModel();
}

void LogModel::setSearch(const LogSearch &search)
{
    beginResetModel();
    m_search = search;
    choose();
    endResetModel();
}

void LogModel::choose()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if ((m_search.target.isEmpty() || m_lines[i].target == m_search.target) && matches(m_lines[i].line, m_search))
            m_shown.push_back(i);
}

int LogModel::rowAt(base::WallTime at) const
{
    if (m_shown.empty())
        return -1;
    const auto found = std::ranges::lower_bound(m_shown, at, {}, [this](std::size_t i) { return m_lines[i].line.at; });
    return int(std::min(found - m_shown.begin(), std::ptrdiff_t(m_shown.size()) - 1));
}

int LogModel::rowOfLine(std::size_t line) const
{
    const auto found = std::ranges::lower_bound(m_shown, line);
    return found != m_shown.end() && *found == line ? int(found - m_shown.begin()) : -1;
}

int LogModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_shown.size())
        return {};
    const auto &[target, line] = m_lines[m_shown[std::size_t(index.row())]];
    const QString severity = base::Untrusted(line.severity).visible();
    switch (role) {
    case Qt::DisplayRole:
        return base::Untrusted(line.text.raw().section(u'\n', 0, 0)).visible();
    case ClockRole:
        return clockOf(line.at);
    case PidRole:
        return line.pid;
    case SeverityRole:
        return severity;
    case TargetRole:
        return m_targets.size() > 1 ? base::Untrusted(target).visible() : QString(); // else it says nothing
    case MarkRole:
        return weightOf(line) == base::Severity::Ok ? QVariant() : QVariant(int(weightOf(line)));
    case WholeRole: {
        QStringList rows;
        for (const QString &row : line.text.raw().split(u'\n'))
            rows.append(base::Untrusted(row).visible());
        return QString(u"%1 %2 [%3] %4\n"_s.arg(momentOf(line.at), base::Untrusted(target).visible(), QString::number(line.pid), severity) + rows.join(u'\n'));
    }
    case Qt::AccessibleTextRole:
        return QString(clockOf(line.at) + u' ' + severity + u' ' + QString::number(line.pid) + u' ' + line.text.visible());
    default:
        return {};
    }
}

QList<int> pidsIn(const QString &sentence)
{
    static const QRegularExpression number(u"(?<![\\w.,:-])(\\d{2,7})(?![\\w.,:%-]*\\d|[\\w%])"_s);
    QList<int> pids;
    for (auto it = number.globalMatch(sentence); it.hasNext();)
        if (const int pid = it.next().captured(1).toInt(); !pids.contains(pid))
            pids.append(pid);
    return pids;
}

} // namespace incidents

#include "moc_logmodel.cpp"
