// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notifycommand.h"

#include "app/alertmanagercommand.h"
#include "app/exitcode.h"
#include "app/flowrun.h"
#include "app/secretprompt.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/jsonfields.h"
#include "models/base/moment.h"
#include "models/base/plainjson.h"
#include "models/base/untrusted.h"
#include "models/environment/parser.h"
#include "models/notify/askedtests.h"
#include "models/notify/deliverymodel.h"
#include "models/notify/noticejson.h"
#include "models/notify/outboxfile.h"
#include "models/notify/sender.h"
#include "models/notify/testnotice.h"
#include "models/notify/wording.h"
#include "models/operate/bookkeeping.h"
#include "models/secrets/desktopsecrets.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <tuple>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct NotifyCommand {
    Q_DECLARE_TR_FUNCTIONS(NotifyCommand)
};

constexpr std::chrono::milliseconds kTestThere{10'000}; // beyond the channel's own deadline

struct Asked {
    QString file;
    bool json = false;
    int lines = 50;
};

QString unknownChannel(const Asked &asked, const QString &id)
{
    return NotifyCommand::tr("There is no channel '%1' in %2.").arg(base::Untrusted(id).visible(), base::Untrusted(asked.file).visible());
}

// Mistakes go to stderr with their places; the channels that are right remain.
notify::ChannelsRead readTold(const QString &file)
{
    notify::ChannelsRead read = notify::readChannels(file);
    for (const environment::Issue &issue : std::as_const(read.issues))
        std::fprintf(stderr, "%s\n", qPrintable(environment::issueLine(issue)));
    return read;
}

QString outcomeLine(const notify::Delivery &d)
{
    if (d.outcome == notify::Delivery::Outcome::Later)
        return NotifyCommand::tr("attempt %1 failed, next at %2").arg(d.attempt).arg(notify::momentText(d.nextTry));
    return notify::outcomeText(d);
}

void printDelivery(const notify::Delivery &d, bool json)
{
    if (json) {
        QJsonObject o = notify::toJson(d);
        for (const QString &key : {u"at"_s, u"posted"_s, u"next"_s, u"began"_s})
            if (o.contains(key))
                o.insert(key, base::isoMoment(base::timeOf(o.value(key))));
        std::printf("%s\n", base::plainJson(QJsonDocument(o).toJson(QJsonDocument::Compact)).constData());
        return;
    }
    QString line = notify::momentText(d.at) + u"  "_s + d.channel.leftJustified(16) + u' ' + QString(notify::word(d.moment)).leftJustified(12) + u' ' + outcomeLine(d);
    if (!d.fallbackFor.isEmpty())
        line += NotifyCommand::tr(" for %1").arg(d.fallbackFor);
    if (!d.words.isEmpty())
        line += u": "_s + d.words;
    if (!d.summary.isEmpty())
        line += u" – "_s + d.summary;
    std::printf("%s\n", qPrintable(base::Untrusted(line).visible()));
}

int check(const Asked &asked)
{
    const notify::ChannelsRead read = readTold(asked.file);
    if (read.hasErrors())
        return Findings;
    std::printf("%s\n", qPrintable(NotifyCommand::tr("%1: %n channel(s), no mistakes", nullptr, int(read.channels.all.size())).arg(base::Untrusted(asked.file).visible())));
    return Good;
}

// Of every environment.
int showLog(const Asked &asked)
{
    std::vector<notify::Delivery> log;
    for (const QString &path : notify::outboxFiles()) {
        notify::OutboxState state;
        if (const auto done = notify::OutboxFile::read(path, &state, base::Clock::system().wallNow()); !done) {
            complain(done.error());
            return NotDone;
        }
        log.insert(log.end(), state.log().begin(), state.log().end());
    }
    std::ranges::sort(log, {}, [](const notify::Delivery &d) { return std::tie(d.at, d.event, d.channel, d.attempt); });
    const std::size_t first = log.size() > std::size_t(asked.lines) ? log.size() - std::size_t(asked.lines) : 0;
    for (std::size_t i = first; i < log.size(); ++i)
        printDelivery(log[i], asked.json);
    if (log.empty() && !asked.json)
        std::printf("%s\n", qPrintable(NotifyCommand::tr("Nothing was told yet.")));
    return Good;
}

// Into one delivery log, and into all whether the channel works; not where a program that sends has it: then what was printed is all.
void keep(const notify::Delivery &d, const notify::Attempt &attempt, const notify::Channel &channel)
{
    QStringList files = notify::outboxFiles();
    if (files.isEmpty())
        files << notify::testOutboxFile();
    bool logged = false;
    for (const QString &path : std::as_const(files)) {
        notify::OutboxState state;
        const auto file = notify::OutboxFile::open(path, &state, d.at);
        if (!file) {
            if (file.error().code != base::Errc::Absent)
                complain(file.error());
            continue;
        }
        QByteArray lines = std::exchange(logged, true) ? QByteArray() : state.deliver(d);
        if (attempt.accepted() && state.broken(channel.id))
            lines += state.mend(channel.id);
        else if (attempt.broken)
            lines += state.breakChannel(channel.id, {channel.fingerprint(), attempt.words, d.at});
        if (lines.isEmpty())
            continue;
        if (const auto done = (*file)->append(lines); !done)
            complain(done.error());
    }
}

int printTest(const Asked &asked, const notify::Delivery &d)
{
    const bool taken = d.outcome == notify::Delivery::Outcome::Accepted;
    if (asked.json)
        printDelivery(d, true);
    else if (taken)
        std::printf("%s\n", qPrintable(NotifyCommand::tr("%1 took the test after %2 ms. Whether somebody hears it, only they can say.").arg(d.channel).arg(qRound(d.tookMs))));
    else
        std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(NotifyCommand::tr("%1 did not take the test: %2").arg(d.channel, d.words)));
    return taken ? Good : NotDone;
}

