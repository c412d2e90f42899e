// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshots.h"

#include "app/exitcode.h"
#include "app/screenshotrun.h"
#include "app/screenshotscenes.h"
#include "models/base/paths.h"

#include <QApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace app {
namespace {

QString ownFolder()
{
    const QString base = geteuid() == 0 ? u"/var/lib/quarterdeck"_s : base::stateFolder();
    return base + u"/sandbox/screenshots"_s;
}

} // namespace

int runScreenshots(QApplication &, const QString &dir, const QString &sandboxFolder)
{
    const QDir folder(dir);
    if (!folder.mkpath(u"."_s)) {
        std::fprintf(stderr, "quarterdeck: %s\n",
                     qPrintable(QCoreApplication::translate("quarterdeck", "the folder %1 cannot be made").arg(dir)));
        return NotDone;
    }
    const QString state = sandboxFolder.isEmpty() ? ownFolder() : sandboxFolder;
    // What a person has chosen must neither show in the pictures nor be changed by them.
    const QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toUtf8());
    qputenv("XDG_STATE_HOME", settings.path().toUtf8());

    ScreenshotCanvas canvas(folder);
    ScreenshotRun run(canvas, state);
    run.window().show();
    drawScenes(canvas, run.window());
    QObject::connect(&run, &ScreenshotRun::finished, &run, &QCoreApplication::quit);
    run.start();
    QCoreApplication::exec();

    for (const QString &file : canvas.failed())
        std::fprintf(stderr, "quarterdeck: %s\n",
                     qPrintable(QCoreApplication::translate("quarterdeck", "%1 could not be written").arg(folder.filePath(file))));
    for (const QString &fault : run.unseen())
        std::fprintf(stderr, "quarterdeck: %s\n",
                     qPrintable(QCoreApplication::translate("quarterdeck", "the fault %1 was not seen in time").arg(fault)));
    std::printf("%s\n", qPrintable(QCoreApplication::translate("quarterdeck", "%n picture(s) in %1", nullptr, canvas.drawn())
                                       .arg(folder.absolutePath())));
    if (!run.sandboxStarted() || !canvas.failed().isEmpty())
        return NotDone;
    return run.unseen().isEmpty() ? Good : Findings;
}

} // namespace app
