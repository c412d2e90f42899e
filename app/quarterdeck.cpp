// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"
#include "app/desktopdisplay.h"
#include "app/endingsignals.h"
#include "app/language.h"
#include "models/base/hardening.h"
#include "models/base/log.h"
#include "models/base/paths.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>
#ifdef __GLIBC__
#include <malloc.h>
#endif

int main(int argc, char **argv)
{
    base::hardenProcess();
    base::scrubEnvironment();
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2); // a heap a thread would cost some 15 MiB with its dozen and a half, most of which only wait
#endif
    app::EndingSignals::hold();
    const bool display = app::prepareDisplay();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("quarterdeck"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QD_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Quarterdeck"));
    QGuiApplication::setDesktopFileName(QStringLiteral("quarterdeck"));
    app::installLanguage(application);
    return app::runDesktop(application, display);
}
