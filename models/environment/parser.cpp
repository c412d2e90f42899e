// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/parser.h"

#include "models/base/untrusted.h"
#include "models/environment/keys.h"
#include "models/environment/references.h"
#include "models/environment/repair.h"
#include "models/environment/secretscan.h"
#include "models/environment/words.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace environment {

namespace {

constexpr qint64 kMostBytes = 1 << 20;

ParseResult unreadable(const QString &path, const QString &why, const QString &remedy)
{
    return {nullptr, {{Issue::Kind::Error, {path, 0, 0}, why, remedy}}, {}};
}

} // namespace

qsizetype ParseResult::errors() const
{
    return std::count_if(issues.begin(), issues.end(), [](const Issue &i) { return i.kind == Issue::Kind::Error; });
}

ParseResult parse(const QByteArray &yaml, const QString &file, const MetricLookup &lookup)
{
    auto [tree, unread] = readYamlEntries(yaml, file);
    Reading reading(file, lookup, tree.issues);
    reading.declaredTargets = unread;
    if (!tree.usable)
        return {nullptr, reading.takeIssues(), {}};
    refuseSecrets(tree.root, reading);
    auto environment = std::make_shared<Environment>();
    environment->file = file;
    if (tree.root.kind != Node::Kind::Mapping) {
        expectMapping(reading, tree.root, Words::tr("the file"));
        return {nullptr, reading.takeIssues(), {}};
    }
    readMapping(reading, tree.root, environmentKeys(), *environment);
    if (environment->name.isEmpty())
        environment->name = QFileInfo(file).completeBaseName();
    if (environment->title.isEmpty())
        environment->title = environment->name;
    checkReferences(reading, *environment);
    ParseResult result{environment, reading.takeIssues(), {}};
    for (const QString &id : reading.declaredTargets)
        if (!environment->find(id))
            result.leftOut.append(id);
    if (environment->targets.isEmpty() && result.hasErrors())
        result.environment.reset();
    return result;
}

ParseResult parseFile(const QString &path, const MetricLookup &lookup)
{
    QFile file(path);
    if (!file.exists())
        return unreadable(path, Words::tr("the file does not exist"), Words::tr("copy the example environment to this place"));
    if (!QFileInfo(path).isFile())
        return unreadable(path, Words::tr("this is not a file"), Words::tr("name an environment file"));
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, Words::tr("the file cannot be read: %1").arg(file.errorString()),
                          Words::tr("check its permissions"));
    // one byte more than allowed, so that a file that is too large is refused and not cut
    const QByteArray bytes = file.read(kMostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, Words::tr("the file cannot be read: %1").arg(file.errorString()),
                          Words::tr("check the disk or the network folder it is on"));
    return parse(bytes, path, lookup);
}

QString issueLine(const Issue &issue)
{
    QString line = base::Untrusted(issue.at.file).visible();
    if (issue.at.line > 0)
        line += QStringLiteral(":%1:%2").arg(issue.at.line).arg(issue.at.column);
    line += issue.kind == Issue::Kind::Error ? QStringLiteral(": error: ") : QStringLiteral(": warning: ");
    line += issue.text;
    if (!issue.remedy.isEmpty())
        line += QStringLiteral(" (%1)").arg(issue.remedy);
    return line;
}

} // namespace environment
