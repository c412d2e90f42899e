// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The frozen log of an incident as a model: the lines that a search leaves, oldest first. It reads no disk: what it shows is
// given. GUI thread.

#include "models/base/severity.h"
#include "models/incidents/frozen.h"

#include <QAbstractListModel>
#include <QSet>

namespace incidents {

class LogModel : public QAbstractListModel {
    Q_OBJECT
public:
    // DisplayRole: the first line of the message. TargetRole: where there are several. WholeRole: all of it, with its time. MarkRole: a base::Severity as int;
    // none: a plain line.
    enum ItemRole { ClockRole = Qt::UserRole, PidRole, SeverityRole, TargetRole, MarkRole, WholeRole };

    using QAbstractListModel::QAbstractListModel;

    void setLines(std::vector<FrozenLine> lines);
    void setSearch(const LogSearch &search);
    [[nodiscard]] const LogSearch &search() const { return m_search; }
    [[nodiscard]] qsizetype whole() const { return qsizetype(m_lines.size()); } // without a search
    [[nodiscard]] const QStringList &targets() const { return m_targets; }      // that have lines
    [[nodiscard]] bool has(int pid) const { return m_pids.contains(pid); }
    // Which of the lines a row is, whatever the search, and its row; -1: the search leaves it out.
    [[nodiscard]] std::size_t lineOf(int row) const { return m_shown[std::size_t(row)]; }
    [[nodiscard]] int rowOfLine(std::size_t line) const;
    // The row nearest to this moment; -1: there is none.
    [[nodiscard]] int rowAt(base::WallTime at) const;
    [[nodiscard]] base::WallTime timeOf(int row) const { return m_lines[m_shown[std::size_t(row)]].line.at; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void choose();

    std::vector<FrozenLine> m_lines;
    std::vector<std::size_t> m_shown;
    QStringList m_targets;
    QSet<int> m_pids;
    LogSearch m_search;
};

// Numbers in a sentence that may be those of processes, in their order, each once.
[[nodiscard]] QList<int> pidsIn(const QString &sentence);

} // namespace incidents
