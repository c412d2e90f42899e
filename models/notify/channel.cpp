// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/channelkeys.h"

#include "models/base/paths.h"
#include "models/environment/secretscan.h"
#include "models/environment/words.h"
#include "models/notify/words.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace notify {

using environment::Credential;
using environment::Need;
using environment::Node;
using environment::Reading;

namespace {

// Of another kind: "belongs to kind slack".
QString kindOfKey(const QString &name)
{
    for (const ChannelKind kind : {ChannelKind::Webhook, ChannelKind::Slack, ChannelKind::PagerDuty, ChannelKind::Alertmanager, ChannelKind::Mail})
        for (const auto &k : channelKeys(kind).keys)
            if (name == QLatin1StringView(k.name))
                return Words::tr("remove it; it belongs to kind %1").arg(kindWord(kind));
    return {};
}

std::optional<Channel> readChannel(Reading &reading, const Node &node)
{
    Channel channel;
    channel.at = reading.location(node);
    if (!environment::expectMapping(reading, node, u"channels"_s))
        return std::nullopt;
    const Node *kind = node.find(u"kind");
    if (!kind)
        reading.error(node, Words::tr("a channel needs its kind"), Words::tr("add 'kind:' with webhook, slack, pagerduty, alertmanager, mail or desktop"));
    if (!kind || !readKind(reading, *kind, channel.kind))
        return std::nullopt; // what its other keys mean is not known
    std::vector<environment::BoundKey> keys;
    const auto &own = channelKeys(channel.kind);
    environment::bind(commonChannelKeys(), reading, channel, keys);
    environment::bind(own, reading, channel, keys);
    bool good = environment::readBound(reading, node, QString::fromUtf8(commonChannelKeys().mapping), keys, kindOfKey);
    if (good && own.check)
        good = own.check(reading, node, channel);
    if (!good)
        return std::nullopt;
    if (channel.title.isEmpty())
        channel.title = channel.id;
    if (channel.kind == ChannelKind::PagerDuty && channel.url.isEmpty())
        channel.url = QUrl(u"https://events.pagerduty.com/v2/enqueue"_s);
    if (channel.kind == ChannelKind::PagerDuty && channel.readUrl.isEmpty())
        channel.readUrl = QUrl(u"https://api.pagerduty.com"_s);
    if (channel.kind == ChannelKind::Slack && channel.pace == base::milliseconds(0))
        channel.pace = base::milliseconds(1000); // what Slack takes of one webhook
    for (Credential *c : {&channel.credential, &channel.reading})
        if (c->source == Credential::Source::Keyring && c->key.isEmpty())
            c->key = c == &channel.reading ? channel.id + u"-acknowledgements"_s : channel.id;
    return channel;
}

// A fallback that leads nowhere, to itself or round in a circle is taken out; its channel stays.
void checkFallbacks(Reading &reading, QList<Channel> &all)
{
    Channels channels{{}, all};
    QStringList ids;
    for (const Channel &c : std::as_const(all))
        ids << c.id;
    for (Channel &c : all) {
        if (c.fallback.isEmpty())
            continue;
        QStringList seen{c.id};
        QString next = c.fallback;
        while (!next.isEmpty() && !seen.contains(next)) {
            seen << next;
            const Channel *to = channels.find(next);
            if (!to && next == c.fallback) {
                const QString meant = environment::Words::nearest(next, ids);
                reading.error(c.fallbackAt, Words::tr("there is no channel %1 to fall back on").arg(environment::Words::quote(next)),
                              meant.isEmpty() ? Words::tr("name one of %1").arg(environment::Words::list(ids)) : environment::Words::tr("did you mean '%1'?").arg(meant));
                c.fallback.clear();
            }
            next = to ? to->fallback : QString();
        }
        if (!next.isEmpty()) {
            reading.error(c.fallbackAt, Words::tr("the fallbacks run in a circle: %1").arg((seen << next).join(u" → ")), Words::tr("let the last of them have none"));
            c.fallback.clear();
            channels.all = all;
        }
    }
}

// One listener a place; the second of two does not hear.
void checkPlaces(Reading &reading, QList<Channel> &all)
{
    for (qsizetype i = 0; i < all.size(); ++i)
        for (qsizetype k = 0; k < i; ++k)
            if (!all[i].hookKeys.isEmpty() && !all[k].hookKeys.isEmpty() && all[i].hookPlace == all[k].hookPlace) {
                reading.error(all[i].at, Words::tr("the webhooks of %1 and %2 come in at the same place").arg(environment::Words::quote(all[k].id), environment::Words::quote(all[i].id)),
                              Words::tr("give one of them another port: webhook_listen: \"127.0.0.1:9190\""));
                all[i].hookKeys.clear();
            }
}

} // namespace

