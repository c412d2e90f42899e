// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evidencecommand.h"

#include "app/exitcode.h"
#include "app/packexport.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/paths.h"
#include "models/journal/journalfile.h"
#include "models/recorder/evidencepack.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cstdio>

namespace app {

namespace {

QString spoken(const char *source) { return QCoreApplication::translate("quarterdeckctl", source); }

int wrong(const char *sentence)
{
    std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(spoken(sentence)));
    return Usage;
}

} // namespace

int runEvidenceCommand(const QStringList &args)
{
    WatchOptions options(spoken(QT_TRANSLATE_NOOP("quarterdeckctl", "One file with what the flight recorder kept around a moment, without "
                                                                  "literals, names and addresses; 'quarterdeck --open' shows it.")));
    options.parser.addOption({QStringLiteral("out"), spoken(QT_TRANSLATE_NOOP("quarterdeckctl", "File to write; it may not exist yet.")), QStringLiteral("FILE")});
    options.parser.addOption({QStringLiteral("around"),
                              spoken(QT_TRANSLATE_NOOP("quarterdeckctl", "The moment, as 2026-03-01T12:30:00 (default: now).")), QStringLiteral("TIME")});
    options.parser.addOption({QStringLiteral("minutes"),
                              spoken(QT_TRANSLATE_NOOP("quarterdeckctl", "Minutes before and after it, 1 to 1440 (default: 15).")), QStringLiteral("N"),
                              QStringLiteral("15")});
    if (const auto leave = options.parse(args))
        return *leave;
    const QString out = options.parser.value(QStringLiteral("out"));
    if (out.isEmpty())
        return wrong(QT_TRANSLATE_NOOP("quarterdeckctl", "--out names the file to write"));
    bool number = false;
    const int minutes = options.parser.value(QStringLiteral("minutes")).toInt(&number);
    if (!number || minutes < 1 || minutes > 1440)
        return wrong(QT_TRANSLATE_NOOP("quarterdeckctl", "--minutes takes 1 to 1440"));
    const base::WallTime now = base::Clock::system().wallNow();
    base::WallTime around = now;
    if (options.parser.isSet(QStringLiteral("around"))) {
        const QDateTime given = QDateTime::fromString(options.parser.value(QStringLiteral("around")), Qt::ISODateWithMs);
        if (!given.isValid())
            return wrong(QT_TRANSLATE_NOOP("quarterdeckctl", "--around takes a time as 2026-03-01T12:30:00"));
        around = recorder::wallTime(given.toMSecsSinceEpoch());
    }
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    recorder::Tape tape = recorder::Tape::ofFolder(base::stateFolder() + QStringLiteral("/recorder"));
    const recorder::PackRequest request{*environment, around - std::chrono::minutes(minutes), std::min(now, around + std::chrono::minutes(minutes)),
                                        journal::standardFile(), QCoreApplication::applicationVersion()};
    const auto written = recorder::writePack(tape, request, out);
    for (const QString &sentence : tape.takeDamaged())
        std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(sentence));
    if (!written) {
        complain(written.error());
        return NotDone;
    }
    leaveNotes({operate::exportNote(packExported(request, *written, out))}, environment->get());
    const int seconds = written->seconds;
    if (options.json())
        std::printf("{\"file\":\"%s\",\"seconds\":%d,\"bytes\":%lld}\n", qPrintable(QString(out).replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""))),
                    seconds, (long long)written->bytes);
    else
        std::printf("%s\n", qPrintable(QCoreApplication::translate("quarterdeckctl", "%n second(s) in %1", nullptr, seconds).arg(out)));
    return Good;
}

} // namespace app
