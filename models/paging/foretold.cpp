// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/foretold.h"

#include "models/base/untrusted.h"
#include "models/paging/dutywording.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

struct ForetoldWords {
    Q_DECLARE_TR_FUNCTIONS(paging)
};

constexpr std::chrono::days kLongest{366};
constexpr qsizetype kNamed = 3;

using rota::shortMoment;

QString titleOf(const rota::OnCall &all, const QString &id)
{
    const rota::Rota *rota = all.rota(id);
    return base::Untrusted(rota ? rota->title : id).visible();
}

// "Ann Lee, then Bob"
QString oneAfterTheOther(const rota::OnCall &all, const QList<rota::Shift> &shifts)
{
    QString out;
    for (const rota::Shift &shift : shifts.mid(0, kNamed))
        out = out.isEmpty() ? nameOf(all, shift.person) : ForetoldWords::tr("%1, then %2", "persons").arg(out, nameOf(all, shift.person));
    return shifts.size() > kNamed ? ForetoldWords::tr("%1 and others", "persons").arg(out) : out;
}

Foretold refusing(const QString &why)
{
    Foretold out;
    out.objection = why;
    return out;
}

Foretold foretellOverride(const rota::Override &v, const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime now)
{
    const rota::Rota *rota = all.rota(v.rota);
    const rota::Person *person = all.person(v.person);
    if (!rota || !person)
        return refusing(ForetoldWords::tr("It needs a rota and a person of the file."));
    if (v.from == base::WallTime{} || v.until == base::WallTime{})
        return refusing(ForetoldWords::tr("This is no time; write it as 2026-11-28 22:00."));
    if (v.until <= std::max(v.from, now))
        return refusing(ForetoldWords::tr("It needs an end that is still to come, after its beginning."));
    if (v.until - v.from > kLongest)
        return refusing(ForetoldWords::tr("It may last a year at most: what is to stay belongs into the rota itself."));
    const QList<rota::Shift> before = rota::timeline(*rota, overrides, std::max(v.from, now), v.until);
    if (before.size() == 1 && before.constFirst().person == v.person)
        return refusing(ForetoldWords::tr("%1 has it then anyway.").arg(nameOf(all, v.person)));
    Foretold out;
    const QString name = nameOf(all, v.person), title = titleOf(all, v.rota), from = shortMoment(v.from), until = shortMoment(v.until), others = oneAfterTheOther(all, before);
    if (v.offered) {
        out.head = ForetoldWords::tr("%1 is offered %2 from %3 until %4.").arg(name, title, from, until);
        out.lines << ForetoldWords::tr("It counts once they accept it. Until then it stays: %1.").arg(others);
    } else {
        out.head = ForetoldWords::tr("%1 has %2 from %3 until %4.").arg(name, title, from, until);
        out.lines << ForetoldWords::tr("Instead of: %1. It counts at once, and before what was arranged earlier.").arg(others);
    }
    if (person->channels.isEmpty())
        out.warning = ForetoldWords::tr("%1 has no channel in the file: nobody would be told.").arg(name);
    return out;
}

Foretold foretellWithdrawal(const QString &id, const rota::OnCall &all, QList<rota::Override> overrides, base::WallTime now)
{
    const auto it = std::ranges::find(overrides, id, &rota::Override::id);
    const rota::Rota *rota = it == overrides.end() ? nullptr : all.rota(it->rota);
    if (!rota || it->until <= now)
        return refusing(ForetoldWords::tr("Nothing that was arranged holds now or will."));
    const rota::Override v = *it;
    overrides.erase(it);
    Foretold out;
    const QString title = titleOf(all, v.rota);
    if (!v.since()) {
        out.head = ForetoldWords::tr("%1 is not offered %2 any more.").arg(nameOf(all, v.person), title);
        return out;
    }
    const base::WallTime from = std::max(now, *v.since());
    const QList<rota::Shift> after = rota::timeline(*rota, overrides, from, v.until);
    out.head = ForetoldWords::tr("From %1 until %2 %3 is again with: %4.").arg(shortMoment(from), shortMoment(v.until), title, oneAfterTheOther(all, after));
    const QList<rota::Shift> gaps = rota::gaps(*rota, overrides, from, v.until);
    if (!gaps.isEmpty())
        out.warning = rota::gapSentence(rota->title, gaps.constFirst()) + u'.';
    return out;
}

Foretold foretellImport(const rota::Step &step, const rota::OnCall &all)
{
    if (!all.rota(step.rota))
        return refusing(ForetoldWords::tr("It needs a rota of the file."));
    if (step.shifts.isEmpty())
        return refusing(ForetoldWords::tr("No shift of the next half year was found."));
    const auto [first, last] = std::ranges::minmax(step.shifts, {}, &rota::Shift::from);
    QList<rota::Shift> people;
    for (const rota::Shift &shift : step.shifts)
        if (std::ranges::find(people, shift.person, &rota::Shift::person) == people.end())
            people.append(shift);
    Foretold out;
    out.head = ForetoldWords::tr("%n shift(s) go(es) into %1, from %2 until %3.", nullptr, int(step.shifts.size())).arg(titleOf(all, step.rota), shortMoment(first.from), shortMoment(last.until));
    out.lines << ForetoldWords::tr("Of: %1. They count before the turns of the rota, and replace what was imported into it before.").arg(oneAfterTheOther(all, people));
    return out;
}

} // namespace

Foretold foretell(const rota::Step &step, const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime now)
{
    switch (step.what) {
    case rota::Step::What::Override: return foretellOverride(step.made, all, overrides, now);
    case rota::Step::What::Withdraw: return foretellWithdrawal(step.id, all, overrides, now);
    case rota::Step::What::Import: return foretellImport(step, all);
    case rota::Step::What::Accept: break;
    }
    return {};
}

std::optional<base::WallTime> endOfShift(const rota::OnCall &all, const QList<rota::Override> &overrides, const QString &id, base::WallTime at)
{
    const rota::Rota *rota = all.rota(id);
    const QList<rota::Shift> shifts = rota ? rota::timeline(*rota, overrides, at, at + std::chrono::days(31)) : QList<rota::Shift>();
    return shifts.size() > 1 ? std::optional(shifts.constFirst().until) : std::nullopt;
}

QList<Standing> withdrawable(const rota::OnCall &all, const QList<rota::Override> &overrides, base::WallTime now)
{
    QList<rota::Override> standing;
    for (const rota::Override &v : overrides)
        if (v.until > now)
            standing.append(v);
    std::ranges::sort(standing, {}, [](const rota::Override &v) { return std::tuple(v.from, v.id); });
    QList<Standing> out;
    for (const rota::Override &v : std::as_const(standing)) {
        const QString line = v.since() ? ForetoldWords::tr("%1: %2, from %3 until %4", "rota, person, moments") : ForetoldWords::tr("%1 offered to %2, from %3 until %4", "rota, person, moments");
        out.append({v.id, line.arg(titleOf(all, v.rota), nameOf(all, v.person), shortMoment(v.from), shortMoment(v.until))});
    }
    return out;
}

} // namespace paging