Channel::Reaches Channel::reaches() const
{
    if (reachesWritten)
        return *reachesWritten;
    return kind == ChannelKind::Webhook || kind == ChannelKind::Alertmanager ? Reaches::Machines : Reaches::People;
}

QString Channel::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QString &part) { hash.addData(part.toUtf8() + '\0'); };
    for (const QString &part : {kindWord(kind), url.toString(), credential.key, credential.command.join(u' '), authorizationHeader, tls.rootCertificate,
                                host, QString::number(port), user, from, to.join(u' '), QString::number(int(encryption))})
        add(part);
    for (const Credential &c : signing)
        add(c.key + c.command.join(u' '));
    return QString::fromLatin1(hash.result().toHex().left(16));
}

bool ChannelsRead::hasErrors() const
{
    return std::any_of(issues.begin(), issues.end(), [](const environment::Issue &i) { return i.kind == environment::Issue::Kind::Error; });
}

QString standardChannelsFile()
{
    const QString folder = base::configFolder();
    return folder.isEmpty() ? QString() : folder + u"/channels.yaml"_s;
}

ChannelsRead parseChannels(const QByteArray &yaml, const QString &file)
{
    ChannelsRead out;
    out.channels.file = file;
    auto tree = environment::readYaml(yaml, file);
    Reading reading(file, {}, tree.issues);
    if (tree.usable) {
        environment::refuseSecrets(tree.root, reading);
        const Node *list = tree.root.find(u"channels");
        if (tree.root.kind == Node::Kind::Mapping) {
            for (const auto &entry : tree.root.entries)
                if (entry.key.text != "channels"_L1 && entry.key.text != "heartbeat"_L1)
                    reading.error(entry.key, environment::Words::tr("unknown key %1").arg(environment::Words::quote(entry.key.text)), Words::tr("the file has two keys, 'channels' and 'heartbeat'"));
        } else {
            environment::expectMapping(reading, tree.root, environment::Words::tr("the file"));
        }
        if (list && !list->isNull() && environment::expectSequence(reading, *list, u"channels"_s)) {
            for (const Node &item : list->items) {
                auto channel = readChannel(reading, item);
                if (channel && out.channels.find(channel->id))
                    environment::reportTwice(reading, item, channel->id);
                else if (channel)
                    out.channels.all.append(*channel);
            }
        }
        checkFallbacks(reading, out.channels.all);
        checkPlaces(reading, out.channels.all);
        Heartbeat heartbeat;
        if (const Node *node = tree.root.find(u"heartbeat"); node && environment::readMapping(reading, *node, heartbeatKeys(), heartbeat))
            out.channels.heartbeat = heartbeat;
    }
    out.issues = reading.takeIssues();
    return out;
}

ChannelsRead readChannels(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return {{path, {}}, {}};
    if (!file.open(QIODevice::ReadOnly))
        return {{path, {}}, {{environment::Issue::Kind::Error, {path, 0, 0}, Words::tr("the file cannot be read: %1").arg(file.errorString()), Words::tr("check its permissions")}}};
    return parseChannels(file.read((1 << 20) + 1), path);
}

} // namespace notify
