// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include "app/watchoptions.h"
#include "models/base/untrusted.h"
#include "models/journal/exchange.h"
#include "models/journal/journalfile.h"
#include "models/operate/bookkeeping.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

namespace app {

int refuse(int code, const QString &why)
{
    std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(base::Untrusted(why).visible()));
    return code;
}

bool saysYes(const QString &question)
{
    if (!::isatty(STDIN_FILENO))
        return false;
    std::printf("%s ", qPrintable(QCoreApplication::translate("Terminal", "%1 Write yes:").arg(question)));
    std::fflush(stdout);
    char answer[16] = {};
    return std::fgets(answer, sizeof answer, stdin) && QByteArray(answer).trimmed() == "yes";
}

journal::Options terminalChain(const QString &file)
{
    journal::Options chain;
    if (!file.isEmpty())
        chain.file = file;
    chain.writer = QStringLiteral("terminal");
    chain.version = QCoreApplication::applicationVersion();
    return chain;
}

std::optional<base::Error> onlyReadsHere(const environment::Environment &environment)
{
    return environment.sharedJournal ? onlyReadsHere() : std::nullopt;
}

std::optional<base::Error> onlyReadsHere()
{
    constexpr std::chrono::days kRemembered{7}; // what an environment of long ago said does not bind for ever
    const auto db = journal::Database::openToRead(journal::standardFile());
    if (!db || !journal::hasForeignTables(*db).value_or(false))
        return std::nullopt; // it was never shared
    journal::Exchange exchange(journal::standardFile());
    const auto mark = exchange.mark();
    const base::WallTime since = base::Clock::system().wallNow() - kRemembered;
    const bool reads = mark && mark->reader && base::fromMicroseconds(mark->time) > since;
    return reads ? std::optional(operate::Bookkeeping::onlyReading()) : std::nullopt;
}

void leaveNotes(QList<journal::Entry> notes, const environment::Environment *environment)
{
    const auto why = environment ? onlyReadsHere(*environment) : onlyReadsHere();
    if (why || notes.isEmpty())
        return;
    for (journal::Entry &note : notes)
        note.actor = operate::personHere();
    journal::ChainWriter writer(terminalChain());
    const auto written = writer.append(notes);
    if (!written)
        return complain(written.error());
    if (const auto ended = writer.end(); !ended)
        complain(ended.error());
}

} // namespace app
