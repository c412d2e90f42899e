// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oncallcommand.h"

#include "app/exitcode.h"
#include "app/fatiguetext.h"
#include "app/flowrun.h"
#include "app/oncalltext.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/untrusted.h"
#include "models/environment/parser.h"
#include "models/journal/journalfile.h"
#include "models/notify/channel.h"
#include "models/operate/bookkeeping.h"
#include "models/paging/arrangeact.h"
#include "models/paging/enginedutydesk.h"
#include "models/rota/calendar.h"
#include "models/rota/rotafile.h"
#include "models/rota/rotayaml.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

class OncallRun {
public:
    OncallRun()
    {
        m_parser.setApplicationDescription(OncallCommand::tr("Who is asked: alone, who is on call now and next and where nobody is in the next seven days; `oncall check FILE`; "
                                                             "`oncall override ROTA PERSON`; `oncall handover ROTA PERSON`, which counts once they ran `oncall accept ID`; "
                                                             "`oncall withdraw ID`; `oncall import FILE.ics --rota ROTA`; `oncall fatigue`, what it cost."));
        m_parser.addHelpOption();
        m_parser.addPositionalArgument(u"action"_s, u"check|override|handover|accept|withdraw|import|fatigue"_s);
        m_parser.addOption({u"rota-file"_s, OncallCommand::tr("The file of people and rotas (default: your own)."), u"FILE"_s, rota::standardRotaFile()});
        m_parser.addOption({u"rota"_s, OncallCommand::tr("import: into this rota."), u"ROTA"_s});
        m_parser.addOption({u"from"_s, OncallCommand::tr("override, handover: from then on (default: now), as 2026-12-24T18:00."), u"TIME"_s});
        m_parser.addOption({u"until"_s, OncallCommand::tr("override, handover: until then (handover: the end of the shift, where none is given)."), u"TIME"_s});
        m_parser.addOption({u"days"_s, OncallCommand::tr("fatigue: so many days back (default 30)."), u"N"_s, u"30"_s});
        m_parser.addOption({u"json"_s, OncallCommand::tr("Print JSON for programs.")});
    }

    int run(const QStringList &args)
    {
        if (!m_parser.parse(args))
            return refuse(Usage, m_parser.errorText());
        if (m_parser.isSet(u"help"_s)) {
            std::printf("%s", qPrintable(m_parser.helpText()));
            return Good;
        }
        m_words = m_parser.positionalArguments();
        const QString action = m_words.isEmpty() ? QString() : m_words.takeFirst();
        const bool checks = action == "check"_L1;
        const QString file = checks ? m_words.value(0, m_parser.value(u"rota-file"_s)) : m_parser.value(u"rota-file"_s);
        rota::OnCallRead read = rota::readOnCall(file);
        if (checks)
            leaveOutUnknown(read);
        for (const environment::Issue &issue : read.issues)
            std::fprintf(stderr, "%s\n", qPrintable(environment::issueLine(issue)));
        if (!QFile::exists(file))
            return refuse(checks ? Usage : NotDone, OncallCommand::tr("The file %1 does not exist.").arg(file));
        auto arranged = rota::readArranged(rota::standardArrangedFile());
        if (!arranged) {
            complain(arranged.error());
            return NotDone;
        }
        m_arranged = *arranged;
        for (const QString &sentence : m_arranged.leaveOutUnknown(read.all, base::Clock::system().wallNow()))
            std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(base::Untrusted(sentence).visible()));
        m_all = rota::withImported(read.all, m_arranged);
        if (checks)
            return check(read, file);
        if (action.isEmpty())
            return printOnCall(m_all, m_arranged, m_now, m_parser.isSet(u"json"_s)) ? Good : Findings;
        if ((action == "override"_L1 || action == "handover"_L1) && m_words.size() == 2)
            return arrange(action == "handover"_L1);
        if (action == "accept"_L1 && m_words.size() == 1)
            return settle(true);
        if (action == "withdraw"_L1 && m_words.size() == 1)
            return settle(false);
        if (action == "import"_L1 && m_words.size() == 1)
            return import();
        if (action == "fatigue"_L1 && m_words.isEmpty())
            return fatigue();
        return refuse(Usage, OncallCommand::tr("usage: quarterdeckctl oncall [check [FILE]|override ROTA PERSON|handover ROTA PERSON|accept ID|withdraw ID|import FILE.ics --rota ROTA|fatigue]"));
    }

