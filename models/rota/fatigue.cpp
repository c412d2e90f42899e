// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/fatigue.h"

#include <QMap>

#include <algorithm>
#include <tuple>

namespace rota {

namespace {

void count(Load &load, const Page &page, bool night)
{
    ++load.pages;
    load.night += night ? 1 : 0;
    if (!page.acted && page.acknowledged)
        ++load.idle;
    else if (!page.acted && page.resolved)
        ++load.cleared;
}

} // namespace

Fatigue fatigueOf(const QList<Page> &pages, const QList<Shift> &shifts, const Hours &night)
{
    QMap<QString, Fatigue::OfPerson> people;
    QMap<QString, Load> rules;
    Fatigue out;
    for (const Shift &shift : shifts) {
        if (shift.person.isEmpty())
            continue;
        out.shifts.append({shift, {}});
        auto &person = people[shift.person];
        ++person.shifts;
        person.hours += std::chrono::duration<double, std::ratio<3600>>(shift.until - shift.from).count();
    }
    for (const Page &page : pages) {
        if (page.drill)
            continue;
        const bool atNight = night.contains(page.at);
        count(people[page.person].load, page, atNight);
        count(rules[page.rule], page, atNight);
        for (auto &shift : out.shifts)
            if (shift.shift.person == page.person && shift.shift.from <= page.at && page.at < shift.shift.until)
                count(shift.load, page, atNight);
    }
    for (auto it = people.begin(); it != people.end(); ++it) {
        it->person = it.key();
        out.people.append(*it);
    }
    for (auto it = rules.cbegin(); it != rules.cend(); ++it)
        out.rules.append({it.key(), *it});
    std::sort(out.people.begin(), out.people.end(), [](const auto &a, const auto &b) { return std::tie(b.load.pages, a.person) < std::tie(a.load.pages, b.person); });
    std::sort(out.rules.begin(), out.rules.end(), [](const auto &a, const auto &b) {
        const int forNothingA = a.load.idle + a.load.cleared, forNothingB = b.load.idle + b.load.cleared;
        return std::tie(forNothingB, b.load.pages, a.rule) < std::tie(forNothingA, a.load.pages, b.rule);
    });
    return out;
}

} // namespace rota
