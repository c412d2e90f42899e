// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sqlcommand.h"

#include "app/exitcode.h"
#include "app/observation.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/plainjson.h"
#include "models/inquiry/answermodel.h"
#include "models/inquiry/desk.h"
#include "models/inquiry/wording.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct SqlCommand {
    Q_DECLARE_TR_FUNCTIONS(SqlCommand)
};

QJsonObject json(const inquiry::Answer &answer)
{
    QJsonArray columns, rows;
    for (const base::Untrusted &column : answer.rows.columns)
        columns.append(column.raw());
    for (const auto &row : answer.rows.rows) {
        QJsonArray values;
        for (const postgres::TypedCell &cell : row)
            values.append(cell.null ? QJsonValue() : cell.cut ? QJsonValue(cell.text.raw() + u' ' + inquiry::cutMark(cell)) : QJsonValue(cell.text.raw()));
        rows.append(values);
    }
    return {{u"columns"_s, columns}, {u"rows"_s, rows}, {u"more"_s, answer.rows.more}, {u"login"_s, answer.login.raw()}, {u"milliseconds"_s, qint64(answer.took.count())}};
}

int tell(const inquiry::Answer &answer, const QString &statement, bool asJson)
{
    if (answer.rows.failure)
        return refuse(Findings, inquiry::failureText(answer, statement));
    if (asJson) {
        std::printf("%s\n", base::plainJson(QJsonDocument(json(answer)).toJson(QJsonDocument::Compact)).constData());
        return Good;
    }
    inquiry::AnswerModel model;
    model.setAnswer(answer.rows);
    if (model.columnCount() > 0)
        std::printf("%s", model.copied().toUtf8().constData());
    std::fflush(stdout);
    std::fprintf(stderr, "%s\n", qPrintable(inquiry::summary(answer)));
    return Good;
}

} // namespace

int runSqlCommand(const QStringList &args)
{
    WatchOptions options(SqlCommand::tr("Runs one statement that only reads, and writes its digest into the journal."));
    options.parser.addPositionalArgument(u"STATEMENT"_s, SqlCommand::tr("The statement, as one argument."));
    options.parser.addOption({u"target"_s, SqlCommand::tr("The PostgreSQL target."), u"ID"_s});
    if (const auto leave = options.parse(args, 1))
        return *leave;
    const QString target = options.parser.value(u"target"_s), statement = options.parser.positionalArguments().value(0);
    if (target.isEmpty() || options.parser.positionalArguments().size() != 1)
        return refuse(Usage, SqlCommand::tr("usage: quarterdeckctl sql --target ID STATEMENT [--json]"));
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    const environment::Target *found = (*environment)->find(target);
    if (!found || found->kind != environment::TargetKind::Postgres)
        return refuse(Usage, SqlCommand::tr("There is no PostgreSQL target '%1' in this environment.").arg(base::Untrusted(target).visible()));
    Observation observation(*environment);
    observation.waitFor(target, options.patience(**environment));
    const watch::SnapshotPtr snapshot = observation.feed().snapshot(target);
    if (!snapshot || snapshot->status.condition != watch::Condition::Up) {
        if (snapshot && !snapshot->status.error.text.empty())
            complain(snapshot->status.error);
        return refuse(NotDone, SqlCommand::tr("%1 does not answer; nothing was run.").arg(target));
    }
    inquiry::EngineDesk desk(observation.feed(), operate::Bookkeeping::open(observation.feed(), terminalChain()));
    QEventLoop loop; // of main
    std::optional<int> code;
    const auto leave = [&code, &loop](int c) {
        code = c;
        loop.quit();
    };
    QObject::connect(&desk, &inquiry::Desk::answered, &loop, [&](const QString &, const inquiry::Answer &answer) {
        leave(tell(answer, statement, options.json()));
    });
    QObject::connect(&desk, &inquiry::Desk::refused, &loop, [&](const QString &, const base::Error &error) { leave(refuse(NotDone, inquiry::refusalText(error))); });
    desk.ask(target, snapshot->facts.systemIdentifier, statement);
    if (!code) // every wait of the desk has an end
        loop.exec();
    return code.value_or(NotDone);
}

} // namespace app