private:
    // By what this person's channels.yaml says; without one the desktop alone is told.
    static void leaveOutUnknown(rota::OnCallRead &read)
    {
        const QString file = notify::standardChannelsFile();
        QStringList known;
        for (const notify::Channel &channel : notify::readChannels(file).channels.all)
            known << channel.id;
        if (!QFile::exists(file))
            known << u"desktop"_s;
        rota::leaveOutUnknown(read, known);
    }

    int check(const rota::OnCallRead &read, const QString &file) const
    {
        if (read.hasErrors())
            return Findings;
        std::printf("%s\n", qPrintable(OncallCommand::tr("%1: %n person(s), no mistakes", nullptr, int(read.all.people.size())).arg(base::Untrusted(file).visible())));
        return Good;
    }

    int fatigue() const
    {
        bool number = false;
        const int days = m_parser.value(u"days"_s).toInt(&number);
        if (!number || days < 1 || days > 366)
            return refuse(Usage, OncallCommand::tr("--days takes a number of days, from 1 to 366"));
        const base::WallTime from = m_now - std::chrono::days(days);
        const auto cost = paging::readFatigue(journal::standardFile(), m_all, m_arranged.overrides, from, m_now);
        if (!cost) {
            complain(cost.error());
            return NotDone;
        }
        printFatigue(*cost, m_all, from, m_now, m_parser.isSet(u"json"_s));
        return Good;
    }

    // Through the journal into the file; on a shared one whoever shares it has it, too.
    static base::Result<void> arrange(const rota::Step &step)
    {
        flow::Reactor reactor;
        flow::BlockingPool pool(1);
        journal::Journal journal(reactor, terminalChain());
        journal.refuseActs(onlyReadsHere());
        acts::JournalLedger ledger(journal);
        acts::Dispatcher dispatcher(ledger);
        auto done = runFlow(paging::arrangeByAct(reactor, pool, dispatcher, rota::standardArrangedFile(), step, operate::personHere()));
        if (const auto ended = runFlow(journal.close()); !ended)
            complain(ended.error());
        return done;
    }

    [[nodiscard]] std::optional<base::WallTime> moment(const char *option) const
    {
        return rota::momentOf(m_parser.value(QLatin1StringView(option)), {});
    }

    int arrange(bool offered)
    {
        const rota::Rota *rota = m_all.rota(m_words.at(0));
        const rota::Person *person = m_all.person(m_words.at(1));
        if (!rota || !person)
            return refuse(Usage, rota ? OncallCommand::tr("There is no person '%1' in the file.").arg(m_words.at(1)) : OncallCommand::tr("There is no rota '%1' in the file.").arg(m_words.at(0)));
        rota::Override v;
        v.id = rota::newOverrideId(offered);
        v.rota = rota->id;
        v.person = person->id;
        v.by = operate::personHere();
        v.made = m_now;
        v.offered = offered;
        v.from = m_parser.isSet(u"from"_s) ? moment("from").value_or(base::WallTime{}) : m_now;
        if (m_parser.isSet(u"until"_s))
            v.until = moment("until").value_or(base::WallTime{});
        else if (const auto shifts = rota::timeline(*rota, m_arranged.overrides, v.from, v.from + std::chrono::days(31)); offered && !shifts.isEmpty())
            v.until = shifts.constFirst().until;
        if (v.from == base::WallTime{} || v.until <= v.from)
            return refuse(Usage, OncallCommand::tr("--from and --until take times, as 2026-12-24T18:00, the second after the first"));
        if (const auto done = arrange(rota::Step::of(v)); !done) {
            complain(done.error());
            return NotDone;
        }
        const QString stretch = stretchText(v.from, v.until);
        std::printf("%s\n", qPrintable(offered ? OncallCommand::tr("%1 is offered %2, %3. It counts once they run: quarterdeckctl oncall accept %4").arg(person->name, rota->title, stretch, v.id)
                                               : OncallCommand::tr("%1 has %2, %3 (%4).").arg(person->name, rota->title, stretch, v.id)));
        return Good;
    }

    int settle(bool accepts)
    {
        const QString id = m_words.constFirst();
        if (const auto done = arrange(accepts ? rota::Step::accepting(id, m_now) : rota::Step::withdrawing(id)); !done) {
            complain(done.error());
            return NotDone;
        }
        std::printf("%s\n", qPrintable(accepts ? OncallCommand::tr("Accepted: you have it.") : OncallCommand::tr("Withdrawn.")));
        return Good;
    }

    int import()
    {
        const rota::Rota *rota = m_all.rota(m_parser.value(u"rota"_s));
        if (!rota)
            return refuse(Usage, OncallCommand::tr("--rota names the rota that the shifts are for."));
        const auto read = paging::readShifts(m_words.constFirst(), m_all.people, m_now);
        if (!read) {
            complain(read.error());
            return NotDone;
        }
        const rota::Calendar &calendar = *read;
        for (const QString &problem : calendar.problems)
            std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(problem));
        if (calendar.shifts.isEmpty())
            return refuse(NotDone, OncallCommand::tr("No shift of the next half year was found; nothing was changed."));
        if (const auto done = arrange(rota::Step::importing(rota->id, calendar.shifts)); !done) {
            complain(done.error());
            return NotDone;
        }
        std::printf("%s\n", qPrintable(OncallCommand::tr("%n shift(s) imported into %1.", nullptr, int(calendar.shifts.size())).arg(rota->title)));
        return calendar.problems.isEmpty() ? Good : Findings;
    }

    QCommandLineParser m_parser;
    QStringList m_words;
    rota::Arranged m_arranged;
    rota::OnCall m_all;
    const base::WallTime m_now = base::Clock::system().wallNow();
};

} // namespace

int runOncallCommand(const QStringList &args)
{
    return OncallRun().run(args);
}

} // namespace app
