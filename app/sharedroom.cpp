// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sharedroom.h"

#include "app/journaloptions.h"
#include "models/base/paths.h"
#include "models/base/untrusted.h"
#include "models/environment/parser.h"
#include "models/watch/metriclookup.h"

#include <cstdio>

namespace app {

base::Result<environment::SharedJournal> SharedRoom::placeOf(const QString &where)
{
    if (sharedjournal::looksLikeAddress(where))
        return sharedjournal::addressFrom(where);
    const QString file = where.isEmpty() ? base::defaultEnvironmentFile() : where;
    const environment::ParseResult parsed = environment::parseFile(file, watch::metricLookup());
    for (const environment::Issue &issue : parsed.issues)
        std::fprintf(stderr, "%s\n", qPrintable(base::Untrusted(environment::issueLine(issue)).visible()));
    if (parsed.environment && parsed.environment->sharedJournal)
        return *parsed.environment->sharedJournal;
    return std::unexpected(base::Error{base::Errc::Absent, JournalCommand::tr("%1 names no shared journal").arg(file).toStdString(), {}, {},
                                       JournalCommand::tr("Add 'shared_journal:' to it, or name the address with --shared.").toStdString()});
}

SharedRoom::SharedRoom(environment::SharedJournal where) : m_where(std::move(where)) { }

base::Result<postgres::ConnectionSettings> SharedRoom::settings()
{
    return runFlow(sharedjournal::settingsOf(context(), m_where, due()));
}

base::Result<std::unique_ptr<sharedjournal::Store>> SharedRoom::open()
{
    auto s = settings();
    if (!s)
        return std::unexpected(std::move(s).error());
    return runFlow(sharedjournal::Store::open({m_reactor, m_dns, m_cancels}, std::move(*s), due()));
}

base::Result<void> SharedRoom::make()
{
    auto s = settings();
    if (!s)
        return std::unexpected(std::move(s).error());
    return runFlow(sharedjournal::Store::make({m_reactor, m_dns, m_cancels}, std::move(*s), due()));
}

} // namespace app
