// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/environmentimport.h"

#include "app/exitcode.h"
#include "models/base/paths.h"
#include "models/base/plainjson.h"
#include "models/base/untrusted.h"
#include "models/environment/change.h"
#include "models/environment/parser.h"
#include "models/watch/importable.h"
#include "models/watch/metriclookup.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("EnvironmentImport", text);
}

void print(std::FILE *where, const QString &line)
{
    std::fprintf(where, "%s\n", qPrintable(base::Untrusted(line).visible()));
}

void printJson(const QList<watch::Importable> &found, const QStringList &added)
{
    QJsonArray servers;
    for (const watch::Importable &one : found)
        servers.append(QJsonObject{{QStringLiteral("id"), one.target.id},
                                   {QStringLiteral("title"), one.target.title},
                                   {QStringLiteral("address"), watch::addressOf(one.target)},
                                   {QStringLiteral("from"), one.from},
                                   {QStringLiteral("watched_as"), one.there.isEmpty() ? QJsonValue() : QJsonValue(one.there)},
                                   {QStringLiteral("added"), added.contains(one.target.id)}});
    std::printf("%s", base::plainJson(QJsonDocument(QJsonObject{{QStringLiteral("servers"), servers}}).toJson()).constData());
}

void printList(const QList<watch::Importable> &found)
{
    for (const watch::Importable &one : found)
        print(stdout, QStringLiteral("%1  %2  %3  %4").arg(one.target.id, -24).arg(watch::addressOf(one.target), -40).arg(one.from,
                      one.there.isEmpty() ? QString() : word(QT_TRANSLATE_NOOP("EnvironmentImport", "watched as %1")).arg(one.there)));
}

} // namespace

int runEnvironmentImport(const QStringList &args)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(word(QT_TRANSLATE_NOOP("EnvironmentImport",
        "Lists the servers that pg_service.conf and .pgpass name; with --into they are written into an environment file, without passwords.")));
    parser.addPositionalArgument(QStringLiteral("import"), word(QT_TRANSLATE_NOOP("EnvironmentImport", "what to do")));
    parser.addPositionalArgument(QStringLiteral("NAME"), word(QT_TRANSLATE_NOOP("EnvironmentImport", "only these, by id or title")), QStringLiteral("[NAME...]"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, word(QT_TRANSLATE_NOOP("EnvironmentImport", "show this help")));
    const QCommandLineOption services(QStringLiteral("service-file"),
        word(QT_TRANSLATE_NOOP("EnvironmentImport", "a service file (default: $PGSERVICEFILE, else those of the person and the system)")), QStringLiteral("F"));
    const QCommandLineOption pass(QStringLiteral("pass-file"),
        word(QT_TRANSLATE_NOOP("EnvironmentImport", "a pass file (default: $PGPASSFILE, else ~/.pgpass); passwords are not read")), QStringLiteral("F"));
    const QCommandLineOption into(QStringLiteral("into"), word(QT_TRANSLATE_NOOP("EnvironmentImport", "write them into this environment file")), QStringLiteral("FILE"));
    const QCommandLineOption tier(QStringLiteral("tier"), word(QT_TRANSLATE_NOOP("EnvironmentImport", "the tier they belong to")), QStringLiteral("ID"));
    const QCommandLineOption json(QStringLiteral("json"), word(QT_TRANSLATE_NOOP("EnvironmentImport", "print one JSON object")));
    parser.addOptions({help, services, pass, into, tier, json});
    const bool understood = parser.parse(args);
    if (understood && parser.isSet(help)) {
        std::printf("%s", qPrintable(parser.helpText()));
        return app::Good;
    }
    const QStringList names = parser.positionalArguments().mid(1);
    QString wrong = understood ? QString() : parser.errorText();
    for (const QCommandLineOption &file : {services, pass})
        if (parser.isSet(file) && !QFileInfo(parser.value(file)).isReadable())
            wrong = word(QT_TRANSLATE_NOOP("EnvironmentImport", "%1 cannot be read")).arg(parser.value(file));
    if (!wrong.isEmpty()) {
        print(stderr, wrong);
        return app::Usage;
    }

    const QString file = parser.isSet(into) ? parser.value(into) : base::defaultEnvironmentFile();
    const environment::EnvironmentPtr there = QFileInfo::exists(file) ? environment::parseFile(file, watch::metricLookup()).environment : nullptr;
    const auto found = watch::importable(there.get(), watch::readImportSources(parser.value(services), parser.value(pass)));
    for (const QString &name : names)
        if (std::none_of(found.begin(), found.end(), [&](const auto &one) { return one.target.id == name || one.target.title == name; })) {
            print(stderr, word(QT_TRANSLATE_NOOP("EnvironmentImport", "there is no server %1; without a name all are listed")).arg(name));
            return app::Usage;
        }
    environment::AddTargets adding;
    QStringList added;
    for (const watch::Importable &one : found)
        if (one.there.isEmpty() && (names.isEmpty() || names.contains(one.target.id) || names.contains(one.target.title))) {
            adding.targets.append(one.target);
            adding.targets.last().tier = parser.value(tier);
            added.append(one.target.id);
        }
    if (!parser.value(tier).isEmpty())
        adding.tiers.append({parser.value(tier), parser.value(tier), {}});
    if (!parser.isSet(into))
        added.clear();
    else if (!added.isEmpty())
        if (const auto saved = environment::saveChange(file, adding, watch::metricLookup()); !saved) {
            print(stderr, QString::fromStdString(saved.error().text + " (" + saved.error().remedy + ")"));
            return app::NotDone;
        }
    if (parser.isSet(json))
        printJson(found, added);
    else
        printList(found);
    if (!parser.isSet(json) && parser.isSet(into))
        print(stdout, QCoreApplication::translate("EnvironmentImport", "%n target(s) written into %1", nullptr, int(added.size())).arg(file));
    else if (!parser.isSet(json) && found.isEmpty())
        print(stdout, word(QT_TRANSLATE_NOOP("EnvironmentImport", "there is nothing to import")));
    return adding.targets.isEmpty() ? app::Findings : app::Good;
}
