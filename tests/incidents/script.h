// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Entries of a journal written by hand on a scripted clock, and what they add up to.

#include "models/incidents/projection.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace incidents {

using Of = Change::Kind;

inline const base::WallTime kStart = base::WallTime{} + std::chrono::days(20000);

inline base::WallTime at(int seconds) { return kStart + std::chrono::seconds(seconds); }

struct Script {
    std::vector<Fact> facts;
    qint64 seq = 0;
    QString log = u"a"_s;

    Change &add(int seconds, Of kind, const QString &incident, const QString &who = u"ann"_s)
    {
        Fact fact;
        fact.ref = {log, ++seq};
        fact.time = std::chrono::duration_cast<std::chrono::microseconds>(at(seconds).time_since_epoch()).count();
        fact.change.kind = kind;
        fact.change.incident = incident;
        fact.change.who = who;
        facts.push_back(fact);
        return facts.back().change;
    }
    void opens(int seconds, const QString &id, const QString &group = u"orders/shop-primary"_s)
    {
        Change &c = add(seconds, Of::Open, id, {});
        c.number = int(seq);
        c.text = u"shop-primary is down."_s;
        c.severity = Severity::Sev2;
        c.environment = u"shop"_s;
        c.group = group;
        c.parts = {u"shop-primary"_s};
        c.news = firing(seconds, u"key-"_s + id);
    }
    static AlertNews firing(int seconds, const QString &key)
    {
        AlertNews news;
        news.key = key;
        news.rule = u"target.down"_s;
        news.sentence = base::Untrusted(u"shop-primary is down."_s);
        news.target = u"shop-primary"_s;
        news.service = u"orders"_s;
        news.cluster = u"shop-primary"_s;
        news.critical = true;
        news.firstBad = at(seconds - 6);
        news.since = at(seconds);
        return news;
    }
    [[nodiscard]] Projection told() const
    {
        Projection p;
        for (const Fact &fact : facts)
            p.take(fact);
        return p;
    }
};

inline AlertNews cleared(AlertNews news, int seconds)
{
    news.firing = false;
    news.since = at(seconds);
    return news;
}

inline QString kinds(const Incident &incident)
{
    QStringList words;
    for (const Line &line : incident.timeline)
        words.append(word(line.kind));
    return words.join(u' ');
}

} // namespace incidents
