// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/wording.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace promises {

namespace {

struct LedgerWords {
    Q_DECLARE_TR_FUNCTIONS(LedgerWords)
};

using State = LedgerLine::State;

QString visible(const QString &text) { return base::Untrusted(text).visible(); }

QString joined(const QStringList &parts)
{
    QStringList there = parts;
    there.removeAll(QString());
    return there.join(u" · "_s);
}

QString percent(double value, int digits)
{
    // 99.996 must not be shown as 100.00
    const double step = std::pow(10.0, digits);
    const double shown = value < 100 ? std::min(std::round(value * step) / step, 100 - 1 / step) : value;
    return QLocale().toString(shown, 'f', digits) + QChar(0xa0) + u'%';
}

QString moment(base::WallTime at)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat);
}

QString span(base::WallTime from, base::WallTime to)
{
    if (from == base::WallTime{})
        return {};
    const QString first = moment(from), last = moment(to);
    return first == last ? first : LedgerWords::tr("%1 to %2").arg(first, last);
}

QString observedText(double share, double seconds)
{
    return LedgerWords::tr("%1 of %2 observed").arg(percent(share, share < 10 ? 1 : 0), base::duration(seconds));
}

QString titleOf(const environment::Environment &environment, const QString &id)
{
    const environment::Target *target = environment.find(id);
    return visible(target && !target->title.isEmpty() ? target->title : id);
}

QString budgetText(const ObjectiveState &o)
{
    if (o.left < 0)
        return LedgerWords::tr("error budget of %1 overdrawn by %2").arg(base::duration(o.budget), base::duration(-o.left));
    return LedgerWords::tr("error budget: %1 of %2 left (%3)").arg(base::duration(o.left), base::duration(o.budget), percent(std::floor(o.leftShare()), 0));
}

QString burnText(const ObjectiveState &o)
{
    QStringList parts;
    for (const Burn &burn : o.burns) {
        const QString rate = burn.rate ? QLocale().toString(*burn.rate, 'f', 1) : QString(QChar(0x2013));
        parts.append(LedgerWords::tr("%1 in %2").arg(rate, base::duration(double(burn.window.count()))));
    }
    return parts.isEmpty() ? QString() : LedgerWords::tr("burn rate %1").arg(parts.join(u", "_s));
}

LedgerLine lineOf(const ObjectiveState &o, const environment::Environment &environment)
{
    LedgerLine line;
    switch (o.verdict) {
    case Verdict::Kept: line.state = State::Good; break;
    case Verdict::AtRisk: line.state = State::Warning; break;
    case Verdict::Broken: line.state = State::Bad; break;
    case Verdict::NotEnough: line.state = State::Unknown; break;
    }
    line.amount = word(o.verdict);
    const QString what = visible(o.objective.id) + u" ("_s + titleOf(environment, o.objective.target) + u", "_s + visible(o.objective.metric) + u')';
    const QString goal = percent(o.objective.goal, 2);
    line.text = o.seen.observed > 0 ? LedgerWords::tr("%1: %2 of the observed time good, goal %3").arg(what, percent(o.good, 3), goal)
                                    : LedgerWords::tr("%1: never observed, goal %2").arg(what, goal);
    const QString speed = !o.burning ? QString() : *o.burning == Speed::Fast ? LedgerWords::tr("the budget burns fast") : LedgerWords::tr("the budget burns slowly but too fast");
    const QString bad = o.seen.lastBad == base::WallTime{} ? QString() : LedgerWords::tr("bad for %1, last at %2").arg(base::duration(o.seen.bad), moment(o.seen.lastBad));
    line.detail = joined({observedText(o.seen.observedShare(), o.seen.length), bad, budgetText(o), speed, burnText(o)});
    return line;
}

// The slowest ones by name, the others by number.
QString incidentsText(const PromiseState &p)
{
    constexpr qsizetype kNamed = 3;
    QStringList named;
    for (const ProvingIncident &i : p.incidents.first(std::min(kNamed, p.incidents.size())))
        named.append(LedgerWords::tr("#%1 %2", "number of an incident, how long it took").arg(QString::number(i.number), base::duration(i.seconds)));
    if (named.isEmpty())
        return {};
    const QString all = named.join(u", "_s) + (p.incidents.size() > kNamed ? u", …"_s : QString());
    return LedgerWords::tr("%n incident(s): %1", nullptr, int(p.incidents.size())).arg(all);
}

