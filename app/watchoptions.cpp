// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watchoptions.h"

#include "app/exitcode.h"
#include "models/base/paths.h"
#include "models/base/untrusted.h"
#include "models/environment/parser.h"
#include "models/sandbox/sandbox.h"
#include "models/watch/connectiongate.h"
#include "models/watch/metriclookup.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

namespace app {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("quarterdeckctl", source);
}

} // namespace

WatchOptions::WatchOptions(const QString &description)
{
    parser.setApplicationDescription(description);
    parser.addHelpOption();
    parser.addOption({{QStringLiteral("e"), QStringLiteral("environment")},
                      text(QT_TRANSLATE_NOOP("quarterdeckctl", "Environment file (default: your own).")),
                      text(QT_TRANSLATE_NOOP("quarterdeckctl", "FILE"))});
    parser.addOption({QStringLiteral("sandbox"),
                      text(QT_TRANSLATE_NOOP("quarterdeckctl", "Look at the sandbox that is running.")),
                      });
    parser.addOption({QStringLiteral("json"), text(QT_TRANSLATE_NOOP("quarterdeckctl", "Print JSON for programs."))});
    parser.addOption({QStringLiteral("wait"),
                      text(QT_TRANSLATE_NOOP("quarterdeckctl", "Seconds to wait for figures (default: 6, more for more than ten targets).")),
                      text(QT_TRANSLATE_NOOP("quarterdeckctl", "SECONDS")), QStringLiteral("6")});
}

std::optional<int> WatchOptions::parse(const QStringList &args, int words)
{
    if (!parser.parse(args)) {
        std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(parser.errorText()));
        return Usage;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        std::printf("%s", qPrintable(parser.helpText()));
        return Good;
    }
    if (const QStringList extra = parser.positionalArguments().mid(words); !extra.isEmpty()) {
        std::fprintf(stderr, "quarterdeckctl: %s\n",
                     qPrintable(text(QT_TRANSLATE_NOOP("quarterdeckctl", "'%1' is one word too many; a file is named with --environment"))
                                    .arg(base::Untrusted(extra.first()).visible())));
        return Usage;
    }
    bool number = false;
    const double wait = parser.value(QStringLiteral("wait")).toDouble(&number);
    if (!number || !(wait >= 0 && wait <= 3600)) {
        std::fprintf(stderr, "quarterdeckctl: %s\n",
                     qPrintable(text(QT_TRANSLATE_NOOP("quarterdeckctl", "--wait takes seconds, 0 to 3600"))));
        return Usage;
    }
    return std::nullopt;
}

std::chrono::milliseconds WatchOptions::patience(const environment::Environment &environment) const
{
    const std::chrono::milliseconds given(qint64(parser.value(QStringLiteral("wait")).toDouble() * 1000));
    if (parser.isSet(QStringLiteral("wait")))
        return given;
    constexpr int kMostConnections = 2; // of one target
    return given + watch::ConnectionGate::timeFor(kMostConnections * int(environment.targets.size()));
}

base::Result<environment::EnvironmentPtr> WatchOptions::load() const
{
    QString file = parser.value(QStringLiteral("environment"));
    if (file.isEmpty())
        file = parser.isSet(QStringLiteral("sandbox")) ? sandbox::Sandbox::standardFolder(QStringLiteral("shop")) + QStringLiteral("/environment.yaml")
                                                      : base::defaultEnvironmentFile();
    if (file.isEmpty())
        return std::unexpected(base::ensureFolder(base::configFolder()).error()); // there is no home
    if (!QFileInfo::exists(file)) {
        base::Error e{base::Errc::Absent, text(QT_TRANSLATE_NOOP("quarterdeckctl", "there is no %1")).arg(file).toStdString()};
        e.remedy = text(QT_TRANSLATE_NOOP("quarterdeckctl", "Name a file with --environment, or start the sandbox with "
                                                             "'quarterdeckctl sandbox up' and use --sandbox."))
                       .toStdString();
        return std::unexpected(std::move(e));
    }
    const environment::ParseResult parsed = environment::parseFile(file, watch::metricLookup());
    for (const environment::Issue &issue : parsed.issues)
        std::fprintf(stderr, "%s\n", qPrintable(base::Untrusted(environment::issueLine(issue)).visible()));
    if (!parsed.environment || parsed.environment->targets.isEmpty())
        return base::fail(base::Errc::Invalid,
                          text(QT_TRANSLATE_NOOP("quarterdeckctl", "%1 names no target that can be watched")).arg(file).toStdString());
    return parsed.environment;
}

void complain(const base::Error &error)
{
    QString line = base::Untrusted(error.text).visible();
    if (!error.action.empty())
        line = base::Untrusted(error.action).visible() + QStringLiteral(": ") + line;
    std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(line));
    if (!error.remedy.empty())
        std::fprintf(stderr, "  %s\n", qPrintable(base::Untrusted(error.remedy).visible()));
}

} // namespace app
