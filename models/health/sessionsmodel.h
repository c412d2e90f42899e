// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sessions of one server as a blocking tree: at the top those that others wait for, below each its victims,
// then everybody else. Updates move as little as possible. GUI thread.

#include "models/health/rowsmodel.h"
#include "models/health/sessiontree.h"

#include <QAbstractItemModel>

#include <memory>

namespace health {

class SessionsModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Session, State, WaitsFor, Since, Cpu, Read, Written, Statement, ColumnCount };

    explicit SessionsModel(QObject *parent = nullptr);
    ~SessionsModel() override;

    void setRows(const std::vector<watch::SessionRow> &rows);
    [[nodiscard]] int sessions() const { return m_sessions; } // as the server counts them
    [[nodiscard]] bool onThisMachine() const { return m_onThisMachine; } // the processes of the sessions: Cpu, Read and Written say something
    [[nodiscard]] const watch::SessionRow *row(const QModelIndex &index) const;
    [[nodiscard]] const watch::LockBlocker *prepared(const QModelIndex &index) const; // null: a session; unnamed: which one is not known
    [[nodiscard]] QModelIndex indexOf(int pid) const; // invalid: not there

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node &node, int column = 0) const;
    [[nodiscard]] int rowOf(const Node &node) const;
    [[nodiscard]] std::vector<Cell> cellsOf(const SessionEntry &entry) const;
    [[nodiscard]] static QString waitsFor(const SessionEntry &entry, std::size_t most);
    [[nodiscard]] static QString holds(const std::vector<SessionEntry::Held> &held);
    [[nodiscard]] static QString whoIs(const SessionEntry &entry);
    [[nodiscard]] static QString describe(const watch::SessionRow &row); // for the tooltip, a line each
    void removeGone(Node &node, const std::map<int, SessionEntry> &tree);
    void forget(Node &node);
    void insert(const SessionEntry &entry);
    void update(const SessionEntry &entry);
    void raise(const std::map<int, SessionEntry> &tree);

    std::unique_ptr<Node> m_top;
    QHash<int, Node *> m_nodes; // pid, or number of a prepared transaction -> node
    int m_sessions = 0;
    bool m_onThisMachine = false;
};

} // namespace health
