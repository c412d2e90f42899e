// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/dutywording.h"

#include "models/base/format.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

struct Duties {
    Q_DECLARE_TR_FUNCTIONS(paging)
};

QString visible(const QString &text) { return base::Untrusted(text).visible(); }

double secondsOf(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

QString clockOf(base::WallTime at) { return rota::localTime(at, QTimeZone::systemTimeZone()).toString(u"HH:mm:ss"_s); }

} // namespace

QString nameOf(const rota::OnCall &all, const QString &id)
{
    if (id.isEmpty())
        return Duties::tr("nobody");
    const rota::Person *person = all.person(id);
    return visible(person ? person->name : id);
}

QString contactName(const rota::OnCall &all, const QString &contact)
{
    if (contact.startsWith("channel/"_L1))
        return Duties::tr("channel %1").arg(visible(contact.section(u'/', 1)));
    if (contact.startsWith("oncall/"_L1)) {
        const rota::Rota *rota = all.rota(contact.section(u'/', 1));
        return Duties::tr("on call for %1").arg(visible(rota ? rota->title : contact.section(u'/', 1)));
    }
    return nameOf(all, contact);
}

DutyAnswer onCallAnswer(const Duty &duty, const rota::Board &board)
{
    DutyAnswer out;
    QStringList uncovered, has;
    for (const rota::Board::Post &post : board.posts) {
        if (!post.gaps.isEmpty() && post.person.isEmpty() && post.week.constFirst().from >= post.gaps.constFirst().from)
            uncovered << visible(post.title);
        else if (!post.person.isEmpty())
            has << (post.until ? Duties::tr("%1 has %2 until %3", "person, rota, moment").arg(nameOf(duty.all, post.person), visible(post.title), rota::shortMoment(*post.until))
                               : Duties::tr("%1 has %2", "person, rota").arg(nameOf(duty.all, post.person), visible(post.title)));
    }
    const auto gaps = board.gaps();
    if (!uncovered.isEmpty())
        out.head = Duties::tr("Nobody is on call for %1.").arg(uncovered.join(u", "_s));
    else if (!has.isEmpty())
        out.head = has.mid(0, 2).join(u"; "_s) + u'.';
    else
        out.head = Duties::tr("Nobody is on call now, and nobody has to be.");
    out.severity = gaps.isEmpty() ? base::Severity::Ok : base::Severity::Warning;
    QStringList rest;
    if (!gaps.isEmpty()) {
        const rota::Rota *rota = duty.all.rota(gaps.constFirst().first);
        rest << Duties::tr("%n gap(s) in the next seven days. %1.", nullptr, int(gaps.size())).arg(rota::gapSentence(rota ? rota->title : QString(), gaps.constFirst().second));
    }
    if (!board.offered.isEmpty())
        rest << Duties::tr("%n hand-over(s) not accepted yet.", nullptr, int(board.offered.size()));
    if (!duty.climbs.isEmpty())
        rest << Duties::tr("Persons are asked about %n thing(s) now.", nullptr, int(duty.climbs.size()));
    if (!duty.mistakes.isEmpty())
        rest << Duties::tr("%n mistake(s) in the files; the rest holds. %1", nullptr, int(duty.mistakes.size())).arg(duty.mistakes.constFirst());
    out.rest = rest.join(u' ');
    return out;
}

DutyAnswer deliveriesAnswer(const Duty &duty)
{
    DutyAnswer out;
    QStringList broken, failing;
    int waiting = 0;
    for (const notify::ChannelStanding &s : duty.channels) {
        waiting += s.waiting;
        if (s.severity() == base::Severity::Critical)
            broken << visible(s.title);
        else if (s.severity() == base::Severity::Warning)
            failing << visible(s.title);
    }
    if (!broken.isEmpty()) {
        out.severity = base::Severity::Critical;
        out.head = Duties::tr("%n channel(s) do(es) not work: %1.", nullptr, int(broken.size())).arg(broken.join(u", "_s));
    } else if (!failing.isEmpty()) {
        out.severity = base::Severity::Warning;
        out.head = Duties::tr("%n channel(s) did not take the last message: %1.", nullptr, int(failing.size())).arg(failing.join(u", "_s));
    } else {
        out.head = duty.log.empty() ? Duties::tr("Nothing was told yet.") : Duties::tr("Every channel took its last message.");
        out.severity = duty.log.empty() ? base::Severity::Unknown : base::Severity::Ok;
    }
    QStringList rest;
    if (!broken.isEmpty() && !failing.isEmpty())
        rest << Duties::tr("%n channel(s) did not take the last message: %1.", nullptr, int(failing.size())).arg(failing.join(u", "_s));
    if (waiting > 0)
        rest << Duties::tr("%n message(s) wait(s) to be told.", nullptr, waiting);
    if (!duty.mistakes.isEmpty())
        rest << Duties::tr("%n mistake(s) in the files; the rest holds. %1", nullptr, int(duty.mistakes.size())).arg(duty.mistakes.constFirst());
    out.rest = rest.join(u' ');
    return out;
}

