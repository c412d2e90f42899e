// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journalshow.h"

#include "app/exitcode.h"
#include "app/journaloptions.h"
#include "app/journaltext.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/journal/rowtext.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

// Why nothing stands there.
QString missingWhy(const QList<journal::ChainHead> &heads, const QString &chain, qint64 place)
{
    QStringList named;
    qint64 newest = -1;
    for (const journal::ChainHead &head : heads)
        if (head.log.startsWith(chain)) {
            named << head.log;
            newest = head.size - 1;
        }
    if (named.isEmpty())
        return JournalCommand::tr("No chain of this journal begins with %1.").arg(chain);
    return named.size() > 1 ? JournalCommand::tr("No chain that begins with %1 has an entry at place %2.").arg(chain, QString::number(place))
                            : JournalCommand::tr("The chain %1 has no entry at place %2: its newest is %3.").arg(named.first(), QString::number(place), QString::number(newest));
}

} // namespace

int showEntry(const JournalOptions &options, journal::Reader &reader)
{
    const QString chain = options.words.constFirst().section(u'/', 0, 0).toLower();
    const qint64 place = options.words.constFirst().section(u'/', 1).toLongLong();
    const auto found = reader.at(chain, place);
    const auto heads = found ? reader.heads() : std::unexpected(found.error());
    if (!heads) {
        complain(heads.error());
        return NotDone;
    }
    if (found->isEmpty())
        return refuse(NotDone, missingWhy(*heads, chain, place));
    if (found->size() > 1) {
        QStringList chains;
        for (const journal::StoredEntry &entry : *found)
            chains << entry.record.log;
        return refuse(NotDone, JournalCommand::tr("Several chains begin with %1 and have that place: %2. Write more of the one that is meant.").arg(chain, chains.join(u", "_s)));
    }
    std::printf("%s", options.isSet("json") ? journal::jsonLine(found->first()).constData() : qPrintable(entryPage(found->first())));
    return Good;
}

} // namespace app
