// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mutes/wording.h"

#include "models/base/untrusted.h"

#include <QDateTime>
#include <QLocale>

namespace mutes {

QString momentOf(base::WallTime at)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

QString markOf(const Mute &mute)
{
    const QString text = mute.target.isEmpty() ? say(QT_TRANSLATE_NOOP("mutes", "muted for the group %4 until %1 by %2: %3"))
                                               : say(QT_TRANSLATE_NOOP("mutes", "muted until %1 by %2: %3"));
    const QString moment = momentOf(mute.until), who = base::Untrusted(mute.who).visible(), why = base::Untrusted(mute.reason).visible();
    return mute.target.isEmpty() ? text.arg(moment, who, why, base::Untrusted(mute.group).visible()) : text.arg(moment, who, why);
}

} // namespace mutes
