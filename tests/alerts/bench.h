// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The shop of tests/health with a book of alerts and a clock that a test turns by hand; two rules and a wish that many tests
// begin with.

#include "models/alerts/alertbook.h"
#include "models/watch/watcher.h"
#include "tests/health/shop.h"

namespace test {

class AlertBench {
public:
    explicit AlertBench(const char *ownRules = "", bool shipped = false)
    {
        shop.environment.name = s("shop");
        restart(ownRules, shipped);
    }

    void restart(const char *ownRules = "", bool shipped = false)
    {
        shared = std::make_shared<environment::Environment>(shop.environment);
        issues.clear();
        alerts::RuleBookPtr rules = shipped ? alerts::RuleBook::load(*shop.catalogue, QString(), &issues) : nullptr;
        if (!rules || *ownRules)
            rules = alerts::RuleBook::of(alerts::readRules(ownRules, s("own.yaml"), *shop.catalogue, rules ? rules->rules() : std::vector<alerts::Rule>(), &issues).rules);
        book.setPlan(rules, shared, shop.catalogue);
    }

    [[nodiscard]] alerts::Instant instant() const { return {shop.now, shop.wall}; }

    // One sample of every figure, and a round. What happened: "fired metric/pg.tps shop-primary".
    QStringList round()
    {
        watch::Delivery delivery;
        alerts::Snapshots all;
        for (const Target &target : shop.environment.targets) {
            watch::TargetSnapshot &snapshot = shop.at(target.id);
            watch::Sample sample{shop.now, shop.wall, {}, false};
            if (snapshot.status.condition == Condition::Up)
                for (auto &latest : snapshot.latest)
                    if (latest.sentAt == shop.now)
                        sample.readings.push_back(latest.reading);
            delivery.samples.push_back({target.id, sample, std::chrono::seconds(1)});
            all.insert(target.id, std::make_shared<watch::TargetSnapshot>(snapshot));
        }
        book.take(delivery);
        told = book.round(all, instant());
        QStringList words;
        for (const alerts::Transition &t : told)
            if (t.what != alerts::Transition::What::Alive)
                words << QStringList{alerts::wordOf(t.what), t.alert.rule, t.alert.target + (t.alert.item.isEmpty() ? QString() : QLatin1Char('/') + t.alert.item.raw())}.join(QLatin1Char(' '));
        words.sort();
        return words;
    }

    QStringList after(double seconds)
    {
        shop.wait(seconds);
        return round();
    }

    // Of every step of `every` seconds, "AT what rule target".
    QStringList run(double seconds, double every)
    {
        QStringList all;
        for (double at = every; at <= seconds + 1e-9; at += every)
            for (const QString &one : after(every))
                all << QString::number(at, 'f', 0) + QLatin1Char(' ') + one;
        return all;
    }

    Shop shop;
    environment::EnvironmentPtr shared;
    alerts::AlertBook book;
    QList<environment::Issue> issues;
    QList<alerts::Transition> told;
};

inline constexpr const char *kLag = "rules:\n"
                                    "  - id: lag\n    metric: pg.lag.replay.seconds\n    enter: {warning: 10s, critical: 60s}\n    clear: {warning: 4s, critical: 20s}\n"
                                    "    for: 5s\n    keep: 10s\n    stale_after: 30s\n";
inline constexpr const char *kDown = "rules:\n  - id: target.down\n    condition: {down: critical, not_answering: critical}\n    keep: 5s\n"
                                     "    inhibits:\n      - {rules: [target.down, \"metric/*\"], through: [routes_through, uses, runs_on]}\n";

inline alerts::Alert only(const AlertBench &bench)
{
    const QList<alerts::Alert> all = bench.book.alerts();
    return all.isEmpty() ? alerts::Alert() : all.first();
}

inline alerts::Wish wishFor(const AlertBench &bench, alerts::Wish::Kind kind, const char *matcher, std::chrono::minutes length, base::Severity worst = base::Severity::Critical)
{
    alerts::Wish wish;
    wish.kind = kind;
    wish.id = alerts::newWishId();
    wish.scope = s("shop");
    if (*matcher)
        wish.matchers = {*alerts::matcherOf(s(matcher))};
    wish.worst = worst;
    wish.who = s("ann");
    wish.reason = s("the disk is replaced");
    wish.at = wish.from = bench.shop.wall;
    wish.until = bench.shop.wall + length;
    return wish;
}

} // namespace test
