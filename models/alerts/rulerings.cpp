// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/rulereader.h"

#include "models/alerts/words.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

using Targets = std::vector<std::vector<std::size_t>>; // rule -> rules it mutes

// The first ring found, its beginning first; empty: there is none.
std::vector<std::size_t> ringIn(const Targets &mutes)
{
    std::vector<std::size_t> path;
    std::vector<int> state(mutes.size(), 0); // 1: on the path, 2: done
    const std::function<bool(std::size_t)> visit = [&](std::size_t at) {
        state[at] = 1;
        path.push_back(at);
        for (const std::size_t next : mutes[at]) {
            if (state[next] == 1) {
                path.erase(path.begin(), std::ranges::find(path, next));
                return true;
            }
            if (state[next] == 0 && visit(next))
                return true;
        }
        state[at] = 2;
        path.pop_back();
        return false;
    };
    for (std::size_t at = 0; at < mutes.size(); ++at)
        if (state[at] == 0 && visit(at))
            return path;
    return {};
}

} // namespace

void breakRings(std::vector<Rule> &rules, QList<environment::Issue> *issues)
{
    for (;;) {
        Targets mutes(rules.size());
        for (std::size_t a = 0; a < rules.size(); ++a)
            for (const Inhibition &inhibition : rules[a].inhibits)
                for (std::size_t b = 0; b < rules.size(); ++b)
                    if (a != b && matchesAny(inhibition.rules, rules[b].id) && std::ranges::find(mutes[a], b) == mutes[a].end())
                        mutes[a].push_back(b);
        const std::vector<std::size_t> ring = ringIn(mutes);
        if (ring.empty())
            return;
        QStringList names;
        for (const std::size_t at : ring)
            names << rules[at].id;
        names << rules[ring.front()].id;
        // the one written last closes it
        const std::size_t closes = *std::ranges::max_element(ring);
        const std::size_t next = ring[(std::size_t(std::ranges::find(ring, closes) - ring.begin()) + 1) % ring.size()];
        if (issues)
            issues->push_back({environment::Issue::Kind::Error, rules[closes].at, say(QT_TRANSLATE_NOOP("alerts", "rules mute each other in a ring: %1")).arg(names.join(u" > "_s)),
                               say(QT_TRANSLATE_NOOP("alerts", "let one of them mute nothing of the others"))});
        const QString muted = rules[next].id;
        std::erase_if(rules[closes].inhibits, [&muted](const Inhibition &i) { return matchesAny(i.rules, muted); });
    }
}

} // namespace alerts
