// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/sessionsmodel.h"

#include "models/health/columnhelp.h"
#include "models/health/loadcells.h"
#include "models/health/lockwords.h"
#include "models/health/statementtext.h"
#include "models/health/vocabulary.h"

#include <algorithm>
#include <iterator>

namespace health {

using base::Severity;
using base::Unit;

namespace {

bool isClient(const watch::SessionRow &row)
{
    return row.backendType.isEmpty() || row.backendType == QLatin1String("client backend");
}

// Who holds others up, then people's sessions, then the server's own processes, last those of this console.
int rankOf(const SessionEntry &entry)
{
    return entry.waiting > 0 ? 0 : entry.row.own ? 3 : entry.prepared || isClient(entry.row) ? 1 : 2;
}

Cell statementOf(const watch::SessionRow &row)
{
    const QString shown = withoutLeadingComments(row.statement).raw().simplified();
    Cell cell;
    cell.text = base::Untrusted(shown).visible();
    cell.raw = row.statement.raw();
    if (shown != cell.raw)
        cell.whole = row.statement.visible();
    return cell;
}

QString nameAmong(const watch::LockWait &wait, int number, const QString &otherwise)
{
    for (const watch::LockBlocker &blocker : wait.blockers)
        if (blocker.pid == 0 && numberOf(blocker) == number)
            return preparedName(blocker);
    return otherwise;
}

constexpr std::size_t kNamed = 5, kNamedWhole = 40; // who is waited for, in a cell and in its tooltip

} // namespace

struct SessionsModel::Node {
    int pid = -1;
    SessionEntry entry;
    std::vector<Cell> cells;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
};

SessionsModel::SessionsModel(QObject *parent) : QAbstractItemModel(parent), m_top(std::make_unique<Node>()) {}

SessionsModel::~SessionsModel() = default;

std::vector<Cell> SessionsModel::cellsOf(const SessionEntry &entry) const
{
    const watch::SessionRow &row = entry.row;
    const bool waits = entry.parent != -1;
    const Severity severity = waits ? Severity::Warning : entry.waiting > 0 ? Severity::Critical : Severity::Ok;
    std::vector<Cell> cells(ColumnCount);
    cells[Session] = Cell{whoIs(entry), QString::number(row.pid), {}, Unit::Count, severity, describe(row), false};
    if (entry.prepared) {
        cells[Session].raw = entry.transaction.gid.raw();
        cells[Session].whole = preparedLines(entry.transaction).join(QLatin1Char('\n'));
    }
    const QString state = waits ? tr("waits") : entry.waiting > 0 ? holds(entry.holds) : isClient(row) || !row.state.isEmpty() ? spoken(row.state) : tr("background");
    const QString raw = base::Untrusted(row.state).visible();
    cells[State] = Cell{state, row.state, {}, Unit::Count, severity, raw == state ? QString() : raw, false};
    if (!waits && entry.waiting > 0 && !entry.holds.empty()) {
        QStringList all{raw};
        for (const SessionEntry::Held &held : entry.holds)
            all << heldWords(held);
        all.removeAll(QString());
        cells[State].whole = all.join(QLatin1Char('\n'));
    }
    if (waits) {
        cells[WaitsFor] = Cell::of(waitsFor(entry, kNamed));
        if (entry.blockers.size() > 1 || row.wait.known()) // the column may be too narrow for them
            cells[WaitsFor].whole = (QStringList(base::Untrusted(waitsFor(entry, kNamedWhole)).visible()) + waitLines(row.wait).mid(1)).join(QLatin1Char('\n'));
    }
    if (!waits && entry.waiting > 0)
        cells[WaitsFor] = Cell::word(row.state);
    else if (!waits && !row.waitType.isEmpty() && row.state == QLatin1String("active"))
        cells[WaitsFor] = Cell::of(row.waitType + QStringLiteral(": ") + row.waitEvent);
    const bool holdsUp = !waits && entry.waiting > 0; // locks last as long as the transaction, whatever it does meanwhile
    cells[Since] = Cell::of(entry.prepared ? entry.transaction.seconds : holdsUp && row.transactionSeconds ? row.transactionSeconds
                                : row.state == QLatin1String("active") ? row.querySeconds : row.stateSeconds, Unit::Seconds);
    cells[Cpu] = cpuCell(row.load);
    cells[Read] = readCell(row.load);
    cells[Written] = writtenCell(row.load);
    cells[Statement] = statementOf(row);
    for (Cell &cell : cells)
        cell.quiet = severity == Severity::Ok && (row.own || (!isClient(row) && !entry.prepared));
    return cells;
}

// "4711, 4712 · ShareLock on public.orders"; the last of a queue of hundreds waits for all of them.
QString SessionsModel::waitsFor(const SessionEntry &entry, std::size_t most)
{
    const QString prepared = tr("prepared transaction");
    QStringList who;
    for (std::size_t i = 0; i < std::min(most, entry.blockers.size()); ++i)
        who << (entry.blockers[i] > 0 ? QString::number(entry.blockers[i]) : entry.blockers[i] == 0 ? prepared : nameAmong(entry.row.wait, entry.blockers[i], prepared));
    QString names = who.join(QStringLiteral(", "));
    if (entry.blockers.size() > most)
        names = tr("%1 and %n more", nullptr, int(entry.blockers.size() - most)).arg(names);
    if (entry.row.wait.known())
        return names + QStringLiteral(" · ") + waitWords(entry.row.wait);
    return names == prepared ? names : names + QStringLiteral(" · ") + entry.row.waitEvent;
}

// What stands in the state of one that holds others up.
QString SessionsModel::holds(const std::vector<SessionEntry::Held> &held)
{
    if (held.empty())
        return tr("holds a lock");
    return held.size() == 1 ? tr("holds a lock: %1").arg(heldWords(held.front())) : tr("holds %n locks", nullptr, int(held.size()));
}

QString SessionsModel::whoIs(const SessionEntry &entry)
{
    const watch::SessionRow &row = entry.row;
    if (entry.prepared)
        return preparedName(entry.transaction);
    QStringList who{QString::number(row.pid)};
    if (row.own)
        who << tr("this console");
    else
        for (const base::Untrusted *text : {&row.user, &row.application})
            if (!text->isEmpty() && who.last() != text->visible())
                who << text->visible();
    if (!isClient(row))
        who << spoken(row.backendType);
    if (entry.workers > 0)
        who << tr("%n workers", nullptr, entry.workers);
    return who.join(QStringLiteral(" · "));
}

QString SessionsModel::describe(const watch::SessionRow &row)
{
    QStringList lines;
    const auto add = [&lines](const QString &pattern, const base::Untrusted &text) {
        if (!text.isEmpty())
            lines << pattern.arg(text.visible());
    };
    add(tr("User %1"), row.user);
    add(tr("Program %1"), row.application);
    add(tr("Database %1"), row.database);
    add(tr("From %1"), row.client);
    add(tr("Process %1"), base::Untrusted(row.backendType));
    return lines.join(QLatin1Char('\n'));
}

void SessionsModel::setRows(const std::vector<watch::SessionRow> &rows)
{
    m_sessions = int(rows.size());
    m_onThisMachine = std::ranges::any_of(rows, [](const watch::SessionRow &row) { return row.load.missing != watch::BackendLoad::Missing::Elsewhere; });
    const std::map<int, SessionEntry> tree = sessionTree(rows);
    removeGone(*m_top, tree);
    raise(tree);
    // parents before children: depth by depth
    std::vector<int> open;
    for (const auto &[pid, entry] : tree)
        if (entry.parent == -1)
            open.push_back(pid);
    std::multimap<int, int> below;
    for (const auto &[pid, entry] : tree)
        if (entry.parent != -1)
            below.emplace(entry.parent, pid);
    for (std::size_t i = 0; i < open.size(); ++i) {
        const SessionEntry &entry = tree.at(open[i]);
        if (m_nodes.contains(open[i]))
            update(entry);
        else
            insert(entry);
        const auto [first, last] = below.equal_range(open[i]);
        for (auto at = first; at != last; ++at)
            open.push_back(at->second);
    }
}

// Takes out what went or hangs elsewhere now, with all below it; what is still there comes back in its new place.
void SessionsModel::removeGone(Node &node, const std::map<int, SessionEntry> &tree)
{
    const auto stays = [&tree, &node](const Node &child) {
        const auto at = tree.find(child.pid);
        return at != tree.end() && at->second.parent == node.pid;
    };
    for (int last = int(node.children.size()) - 1; last >= 0; --last) {
        if (stays(*node.children[std::size_t(last)])) {
            removeGone(*node.children[std::size_t(last)], tree);
            continue;
        }
        int first = last;
        while (first > 0 && !stays(*node.children[std::size_t(first - 1)]))
            --first;
        beginRemoveRows(&node == m_top.get() ? QModelIndex() : indexOf(node), first, last);
        for (int i = first; i <= last; ++i)
            forget(*node.children[std::size_t(i)]);
        node.children.erase(node.children.begin() + first, node.children.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void SessionsModel::forget(Node &node)
{
    m_nodes.remove(node.pid);
    for (const auto &child : node.children)
        forget(*child);
}

void SessionsModel::insert(const SessionEntry &entry)
{
    Node &parent = entry.parent == -1 ? *m_top : *m_nodes.value(entry.parent);
    auto at = parent.children.end();
    if (&parent == m_top.get())
        at = std::find_if(parent.children.begin(), parent.children.end(),
                          [&entry](const auto &n) { return rankOf(n->entry) > rankOf(entry); });
    const int place = int(at - parent.children.begin());
    auto node = std::make_unique<Node>();
    node->pid = entry.row.pid;
    node->entry = entry;
    node->cells = cellsOf(entry);
    node->parent = &parent == m_top.get() ? nullptr : &parent;
    beginInsertRows(&parent == m_top.get() ? QModelIndex() : indexOf(parent), place, place);
    m_nodes.insert(node->pid, node.get());
    parent.children.insert(at, std::move(node));
    endInsertRows();
}

void SessionsModel::update(const SessionEntry &entry)
{
    Node &node = *m_nodes.value(entry.row.pid);
    node.entry = entry;
    std::vector<Cell> cells = cellsOf(entry);
    if (cells == node.cells)
        return;
    node.cells = std::move(cells);
    emit dataChanged(indexOf(node, 0), indexOf(node, ColumnCount - 1));
}

// At the top, those that block stand before those that do not. All at once: after a seek many do, and an order above this
// model sorts anew after each move.
void SessionsModel::raise(const std::map<int, SessionEntry> &tree)
{
    bool anew = false;
    for (const auto &node : m_top->children) {
        const int waiting = tree.at(node->pid).waiting;
        anew = anew || (node->entry.waiting > 0) != (waiting > 0);
        node->entry.waiting = waiting;
    }
    if (!anew)
        return;
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<std::unique_ptr<Node>> others;
    std::erase_if(m_top->children, [&others](std::unique_ptr<Node> &node) {
        const bool blocks = node->entry.waiting > 0;
        if (!blocks)
            others.push_back(std::move(node));
        return !blocks;
    });
    std::ranges::move(others, std::back_inserter(m_top->children));
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(indexOf(*nodeOf(index), index.column()));
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

SessionsModel::Node *SessionsModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_top.get();
}

int SessionsModel::rowOf(const Node &node) const
{
    const auto &all = node.parent ? node.parent->children : m_top->children;
    return int(std::find_if(all.begin(), all.end(), [&node](const auto &n) { return n.get() == &node; }) - all.begin());
}

QModelIndex SessionsModel::indexOf(const Node &node, int column) const
{
    return createIndex(rowOf(node), column, &node);
}

QModelIndex SessionsModel::indexOf(int pid) const
{
    const Node *node = m_nodes.value(pid);
    return node ? indexOf(*node) : QModelIndex();
}

const watch::LockBlocker *SessionsModel::prepared(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return nullptr;
    const SessionEntry &entry = nodeOf(index)->entry;
    return entry.prepared ? &entry.transaction : nullptr;
}

const watch::SessionRow *SessionsModel::row(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index, CheckIndexOption::IndexIsValid) ? &nodeOf(index)->entry.row : nullptr;
}

QModelIndex SessionsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[std::size_t(row)].get());
}

QModelIndex SessionsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Node *up = nodeOf(index)->parent;
    return up ? indexOf(*up) : QModelIndex();
}

int SessionsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0 || (parent.isValid() && parent.model() != this))
        return 0;
    return int(nodeOf(parent)->children.size());
}

int SessionsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SessionsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node *node = nodeOf(index);
    if (role == PidRole)
        return node->pid;
    if (role == BlockedRole)
        return node->entry.waiting;
    return node->cells[std::size_t(index.column())].data(role);
}

QVariant SessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == HelpRole)
        return columnHelp(HelpSubject::Sessions, section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Session:
        return tr("Session");
    case State:
        return tr("State");
    case WaitsFor:
        return tr("Waits for");
    case Since:
        return tr("Since");
    case Cpu:
        return tr("CPU");
    case Read:
        return tr("Read");
    case Written:
        return tr("Written");
    case Statement:
        return tr("Statement");
    default:
        return {};
    }
}

} // namespace health

#include "moc_sessionsmodel.cpp"
