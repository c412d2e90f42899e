// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/testnotice.h"

#include "models/notify/words.h"

#include <QSysInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace notify {

Notice testNotice(const Channel &channel, const QString &by, base::WallTime now)
{
    Notice n;
    n.key = u"test-"_s + channel.id;
    n.event = u"test-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    n.moment = Moment::Test;
    n.severity = base::Severity::Warning;
    n.rule = u"test"_s;
    n.summary = Words::tr("This is a test of the channel %1, sent by %2 from %3.").arg(channel.title, by, QSysInfo::machineHostName());
    n.began = now;
    n.channels = QStringList{channel.id};
    return n;
}

} // namespace notify
