// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auditcommand.h"

#include "app/audittext.h"
#include "app/exitcode.h"
#include "app/flowrun.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/audit/auditor.h"
#include "models/audit/parityrun.h"
#include "models/audit/reportexport.h"
#include "models/base/paths.h"
#include "models/base/untrusted.h"
#include "models/environment/parser.h"
#include "models/secrets/desktopsecrets.h"
#include "models/watch/metriclookup.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace app {

namespace {

using environment::EnvironmentPtr;
using environment::Target;
using environment::TargetKind;

struct AuditCommand {
    Q_DECLARE_TR_FUNCTIONS(AuditCommand)
};

// What a flow needs of this process.
class Room {
public:
    // Before the loop ends: writes the end of the journal's chain.
    void close()
    {
        if (m_journal)
            (void)runFlow(m_journal->close());
    }
    [[nodiscard]] audit::Witness witness(const EnvironmentPtr &environment)
    {
        if (!m_journal) {
            m_journal = std::make_unique<journal::Journal>(m_reactor, terminalChain());
            m_ledger = std::make_unique<acts::JournalLedger>(*m_journal);
        }
        return {*m_ledger, operate::personHere(), environment->name, {}};
    }
    [[nodiscard]] watch::ProbeContext context(EnvironmentPtr environment) { return {m_reactor, m_dns, m_cancels, m_files, *m_secrets, std::move(environment)}; }

private:
    flow::Reactor m_reactor;
    flow::BlockingPool m_dns{4}, m_cancels{2}, m_files{2};
    std::unique_ptr<secrets::SecretSource> m_secrets = secrets::makeSecretSource(m_reactor);
    std::unique_ptr<journal::Journal> m_journal; // opened with the first entry
    std::unique_ptr<acts::JournalLedger> m_ledger;
};

int auditSecurity(const WatchOptions &options)
{
    const auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    const QString only = options.parser.value(QStringLiteral("target"));
    const Target *named = only.isEmpty() ? nullptr : (*environment)->find(only);
    if (!only.isEmpty() && (!named || named->kind != TargetKind::Postgres))
        return refuse(Usage, AuditCommand::tr("the environment has no PostgreSQL target '%1'").arg(only));
    const bool json = options.json();
    const QString folder = options.parser.isSet(QStringLiteral("out")) ? options.parser.value(QStringLiteral("out")) : base::stateFolder() + QStringLiteral("/audits");
    Room room;
    QJsonArray audits;
    QList<journal::Entry> notes;
    bool failed = false, found = false, unknown = false, any = false;
    for (const Target &target : (*environment)->targets) {
        if (target.kind != TargetKind::Postgres || (named && target.id != only))
            continue;
        any = true;
        const auto audit = runFlow(audit::auditTarget(room.context(*environment), target, room.witness(*environment)));
        if (!audit) {
            complain(audit.error());
            failed = true;
            continue;
        }
        const auto earlier = audit::lastReport(folder, (*environment)->name, target.id);
        const audit::Difference difference = audit::compare(earlier.value_or(audit::Earlier()), *audit);
        const auto written = audit::writeReport(folder, *audit, difference);
        if (!written) {
            complain(written.error());
            failed = true;
        } else {
            notes << operate::exportNote(audit::reportExported(*audit, *written));
        }
        found = found || !audit->findings().empty();
        unknown = unknown || audit->unknowns() > 0 || !audit->accessUnknown.isEmpty();
        if (json)
            audits.append(audit::toJson(*audit, difference));
        else
            std::printf("%s", qPrintable(auditText(*audit, difference, written ? written->markdown : QString())));
    }
    room.close();
    if (!any)
        return refuse(Usage, AuditCommand::tr("the environment has no PostgreSQL target"));
    leaveNotes(std::move(notes), environment->get());
    if (json)
        std::printf("%s", audit::jsonText({{QStringLiteral("audits"), audits}}).constData());
    if (failed)
        return NotDone;
    return found ? Findings : unknown ? NotDone : Good;
}

// TARGET of the environment, FILE:TARGET, or FILE for all its PostgreSQL targets.
base::Result<audit::ParitySide> sideOf(const QString &word, const WatchOptions &options)
{
    EnvironmentPtr environment;
    QString id = word;
    const qsizetype colon = word.lastIndexOf(QLatin1Char(':'));
    const QString file = QFileInfo(word).isFile() ? word : colon > 0 && QFileInfo(word.left(colon)).isFile() ? word.left(colon) : QString();
    if (file.isEmpty()) {
        auto loaded = options.load();
        if (!loaded)
            return std::unexpected(loaded.error());
        environment = *loaded;
    } else {
        const environment::ParseResult parsed = environment::parseFile(file, watch::metricLookup());
        for (const environment::Issue &issue : parsed.issues)
            std::fprintf(stderr, "%s\n", qPrintable(base::Untrusted(environment::issueLine(issue)).visible()));
        environment = parsed.environment;
        id = file == word ? QString() : word.mid(colon + 1);
    }
    audit::ParitySide side{environment, {}};
    if (environment)
        for (const Target &t : environment->targets)
            if (t.kind == TargetKind::Postgres && (id.isEmpty() || t.id == id))
                side.targets.append(t);
    if (side.targets.isEmpty())
        return base::fail(base::Errc::Absent, AuditCommand::tr("there is no PostgreSQL target %1").arg(word).toStdString());
    return side;
}

int compareSides(const QList<std::pair<audit::ParitySide, audit::ParitySide>> &sides, bool json)
{
    Room room;
    QJsonArray compared;
    QStringList alone;
    bool failed = false, different = false, unknown = false;
    for (const auto &[left, right] : sides) {
        const audit::Pairs pairs = audit::pairUp(left, right);
        alone += pairs.alone;
        for (const auto &[l, r] : pairs.pairs) {
            const auto parity = runFlow(audit::compareTargets(room.context(left.environment), l, room.context(right.environment), r));
            if (!parity) {
                complain(parity.error());
                failed = true;
                continue;
            }
            different = different || parity->real() > 0;
            unknown = unknown || !parity->unknown.isEmpty();
            if (json)
                compared.append(audit::parityJson(*parity));
            else
                std::printf("%s", qPrintable(audit::parityText(*parity)));
        }
    }
    if (json)
        std::printf("%s", audit::jsonText({{QStringLiteral("compared"), compared}, {QStringLiteral("alone"), QJsonArray::fromStringList(alone)}}).constData());
    else
        for (const QString &id : std::as_const(alone))
            std::printf("%s\n", qPrintable(AuditCommand::tr("%1 is on one side alone").arg(base::Untrusted(id).visible())));
    if (failed)
        return NotDone;
    return different || !alone.isEmpty() ? Findings : unknown ? NotDone : Good;
}

int auditParity(const WatchOptions &options, const QString &first, const QString &second)
{
    const auto left = sideOf(first, options), right = sideOf(second, options);
    if (!left || !right) {
        complain(left ? right.error() : left.error());
        return NotDone;
    }
    return compareSides({{*left, *right}}, options.json());
}

// The environment with each that it names.
int auditDeclaredParity(const WatchOptions &options)
{
    const auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    if ((*environment)->comparedWith.isEmpty())
        return refuse(Usage, AuditCommand::tr("the environment names no other to be compared with: add compared_with, or name two"));
    QList<std::pair<audit::ParitySide, audit::ParitySide>> sides;
    audit::ParitySide own{*environment, {}};
    for (const Target &t : (*environment)->targets)
        if (t.kind == TargetKind::Postgres)
            own.targets.append(t);
    for (const QString &file : (*environment)->comparedWith) {
        const auto other = QFileInfo(file).isFile() ? sideOf(file, options)
                                                    : base::fail(base::Errc::Absent, AuditCommand::tr("there is no file %1").arg(file).toStdString());
        if (!other) {
            complain(other.error());
            return NotDone;
        }
        sides.append({own, *other});
    }
    return compareSides(sides, options.json());
}

} // namespace

