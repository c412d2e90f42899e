// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshots.h"

#include "app/endingsignals.h"
#include "app/exitcode.h"
#include "app/screenshotrun.h"
#include "app/screenshotscenes.h"
#include "models/base/paths.h"
#include "models/base/resource.h"
#include "models/sandbox/sandbox.h"

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace app {
namespace {

constexpr int kAtOnce = 9;

// The first state folder that no other run of this has; the lock beside it is held for as long as the pictures are
// drawn. After a crash the same folder, and what still runs in it, is taken over.
QString ownFolder(std::unique_ptr<QLockFile> &lock)
{
    for (int n = 1; n <= kAtOnce; ++n) {
        const QString folder = sandbox::Sandbox::standardFolder(u"screenshots-%1"_s.arg(n));
        QDir().mkpath(QFileInfo(folder).path());
        lock = std::make_unique<QLockFile>(folder + u".lock"_s);
        lock->setStaleLockTime(0);
        if (lock->tryLock(0))
            return folder;
    }
    return sandbox::Sandbox::standardFolder(u"screenshots-%1"_s.arg(QCoreApplication::applicationPid()));
}

// Who is told in the pictures: nobody outside.
void writeExample(const QString &name)
{
    const base::Result<QByteArray> text = base::resource(u"screenshots/"_s + name);
    QDir().mkpath(base::configFolder());
    QFile file(base::configFolder() + u'/' + name);
    if (text && file.open(QIODevice::WriteOnly))
        file.write(*text);
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
    std::unique_ptr<QLockFile> lock;
    const QString state = sandboxFolder.isEmpty() ? ownFolder(lock) : sandboxFolder;
    // What a person has chosen must neither show in the pictures nor be changed by them.
    const QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toUtf8());
    qputenv("XDG_STATE_HOME", settings.path().toUtf8());
    for (const char *file : {"rota.yaml", "channels.yaml"})
        writeExample(QLatin1String(file));

    const EndingSignals ending; // before the engine's thread starts
    ScreenshotCanvas canvas(folder);
    ScreenshotRun run(canvas, state);
    run.window().show();
    drawScenes(canvas, run.window());
    QObject::connect(&run, &ScreenshotRun::finished, &run, &QCoreApplication::quit);
    QObject::connect(&ending, &EndingSignals::asked, &run, &ScreenshotRun::leave);
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
