// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alertmanagercommand.h"

#include "app/exitcode.h"
#include "app/flowrun.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/acts/dispatcher.h"
#include "models/acts/fileact.h"
#include "models/base/moment.h"
#include "models/base/paths.h"
#include "models/base/plainjson.h"
#include "models/environment/parser.h"
#include "models/environment/scalars.h"
#include "models/notify/alertmanager.h"
#include "models/notify/wording.h"
#include "models/operate/bookkeeping.h"
#include "models/secrets/desktopsecrets.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct AlertmanagerCommand {
    Q_DECLARE_TR_FUNCTIONS(AlertmanagerCommand)
};

constexpr std::chrono::seconds kGoodbye{5}; // a disk that hangs ends the command, too

void sayLine(const QString &line) { std::printf("%s\n", qPrintable(base::Untrusted(line).visible())); }

void printJson(const QJsonObject &object) { std::printf("%s\n", base::plainJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).constData()); }

QString textOf(const notify::Silence::Matcher &m)
{
    return m.name + (m.isEqual ? m.isRegex ? u"=~"_s : u"="_s : m.isRegex ? u"!~"_s : u"!="_s) + m.value;
}

QStringList textsOf(const notify::Silence &silence)
{
    QStringList all;
    for (const notify::Silence::Matcher &m : silence.matchers)
        all << textOf(m);
    return all;
}