QString climbLine(const notify::Climb &climb, const rota::OnCall &all, base::WallTime now)
{
    const auto named = [&all](const QStringList &contacts) {
        QStringList names;
        for (const QString &contact : contacts)
            names << contactName(all, contact);
        return names.join(u", "_s);
    };
    QStringList out;
    if (climb.policy.isEmpty())
        out << (climb.asked > 0 ? Duties::tr("No entry of the matrix suits: everybody with a channel was told once.") : Duties::tr("No entry of the matrix suits: everybody with a channel is told once."));
    else if (climb.asked > 0)
        out << Duties::tr("Level %1 was asked: %2.").arg(climb.asked).arg(named(climb.lastContacts));
    if (climb.held)
        out << Duties::tr("Somebody has it.");
    else if (climb.nextAt && !climb.nextContacts.isEmpty())
        out << (*climb.nextAt > now ? Duties::tr("Next: %1 at %2, in %3.").arg(named(climb.nextContacts), clockOf(*climb.nextAt), base::age(secondsOf(*climb.nextAt - now)))
                                    : Duties::tr("Next: %1, now.").arg(named(climb.nextContacts)));
    else if (climb.nextAt)
        out << Duties::tr("Told at %1.").arg(clockOf(*climb.nextAt));
    else if (!climb.policy.isEmpty())
        out << Duties::tr("Nobody else is asked: that was the last level.");
    return out.join(u' ');
}

QString askTitle(const rota::Board::Ask &ask)
{
    QString out = !ask.severity ? Duties::tr("Whatever severity") : *ask.severity == base::Severity::Critical ? Duties::tr("Critical") : Duties::tr("Warning");
    for (const QStringList &those : {ask.services, ask.environments})
        if (!those.isEmpty())
            out += u" · "_s + visible(those.join(u", "_s));
    if (!ask.now)
        out += u" · "_s + Duties::tr("not at this hour");
    return out;
}

QString askLine(const rota::Board::Ask &ask, const rota::OnCall &all)
{
    QStringList steps;
    for (const rota::Board::Step &step : ask.steps) {
        QStringList names;
        for (const QString &person : step.people)
            names << nameOf(all, person);
        for (const QString &channel : step.channels)
            names << Duties::tr("channel %1").arg(visible(channel));
        for (const QString &contact : step.nobody)
            names << Duties::tr("nobody (%1)").arg(contactName(all, contact));
        const QString whom = names.join(u", "_s);
        steps << (steps.isEmpty() ? whom : Duties::tr("after %1: %2").arg(base::age(secondsOf(step.after)), whom));
    }
    return steps.join(u" → "_s);
}

QString arrangedSentence(const rota::Step &step, const rota::OnCall &all)
{
    const auto title = [&all](const QString &id) {
        const rota::Rota *rota = all.rota(id);
        return visible(rota ? rota->title : id);
    };
    const rota::Override &v = step.made;
    switch (step.what) {
    case rota::Step::What::Override:
        return (v.offered ? Duties::tr("%1 is offered %2, from %3 until %4. It counts once they accept it.") : Duties::tr("%1 has %2 from %3 until %4."))
            .arg(nameOf(all, v.person), title(v.rota), rota::shortMoment(v.from), rota::shortMoment(v.until));
    case rota::Step::What::Accept: return Duties::tr("The hand-over is accepted.");
    case rota::Step::What::Withdraw: return Duties::tr("It is withdrawn: the rota holds again.");
    case rota::Step::What::Import: return Duties::tr("%n shift(s) imported into %1.", nullptr, int(step.shifts.size())).arg(title(step.rota));
    }
    return {};
}

} // namespace paging