int runAuditCommand(const QStringList &args)
{
    WatchOptions options(AuditCommand::tr("How safe the PostgreSQL servers are: 'audit security' looks at logins, network, row-level security and who may do what, and\n"
                                          "writes a dated report; 'audit parity A B' compares two servers (TARGET, FILE or FILE:TARGET), without them the environment with those it names."));
    options.parser.addPositionalArgument(QStringLiteral("ACTION"), AuditCommand::tr("security, or parity [A B]"), QStringLiteral("security|parity"));
    options.parser.addOption({QStringLiteral("target"), AuditCommand::tr("security: look at this target alone."), QStringLiteral("ID")});
    options.parser.addOption({QStringLiteral("out"), AuditCommand::tr("security: the folder of the reports (default: your own)."), QStringLiteral("FOLDER")});
    QStringList rest = args, words;
    while (rest.size() > 1 && words.size() < 3 && !rest[1].startsWith(QLatin1Char('-')))
        words << rest.takeAt(1);
    if (const auto leave = options.parse(rest))
        return *leave;
    const QString action = words.value(0);
    if (action == QLatin1String("security") && words.size() == 1)
        return auditSecurity(options);
    if (action == QLatin1String("parity") && words.size() == 3)
        return auditParity(options, words[1], words[2]);
    if (action == QLatin1String("parity") && words.size() == 1)
        return auditDeclaredParity(options);
    return refuse(Usage, AuditCommand::tr("usage: quarterdeckctl audit security [--target ID] [--out FOLDER], or audit parity [A B]"));
}

} // namespace app
