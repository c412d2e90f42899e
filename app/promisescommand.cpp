// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/promisescommand.h"

#include "app/exitcode.h"
#include "app/watchoptions.h"
#include "models/base/plainjson.h"
#include "models/environment/scalars.h"
#include "models/promises/report.h"
#include "models/promises/wording.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace app {

namespace {

QString mark(promises::LedgerLine::State state)
{
    using State = promises::LedgerLine::State;
    switch (state) {
    case State::Good: return QStringLiteral("✓");
    case State::Warning: return QStringLiteral("◆");
    case State::Bad: return QStringLiteral("▲");
    case State::Unknown: return QStringLiteral("○");
    case State::Heading: break;
    }
    return {};
}

void print(const promises::LedgerLine &line)
{
    if (line.state == promises::LedgerLine::State::Heading) {
        std::printf("\n%s\n", qPrintable(QString(line.amount + QLatin1Char(' ') + line.text).trimmed()));
        if (!line.detail.isEmpty())
            std::printf("  %s\n", qPrintable(line.detail));
        if (!line.past.isEmpty())
            std::printf("  %s\n", qPrintable(line.past));
        return;
    }
    std::printf("  %s %s: %s\n", qPrintable(mark(line.state)), qPrintable(line.amount), qPrintable(line.text));
    if (!line.detail.isEmpty())
        std::printf("      %s\n", qPrintable(line.detail));
}

} // namespace

int runPromisesCommand(const QStringList &args)
{
    WatchOptions options(QCoreApplication::translate("quarterdeckctl", "The promise ledger: each promise kept, broken or unproven, the objectives with their error budgets, and readiness, from what the desktop keeps."));
    options.parser.addOption({QStringLiteral("range"), QCoreApplication::translate("quarterdeckctl", "Also the time in each colour of so long, as 12h or 30d (at most 90d)."), QStringLiteral("DURATION")});
    if (const auto leave = options.parse(args))
        return *leave;
    std::chrono::seconds stretch{};
    if (options.parser.isSet(QStringLiteral("range"))) {
        const auto given = environment::parseDuration(options.parser.value(QStringLiteral("range")));
        stretch = given ? std::chrono::floor<std::chrono::seconds>(*given) : std::chrono::seconds();
        if (stretch < std::chrono::minutes(1) || stretch > std::chrono::hours(24 * 90)) {
            std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(QCoreApplication::translate("quarterdeckctl", "--range takes a duration, as 12h or 30d, of a minute to 90 days")));
            return Usage;
        }
    }
    const auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    const promises::LedgerPlaces places = promises::standardPlaces();
    const promises::Ledger ledger = promises::ledgerOf(**environment, *watch::Catalogue::load(**environment), places, base::Clock::system(), stretch);
    const auto noted = promises::keepReadiness(ledger, places);
    if (options.json()) {
        std::printf("%s", base::plainJson(QJsonDocument(promises::report(ledger)).toJson()).constData());
    } else {
        std::printf("%s\n", qPrintable(promises::answer(ledger)));
        for (const promises::LedgerLine &line : promises::lines(ledger, **environment))
            print(line);
    }
    if (!noted) {
        complain(noted.error());
        return NotDone;
    }
    return ledger.allKept() ? Good : Findings;
}

} // namespace app