LedgerLine lineOf(const PromiseState &p)
{
    LedgerLine line;
    line.state = p.standing == Standing::Kept ? State::Good : p.standing == Standing::Broken ? State::Bad : State::Unknown;
    line.amount = word(p.standing);
    line.text = visible(p.promise.statement);
    const QString promised = p.promise.metric.isEmpty() ? QString() : visible(p.promise.metric) + u' ' + p.promise.comparison + u' ' + p.goal.text();
    const QString measured = p.value ? LedgerWords::tr("measured %1").arg(p.shown.text()) : QString();
    const QString seen = p.value && p.entry.isEmpty() ? observedText(p.observed, double(std::chrono::seconds(p.promise.window).count())) : QString();
    const QString entry = p.entry.isEmpty() ? QString() : LedgerWords::tr("journal entry %1").arg(visible(p.entry));
    line.detail = joined({gapText(p.gap), measured, promised, seen, incidentsText(p), entry, span(p.from, p.to)});
    return line;
}

QString translated(const QString &english) { return QCoreApplication::translate("readiness", english.toUtf8().constData()); }

QString waitsText(const ReadinessPart &part) { return part.waits.isEmpty() ? QString() : LedgerWords::tr("comes with %1").arg(translated(part.waits)); }

LedgerLine lineOf(const ReadinessPartState &part)
{
    const QLocale locale;
    LedgerLine line;
    line.state = part.share >= 1 ? State::Good : part.share > 0 ? State::Warning : State::Unknown;
    line.amount = LedgerWords::tr("%1 of %2").arg(locale.toString(part.points, 'f', 1), locale.toString(part.most, 'f', 1));
    line.text = translated(part.part.title);
    QString evidence = part.of > 0 ? LedgerWords::tr("%1 of %2").arg(locale.toString(part.good), locale.toString(part.of))
        : part.evidence.isEmpty()  ? QString()
                                   : visible(part.evidence);
    if (part.part.from == ReadinessPart::From::Journal && part.good > 0)
        evidence = LedgerWords::tr("%n entry(s)", "", part.good);
    const QString date = part.at == base::WallTime{} ? LedgerWords::tr("no evidence") : LedgerWords::tr("evidence of %1").arg(moment(part.at));
    line.detail = joined({evidence, date, part.share < 1 ? translated(part.part.next) : QString(), part.share < 1 ? waitsText(part.part) : QString()});
    return line;
}

QString historyText(const Ledger &ledger)
{
    QStringList days;
    const qsizetype count = ledger.days.size();
    for (qsizetype i = std::max(count - 7, qsizetype(0)); i < count; ++i)
        days.append(QLocale().toString(ledger.days[i].day, QLocale::ShortFormat) + u": "_s + QLocale().toString(ledger.days[i].score, 'f', 1));
    return days.join(u", "_s);
}

LedgerLine::State stateOf(const ColourTime &time)
{
    return time.critical > 0 ? State::Bad : time.warning > 0 ? State::Warning : time.observed() > 0 ? State::Good : State::Unknown;
}

// Those that were not fine all the time they were seen; the others are counted.
QList<LedgerLine> colourLines(const Ledger &ledger, const environment::Environment &environment)
{
    QList<LedgerLine> all;
    double heading = 0;
    int fine = 0;
    const auto count = [&] {
        if (fine > 0)
            all.append({State::Good, percent(100, 0), LedgerWords::tr("%n target(s) fine whenever they were observed", "", fine), {}});
        fine = 0;
    };
    for (const ColourTime &time : ledger.colours) {
        if (time.length != heading) {
            count();
            heading = time.length;
            all.append({State::Heading, {}, LedgerWords::tr("Time in each colour, %1").arg(stretchText(time.length)),
                        LedgerWords::tr("Time that was not observed has no colour.")});
        }
        if (!time.target.isEmpty() && time.observed() > 0 && time.ok >= time.observed()) {
            ++fine;
            continue;
        }
        const QString who = time.target.isEmpty() ? LedgerWords::tr("All targets together") : titleOf(environment, time.target);
        const double share = time.observed() > 0 ? std::floor(1000 * time.ok / time.observed()) / 10 : 0;
        all.append({stateOf(time), time.observed() > 0 ? percent(share, 1) : QString(QChar(0x2013)), who, colourText(time)});
    }
    count();
    return all;
}

QString nextText(const Readiness &readiness)
{
    QStringList parts;
    for (const int i : readiness.next) {
        const ReadinessPartState &part = readiness.parts[i];
        const QString title = translated(part.part.title), most = QLocale().toString(part.most - part.points, 'f', 1);
        parts.append(part.part.waits.isEmpty() ? LedgerWords::tr("%1 (up to %2 more)").arg(title, most)
                                               : LedgerWords::tr("%1 (up to %2 more, %3)").arg(title, most, waitsText(part.part)));
    }
    return parts.isEmpty() ? QString() : LedgerWords::tr("The next half point needs: %1").arg(parts.join(u", "_s));
}

} // namespace

QString word(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Kept: return LedgerWords::tr("kept");
    case Verdict::AtRisk: return LedgerWords::tr("at risk");
    case Verdict::Broken: return LedgerWords::tr("broken");
    case Verdict::NotEnough: return LedgerWords::tr("unproven");
    }
    return {};
}

