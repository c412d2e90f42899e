// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/archivelevel.h"

#include <QStringList>

namespace history {

QString SegmentName::file(QLatin1StringView ending) const
{
    return QLatin1StringView(of().word) + u'-' + QString::number(span) + u'-' + QString::number(round) + ending;
}

std::optional<SegmentName> SegmentName::parse(const QString &file, QLatin1StringView ending)
{
    if (!file.endsWith(ending))
        return {};
    const QStringList parts = file.chopped(ending.size()).split(u'-');
    if (parts.size() != 3)
        return {};
    for (std::uint32_t level = 0; level < kArchiveLevels.size(); ++level) {
        if (parts[0] != QLatin1StringView(kArchiveLevels[level].word))
            continue;
        bool span = false, round = false;
        const SegmentName name{level, parts[1].toLongLong(&span), parts[2].toUInt(&round)};
        if (span && round && name.span < kDay * 366'000 && name.file(ending) == file)
            return name;
    }
    return {};
}

} // namespace history
