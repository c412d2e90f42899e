// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "app/desktopinstance.h"
#include "app/desktopevidence.h"
#include "app/desktopsession.h"
#include "app/endingsignals.h"
#include "app/exitcode.h"
#include "app/screenshots.h"
#include "models/base/log.h"
#include "models/base/paths.h"
#include "models/base/untrusted.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEvent>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <utility>

namespace app {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("quarterdeck", source);
}

// Does something once, when the window has been painted for the first time, or a moment later if it never is (minimised
// from the start). A queued call alone would come before the first paint.
class FirstPaint final : public QObject {
public:
    FirstPaint(QWidget &window, std::function<void()> then) : m_then(std::move(then))
    {
        window.installEventFilter(this);
        QTimer::singleShot(std::chrono::milliseconds(250), this, &FirstPaint::go);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QMetaObject::invokeMethod(this, &FirstPaint::go, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void go()
    {
        if (m_then)
            std::exchange(m_then, {})();
    }
    std::function<void()> m_then;
};

// Beside a console that runs, with no connection of its own.
int showPack(QApplication &application, const QString &file)
{
    int code = Good;
    std::shared_ptr<DesktopEvidence> shown;
    EndingSignals ending;
    QObject::connect(&ending, &EndingSignals::asked, &application, &QCoreApplication::quit);
    DesktopEvidence::open(file, &application, [&](base::Result<std::shared_ptr<DesktopEvidence>> opened) {
        if (opened) {
            shown = *opened;
            QObject::connect(shown.get(), &DesktopEvidence::closed, &application, &QCoreApplication::quit);
            shown->window().show();
            return;
        }
        std::fprintf(stderr, "quarterdeck: %s\n", qPrintable(base::Untrusted(opened.error().text).visible()));
        code = NotDone;
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return code;
}

} // namespace

int runDesktop(QApplication &application, bool display)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(text(QT_TRANSLATE_NOOP("quarterdeck", "Operations console for PostgreSQL and the services around it.")));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({{QStringLiteral("e"), QStringLiteral("environment")},
                      text(QT_TRANSLATE_NOOP("quarterdeck", "Environment file to open (default: your own).")), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("open"), text(QT_TRANSLATE_NOOP("quarterdeck", "Show an evidence pack; nothing is connected.")), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("incident"), text(QT_TRANSLATE_NOOP("quarterdeck", "Show this incident, in the console that runs if one does.")), QStringLiteral("ID")});
    parser.addOption({QStringLiteral("sandbox"), text(QT_TRANSLATE_NOOP("quarterdeck", "Open the sandbox of real servers."))});
    parser.addOption({QStringLiteral("theme"), text(QT_TRANSLATE_NOOP("quarterdeck", "dark, light or system.")), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("screenshots"),
                      text(QT_TRANSLATE_NOOP("quarterdeck", "Draw every screen into this folder and leave.")), QStringLiteral("DIR")});
    const bool understood = parser.parse(QCoreApplication::arguments());
    if (understood && parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    if (understood && parser.isSet(QStringLiteral("help")))
        parser.showHelp(Good);
    const QStringList extra = parser.positionalArguments();
    if (!understood || !extra.isEmpty()) {
        const QString tooMany = text(QT_TRANSLATE_NOOP("quarterdeck", "'%1' is one word too many; a file is named with --environment"));
        std::fprintf(stderr, "quarterdeck: %s\n",
                     qPrintable(base::Untrusted(understood ? tooMany.arg(extra.first()) : parser.errorText()).visible()));
        return Usage;
    }

    const base::Result<void> folder = base::ensureFolder(base::stateFolder());
    if (folder)
        base::openLog(base::stateFolder(), QStringLiteral("quarterdeck"));
    else
        base::logWarning("desktop", QString::fromStdString(folder.error().text + ": " + folder.error().remedy));
    if (parser.isSet(QStringLiteral("screenshots")))
        return runScreenshots(application, parser.value(QStringLiteral("screenshots")), {});
    if (!display) {
        std::fprintf(stderr, "quarterdeck: %s\n",
                     qPrintable(text(QT_TRANSLATE_NOOP("quarterdeck", "there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are empty); quarterdeckctl works without one"))));
        return NotDone;
    }

    if (parser.isSet(QStringLiteral("open")))
        return showPack(application, parser.value(QStringLiteral("open")));

    const QString incident = parser.value(QStringLiteral("incident"));
    DesktopInstance instance(folder ? base::stateFolder() : QString(), incident);
    if (instance.standing() == DesktopInstance::Standing::Second) {
        std::fprintf(stderr, "quarterdeck: %s\n", qPrintable(text(QT_TRANSLATE_NOOP("quarterdeck", "already open; its window was asked to come to the front"))));
        return Good;
    }

    EndingSignals ending; // before the engine's thread starts
    DesktopSession session;
    QObject::connect(&ending, &EndingSignals::asked, &session, &DesktopSession::end);
    const QString theme = parser.value(QStringLiteral("theme"));
    if (theme == QLatin1String("dark"))
        session.window().setTheme(theme::Theme::Choice::Dark);
    else if (theme == QLatin1String("light"))
        session.window().setTheme(theme::Theme::Choice::Light);
    else if (!theme.isEmpty() && theme != QLatin1String("system")) {
        std::fprintf(stderr, "quarterdeck: %s\n", qPrintable(text(QT_TRANSLATE_NOOP("quarterdeck", "--theme takes dark, light or system"))));
        return Usage;
    }
    QObject::connect(&instance, &DesktopInstance::asked, &session.window(), [&session](const QString &wanted) {
        session.window().show();
        session.window().raise();
        session.window().activateWindow();
        session.showIncident(wanted);
    });
    QObject::connect(&session, &DesktopSession::ended, &application, &QCoreApplication::quit);
    QGuiApplication::setQuitOnLastWindowClosed(false);

    session.window().show();
    // It does not wait for files or servers.
    const FirstPaint painted(session.window(), [&session, &parser, &incident] {
        const QString file = parser.isSet(QStringLiteral("environment")) ? parser.value(QStringLiteral("environment"))
                                                                         : base::defaultEnvironmentFile();
        if (parser.isSet(QStringLiteral("sandbox")))
            session.openSandbox();
        else if (parser.isSet(QStringLiteral("environment")) || QFileInfo::exists(file))
            session.openEnvironment(QFileInfo(file).absoluteFilePath());
        else
            session.openStart();
        session.showIncident(incident);
    });
    return QCoreApplication::exec();
}

} // namespace app
