// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/fleetmodel.h"

#include "models/base/format.h"
#include "models/health/columnhelp.h"
#include "models/health/facts.h"
#include "models/health/metrichelp.h"

#include <algorithm>

namespace health {

using watch::Condition;

struct FleetModel::Row {
    QString id, name;
    environment::TargetKind kind = environment::TargetKind::Postgres;
    Severity severity = Severity::Unknown;
    Condition condition = Condition::Unknown;
    watch::MetricId metric;
    QString instance;
    double value = std::numeric_limits<double>::quiet_NaN();
    watch::NoValue noValue = watch::NoValue::NotYet;
    base::TimePoint sentAt{};
    bool stale = false;
    QString part;
    watch::SnapshotPtr snapshot; // for the tooltip, made when asked for
};

struct FleetModel::Tier {
    QString id, title;
    std::vector<Row> rows;
    int place = 0;
};

FleetModel::FleetModel(QObject *parent) : QAbstractItemModel(parent) {}

FleetModel::~FleetModel() = default;

void FleetModel::setEnvironment(environment::EnvironmentPtr environment, watch::CataloguePtr catalogue)
{
    m_environment = std::move(environment);
    m_catalogue = std::move(catalogue);
    // tiers as declared, then those only targets name, in order of appearance; empty ones are not shown
    std::vector<std::pair<QString, QString>> wanted;
    QHash<QString, std::vector<const environment::Target *>> members;
    if (m_environment) {
        for (const environment::Target &target : m_environment->targets)
            members[target.tier].push_back(&target);
        const auto want = [&](const QString &id, const QString &title) {
            const bool known = std::any_of(wanted.begin(), wanted.end(), [&id](const auto &w) { return w.first == id; });
            if (!known && members.contains(id))
                wanted.emplace_back(id, base::Untrusted(title.isEmpty() ? id : title).visible());
        };
        for (const environment::Tier &tier : m_environment->tiers)
            want(tier.id, tier.title);
        for (const environment::Target &target : m_environment->targets)
            want(target.tier, {});
    }
    const auto placeOf = [&wanted](const QString &id) {
        return int(std::find_if(wanted.begin(), wanted.end(), [&id](const auto &w) { return w.first == id; }) - wanted.begin());
    };
    int last = int(wanted.size());
    for (int i = int(m_tiers.size()) - 1; i >= 0; --i) {
        // gone, or out of order with those that follow it
        const int place = placeOf(m_tiers[std::size_t(i)]->id);
        if (place < last) {
            last = place;
            continue;
        }
        beginRemoveRows({}, i, i);
        m_tiers.erase(m_tiers.begin() + i);
        for (std::size_t t = 0; t < m_tiers.size(); ++t)
            m_tiers[t]->place = int(t);
        endRemoveRows();
    }
    for (int i = 0; i < int(wanted.size()); ++i) {
        const auto &[id, title] = wanted[std::size_t(i)];
        if (i >= int(m_tiers.size()) || m_tiers[std::size_t(i)]->id != id) {
            beginInsertRows({}, i, i);
            auto tier = std::make_unique<Tier>();
            tier->id = id;
            m_tiers.insert(m_tiers.begin() + i, std::move(tier));
            for (std::size_t t = 0; t < m_tiers.size(); ++t)
                m_tiers[t]->place = int(t);
            endInsertRows();
        }
        m_tiers[std::size_t(i)]->title = title;
        arrangeTargets(*m_tiers[std::size_t(i)], i, members[id]);
    }
    if (!m_tiers.empty())
        emit dataChanged(index(0, 0), index(int(m_tiers.size()) - 1, ColumnCount - 1));
}

void FleetModel::arrangeTargets(Tier &tier, int tierRow, const std::vector<const environment::Target *> &wanted)
{
    const QModelIndex parent = createIndex(tierRow, 0, nullptr);
    QHash<QString, int> places;
    for (int i = 0; i < int(wanted.size()); ++i)
        places.insert(wanted[std::size_t(i)]->id, i);
    int last = int(wanted.size());
    for (int i = int(tier.rows.size()) - 1; i >= 0; --i) {
        const int place = places.value(tier.rows[std::size_t(i)].id, last);
        if (place < last) {
            last = place;
            continue;
        }
        beginRemoveRows(parent, i, i);
        tier.rows.erase(tier.rows.begin() + i);
        endRemoveRows();
    }
    for (int i = 0; i < int(wanted.size()); ++i) {
        const environment::Target &target = *wanted[std::size_t(i)];
        if (i >= int(tier.rows.size()) || tier.rows[std::size_t(i)].id != target.id) {
            int run = 1; // of new ones, inserted at once
            while (i + run < int(wanted.size())
                   && (i >= int(tier.rows.size()) || tier.rows[std::size_t(i)].id != wanted[std::size_t(i + run)]->id))
                ++run;
            beginInsertRows(parent, i, i + run - 1);
            tier.rows.insert(tier.rows.begin() + i, std::size_t(run), Row());
            for (int r = i; r < i + run; ++r)
                tier.rows[std::size_t(r)].id = wanted[std::size_t(r)]->id;
            endInsertRows();
        }
        Row &row = tier.rows[std::size_t(i)];
        row.name = base::Untrusted(target.title.isEmpty() ? target.id : target.title).visible();
        row.kind = target.kind;
    }
    if (!tier.rows.empty())
        emit dataChanged(index(0, 0, parent), index(int(tier.rows.size()) - 1, ColumnCount - 1, parent));
}

FleetModel::Row FleetModel::fresh(const Row &old, const watch::TargetSnapshot *snapshot, const TargetHealth &health) const
{
    Row row = old;
    row.severity = health.severity;
    row.stale = health.stale;
    row.metric = health.worstMetric;
    row.instance = health.worstInstance;
    if (!snapshot)
        return row;
    row.condition = snapshot->status.condition;
    row.part = snapshot->facts.role;
    row.sentAt = {};
    row.value = std::numeric_limits<double>::quiet_NaN();
    row.noValue = watch::NoValue::NotYet;
    // What is read beside a server that does not answer is no answer of it: it would look alive.
    const auto isBeside = [this, &row](watch::MetricId metric) { return row.condition != Condition::Up && m_catalogue && m_catalogue->isApart(metric); };
    if (row.condition != Condition::Up) {
        row.stale = true;
        // the last figure that was shown stays, struck as old
        if (row.metric.isNull() || isBeside(row.metric)) {
            row.metric = old.metric;
            row.instance = old.instance;
        }
    }
    for (const auto &latest : snapshot->latest)
        if (!isBeside(latest.reading.metric))
            row.sentAt = std::max(row.sentAt, latest.sentAt);
    if (const auto *latest = row.metric.isNull() ? nullptr : snapshot->find(row.metric, row.instance)) {
        if (isBeside(row.metric)) {
            row.noValue = old.noValue;
            row.value = old.value;
            return row;
        }
        row.noValue = latest->reading.noValue;
        row.value = latest->reading.value;
        row.sentAt = latest->sentAt;
        if (row.condition != Condition::Up && !latest->reading.hasValue()) {
            row.value = old.value;
            row.sentAt = old.sentAt;
        }
    }
    return row;
}

void FleetModel::refresh(const QHash<QString, watch::SnapshotPtr> &snapshots, const Situation &situation, base::TimePoint now)
{
    m_now = now;
    const auto key = [](const Row &r) {
        return std::tuple(r.severity, r.condition, r.metric.name(), r.instance, std::isnan(r.value) ? 0 : r.value, std::isnan(r.value),
                          r.noValue, r.stale, r.part);
    };
    for (const auto &tier : m_tiers) {
        const QModelIndex parent = createIndex(tier->place, 0, nullptr);
        int first = -1, last = -1; // of those that changed, told at once: a tree looks for its row at each word
        for (int i = 0; i < int(tier->rows.size()); ++i) {
            Row &row = tier->rows[std::size_t(i)];
            const watch::SnapshotPtr snapshot = snapshots.value(row.id);
            Row next = fresh(row, snapshot.get(), situation.targets.value(row.id));
            const bool changed = key(next) != key(row);
            next.snapshot = snapshot;
            row = std::move(next);
            if (changed) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first >= 0)
            emit dataChanged(index(first, 0, parent), index(last, ColumnCount - 1, parent));
        if (!tier->rows.empty())
            emit dataChanged(index(0, Trend, parent), index(int(tier->rows.size()) - 1, Age, parent), {Qt::DisplayRole, AgeRole, SortRole});
    }
    if (!m_tiers.empty())
        emit dataChanged(index(0, 0), index(int(m_tiers.size()) - 1, 0), {SeverityRole});
}

QModelIndex FleetModel::indexOf(const QString &target) const
{
    for (const auto &tier : m_tiers)
        for (int i = 0; i < int(tier->rows.size()); ++i)
            if (tier->rows[std::size_t(i)].id == target)
                return createIndex(i, 0, tier.get());
    return {};
}

// An index of a tier carries nothing, an index of a target carries its tier.
FleetModel::Tier *FleetModel::tierOf(const QModelIndex &index)
{
    return static_cast<Tier *>(index.internalPointer());
}

QModelIndex FleetModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, m_tiers[std::size_t(parent.row())].get()) : createIndex(row, column, nullptr);
}