// alertname=x, alertname!=x, alertname=~x|y, alertname!~x|y: as the server's own tools write them.
std::optional<notify::Silence::Matcher> matcherIn(const QString &text)
{
    static const QRegularExpression form(u"\\A([a-zA-Z_][a-zA-Z0-9_]*)(=~|!~|!=|=)(.*)\\z"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString sign = match.captured(2);
    return notify::Silence::Matcher{match.captured(1), match.captured(3), sign.endsWith(u'~'), sign.startsWith(u'=')};
}

QJsonObject jsonOf(const QList<std::pair<base::Untrusted, base::Untrusted>> &pairs)
{
    QJsonObject out;
    for (const auto &[key, value] : pairs)
        out.insert(key.raw(), value.raw());
    return out;
}

QString stateOf(const notify::ForeignAlert &alert)
{
    if (!alert.silencedBy.isEmpty())
        return AlertmanagerCommand::tr("silenced (%1)").arg(alert.silencedBy.constFirst().left(8));
    if (!alert.inhibitedBy.isEmpty())
        return AlertmanagerCommand::tr("inhibited");
    return alert.state == notify::ForeignAlert::State::Active ? AlertmanagerCommand::tr("fires") : AlertmanagerCommand::tr("not looked at yet");
}

void print(const notify::ForeignAlert &alert, bool json)
{
    if (json) {
        printJson({{u"fingerprint"_s, alert.fingerprint}, {u"labels"_s, jsonOf(alert.labels)}, {u"annotations"_s, jsonOf(alert.annotations)},
                   {u"silencedBy"_s, QJsonArray::fromStringList(alert.silencedBy)}, {u"inhibitedBy"_s, QJsonArray::fromStringList(alert.inhibitedBy)},
                   {u"startsAt"_s, base::isoMoment(alert.startsAt)}, {u"endsAt"_s, base::isoMoment(alert.endsAt)}});
        return;
    }
    QStringList labels;
    QString summary;
    for (const auto &[key, value] : alert.labels)
        if (key.raw() != u"alertname" && key.raw() != u"key")
            labels << key.raw() + u'=' + value.raw();
    for (const auto &[key, value] : alert.annotations)
        if (key.raw() == u"summary")
            summary = u": "_s + value.raw();
    sayLine(notify::momentText(alert.startsAt) + u"  "_s + stateOf(alert) + u"  "_s + alert.label(u"alertname").raw() + u" {"_s + labels.join(u", "_s) + u'}' + summary);
}

void print(const notify::Silence &silence, bool json)
{
    const bool active = silence.state == notify::Silence::State::Active;
    if (json)
        printJson({{u"id"_s, silence.id}, {u"active"_s, active}, {u"matchers"_s, QJsonArray::fromStringList(textsOf(silence))}, {u"startsAt"_s, base::isoMoment(silence.startsAt)},
                   {u"endsAt"_s, base::isoMoment(silence.endsAt)}, {u"createdBy"_s, silence.createdBy}, {u"comment"_s, silence.comment}});
    else
        sayLine((active ? AlertmanagerCommand::tr("%1 silences %2 until %3, by %4: %5") : AlertmanagerCommand::tr("%1 will silence %2 until %3, by %4: %5"))
                    .arg(silence.id, textsOf(silence).join(u", "_s), notify::momentText(silence.endsAt), silence.createdBy, silence.comment));
}

flow::Task<base::Result<acts::Effect>> keep(notify::Alertmanager &server, notify::Silence silence, flow::TimePoint due)
{
    auto kept = co_await server.keepSilence(silence, due);
    if (!kept)
        co_return std::unexpected(kept.error());
    co_return acts::Effect{journal::Outcome::Done, *kept};
}

flow::Task<base::Result<acts::Effect>> expire(notify::Alertmanager &server, QString id, flow::TimePoint due)
{
    auto ended = co_await server.expireSilence(id, due);
    if (!ended)
        co_return std::unexpected(ended.error());
    co_return acts::Effect{journal::Outcome::Done, id};
}

// What to look at, and the environment whose journal it goes into.
struct There {
    const notify::Channel &channel;
    flow::Reactor &reactor;
    notify::Alertmanager &server;

    [[nodiscard]] flow::TimePoint due() const { return reactor.now() + channel.deadline; }
};

// Prints the id of the silence it was about.
int act(const There &there, acts::Request request, const acts::Dispatcher::Work &work)
{
    if (QFileInfo::exists(base::defaultEnvironmentFile())) {
        const environment::ParseResult read = environment::parseFile(base::defaultEnvironmentFile());
        if (const auto why = read.environment ? onlyReadsHere(*read.environment) : std::nullopt) {
            complain(*why);
            return NotDone;
        }
    }
    journal::Journal journal(there.reactor, terminalChain());
    acts::JournalLedger ledger(journal);
    acts::Dispatcher dispatcher(ledger);
    request.actor = operate::personHere();
    const auto done = runFlow(dispatcher.dispatch(request, acts::Standing{}, work));
    (void)runFlow(flow::withDeadline(there.reactor, there.reactor.now() + kGoodbye, journal.close()));
    if (!done) {
        complain(done.error());
        return done.error().code == base::Errc::Absent ? Findings : done.error().code == base::Errc::Invalid ? Usage : NotDone;
    }
    sayLine(done->details);
    return Good;
}

int silence(const There &there, const AlertmanagerAsked &asked)
{
    notify::Silence wanted;
    for (const QString &word : asked.words.mid(1)) {
        const auto matcher = matcherIn(word);
        if (!matcher)
            return refuse(Usage, AlertmanagerCommand::tr("\"%1\" is no matcher: write LABEL=VALUE, LABEL!=VALUE, LABEL=~EXPRESSION or LABEL!~EXPRESSION.").arg(base::Untrusted(word).visible()));
        wanted.matchers.append(*matcher);
    }
    const auto length = environment::parseDuration(asked.length);
    if (wanted.matchers.isEmpty() || asked.reason.trimmed().isEmpty() || !length)
        return refuse(Usage, AlertmanagerCommand::tr("A silence needs matchers, --reason and --for, as 2h."));
    wanted.startsAt = base::Clock::system().wallNow();
    wanted.endsAt = wanted.startsAt + *length;
    wanted.createdBy = operate::personHere();
    wanted.comment = asked.reason;
    acts::Request request;
    request.act = u"alertmanager.silence"_s;
    request.reason = asked.reason;
    const QJsonObject details{{u"channel"_s, there.channel.id}, {u"matchers"_s, QJsonArray::fromStringList(textsOf(wanted))}, {u"until"_s, base::isoMoment(wanted.endsAt)}};
    request.details = QString::fromUtf8(QJsonDocument(details).toJson(QJsonDocument::Compact));
    return act(there, request, [&there, wanted] { return keep(there.server, wanted, there.due()); });
}

int endSilence(const There &there, const QString &id)
{
    acts::Request request;
    request.act = u"alertmanager.expire"_s;
    request.details = QString::fromUtf8(QJsonDocument(QJsonObject{{u"channel"_s, there.channel.id}, {u"id"_s, id}}).toJson(QJsonDocument::Compact));
    return act(there, request, [&there, id] { return expire(there.server, id, there.due()); });
}

int listAlerts(const There &there, bool json)
{
    const auto all = runFlow(there.server.alerts(there.due()));
    if (!all) {
        complain(all.error());
        return NotDone;
    }
    bool fires = false;
    for (const notify::ForeignAlert &alert : *all) {
        print(alert, json);
        fires = fires || alert.state == notify::ForeignAlert::State::Active;
    }
    if (all->empty() && !json)
        sayLine(AlertmanagerCommand::tr("No alert fires there."));
    return fires ? Findings : Good;
}

int listSilences(const There &there, bool json)
{
    const auto all = runFlow(there.server.silences(there.due()));
    if (!all) {
        complain(all.error());
        return NotDone;
    }
    for (const notify::Silence &one : *all)
        if (one.state != notify::Silence::State::Expired)
            print(one, json);
    return Good;
}

} // namespace

int runAlertmanager(const notify::Channel &channel, const AlertmanagerAsked &asked)
{
    if (channel.kind != notify::ChannelKind::Alertmanager)
        return refuse(Usage, AlertmanagerCommand::tr("The channel %1 is no Alertmanager.").arg(channel.id));
    flow::Reactor reactor;
    const auto secrets = secrets::makeSecretSource(reactor);
    notify::Alertmanager server(channel, {reactor, *secrets, base::Clock::system(), {}});
    const There there{channel, reactor, server};
    const QString word = asked.words.value(0, u"alerts"_s);
    if (word == u"alerts" && asked.words.size() <= 1)
        return listAlerts(there, asked.json);
    if (word == u"silences" && asked.words.size() == 1)
        return listSilences(there, asked.json);
    if (word == u"silence")
        return silence(there, asked);
    if (word == u"expire" && asked.words.size() == 2)
        return endSilence(there, asked.words.at(1));
    return refuse(Usage, AlertmanagerCommand::tr("usage: quarterdeckctl notify alertmanager CHANNEL [alerts|silences|silence MATCHER... --reason TEXT --for DURATION|expire ID] [--json]"));
}

} // namespace app
