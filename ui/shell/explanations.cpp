// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/explanations.h"

#include "models/health/forecastwords.h"
#include "models/health/scorewords.h"
#include "models/promises/wording.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace shell {

namespace {

struct Explanations {
    Q_DECLARE_TR_FUNCTIONS(Explanations)
};

QString joined(const QStringList &parts)
{
    QStringList there = parts;
    there.removeAll(QString());
    return there.join(u" · "_s);
}

QString titleOf(const environment::Environment &environment, const QString &id)
{
    const environment::Target *target = environment.find(id);
    return base::Untrusted(target && !target->title.isEmpty() ? target->title : id).visible();
}

theme::Mark markOf(const forecast::Forecast &f)
{
    if (!f.outlook.predictable())
        return theme::Mark::Unknown;
    constexpr double kWeek = 7 * 86400;
    return f.outlook.seconds < kWeek ? theme::Mark::Warning : theme::Mark::Ok;
}

// "last day: fine 23 h 10 min, critical 4 min; last week: ...", of one target or of all.
QString coloursOf(const QList<promises::ColourTime> &colours, const QString &target)
{
    QStringList parts;
    for (const promises::ColourTime &time : colours)
        if (time.target == target)
            parts.append(Explanations::tr("%1: %2", "stretch of time, its parts").arg(promises::stretchText(time.length), promises::colourText(time)));
    return parts.join(u"; "_s);
}

} // namespace

QList<ListPopup::Row> scoreRows(const health::Score &score, const environment::Environment &environment, const QList<promises::ColourTime> &colours)
{
    QList<ListPopup::Row> rows;
    if (const QString all = coloursOf(colours, {}); !all.isEmpty())
        rows.append({{}, {}, Explanations::tr("All targets together"), all});
    const QLocale locale;
    QStringList whole;
    for (const health::TargetScore &target : score.targets) {
        const QString title = titleOf(environment, target.target);
        if (target.lines.isEmpty() && target.unseen.isEmpty()) {
            whole.append(title);
            continue;
        }
        const QString unmeasured = target.measured < target.mandatory
            ? Explanations::tr("%1 of %2 mandatory checks are not measured").arg(locale.toString(target.mandatory - target.measured), locale.toString(target.mandatory))
            : QString();
        rows.append({{}, health::ScoreWords::number(target.value, target.muted), title, joined({unmeasured, target.unseen, coloursOf(colours, target.target)})});
        for (const health::ScoreLine &line : target.lines)
            rows.append({line.muted ? theme::Mark::Unknown : theme::mark(line.severity), health::ScoreWords::taken(line), line.sentence,
                         joined({line.muted ? QString() : line.next, health::ScoreWords::origin(line)}), line.muted});
    }
    if (!whole.isEmpty())
        rows.append({{}, locale.toString(health::kFullScore), whole.join(u", "_s), Explanations::tr("Nothing is taken off here.")});
    return rows;
}

QList<ListPopup::Row> forecastRows(const QList<forecast::Forecast> &forecasts, const environment::Environment &environment,
                                   const watch::Catalogue &catalogue)
{
    QList<ListPopup::Row> rows;
    for (const forecast::Forecast &one : forecasts) {
        const health::ForecastWords words = health::wordsOf(one, environment, catalogue);
        if (words.what.isEmpty())
            continue;
        const QString figures = Explanations::tr("now %1, limit %2").arg(words.now, words.limit);
        if (one.outlook.predictable())
            rows.append({markOf(one), words.when, words.what,
                         joined({words.date, one.isDate ? QString() : figures, Explanations::tr("confidence: %1").arg(words.confidence)})});
        else
            rows.append({markOf(one), words.when, words.what, joined({words.confidence, figures})});
    }
    return rows;
}

} // namespace shell