QModelIndex FleetModel::parent(const QModelIndex &index) const
{
    const Tier *tier = index.isValid() ? tierOf(index) : nullptr;
    return tier ? createIndex(tier->place, 0, nullptr) : QModelIndex();
}

int FleetModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_tiers.size());
    if (parent.column() > 0 || tierOf(parent) || parent.row() >= int(m_tiers.size()))
        return 0;
    return int(m_tiers[std::size_t(parent.row())]->rows.size());
}

int FleetModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FleetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Tier *tier = tierOf(index);
    return tier ? rowData(tier->rows[std::size_t(index.row())], index.column(), role)
                : tierData(*m_tiers[std::size_t(index.row())], index.column(), role);
}

QVariant FleetModel::tierData(const Tier &tier, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return column == Name ? tier.title : QVariant();
    case TierRole:
        return tier.id;
    case KindRole:
        return -1;
    case SeverityRole: {
        Severity worst = Severity::Ok;
        for (const Row &row : tier.rows)
            worst = std::max(worst, row.severity);
        return int(worst);
    }
    default:
        return {};
    }
}

QString FleetModel::what(const Row &row) const
{
    switch (row.condition) {
    case Condition::Up:
        break;
    case Condition::Unknown:
    case Condition::Connecting:
        return tr("connecting");
    case Condition::Starting:
        return tr("starting");
    case Condition::NotAnswering:
        return tr("no answer");
    case Condition::Down:
        return tr("down");
    case Condition::NoSlots:
        return tr("full");
    case Condition::Refused:
        return tr("refused");
    case Condition::Untrusted:
        return tr("not trusted");
    case Condition::Misconfigured:
        return tr("set-up");
    }
    const watch::Metric *metric = m_catalogue ? m_catalogue->find(row.metric) : nullptr;
    if (!metric)
        return {};
    return metricTitle(*metric);
}

