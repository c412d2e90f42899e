// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/environmentcommand.h"

#include "app/environmentimport.h"
#include "app/exitcode.h"
#include "models/base/plainjson.h"
#include "models/base/untrusted.h"
#include "models/environment/parser.h"
#include "models/watch/metriclookup.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace {

QString sentence(const char *text, int n = -1)
{
    return QCoreApplication::translate("EnvironmentCommand", text, nullptr, n);
}

void printLine(std::FILE *where, const QString &line)
{
    std::fprintf(where, "%s\n", qPrintable(base::Untrusted(line).visible()));
}

QJsonObject issueObject(const environment::Issue &issue)
{
    return {{QStringLiteral("severity"), issue.kind == environment::Issue::Kind::Error ? QStringLiteral("error") : QStringLiteral("warning")},
            {QStringLiteral("file"), issue.at.file},
            {QStringLiteral("line"), issue.at.line},
            {QStringLiteral("column"), issue.at.column},
            {QStringLiteral("text"), issue.text},
            {QStringLiteral("remedy"), issue.remedy}};
}

QJsonDocument report(const environment::ParseResult &result, const QString &file)
{
    QJsonArray issues;
    for (const environment::Issue &issue : result.issues)
        issues.append(issueObject(issue));
    QJsonArray targets;
    if (result.environment)
        for (const environment::Target &target : result.environment->targets)
            targets.append(target.id);
    return QJsonDocument(QJsonObject{{QStringLiteral("file"), file},
                                     {QStringLiteral("good"), !result.hasErrors()},
                                     {QStringLiteral("usable"), bool(result.environment)},
                                     {QStringLiteral("targets"), targets},
                                     {QStringLiteral("leftOut"), QJsonArray::fromStringList(result.leftOut)},
                                     {QStringLiteral("issues"), issues}});
}

void printText(const environment::ParseResult &result, const QString &file)
{
    for (const environment::Issue &issue : result.issues)
        printLine(stdout, environment::issueLine(issue));
    if (!result.environment) {
        printLine(stdout, sentence(QT_TRANSLATE_NOOP("EnvironmentCommand", "%1: nothing in it can be used")).arg(file));
        return;
    }
    printLine(stdout, QCoreApplication::translate("EnvironmentCommand", "%1: %n target(s) can be watched", nullptr,
                                                  int(result.environment->targets.size())).arg(file));
    if (!result.leftOut.isEmpty())
        printLine(stdout, sentence(QT_TRANSLATE_NOOP("EnvironmentCommand", "%1: left out until corrected: %2"))
                              .arg(file, result.leftOut.join(QStringLiteral(", "))));
}

} // namespace

int runEnvironmentCommand(const QStringList &args)
{
    if (args.value(1) == QLatin1String("import"))
        return runEnvironmentImport(args);
    QCommandLineParser parser;
    parser.setApplicationDescription(sentence(QT_TRANSLATE_NOOP("EnvironmentCommand", "Checks an environment file: every mistake with its line and what to write instead.")));
    parser.addPositionalArgument(QStringLiteral("validate"), sentence(QT_TRANSLATE_NOOP("EnvironmentCommand", "what to do")));
    parser.addPositionalArgument(QStringLiteral("FILE"), sentence(QT_TRANSLATE_NOOP("EnvironmentCommand", "the environment file")));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, sentence(QT_TRANSLATE_NOOP("EnvironmentCommand", "show this help")));
    const QCommandLineOption json(QStringLiteral("json"), sentence(QT_TRANSLATE_NOOP("EnvironmentCommand", "print one JSON object")));
    parser.addOptions({help, json});
    const bool understood = parser.parse(args);
    if (understood && parser.isSet(help)) {
        std::printf("%s", qPrintable(parser.helpText()));
        return app::Good;
    }
    const QStringList words = parser.positionalArguments();
    if (!understood || words.size() != 2 || words[0] != QLatin1String("validate")) {
        printLine(stderr, understood ? sentence(QT_TRANSLATE_NOOP("EnvironmentCommand", "usage: quarterdeckctl environment validate FILE [--json], or environment import --help"))
                                     : parser.errorText());
        return app::Usage;
    }
    const QString &file = words[1];
    const environment::ParseResult result = environment::parseFile(file, watch::metricLookup());
    const bool unreadable = !QFileInfo(file).isFile() || !QFileInfo(file).isReadable();
    if (parser.isSet(json))
        std::printf("%s", base::plainJson(report(result, file).toJson()).constData());
    else if (unreadable)
        for (const environment::Issue &issue : result.issues)
            printLine(stderr, environment::issueLine(issue));
    else
        printText(result, file);
    if (unreadable)
        return app::NotDone;
    return result.hasErrors() ? app::Findings : app::Good;
}
