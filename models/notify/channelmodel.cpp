// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/channelmodel.h"

#include "models/base/untrusted.h"
#include "models/notify/words.h"
#include "models/rota/board.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace notify {

QString underOf(const ChannelStanding &s)
{
    QStringList parts{s.reaches == Channel::Reaches::People ? Words::tr("%1, persons").arg(s.kind) : Words::tr("%1, machines").arg(s.kind)};
    if (!s.broken.isEmpty())
        parts << Words::tr("does not work");
    else if (s.failures > 0)
        parts << Words::tr("%n attempt(s) failed", nullptr, s.failures);
    else if (s.lastTaken)
        parts << Words::tr("told %1").arg(rota::shortMoment(*s.lastTaken));
    else
        parts << Words::tr("never used");
    if (s.waiting > 0)
        parts << Words::tr("%n wait(s)", "messages", s.waiting);
    return parts.join(u" · "_s);
}

void ChannelModel::show(const QList<ChannelStanding> &channels) { exchange(m_rows, channels, &ChannelStanding::id); }

const ChannelStanding *ChannelModel::at(int row) const { return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr; }

int ChannelModel::rowOf(const QString &id) const
{
    const auto it = std::find_if(m_rows.cbegin(), m_rows.cend(), [&id](const ChannelStanding &s) { return s.id == id; });
    return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
}

int ChannelModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ChannelModel::data(const QModelIndex &index, int role) const
{
    const ChannelStanding *s = index.isValid() ? at(index.row()) : nullptr;
    if (!s)
        return {};
    switch (role) {
    case Qt::DisplayRole: return base::Untrusted(s->title).visible();
    case Qt::AccessibleTextRole: return QString(base::Untrusted(s->title).visible() + u", "_s + underOf(*s));
    case IdRole: return s->id;
    case UnderRole: return underOf(*s);
    case MarkRole: return int(s->severity());
    default: return {};
    }
}

} // namespace notify

#include "moc_channelmodel.cpp"
