// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journalcommand.h"

#include "app/endingsignals.h"
#include "app/exitcode.h"
#include "app/journaltext.h"
#include "app/watchoptions.h"
#include "models/base/plainjson.h"
#include "models/base/untrusted.h"
#include "models/journal/journalfile.h"
#include "models/journal/rowtext.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTimer>

#include <cstdio>
#include <optional>

namespace app {

namespace {

enum VerifyCode { Unreadable = 3, WrongUsage = 4 }; // beside journal::Verification::Verdict

struct JournalCommand {
    Q_DECLARE_TR_FUNCTIONS(JournalCommand)
};

class JournalOptions {
public:
    JournalOptions()
    {
        const auto option = [this](const QStringList &names, const QString &purpose, const QString &value = {}) {
            m_parser.addOption(QCommandLineOption(names, purpose, value));
        };
        m_parser.setApplicationDescription(JournalCommand::tr("What was done: the append-only journal, verified, read and exported."));
        m_parser.addHelpOption();
        m_parser.addPositionalArgument(QStringLiteral("ACTION"), JournalCommand::tr("verify, tail, search or export"), QStringLiteral("verify|tail|search|export"));
        m_parser.addPositionalArgument(QStringLiteral("WORDS"), JournalCommand::tr("search: what has to occur"), QStringLiteral("[WORDS]"));
        option({QStringLiteral("file")}, JournalCommand::tr("The journal (default: your own)."), QStringLiteral("FILE"));
        option({QStringLiteral("json")}, JournalCommand::tr("Print JSON for programs."));
        option({QStringLiteral("anchors")}, JournalCommand::tr("verify: a folder with more anchors than lie beside the journal."), QStringLiteral("DIR"));
        option({QStringLiteral("n"), QStringLiteral("lines")}, JournalCommand::tr("tail, search: how many entries (default: 20)."), QStringLiteral("N"));
        option({QStringLiteral("f"), QStringLiteral("follow")}, JournalCommand::tr("tail: go on until interrupted."));
        option({QStringLiteral("act")}, JournalCommand::tr("search: of this act alone."), QStringLiteral("ACT"));
        option({QStringLiteral("target")}, JournalCommand::tr("search: of this target alone."), QStringLiteral("ID"));
        option({QStringLiteral("from")}, JournalCommand::tr("search: not before, as 2026-11-26 or 2026-11-26T14:30:00Z."), QStringLiteral("TIME"));
        option({QStringLiteral("to")}, JournalCommand::tr("search: not after."), QStringLiteral("TIME"));
        option({QStringLiteral("format")}, JournalCommand::tr("export: jsonl (default) or csv."), QStringLiteral("FORMAT"));
        option({QStringLiteral("output")}, JournalCommand::tr("export: the file to write, complete or not at all."), QStringLiteral("FILE"));
    }

    // The exit code when there is nothing more to do.
    std::optional<int> parse(const QStringList &args)
    {
        const bool understood = m_parser.parse(args);
        if (understood && isSet("help")) {
            std::printf("%s", qPrintable(m_parser.helpText()));
            return Good;
        }
        words = m_parser.positionalArguments();
        action = words.isEmpty() ? QString() : words.takeFirst();
        if (!understood)
            return wrong(m_parser.errorText());
        static const QStringList actions{QStringLiteral("verify"), QStringLiteral("tail"), QStringLiteral("search"), QStringLiteral("export")};
        if (!actions.contains(action))
            return wrong(JournalCommand::tr("usage: quarterdeckctl journal verify|tail|search|export [OPTIONS]"));
        if (!words.isEmpty() && action != QLatin1String("search"))
            return wrong(JournalCommand::tr("'%1' is one word too many").arg(words.constFirst()));
        bool number = true;
        if (isSet("lines"))
            lines = value("lines").toInt(&number);
        if (!number || lines < 1)
            return wrong(JournalCommand::tr("-n takes a number of entries, from 1"));
        for (const char *bound : {"from", "to"})
            if (isSet(bound) && !moment(bound))
                return wrong(JournalCommand::tr("--%1 takes a date or a time, as 2026-11-26T14:30:00Z").arg(QLatin1String(bound)));
        if (isSet("format") && value("format") != QLatin1String("jsonl") && value("format") != QLatin1String("csv"))
            return wrong(JournalCommand::tr("--format is jsonl or csv"));
        file = isSet("file") ? value("file") : journal::standardFile();
        return std::nullopt;
    }

    [[nodiscard]] bool isSet(const char *name) const { return m_parser.isSet(QLatin1String(name)); }
    [[nodiscard]] QString value(const char *name) const { return m_parser.value(QLatin1String(name)); }
    // Microseconds since 1970; without an offset in local time.
    [[nodiscard]] std::optional<qint64> moment(const char *name) const
    {
        const QDateTime at = QDateTime::fromString(value(name), Qt::ISODateWithMs);
        return at.isValid() ? std::optional(at.toMSecsSinceEpoch() * 1000) : std::nullopt;
    }

    QString action;
    QStringList words;
    QString file;
    int lines = 20;

private:
    int wrong(const QString &why) const
    {
        std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(base::Untrusted(why).visible()));
        return action == QLatin1String("verify") ? int(WrongUsage) : int(Usage);
    }

    QCommandLineParser m_parser;
};

int verifyJournal(const JournalOptions &options)
{
    const auto report = journal::verify(options.file, options.value("anchors"));
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
    const auto read = reader.all([&](const journal::StoredEntry &e) {
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
    return Good;
}

} // namespace

int runJournalCommand(const QStringList &args)
{
    JournalOptions options;
    if (const auto leave = options.parse(args))
        return *leave;
    if (options.action == QLatin1String("verify"))
        return verifyJournal(options);
    auto reader = journal::Reader::open(options.file);
    if (!reader) {
        complain(reader.error());
        return NotDone;
    }
    if (options.action == QLatin1String("tail"))
        return tailJournal(options, *reader);
    return options.action == QLatin1String("search") ? searchJournal(options, *reader) : exportJournal(options, *reader);
}

} // namespace app