QVariant FleetModel::rowData(const Row &row, int column, int role) const
{
    const watch::Metric *metric = m_catalogue ? m_catalogue->find(row.metric) : nullptr;
    const bool hasValue = !std::isnan(row.value);
    const QVariant age = row.sentAt == base::TimePoint{} ? QVariant() : QVariant(std::chrono::duration<double>(m_now - row.sentAt).count());
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Name:
            return row.name;
        case What:
            return what(row);
        case Now:
            return hasValue && metric ? base::figure(row.value, metric->unit, {}, metric->unitText).text() : QString();
        case Age:
            return age.isValid() ? base::duration(age.toDouble()) : QString();
        default:
            return {};
        }
    case SortRole:
        return column == Name ? QVariant(row.name) : column == What ? QVariant(what(row)) : column == Age ? age : hasValue ? QVariant(row.value) : QVariant();
    case ValueRole:
        return hasValue ? QVariant(row.value) : QVariant();
    case UnitRole:
        return metric ? QVariant(int(metric->unit)) : QVariant();
    case UnitTextRole:
        return metric ? metric->unitText : QString();
    case SeverityRole:
        return int(row.severity);
    case ConditionRole:
        return int(row.condition);
    case NoValueRole:
        return int(row.noValue);
    case MetricRole:
        return row.metric.name();
    case InstanceRole:
        return row.instance;
    case TargetRole:
        return row.id;
    case KindRole:
        return int(row.kind);
    case PartRole:
        return row.part;
    case AgeRole:
        return age;
    case StaleRole:
        return row.stale;
    case HelpRole:
    case HelpTitleRole:
        // the figure of the row says more than its column
        if (!metric || column == Name || column == Age)
            return {};
        return role == HelpRole ? metricHelp(*metric) : metricTitle(*metric);
    case FactsRole:
        return row.snapshot ? factsOf(*row.snapshot) : QVariantMap();
    default:
        return {};
    }
}

QVariant FleetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == HelpRole)
        return columnHelp(HelpSubject::Fleet, section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Target");
    case What:
        return tr("Figure");
    case Now:
        return tr("Now");
    case Trend:
        return tr("Trend");
    case Age:
        return tr("Age");
    default:
        return {};
    }
}

} // namespace health

#include "moc_fleetmodel.cpp"
