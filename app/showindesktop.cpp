// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/showindesktop.h"

#include "models/base/hardening.h"
#include "models/process/detached.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace app {

namespace {

QString desktopProgram() { return QCoreApplication::applicationDirPath() + QStringLiteral("/quarterdeck"); }

// As a person's session has it; what a service manager gave to this program alone stays here.
process::Variables sessionVariables()
{
    process::Variables out;
    const QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const QString &name : all.keys())
        if (!name.startsWith(QLatin1String("NOTIFY_")) && !name.startsWith(QLatin1String("WATCHDOG_")) && name != QLatin1String("CREDENTIALS_DIRECTORY"))
            out.append({name.toLocal8Bit(), all.value(name).toLocal8Bit()});
    if (!all.contains(QStringLiteral("LC_ALL")))
        out.append({"LC_ALL", QByteArray()}); // a fixed one would hide the person's language
    for (const char *name : {"PGSERVICEFILE", "PGPASSFILE"})
        if (const QString file = base::scrubbed(name); !file.isEmpty())
            out.append({name, file.toLocal8Bit()});
    return out;
}

} // namespace

bool canShowInDesktop()
{
    const bool display = !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !qEnvironmentVariableIsEmpty("DISPLAY");
    return display && QFileInfo(desktopProgram()).isExecutable();
}

base::Result<void> showInDesktop(const QString &incident, const QString &environmentFile)
{
    process::Argv desktop(desktopProgram());
    desktop.option(QLatin1StringView("environment"), QFileInfo(environmentFile).absoluteFilePath());
    if (!incident.isEmpty())
        desktop.option(QLatin1StringView("incident"), incident);
    // What a service starts ends with it and is confined as it is: the manager of the session starts it instead.
    const QString runner = QStringLiteral("/usr/bin/systemd-run");
    const bool service = !qEnvironmentVariableIsEmpty("INVOCATION_ID") && QFileInfo(runner).isExecutable();
    process::Argv command = service ? process::Argv(runner).flag(QLatin1StringView("--user")).flag(QLatin1StringView("--collect")).flag(QLatin1StringView("--quiet")).run(desktop)
                                    : desktop;
    process::DetachOptions options;
    options.folder = QDir::homePath();
    options.log = QStringLiteral("/dev/null");
    options.environment = sessionVariables();
    const auto started = process::startDetached(command, options, {});
    if (!started)
        return std::unexpected(started.error());
    return {};
}

} // namespace app
