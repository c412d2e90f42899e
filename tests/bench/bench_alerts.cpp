// SPDX-License-Identifier: GPL-3.0-or-later
// A round over 10,000 alerts, half of them explained by one that is down, with a few silences in force: what the watcher
// does each second and with every change of condition, on the thread that must not wait.

#include "tests/alerts/bench.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/median.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using test::s;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    test::AlertBench shop("rules:\n  - {id: slot, metric: pg.slot.retained, for: 1h}\n"
                           "  - {id: target.down, condition: {down: critical}, inhibits: [{rules: [\"*\"], through: [replicates_from, uses]}]}\n");
    constexpr int kAlerts = 10'000;
    for (int i = 0; i < kAlerts; ++i)
        shop.shop.at(i % 2 ? "shop-standby" : "shop-host").latest.push_back({watch::Reading(watch::MetricId(s(i % 2 ? "pg.slot.retained" : "host.disk.used")), 5e10, base::Untrusted(QString::number(i))),
                                                                           shop.shop.now, shop.shop.wall, std::chrono::seconds(1)});
    shop.restart("rules:\n  - {id: slot, metric: pg.slot.retained, for: 1h}\n  - {id: disk, metric: host.disk.used, for: 1h}\n"
                  "  - {id: target.down, condition: {down: critical}, inhibits: [{rules: [\"*\"], through: [replicates_from, uses]}]}\n");
    shop.shop.fails("shop-primary", watch::Condition::Down);
    QList<alerts::Wish> wishes;
    for (int i = 0; i < 5; ++i) {
        alerts::Wish wish;
        wish.id = QString::number(i);
        wish.scope = s("shop");
        wish.matchers = {*alerts::matcherOf(s("target=some-*"))};
        wish.from = shop.shop.wall;
        wish.until = shop.shop.wall + std::chrono::hours(1);
        wishes.append(wish);
    }
    shop.book.setWishes(wishes);
    shop.round();
    std::vector<double> rounds;
    for (int i = 0; i < 50; ++i) {
        shop.shop.wait(1);
        alerts::Snapshots all;
        for (const environment::Target &target : shop.shop.environment.targets)
            all.insert(target.id, std::make_shared<watch::TargetSnapshot>(shop.shop.at(target.id)));
        QElapsedTimer clock;
        clock.start();
        (void)shop.book.round(all, shop.instant());
        rounds.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    BenchTable table;
    table.note("alerts", double(shop.book.size()), "");
    table.atMost("a round over 10,000 alerts, median", bench::median(rounds), 50, "ms");
    return table.exitCode();
}
