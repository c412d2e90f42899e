// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/deliverymodel.h"

#include "models/base/format.h"
#include "models/base/moment.h"
#include "models/base/severity.h"
#include "models/base/untrusted.h"
#include "models/notify/wording.h"
#include "models/notify/words.h"

#include <QHash>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

QString visible(const QString &text) { return base::Untrusted(text).visible(); }

QString clockOf(base::WallTime at)
{
    return base::nearMomentWithSeconds(at, base::Clock::system().wallNow());
}

QString personsOf(const Delivery &d, const rota::OnCall &all)
{
    QStringList names;
    for (const QString &id : d.persons) {
        const rota::Person *person = all.person(id);
        if (!person || person->channels.contains(d.channel) || person->channels.contains(d.fallbackFor))
            names << visible(person ? person->name : id);
    }
    return names.join(u", "_s);
}

base::Severity markOf(Delivery::Outcome outcome)
{
    switch (outcome) {
    case Delivery::Outcome::Accepted: return base::Severity::Ok;
    case Delivery::Outcome::Later: return base::Severity::Warning;
    case Delivery::Outcome::Refused: return base::Severity::Critical;
    case Delivery::Outcome::Noticed: return base::Severity::Warning;
    case Delivery::Outcome::NotSent: break;
    }
    return base::Severity::Unknown;
}

} // namespace

QString momentTitle(Moment moment)
{
    switch (moment) {
    case Moment::Firing: return Words::tr("Firing", "moment");
    case Moment::Resolved: return Words::tr("Resolved");
    case Moment::Acknowledged: return Words::tr("Acknowledged");
    case Moment::Flapping: return Words::tr("Comes and goes");
    case Moment::Digest: return Words::tr("Digest", "moment");
    case Moment::Test: break;
    }
    return Words::tr("Test");
}

QString outcomeText(const Delivery &d)
{
    switch (d.outcome) {
    case Delivery::Outcome::Accepted: return d.attempt > 1 ? Words::tr("told at attempt %1").arg(d.attempt) : Words::tr("told");
    case Delivery::Outcome::Later: return Words::tr("attempt %1 failed").arg(d.attempt);
    case Delivery::Outcome::Refused: return Words::tr("refused");
    case Delivery::Outcome::Noticed: return Words::tr("noticed");
    case Delivery::Outcome::NotSent: break;
    }
    return Words::tr("not sent");
}

void DeliveryModel::show(const std::vector<Delivery> &log, const rota::OnCall &all)
{
    QList<Row> rows;
    QHash<std::pair<QString, QString>, qsizetype> places;
    for (const Delivery &d : log) { // the last word on a telling takes the place of the earlier ones
        const std::pair key(d.event, d.channel);
        if (const auto known = places.constFind(key); known != places.cend())
            rows[*known].last.event.clear();
        places.insert(key, rows.size());
        rows.append({d, personsOf(d, all)});
    }
    rows.removeIf([](const Row &row) { return row.last.event.isEmpty(); });
    std::reverse(rows.begin(), rows.end());
    if (rows.size() > kMost)
        rows.resize(kMost);
    exchange(m_rows, std::move(rows), [](const Row &row) { return std::tie(row.last.event, row.last.channel); });
}

const Delivery *DeliveryModel::at(int row) const { return row >= 0 && row < m_rows.size() ? &m_rows[row].last : nullptr; }

int DeliveryModel::rowOf(const QString &key) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (keyOf(row) == key)
            return row;
    return -1;
}

int DeliveryModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int DeliveryModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : Tries + 1; }

QVariant DeliveryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    const Delivery &d = row.last;
    if (role == MarkRole)
        return int(markOf(d.outcome));
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(index.column() == Tries ? Qt::AlignRight : Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When: return clockOf(d.at);
    case What: return d.outcome == Delivery::Outcome::Noticed ? visible(d.words) : Words::tr("%1: %2", "state, sentence").arg(momentTitle(d.moment), visible(d.summary));
    case Whom: return row.whom;
    case By: return visible(d.channel);
    case Outcome: return outcomeText(d);
    case Tries: return d.attempt > 0 ? QString::number(d.attempt) : QString(QChar(0x2013));
    }
    return {};
}

QVariant DeliveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::TextAlignmentRole))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(section == Tries ? Qt::AlignRight : Qt::AlignLeft);
    switch (section) {
    case When: return Words::tr("When");
    case What: return Words::tr("What");
    case Whom: return Words::tr("To whom");
    case By: return Words::tr("Channel");
    case Outcome: return Words::tr("How it went");
    case Tries: return Words::tr("Tries");
    }
    return {};
}

QList<std::pair<QString, QString>> DeliveryModel::details(int place) const
{
    const Delivery *d = at(place);
    if (!d)
        return {};
    if (d->outcome == Delivery::Outcome::Noticed)
        return {{Words::tr("What"), visible(d->words)}, {Words::tr("Channel"), visible(d->channel)}};
    QList<std::pair<QString, QString>> out{{Words::tr("What"), visible(d->summary)}};
    const auto add = [&out](const QString &name, const QString &value) {
        if (!value.isEmpty())
            out.append({name, value});
    };
    add(Words::tr("To whom"), m_rows[place].whom);
    add(Words::tr("Channel"), d->fallbackFor.isEmpty() ? visible(d->channel) : Words::tr("%1, instead of %2").arg(visible(d->channel), visible(d->fallbackFor)));
    add(Words::tr("Posted"), d->posted == base::WallTime{} ? QString() : clockOf(d->posted));
    if (d->outcome == Delivery::Outcome::Accepted)
        add(Words::tr("Accepted"), Words::tr("%1, %2 after it was posted").arg(clockOf(d->at), base::duration(std::chrono::duration<double>(d->at - d->posted).count())));
    if (d->outcome == Delivery::Outcome::Later)
        add(Words::tr("Next try"), clockOf(d->nextTry));
    add(d->outcome == Delivery::Outcome::NotSent ? Words::tr("Not sent because") : Words::tr("It said"), visible(d->words));
    add(Words::tr("Rule"), visible(d->rule));
    add(Words::tr("Receipt"), visible(d->receipt));
    return out;
}

} // namespace notify

#include "moc_deliverymodel.cpp"
