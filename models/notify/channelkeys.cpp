// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/channelkeys.h"

#include "models/environment/words.h"
#include "models/notify/words.h"
#include "models/rota/hoursyaml.h"

namespace notify {

using environment::Choice;
using environment::Credential;
using environment::key;
using environment::Keys;
using environment::Need;
using environment::Node;
using environment::Reading;
namespace codec = environment::codec;

namespace {

constexpr Choice<ChannelKind> kKinds[] = {{"webhook", ChannelKind::Webhook},           {"slack", ChannelKind::Slack}, {"pagerduty", ChannelKind::PagerDuty},
                                          {"alertmanager", ChannelKind::Alertmanager}, {"mail", ChannelKind::Mail},   {"desktop", ChannelKind::Desktop}};
constexpr Choice<Channel::Reaches> kReaches[] = {{"machines", Channel::Reaches::Machines}, {"people", Channel::Reaches::People}};
constexpr Choice<base::Severity> kSeverities[] = {{"warning", base::Severity::Warning}, {"critical", base::Severity::Critical}};
constexpr Choice<Channel::Encryption> kEncryptions[] = {
    {"starttls", Channel::Encryption::StartTls}, {"tls", Channel::Encryption::Tls}, {"none", Channel::Encryption::None}};

// A secret of a channel comes from the keyring or a command; the other sources are those of libpq.
bool readSecretSource(Reading &reading, const Node &node, Credential &out)
{
    Credential read;
    if (!codec::credential.read(reading, node, read))
        return false;
    if (read.source == Credential::Source::PassFile || read.source == Credential::Source::Service)
        return environment::reportMistake(reading, node, {Words::tr("a channel's secret does not come from libpq's files"), Words::tr("write 'from: keyring' or 'from: command'")});
    out = read;
    return true;
}

// One or two secrets, each with a name of its own.
template <QList<Credential> Channel::*Member>
bool readSigning(Reading &reading, const Node &node, Channel &channel)
{
    if (!environment::expectSequence(reading, node, QStringLiteral("signing")))
        return false;
    QList<Credential> keys;
    for (const Node &item : node.items) {
        Credential one;
        if (!readSecretSource(reading, item, one))
            return false;
        if (one.source == Credential::Source::Keyring && one.key.isEmpty())
            return environment::reportMistake(reading, item, {Words::tr("this key has no name of its own"), Words::tr("name its keyring entry: {from: keyring, key: hook-1}")});
        keys.append(one);
    }
    if (keys.isEmpty() || keys.size() > 2)
        return environment::reportMistake(reading, node, {Words::tr("one key signs, or two while they are changed; there are %1").arg(keys.size()), Words::tr("leave one or two")});
    channel.*Member = keys;
    return true;
}

bool readPlace(Reading &reading, const Node &node, Channel &channel)
{
    QString word;
    if (!environment::readWord(reading, node, word))
        return false;
    const auto place = program::httpPlaceOf(word);
    if (!place || place->port == 0)
        return environment::reportMistake(reading, node, {Words::tr("%1 is no place to listen at").arg(environment::Words::quote(word)), Words::tr("write a numeric address and a port: \"127.0.0.1:9189\"")});
    channel.hookPlace = *place;
    return true;
}

bool readQuiet(Reading &reading, const Node &node, Channel &channel)
{
    rota::Hours hours;
    if (!environment::readMapping(reading, node, rota::hoursKeys(), hours))
        return false;
    channel.quiet = hours;
    return true;
}

bool readReaches(Reading &reading, const Node &node, Channel &channel)
{
    Channel::Reaches reaches{};
    if (!environment::readChoice(reading, node, reaches, kReaches))
        return false;
    channel.reachesWritten = reaches;
    return true;
}

bool readFallback(Reading &reading, const Node &node, Channel &channel)
{
    channel.fallbackAt = reading.location(node);
    return codec::id.read(reading, node, channel.fallback);
}

// Between two bounds; the mistake names them.
template <base::milliseconds Channel::*Member, int Least, int Most>
bool readBounded(Reading &reading, const Node &node, Channel &channel)
{
    base::milliseconds value{};
    if (!codec::duration.read(reading, node, value))
        return false;
    if (value < base::milliseconds(Least) || value > base::milliseconds(Most))
        return environment::reportMistake(reading, node, {Words::tr("%1 is out of bounds").arg(environment::Words::quote(node.text)),
                                                          Words::tr("write from %1 to %2").arg(environment::durationText(base::milliseconds(Least)),
                                                                                               environment::durationText(base::milliseconds(Most)))});
    channel.*Member = value;
    return true;
}

bool readAddresses(Reading &reading, const Node &node, QStringList &out)
{
    QStringList read;
    if (!codec::lines.read(reading, node, read))
        return false;
    for (const QString &address : std::as_const(read)) {
        const bool plain = std::all_of(address.begin(), address.end(), [](QChar c) { return c.unicode() > 32 && c.unicode() < 127 && c != u'<' && c != u'>' && c != u','; });
        if (!plain || address.indexOf(u'@') < 1 || address.endsWith(u'@'))
            return environment::reportMistake(reading, node, {Words::tr("%1 is not a mail address").arg(environment::Words::quote(address)), Words::tr("write it bare: ann@example.org")});
    }
    if (read.isEmpty() || read.size() > 50)
        return environment::reportMistake(reading, node, {Words::tr("from 1 to 50 addresses are expected, there are %1").arg(read.size()), Words::tr("use a list address for more")});
    out = read;
    return true;
}

bool readSender(Reading &reading, const Node &node, Channel &channel)
{
    QStringList one;
    if (!readAddresses(reading, node, one))
        return false;
    channel.from = one.constFirst();
    return true;
}

environment::Key<Channel> readOnly(const char *name, Need need, bool (*read)(Reading &, const Node &, Channel &))
{
    return {name, need, read, [](const Channel &) { return Node(); }};
}

environment::Key<Channel> secretKey(const char *name, Credential Channel::*member, Need need)
{
    return {name, need, [member](Reading &r, const Node &n, Channel &c) { return readSecretSource(r, n, c.*member); }, [](const Channel &) { return Node(); }};
}

const environment::Key<Channel> &encryptionKey()
{
    static const auto key = readOnly("encryption", Need::Essential, [](Reading &r, const Node &n, Channel &c) { return environment::readChoice(r, n, c.encryption, kEncryptions); });
    return key;
}

bool checkWeb(Reading &reading, const Node &node, Channel &channel)
{
    if ((channel.credential.source == Credential::Source::None) == channel.authorizationHeader.isEmpty())
        return true;
    return environment::reportMistake(reading, node, {Words::tr("'credential' and 'authorization_header' belong together"),
                                                      Words::tr("write both, or neither: authorization_header: \"Authorization: Bearer\"")});
}

bool checkMail(Reading &reading, const Node &node, Channel &channel)
{
    if ((channel.credential.source == Credential::Source::None) != channel.user.isEmpty())
        return environment::reportMistake(reading, node, {Words::tr("'user' and 'credential' belong together"), Words::tr("write both, or neither")});
    if (channel.encryption == Channel::Encryption::None && !channel.user.isEmpty())
        return environment::reportMistake(reading, node, {Words::tr("a password is not sent without encryption"), Words::tr("write 'encryption: starttls', or remove 'user' and 'credential'")});
    if (channel.port == 0)
        channel.port = channel.encryption == Channel::Encryption::Tls ? 465 : channel.encryption == Channel::Encryption::StartTls ? 587 : 25;
    return true;
}

bool checkHeartbeat(Reading &reading, const Node &node, Heartbeat &heartbeat)
{
    const bool secret = heartbeat.credential.source != Credential::Source::None;
    if (heartbeat.url.isEmpty() != secret)
        return environment::reportMistake(reading, node, {Words::tr("a heartbeat has one address"), Words::tr("write 'url', or 'credential' where the address itself is a secret")});
    if (heartbeat.credential.source == Credential::Source::Keyring && heartbeat.credential.key.isEmpty())
        heartbeat.credential.key = QStringLiteral("heartbeat");
    return true;
}

} // namespace

QString kindWord(ChannelKind kind) { return environment::writeChoice(kind, kKinds).text; }
bool readKind(Reading &reading, const Node &node, ChannelKind &out) { return environment::readChoice(reading, node, out, kKinds); }

const Keys<Channel> &commonChannelKeys()
{
    static const Keys<Channel> keys{
        "channels",
        {key("id", &Channel::id, codec::id, Need::Required),
         readOnly("kind", Need::Required, [](Reading &r, const Node &n, Channel &c) { return readKind(r, n, c.kind); }),
         key("title", &Channel::title, codec::line),
         readOnly("reaches", Need::Essential, readReaches),
         readOnly("least", Need::Essential, [](Reading &r, const Node &n, Channel &c) { return environment::readChoice(r, n, c.least, kSeverities); }),
         key("environments", &Channel::environments, codec::lines, Need::Essential),
         key("services", &Channel::services, codec::lines, Need::Essential),
         key("clusters", &Channel::clusters, codec::lines, Need::Essential),
         readOnly("quiet", Need::Optional, readQuiet), // a mistake in it must not silence the channel
         readOnly("fallback", Need::Optional, readFallback),
         readOnly("fallback_after", Need::Optional, readBounded<&Channel::fallbackAfter, 1000, 30'000>),
         readOnly("deadline", Need::Optional, readBounded<&Channel::deadline, 500, 30'000>),
         readOnly("pace", Need::Optional, readBounded<&Channel::pace, 1, 60'000>)}};
    return keys;
}

const Keys<Channel> &channelKeys(ChannelKind kind)
{
    static const Keys<Channel> webhook{"channels (webhook)",
                                       {key("url", &Channel::url, codec::webAddress, Need::Required),
                                        readOnly("signing", Need::Essential, readSigning<&Channel::signing>),
                                        secretKey("credential", &Channel::credential, Need::Essential),
                                        key("authorization_header", &Channel::authorizationHeader, codec::line, Need::Essential),
                                        key("tls", &Channel::tls, codec::tls, Need::Essential)},
                                       checkWeb};
    static const Keys<Channel> slack{"channels (slack)", {secretKey("credential", &Channel::credential, Need::Required)}};
    static const Keys<Channel> pager{"channels (pagerduty)",
                                     {secretKey("credential", &Channel::credential, Need::Required),
                                      key("url", &Channel::url, codec::webAddress, Need::Essential),
                                      secretKey("acknowledgements", &Channel::reading, Need::Essential),
                                      key("acknowledgements_url", &Channel::readUrl, codec::webAddress, Need::Essential),
                                      readOnly("webhook_signing", Need::Essential, readSigning<&Channel::hookKeys>),
                                      readOnly("webhook_listen", Need::Essential, readPlace)}};
    static const Keys<Channel> alertmanager{"channels (alertmanager)",
                                            {key("url", &Channel::url, codec::webAddress, Need::Required),
                                             secretKey("credential", &Channel::credential, Need::Essential),
                                             key("authorization_header", &Channel::authorizationHeader, codec::line, Need::Essential),
                                             key("tls", &Channel::tls, codec::tls, Need::Essential)},
                                            checkWeb};
    static const Keys<Channel> mail{"channels (mail)",
                                    {key("host", &Channel::host, codec::host, Need::Required),
                                     key("port", &Channel::port, codec::port, Need::Essential),
                                     encryptionKey(),
                                     key("user", &Channel::user, codec::line, Need::Essential),
                                     secretKey("credential", &Channel::credential, Need::Essential),
                                     readOnly("from", Need::Required, readSender),
                                     readOnly("to", Need::Required, [](Reading &r, const Node &n, Channel &c) { return readAddresses(r, n, c.to); }),
                                     key("tls", &Channel::tls, codec::tls, Need::Essential)},
                                    checkMail};
    static const Keys<Channel> desktop{"channels (desktop)", {}};
    switch (kind) {
    case ChannelKind::Webhook: return webhook;
    case ChannelKind::Slack: return slack;
    case ChannelKind::PagerDuty: return pager;
    case ChannelKind::Alertmanager: return alertmanager;
    case ChannelKind::Mail: return mail;
    case ChannelKind::Desktop: break;
    }
    return desktop;
}

const Keys<Heartbeat> &heartbeatKeys()
{
    static const Keys<Heartbeat> keys{
        "heartbeat",
        {key("url", &Heartbeat::url, codec::webAddress, Need::Essential),
         {"credential", Need::Essential, [](Reading &r, const Node &n, Heartbeat &h) { return readSecretSource(r, n, h.credential); }, [](const Heartbeat &) { return Node(); }},
         key("tls", &Heartbeat::tls, codec::tls, Need::Essential),
         key("environments", &Heartbeat::environments, codec::lines, Need::Essential)},
        checkHeartbeat};
    return keys;
}

QList<environment::MappingKeys> allChannelKeys()
{
    QList<environment::MappingKeys> out;
    const auto add = [&out](const auto &table) {
        environment::MappingKeys one;
        one.mapping = QString::fromUtf8(table.mapping);
        for (const auto &k : table.keys) {
            one.keys.append(QString::fromUtf8(k.name));
            if (k.need == Need::Required)
                one.required.append(QString::fromUtf8(k.name));
        }
        out.append(one);
    };
    add(commonChannelKeys());
    for (const auto &choice : kKinds)
        add(channelKeys(choice.value));
    add(heartbeatKeys());
    return out;
}

} // namespace notify