// Of the programs that send, each has an environment: those that hold the channel for broken, else one of them.
QStringList sendersToTest(const QString &channel)
{
    QStringList all, broken;
    for (const QString &path : notify::outboxFiles()) {
        if (!notify::OutboxFile::held(path))
            continue;
        all << path;
        notify::OutboxState state;
        if (notify::OutboxFile::read(path, &state, base::Clock::system().wallNow()) && state.broken(channel))
            broken << path;
    }
    return broken.isEmpty() ? all.mid(0, 1) : broken;
}

// The program that sends tests it: so it stands in its log, and mends a channel that was broken.
int testThere(const Asked &asked, const notify::Channel &channel, const QString &outbox)
{
    const base::WallTime since = base::Clock::system().wallNow();
    if (const auto done = notify::askTest(outbox, channel.id); !done) {
        complain(done.error());
        return NotDone;
    }
    std::optional<notify::Delivery> came;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        notify::OutboxState state;
        if (!notify::OutboxFile::read(outbox, &state, since))
            return;
        for (const notify::Delivery &d : state.log())
            if (d.channel == channel.id && d.moment == notify::Moment::Test && d.outcome != notify::Delivery::Outcome::Noticed && d.posted >= since)
                came = d;
        if (came)
            loop.quit();
    });
    look.start(200);
    QTimer::singleShot(channel.deadline + kTestThere, &loop, &QEventLoop::quit);
    loop.exec();
    if (!came)
        return refuse(NotDone, NotifyCommand::tr("The program that sends did not say in time what came of the test; quarterdeckctl notify log will."));
    return printTest(asked, *came);
}

int test(const Asked &asked, const QString &id)
{
    const notify::ChannelsRead read = readTold(asked.file);
    const notify::Channel *channel = read.channels.find(id);
    if (!channel)
        return refuse(Usage, unknownChannel(asked, id));
    const QStringList senders = asked.file == notify::standardChannelsFile() ? sendersToTest(channel->id) : QStringList();
    int code = Good;
    for (const QString &outbox : senders)
        code = std::max(code, testThere(asked, *channel, outbox));
    if (!senders.isEmpty())
        return code;
    flow::Reactor reactor;
    const auto secrets = secrets::makeSecretSource(reactor);
    const auto sender = notify::makeSender(*channel, {reactor, *secrets, base::Clock::system(), {}});
    notify::Message message;
    message.notice = notify::testNotice(*channel, operate::personHere(), base::Clock::system().wallNow());
    message.event = message.notice.event;
    notify::Delivery d;
    d.event = message.event;
    d.key = message.notice.key;
    d.channel = channel->id;
    d.moment = notify::Moment::Test;
    d.summary = message.notice.summary;
    d.posted = message.posted = base::Clock::system().wallNow();
    d.attempt = 1;
    const notify::Attempt attempt = runFlow(sender->send(std::move(message), reactor.now() + channel->deadline));
    d.at = base::Clock::system().wallNow();
    d.outcome = attempt.outcome;
    d.status = attempt.status;
    d.words = attempt.words;
    d.receipt = attempt.receipt;
    d.tookMs = std::chrono::duration<double, std::milli>(d.at - d.posted).count();
    keep(d, attempt, *channel);
    return printTest(asked, d);
}

