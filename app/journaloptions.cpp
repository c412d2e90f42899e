// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journaloptions.h"

#include "app/exitcode.h"
#include "models/base/untrusted.h"
#include "models/journal/entry.h"
#include "models/journal/journalfile.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cstdio>

namespace app {

namespace {

const QStringList &actions()
{
    static const QStringList all{QStringLiteral("verify"), QStringLiteral("tail"), QStringLiteral("search"), QStringLiteral("show"), QStringLiteral("export"),
                                 QStringLiteral("open"),   QStringLiteral("settle"), QStringLiteral("erase"),  QStringLiteral("init"),
                                 QStringLiteral("status"), QStringLiteral("checkpoint")};
    return all;
}

} // namespace

JournalOptions::JournalOptions()
{
    const auto option = [this](const QStringList &names, const QString &purpose, const QString &value = {}) {
        m_parser.addOption(QCommandLineOption(names, purpose, value));
    };
    m_parser.setApplicationDescription(JournalCommand::tr("What was done: the append-only journal, verified, read and exported."));
    m_parser.addHelpOption();
    m_parser.addPositionalArgument(QStringLiteral("ACTION"), JournalCommand::tr("verify, tail, search, show, export, open, settle, erase, checkpoint, init or status"), actions().join(u'|'));
    m_parser.addPositionalArgument(QStringLiteral("WORDS"),
                                   JournalCommand::tr("search: what has to occur; show: CHAIN/PLACE of an entry, the chain by its beginning; settle: the act's id; erase: a name, what stands for it, or CHAIN/PLACE of an entry"),
                                   QStringLiteral("[WORDS]"));
    option({QStringLiteral("file")}, JournalCommand::tr("The journal (default: your own)."), QStringLiteral("FILE"));
    option({QStringLiteral("json")}, JournalCommand::tr("Print JSON for programs."));
    option({QStringLiteral("shared")},
           JournalCommand::tr("init, status, verify, tail, export, checkpoint, erase: the journal in PostgreSQL that several consoles share, as postgresql://ann@db.example/quarterdeck or an "
                              "environment file that names one."),
           QStringLiteral("URL"));
    option({QStringLiteral("key")}, JournalCommand::tr("checkpoint: the SSH key that signs it; one with a passphrase has to be with the agent."), QStringLiteral("FILE"));
    option({QStringLiteral("checkpoint")}, JournalCommand::tr("verify: a signed checkpoint as evidence."), QStringLiteral("FILE"));
    option({QStringLiteral("signers")}, JournalCommand::tr("verify: whose signatures count, in the form of ssh-keygen's allowed signers."), QStringLiteral("FILE"));
    option({QStringLiteral("print")}, JournalCommand::tr("init: print the SQL instead of running it."));
    option({QStringLiteral("anchors")}, JournalCommand::tr("verify: a folder with more anchors than lie beside the journal."), QStringLiteral("DIR"));
    option({QStringLiteral("n"), QStringLiteral("lines")}, JournalCommand::tr("tail, search: how many entries (default: 20)."), QStringLiteral("N"));
    option({QStringLiteral("f"), QStringLiteral("follow")}, JournalCommand::tr("tail: go on until interrupted."));
    option({QStringLiteral("act")}, JournalCommand::tr("search: of this act alone."), QStringLiteral("ACT"));
    option({QStringLiteral("target")}, JournalCommand::tr("search: of this target alone."), QStringLiteral("ID"));
    option({QStringLiteral("from")}, JournalCommand::tr("search: not before, as 2026-11-26 or 2026-11-26T14:30:00Z."), QStringLiteral("TIME"));
    option({QStringLiteral("to")}, JournalCommand::tr("search: not after."), QStringLiteral("TIME"));
    option({QStringLiteral("format")}, JournalCommand::tr("export: jsonl (default) or csv."), QStringLiteral("FORMAT"));
    option({QStringLiteral("output")}, JournalCommand::tr("export, checkpoint: the file to write, complete or not at all."), QStringLiteral("FILE"));
    option({QStringLiteral("reason")}, JournalCommand::tr("erase, settle: why; stands in the journal."), QStringLiteral("TEXT"));
    option({QStringLiteral("outcome")}, JournalCommand::tr("settle: done, failed or unknown."), QStringLiteral("OUTCOME"));
    option({QStringLiteral("details")}, JournalCommand::tr("erase: the free text of what the person did, too."));
    option({QStringLiteral("yes")}, JournalCommand::tr("erase: do not ask."));
}

std::optional<int> JournalOptions::parse(const QStringList &args)
{
    const bool understood = m_parser.parse(args);
    if (understood && isSet("help")) {
        std::printf("%s", qPrintable(m_parser.helpText()));
        return Good;
    }
    words = m_parser.positionalArguments();
    action = words.isEmpty() ? QString() : words.takeFirst();
    if (const QString why = understood ? mistake() : m_parser.errorText(); !why.isEmpty())
        return wrong(why);
    file = isSet("file") ? value("file") : journal::standardFile();
    return std::nullopt;
}

QString JournalOptions::mistake()
{
    if (!actions().contains(action))
        return JournalCommand::tr("usage: quarterdeckctl journal verify|tail|search|show|export|open|settle|erase|checkpoint|init|status [OPTIONS]");
    static const QRegularExpression place(QStringLiteral("\\A[0-9a-fA-F]{4,32}/\\d{1,15}\\z"));
    if (action == QLatin1String("show") && (words.size() != 1 || !place.match(words.constFirst()).hasMatch()))
        return JournalCommand::tr("usage: quarterdeckctl journal show CHAIN/PLACE [--json], as a postmortem names it: 3f2a9c01/17; of the chain 4 to 32 hex digits");
    const bool settles = action == QLatin1String("settle"), erases = action == QLatin1String("erase");
    if (settles || erases) {
        if (words.size() != 1 || words.constFirst().trimmed().isEmpty())
            return settles ? JournalCommand::tr("usage: quarterdeckctl journal settle ACT-ID --outcome done|failed|unknown --reason TEXT")
                           : JournalCommand::tr("usage: quarterdeckctl journal erase NAME|PSEUDONYM|CHAIN/PLACE --reason TEXT [--details] [--yes] [--shared URL]");
        if (value("reason").trimmed().isEmpty())
            return JournalCommand::tr("--reason says why; it stands in the journal");
        const journal::Outcome outcome = journal::outcomeOf(value("outcome"));
        if (settles && (outcome == journal::Outcome::None || outcome == journal::Outcome::Refused))
            return JournalCommand::tr("--outcome is done, failed or unknown");
    } else if (!words.isEmpty() && action != QLatin1String("search") && action != QLatin1String("show")) {
        return JournalCommand::tr("'%1' is one word too many").arg(words.constFirst());
    }
    static const QStringList shareable{QStringLiteral("init"), QStringLiteral("status"), QStringLiteral("verify"), QStringLiteral("tail"), QStringLiteral("export"), QStringLiteral("checkpoint"), QStringLiteral("erase")};
    if (isSet("shared") && !shareable.contains(action))
        return JournalCommand::tr("--shared belongs to init, status, verify, tail, export, checkpoint and erase");
    if (action == QLatin1String("checkpoint") && !isSet("key"))
        return JournalCommand::tr("usage: quarterdeckctl journal checkpoint --key ~/.ssh/id_ed25519 [--output FILE] [--shared URL]");
    if (isSet("checkpoint") != isSet("signers"))
        return JournalCommand::tr("--checkpoint and --signers belong together");
    if (action == QLatin1String("init") && !isSet("shared") && !isSet("print"))
        return JournalCommand::tr("usage: quarterdeckctl journal init --shared postgresql://ann@db.example/quarterdeck");
    bool number = true;
    if (isSet("lines"))
        lines = value("lines").toInt(&number);
    if (!number || lines < 1)
        return JournalCommand::tr("-n takes a number of entries, from 1");
    for (const char *bound : {"from", "to"})
        if (isSet(bound) && !moment(bound))
            return JournalCommand::tr("--%1 takes a date or a time, as 2026-11-26T14:30:00Z").arg(QLatin1String(bound));
    if (isSet("format") && value("format") != QLatin1String("jsonl") && value("format") != QLatin1String("csv"))
        return JournalCommand::tr("--format is jsonl or csv");
    return {};
}

std::optional<qint64> JournalOptions::moment(const char *name) const
{
    const QDateTime at = QDateTime::fromString(value(name), Qt::ISODateWithMs);
    return at.isValid() ? std::optional(at.toMSecsSinceEpoch() * 1000) : std::nullopt;
}

int JournalOptions::wrong(const QString &why) const
{
    std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(base::Untrusted(why).visible()));
    return action == QLatin1String("verify") ? int(WrongUsage) : int(Usage);
}

} // namespace app
