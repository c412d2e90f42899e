// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journalcommand.h"

#include "app/checkpointcommand.h"
#include "app/endingsignals.h"
#include "app/exitcode.h"
#include "app/journalchange.h"
#include "app/journaloptions.h"
#include "app/journalshow.h"
#include "app/journaltext.h"
#include "app/sharedjournalcommand.h"
#include "app/verificationnote.h"
#include "app/watchoptions.h"
#include "models/base/plainjson.h"
#include "models/journal/rowtext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTimer>

#include <cstdio>

namespace app {

namespace {

int verifyJournal(const JournalOptions &options)
{
    const auto more = evidenceOfCheckpoint(options);
    if (!more)
        return Unreadable;
    const auto report = journal::verify(options.file, options.value("anchors"), *more);
    if (!report) {
        if (options.isSet("json"))
            std::printf("%s\n", base::plainJson(QJsonDocument(QJsonObject{{QStringLiteral("verdict"), QStringLiteral("unreadable")},
                                                                          {QStringLiteral("exit"), int(Unreadable)},
                                                                          {QStringLiteral("error"), QString::fromStdString(report.error().text)}})
                                                    .toJson(QJsonDocument::Compact))
                                    .constData());
        complain(report.error());
        return Unreadable;
    }
    if (options.isSet("json"))
        std::printf("%s\n", base::plainJson(QJsonDocument(report->toJson()).toJson(QJsonDocument::Compact)).constData());
    else
        std::printf("%s", qPrintable(verificationText(*report)));
    std::fflush(stdout);
    if (isOwnJournal(options.file))
        noteVerification(*report, {});
    return report->verdict();
}

void print(const QList<journal::StoredEntry> &entries, bool json)
{
    for (const journal::StoredEntry &e : entries)
        std::printf("%s", json ? journal::jsonLine(e).constData() : qPrintable(entryText(e)));
    std::fflush(stdout);
}

int follow(journal::Reader &reader, qint64 seen, bool json)
{
    EndingSignals ending;
    QObject::connect(&ending, &EndingSignals::asked, qApp, &QCoreApplication::quit);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        const auto more = reader.after(seen);
        if (!more) {
            complain(more.error());
            QCoreApplication::exit(NotDone);
            return;
        }
        for (const journal::StoredEntry &e : *more)
            seen = std::max(seen, e.id);
        print(*more, json);
    });
    look.start(std::chrono::milliseconds(250));
    return QCoreApplication::exec();
}

int tailJournal(const JournalOptions &options, journal::Reader &reader)
{
    const auto entries = reader.newest(options.lines);
    if (!entries) {
        complain(entries.error());
        return NotDone;
    }
    print(*entries, options.isSet("json"));
    if (!options.isSet("follow"))
        return Good;
    qint64 seen = 0;
    for (const journal::StoredEntry &e : *entries)
        seen = std::max(seen, e.id);
    return follow(reader, seen, options.isSet("json"));
}

int searchJournal(const JournalOptions &options, journal::Reader &reader)
{
    journal::Query query;
    query.words = options.words.join(QLatin1Char(' '));
    query.act = options.value("act");
    query.target = options.value("target");
    query.from = options.moment("from").value_or(query.from);
    query.to = options.moment("to").value_or(query.to);
    query.most = options.lines;
    const auto found = reader.search(query);
    if (!found) {
        complain(found.error());
        return NotDone;
    }
    print(*found, options.isSet("json"));
    return Good;
}

int exportJournal(const JournalOptions &options, journal::Reader &reader)
{
    const bool csv = options.value("format") == QLatin1String("csv"), named = options.isSet("output");
    QSaveFile file(options.value("output"));
    if (named && !file.open(QIODevice::WriteOnly)) {
        complain({base::Errc::Io, file.errorString().toStdString(), {}, JournalCommand::tr("write %1").arg(file.fileName()).toStdString()});
        return NotDone;
    }
    const auto write = [&](const QByteArray &line) {
        return named ? file.write(line) == line.size() : std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout) == std::size_t(line.size());
    };
    bool good = !csv || write(journal::csvHeading());
    qint64 entries = 0;
    const auto read = reader.all([&](const journal::StoredEntry &e) {
        ++entries;
        good = good && write(csv ? journal::csvLine(e) : journal::jsonLine(e));
        return good;
    });
    if (!read) {
        complain(read.error());
        return NotDone;
    }
    good = named ? good && file.commit() : std::fflush(stdout) == 0 && good;
    if (!good) {
        complain({base::Errc::Io, JournalCommand::tr("the export could not be written").toStdString(), {}, {},
                  JournalCommand::tr("Free space, or write to another disk.").toStdString()});
        return NotDone;
    }
    if (named && isOwnJournal(options.file))
        noteJournalExport(file.fileName(), entries, {});
    return Good;
}

} // namespace

int runJournalCommand(const QStringList &args)
{
    JournalOptions options;
    if (const auto leave = options.parse(args))
        return *leave;
    if (options.action == QLatin1String("checkpoint"))
        return runCheckpointCommand(options);
    if (asksForSharedJournal(options) && options.action != QLatin1String("erase"))
        return runSharedJournalCommand(options);
    if (options.action == QLatin1String("verify"))
        return verifyJournal(options);
    auto reader = journal::Reader::open(options.file);
    if (!reader) {
        complain(reader.error());
        return NotDone;
    }
    if (options.action == QLatin1String("tail"))
        return tailJournal(options, *reader);
    if (options.action == QLatin1String("show"))
        return showEntry(options, *reader);
    if (options.action == QLatin1String("open"))
        return showOpenIntents(options, *reader);
    if (options.action == QLatin1String("settle"))
        return settleIntent(options, *reader);
    if (options.action == QLatin1String("erase"))
        return eraseFromJournal(options, *reader);
    return options.action == QLatin1String("search") ? searchJournal(options, *reader) : exportJournal(options, *reader);
}

} // namespace app