int alertmanager(const Asked &asked, const QString &id, const AlertmanagerAsked &what)
{
    const notify::ChannelsRead read = readTold(asked.file);
    const notify::Channel *channel = read.channels.find(id);
    return channel ? runAlertmanager(*channel, what) : refuse(Usage, unknownChannel(asked, id));
}

int store(const Asked &asked, const QString &entry)
{
    const notify::ChannelsRead read = readTold(asked.file);
    bool named = false;
    for (const notify::Channel &channel : read.channels.all) {
        QList<environment::Credential> all = channel.signing + channel.hookKeys;
        all << channel.credential << channel.reading;
        for (const environment::Credential &c : std::as_const(all))
            named = named || (c.source == environment::Credential::Source::Keyring && c.key == entry);
    }
    if (!named)
        return refuse(Usage, NotifyCommand::tr("No channel in %2 names the keyring entry '%1'.").arg(base::Untrusted(entry).visible(), base::Untrusted(asked.file).visible()));
    auto secret = promptSecret(NotifyCommand::tr("Secret for %1: ").arg(base::Untrusted(entry).visible()));
    if (secret.empty())
        return refuse(NotDone, NotifyCommand::tr("Nothing was typed; nothing was stored."));
    flow::Reactor reactor;
    const auto secrets = secrets::makeSecretSource(reactor);
    const secrets::Answer answer = runFlow(secrets->toKeyring(entry, std::move(secret), reactor.now() + std::chrono::minutes(2)));
    if (answer.availability != secrets::Availability::Found)
        return refuse(NotDone, NotifyCommand::tr("The keyring did not take it. %1").arg(base::Untrusted(answer.detail).visible()));
    std::printf("%s\n", qPrintable(NotifyCommand::tr("Stored in the keyring as %1.").arg(entry)));
    return Good;
}

} // namespace

int runNotifyCommand(const QStringList &args)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(NotifyCommand::tr("Who is told, and whether they were: `notify check FILE` names every mistake in channels.yaml, `notify test CHANNEL` "
                                                       "sends a test, `notify log` prints each attempt and why nothing was sent, `notify secret ENTRY` stores a secret in the keyring, "
                                                       "`notify alertmanager CHANNEL` shows what an Alertmanager has and makes and ends its silences."));
    parser.addHelpOption();
    parser.addPositionalArgument(u"action"_s, u"check|test|log|secret|alertmanager"_s);
    parser.addOption({u"channels"_s, NotifyCommand::tr("The file of channels (default: your own)."), u"FILE"_s, notify::standardChannelsFile()});
    parser.addOption({u"json"_s, NotifyCommand::tr("Print JSON for programs.")});
    parser.addOption({u"n"_s, NotifyCommand::tr("log: so many lines (default 50)."), u"N"_s, u"50"_s});
    parser.addOption({u"reason"_s, NotifyCommand::tr("alertmanager silence: why; it stands there and in the journal."), u"TEXT"_s});
    parser.addOption({u"for"_s, NotifyCommand::tr("alertmanager silence: how long, as 2h."), u"DURATION"_s});
    if (!parser.parse(args))
        return refuse(Usage, parser.errorText());
    if (parser.isSet(u"help"_s)) {
        std::printf("%s", qPrintable(parser.helpText()));
        return Good;
    }
    QStringList words = parser.positionalArguments();
    const QString action = words.isEmpty() ? QString() : words.takeFirst();
    bool number = true;
    Asked asked{parser.value(u"channels"_s), parser.isSet(u"json"_s), parser.value(u"n"_s).toInt(&number)};
    if (!number || asked.lines < 1)
        return refuse(Usage, NotifyCommand::tr("-n takes a number of lines, from 1"));
    if (action == "check"_L1 && words.size() <= 1) {
        asked.file = words.value(0, asked.file);
        if (!QFileInfo::exists(asked.file))
            return refuse(Usage, NotifyCommand::tr("The file %1 does not exist.").arg(base::Untrusted(asked.file).visible()));
        return check(asked);
    }
    if (action == "log"_L1 && words.isEmpty())
        return showLog(asked);
    if (action == "test"_L1 && words.size() == 1)
        return test(asked, words.constFirst());
    if (action == "secret"_L1 && words.size() == 1)
        return store(asked, words.constFirst());
    if (action == "alertmanager"_L1 && !words.isEmpty())
        return alertmanager(asked, words.constFirst(), {words.mid(1), parser.value(u"reason"_s), parser.value(u"for"_s), asked.json});
    return refuse(Usage, NotifyCommand::tr("usage: quarterdeckctl notify check [FILE]|test CHANNEL|log|secret ENTRY|alertmanager CHANNEL ... [--channels FILE] [--json]"));
}

} // namespace app
