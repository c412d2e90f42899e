// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alertlook.h"

#include "app/observation.h"
#include "models/alerts/wishfile.h"
#include "models/mutes/mutefile.h"

#include <algorithm>

namespace app {

namespace {

AlertLook lookIn(const alerts::AlertBook &book, base::WallTime at, bool watched)
{
    AlertLook look{book.alerts(), {}, at, watched};
    for (const alerts::Alert &alert : look.all)
        look.trails.insert(alert.key, book.trail(alert.key));
    return look;
}

} // namespace

const alerts::Alert *AlertLook::find(const QString &key) const
{
    const auto begins = [&key](const alerts::Alert &a) { return a.key.startsWith(key); };
    const auto found = key.isEmpty() ? all.end() : std::ranges::find_if(all, begins);
    return found == all.end() || std::find_if(found + 1, all.end(), begins) != all.end() ? nullptr : &*found;
}

std::array<alerts::LayerCoverage, 4> coverageNow(const environment::EnvironmentPtr &environment, const WatchOptions &options)
{
    const watch::CataloguePtr catalogue = watch::Catalogue::load(*environment);
    const alerts::Plan plan(alerts::RuleBook::load(*catalogue, alerts::standardRules(), nullptr), environment, catalogue);
    Observation observation(environment);
    observation.wait(options.patience(*environment));
    observation.lookBack();
    return alerts::coverageOf(plan, observation.feed().snapshots(), observation.forecasts(), !environment->objectives.isEmpty());
}

AlertLook alertsOf(const environment::EnvironmentPtr &environment, const WatchOptions &options)
{
    const QString file = alerts::standardBook(environment->name);
    const auto kept = alerts::readBook(file);
    const base::WallTime now = base::Clock::system().wallNow();
    const watch::CataloguePtr catalogue = watch::Catalogue::load(*environment);
    const alerts::RuleBookPtr rules = alerts::RuleBook::load(*catalogue, alerts::standardRules(), nullptr);
    alerts::AlertBook book;
    book.setPlan(rules, environment, catalogue);
    if (kept)
        book.restore(kept->alerts, kept->baselines, {base::Clock::system().now(), now});
    const bool running = kept && now - kept->at < alerts::kBookFresh && !alerts::PagerLock::take(file);
    if (running)
        return lookIn(book, kept->at, true);

    Observation observation(environment);
    observation.wait(options.patience(*environment));
    if (const auto wishes = alerts::readWishes(alerts::standardWishes(), now))
        book.setWishes(*wishes);
    if (const auto mutes = mutes::readMutes(mutes::standardFile(), now))
        book.setMutes(*mutes);
    const base::Clock &clock = base::Clock::system();
    (void)book.round(observation.feed().snapshots(), {clock.now(), clock.wallNow()});
    return lookIn(book, clock.wallNow(), false);
}

} // namespace app
