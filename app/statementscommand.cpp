// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statementscommand.h"

#include "app/exitcode.h"
#include "app/watchoptions.h"
#include "models/base/format.h"
#include "models/base/plainjson.h"
#include "models/health/statementtext.h"
#include "models/statements/report.h"
#include "models/statements/wording.h"

#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

struct StatementsCommand {
    Q_DECLARE_TR_FUNCTIONS(StatementsCommand)
};

int wrong(const QString &why)
{
    std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(base::Untrusted(why).visible()));
    return Usage;
}

QString column(const QString &text, qsizetype width) { return text.rightJustified(width) + u"  "_s; }

QString mean(const watch::StatementFigures &f)
{
    return f.calls > 0 ? base::figure(f.milliseconds / f.calls, base::Unit::Milliseconds).text() : u"–"_s;
}

QString textOf(const statements::Comparison &c, int most)
{
    const bool two = c.question.before.has_value();
    QString out = statements::againstWords(c) + u'\n';
    if (const QString gaps = statements::gaps(c, 0); !gaps.isEmpty())
        out += gaps + u'\n';
    out += u'\n' + column(StatementsCommand::tr("time"), 7) + (two ? column(StatementsCommand::tr("mean A"), 11) : QString())
        + column(two ? StatementsCommand::tr("mean B") : StatementsCommand::tr("mean"), 11) + column(StatementsCommand::tr("calls"), 11)
        + column(StatementsCommand::tr("change"), 14) + StatementsCommand::tr("statement") + u'\n';
    int shown = 0;
    for (const statements::Line &l : c.lines) {
        if (++shown > most)
            break;
        const QString statement = l.text.text.isEmpty()
            ? QString::number(l.identity.query)
            : base::Untrusted(health::withoutLeadingComments(l.text.text).raw().simplified()).visible();
        const double share = l.now.calls > 0 ? l.share : l.shareBefore;
        out += column(base::figure(share, base::Unit::Percent).text(), 7) + (two ? column(mean(l.before), 11) : QString()) + column(mean(l.now), 11)
            + column(base::number(l.now.calls), 11) + column(statements::changeWords(l.change), 14) + statement + u'\n';
    }
    return out;
}

} // namespace

int runStatementsCommand(const QStringList &args)
{
    WatchOptions options(StatementsCommand::tr("The statements of a PostgreSQL target that took most time, as the desktop program remembers them."));
    options.parser.addOption({u"target"_s, StatementsCommand::tr("Of this target."), u"ID"_s});
    options.parser.addOption({u"last"_s, StatementsCommand::tr("Up to now: 90s, 15m, 1h, 7d (default: 1h). Compared with the same hour last week."), u"TIME"_s, u"1h"_s});
    options.parser.addOption({u"compare"_s, StatementsCommand::tr("Two stretches side by side: START[/LENGTH]..START[/LENGTH], each start as 2026-11-26T14:00 or how long ago, as 2d (default length: 1h)."), u"A..B"_s});
    options.parser.addOption({u"top"_s, StatementsCommand::tr("How many statements (default: 20)."), u"N"_s, u"20"_s});
    if (const auto leave = options.parse(args))
        return *leave;
    if (!options.parser.isSet(u"target"_s))
        return wrong(StatementsCommand::tr("name a target with --target"));
    const base::WallTime now = base::Clock::system().wallNow();
    const auto last = statements::durationFrom(options.parser.value(u"last"_s));
    if (!last)
        return wrong(StatementsCommand::tr("--last takes a time, as 15m"));
    bool number = false;
    const int most = options.parser.value(u"top"_s).toInt(&number);
    if (!number || most < 1)
        return wrong(StatementsCommand::tr("--top takes a number, from 1"));
    statements::Question question{{}, options.parser.value(u"target"_s), {now - *last, now}, {}};
    if (options.parser.isSet(u"compare"_s)) {
        const auto pair = statements::pairFrom(options.parser.value(u"compare"_s), now);
        if (!pair)
            return wrong(StatementsCommand::tr("--compare takes two stretches, as 2026-11-26T14:00/30m..2h/30m"));
        question.now = pair->b;
        question.before = pair->a;
    }
    const auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    question.scope = (*environment)->name;
    const environment::Target *target = (*environment)->find(question.target);
    if (!target || target->kind != environment::TargetKind::Postgres)
        return wrong(StatementsCommand::tr("there is no PostgreSQL target '%1' in this environment").arg(question.target));
    const auto store = statements::Store::openToRead(statements::standardFile());
    if (!store) {
        complain(store.error());
        return NotDone;
    }
    const auto comparison = statements::compare(**store, question);
    if (!comparison) {
        complain(comparison.error());
        return NotDone;
    }
    if (comparison->lines.empty()) {
        complain({base::Errc::Absent, StatementsCommand::tr("nothing is kept of the statements of %1 in this time").arg(question.target).toStdString(), {}, {},
                  StatementsCommand::tr("The desktop program keeps it while it runs.").toStdString()});
        return NotDone;
    }
    if (options.json())
        std::printf("%s\n", base::plainJson(QJsonDocument(statements::report(*comparison, most)).toJson()).constData());
    else
        std::printf("%s", qPrintable(textOf(*comparison, most)));
    return Good;
}

} // namespace app
