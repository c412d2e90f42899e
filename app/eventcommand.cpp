// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/eventcommand.h"

#include "app/exitcode.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/moment.h"
#include "models/base/paths.h"
#include "models/base/plainjson.h"
#include "models/events/gathered.h"
#include "models/events/wording.h"
#include "models/journal/chainwriter.h"
#include "models/journal/journalfile.h"
#include "models/operate/bookkeeping.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct EventCommand {
    Q_DECLARE_TR_FUNCTIONS(EventCommand)
};

base::WallTime wall(const QDateTime &at) { return base::fromMilliseconds(at.toMSecsSinceEpoch()); }

int write(const QString &text, const WatchOptions &options, const environment::Environment *environment)
{
    const auto kind = options.parser.isSet(u"kind"_s) ? events::kindOf(options.parser.value(u"kind"_s)) : events::Kind::Note;
    if (!kind || !events::isWritten(*kind))
        return refuse(Usage, EventCommand::tr("--kind is deployment, migration or note"));
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime at = options.parser.isSet(u"at"_s) ? QDateTime::fromString(options.parser.value(u"at"_s), Qt::ISODateWithMs) : now;
    if (!at.isValid() || at > now.addSecs(60) || at < now.addDays(-events::EventFile::kKept.count()))
        return refuse(Usage, EventCommand::tr("--at takes a time of the last 90 days, as 2026-11-26T14:30:00Z"));
    if (text.simplified().size() > events::kLongestText)
        return refuse(Usage, EventCommand::tr("The text is longer than %1 characters.").arg(events::kLongestText));
    events::Written written;
    written.environment = environment ? environment->name : QString();
    written.event.kind = *kind;
    written.event.at = wall(at);
    written.event.target = options.parser.value(u"target"_s);
    written.event.text = base::Untrusted(text);
    written.event.who = base::Untrusted(operate::personHere());
    if (const auto why = environment ? onlyReadsHere(*environment) : std::nullopt) {
        complain(*why);
        return NotDone;
    }
    const journal::Options chain = terminalChain();
    journal::ChainWriter writer(chain);
    const auto receipt = writer.append({events::entryOf(written)});
    if (!receipt) {
        complain(receipt.error());
        return NotDone;
    }
    if (const auto ended = writer.end(); !ended)
        complain(ended.error());
    std::printf("%s\n", qPrintable(EventCommand::tr("Written: %1").arg(events::timed(written.event))));
    return Good;
}

void print(const events::Event &e, bool json)
{
    if (!json) {
        std::printf("%s\n", qPrintable(events::timed(e)));
        return;
    }
    QJsonObject line{{u"at"_s, base::isoMoment(e.at)},
                     {u"kind"_s, events::kindWord(e.kind)},
                     {u"sentence"_s, events::sentence(e)}};
    const std::pair<QString, QString> parts[] = {
        {u"target"_s, e.target}, {u"before"_s, e.before.raw()}, {u"after"_s, e.after.raw()}, {u"text"_s, e.text.raw()}, {u"who"_s, e.who.raw()}};
    for (const auto &[key, value] : parts)
        if (!value.isEmpty())
            line.insert(key, value);
    std::printf("%s\n", base::plainJson(QJsonDocument(line).toJson(QJsonDocument::Compact)).constData());
}

int list(const WatchOptions &options, const environment::Environment &environment)
{
    const base::WallTime now = base::Clock::system().wallNow();
    std::vector<events::Found> found;
    std::vector<events::Written> written;
    if (const QString file = events::standardFile(); !file.isEmpty()) {
        auto opened = events::EventFile::openToRead(file, now);
        if (!opened) {
            complain(opened.error());
            return NotDone;
        }
        found = opened->found();
    }
    if (const QString file = journal::standardFile(); QFileInfo::exists(file)) {
        auto reader = journal::Reader::open(file);
        auto read = reader ? events::writtenSince(*reader, now - events::EventFile::kKept) : std::unexpected(reader.error());
        if (!read) {
            complain(read.error());
            return NotDone;
        }
        written = std::move(*read);
    }
    const QString target = options.parser.value(u"target"_s);
    for (const events::Event &event : events::gathered(environment, found, written))
        if (target.isEmpty() || event.target.isEmpty() || event.target == target)
            print(event, options.json());
    return Good;
}

} // namespace

int runEventCommand(const QStringList &args)
{
    QStringList rest = args;
    const QString text = rest.size() > 1 && !rest.at(1).startsWith(u'-') ? rest.takeAt(1) : QString();
    WatchOptions options(EventCommand::tr("Writes down what happened, so that the charts show it: quarterdeckctl event \"shop 2.4\" --kind deployment. "
                                          "`quarterdeckctl event list` names what was written and found."));
    options.parser.addOption({u"target"_s, EventCommand::tr("Of this target alone (default: of the whole environment)."), u"ID"_s});
    options.parser.addOption({u"kind"_s, EventCommand::tr("deployment, migration or note (default)."), u"KIND"_s});
    options.parser.addOption({u"at"_s, EventCommand::tr("When (default: now), as 2026-11-26T14:30:00Z."), u"TIME"_s});
    if (const auto leave = options.parse(rest))
        return *leave;
    if (text.simplified().isEmpty())
        return refuse(Usage, EventCommand::tr("usage: quarterdeckctl event list|TEXT [--target ID] [--kind deployment|migration|note] [--at TIME]"));
    const bool lists = text == u"list";
    const bool named = options.parser.isSet(u"environment"_s) || options.parser.isSet(u"sandbox"_s) || options.parser.isSet(u"target"_s);
    environment::EnvironmentPtr environment;
    if (lists || named || QFileInfo::exists(base::defaultEnvironmentFile())) {
        auto loaded = options.load();
        if (!loaded) {
            complain(loaded.error());
            return NotDone;
        }
        environment = *loaded;
    }
    const QString target = options.parser.value(u"target"_s);
    if (!target.isEmpty() && !environment->find(target))
        return refuse(Usage, EventCommand::tr("There is no target '%1' in this environment.").arg(base::Untrusted(target).visible()));
    return lists ? list(options, *environment) : write(text, options, environment.get());
}

} // namespace app
