// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verificationnote.h"

#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/untrusted.h"
#include "models/journal/database.h"
#include "models/journal/journalfile.h"
#include "models/operate/exportnote.h"

#include <QFileInfo>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int kMostChainsNamed = 20;

bool ownMayBeWritten()
{
    const QFileInfo own(journal::standardFile());
    if (!own.isWritable() || !QFileInfo(own.absolutePath()).isWritable())
        return false;
    bool damaged = false; // whoever writes would move it aside: no such thing follows from a look
    const auto opened = journal::Database::openToWrite(own.filePath(), &damaged);
    if (!opened)
        complain(opened.error());
    return opened.has_value();
}

QStringList storeLine(const QString &store)
{
    return store.isEmpty() ? QStringList() : QStringList{u"of: "_s + base::Untrusted(store).visible()};
}

} // namespace

bool isOwnJournal(const QString &file)
{
    const QString own = journal::standardFile();
    return !own.isEmpty() && QFileInfo(file) == QFileInfo(own);
}

void noteVerification(const journal::Verification &report, const QString &store)
{
    if (!ownMayBeWritten())
        return;
    QStringList lines{u"verdict: "_s + report.toJson().value("verdict"_L1).toString(), u"records: %1"_s.arg(report.records),
                      u"chains: %1"_s.arg(report.chains.size()), u"heads: "_s + QString::fromLatin1(report.heads())};
    lines += storeLine(store);
    int named = 0;
    for (const journal::ChainReport &c : report.chains)
        if (c.bad && ++named <= kMostChainsNamed)
            lines << u"bad: %1/%2 %3"_s.arg(base::Untrusted(c.log).visible(), QString::number(c.bad->seq), journal::word(c.bad->fault));
    if (named > kMostChainsNamed)
        lines << u"more bad chains: %1"_s.arg(named - kMostChainsNamed);
    if (report.personsAltered > 0)
        lines << u"names altered: %1"_s.arg(report.personsAltered);
    journal::Entry note;
    note.act = u"journal.verify"_s;
    note.details = lines.join(u'\n');
    leaveNotes({note}, nullptr);
}

void noteJournalExport(const QString &file, qint64 entries, const QString &store)
{
    if (ownMayBeWritten())
        leaveNotes({operate::exportNote({u"journal"_s, {file}, {}, {}, QStringList{u"entries: %1"_s.arg(entries)} + storeLine(store)})}, nullptr);
}

} // namespace app