QString word(Standing standing)
{
    return standing == Standing::Kept ? LedgerWords::tr("kept") : standing == Standing::Broken ? LedgerWords::tr("broken") : LedgerWords::tr("unproven");
}

QString gapText(Gap gap)
{
    switch (gap) {
    case Gap::None: return {};
    case Gap::Declared: return LedgerWords::tr("declared, and nothing is named that proves it");
    case Gap::NoFormula: return LedgerWords::tr("its metric is neither a metric nor a formula");
    case Gap::NoObjective: return LedgerWords::tr("there is no such objective");
    case Gap::NoFigures: return LedgerWords::tr("nothing was measured in its window");
    case Gap::NotEnough: return LedgerWords::tr("too little of its window was observed");
    case Gap::NoIncident: return LedgerWords::tr("no incident of its window, or too few, say how long it took");
    case Gap::NoTime: return LedgerWords::tr("no time is promised for that");
    case Gap::NotDone: return LedgerWords::tr("the journal has no entry that proves it");
    }
    return {};
}

QString colourText(const ColourTime &time)
{
    if (time.observed() <= 0)
        return LedgerWords::tr("never observed");
    const std::pair<double, QString> parts[] = {{time.ok, LedgerWords::tr("fine %1")},
                                                {time.warning, LedgerWords::tr("warning %1")},
                                                {time.critical, LedgerWords::tr("critical %1")},
                                                {time.unknown, LedgerWords::tr("unknown %1")}};
    QStringList said;
    for (const auto &[seconds, text] : parts)
        if (seconds > 0)
            said.append(text.arg(base::duration(seconds)));
    if (time.unobserved >= 1)
        said.append(LedgerWords::tr("not observed %1").arg(base::duration(time.unobserved)));
    if (time.lowest && time.highest)
        said.append(*time.lowest == *time.highest ? LedgerWords::tr("score %1").arg(*time.lowest) : LedgerWords::tr("score %1 to %2").arg(*time.lowest).arg(*time.highest));
    return said.join(u", "_s);
}

QString stretchText(double seconds)
{
    constexpr double kDayLong = 86400;
    if (seconds == kDayLong)
        return LedgerWords::tr("last day");
    return seconds == 7 * kDayLong ? LedgerWords::tr("last week") : LedgerWords::tr("last %1").arg(base::duration(seconds));
}

QString answer(const Ledger &ledger)
{
    if (ledger.isEmpty())
        return LedgerWords::tr("This environment declares no objectives and no promises.");
    int kept = 0, broken = 0, unproven = 0;
    for (const PromiseState &p : ledger.promises)
        ++(p.standing == Standing::Kept ? kept : p.standing == Standing::Broken ? broken : unproven);
    const auto judged = [&](Verdict verdict) { return QLocale().toString(std::ranges::count(ledger.objectives, verdict, &ObjectiveState::verdict)); };
    QStringList sentences;
    const QLocale locale;
    if (!ledger.promises.isEmpty())
        sentences.append(LedgerWords::tr("Promises: %1 kept, %2 broken, %3 unproven.").arg(locale.toString(kept), locale.toString(broken), locale.toString(unproven)));
    if (!ledger.objectives.isEmpty())
        sentences.append(LedgerWords::tr("Objectives: %1 kept, %2 at risk, %3 broken, %4 not observed enough.")
                             .arg(judged(Verdict::Kept), judged(Verdict::AtRisk), judged(Verdict::Broken), judged(Verdict::NotEnough)));
    return sentences.join(u' ');
}

QList<LedgerLine> lines(const Ledger &ledger, const environment::Environment &environment)
{
    QList<LedgerLine> all;
    const QLocale locale;
    if (!ledger.promises.isEmpty())
        all.append({State::Heading, {}, LedgerWords::tr("Promises"), {}});
    for (const PromiseState &p : ledger.promises)
        all.append(lineOf(p));
    if (!ledger.objectives.isEmpty())
        all.append({State::Heading, {}, LedgerWords::tr("Objectives"), LedgerWords::tr("Time that was not observed is neither up nor down.")});
    for (const ObjectiveState &o : ledger.objectives)
        all.append(lineOf(o, environment));
    all.append({State::Heading, {}, LedgerWords::tr("Readiness %1 of 10, target %2").arg(locale.toString(ledger.readiness.score, 'f', 1),
                                                                                          locale.toString(ledger.readiness.target, 'f', 1)),
                nextText(ledger.readiness), historyText(ledger)});
    for (const ReadinessPartState &part : ledger.readiness.parts)
        all.append(lineOf(part));
    all += colourLines(ledger, environment);
    return all;
}

} // namespace promises
