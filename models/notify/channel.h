// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The ways in which somebody is told, as data: channels.yaml (format: resources/docs/notify.md). It holds no secret: each is
// named (environment::Credential) and fetched when it is needed. Values, immutable once read; any thread.

#include "models/base/severity.h"
#include "models/environment/environment.h"
#include "models/program/httpplace.h"
#include "models/rota/hours.h"

namespace notify {

enum class ChannelKind : std::uint8_t { Webhook, Slack, PagerDuty, Alertmanager, Mail, Desktop };

struct Channel {
    enum class Reaches : std::uint8_t { Machines, People }; // machines hear at once, people after the rule's `for`
    enum class Encryption : std::uint8_t { StartTls, Tls, None };

    QString id;
    QString title; // shown; defaults to the id
    ChannelKind kind = ChannelKind::Webhook;
    std::optional<Reaches> reachesWritten; // absent: as its kind does
    base::Severity least = base::Severity::Warning;
    QStringList environments, services, clusters; // empty: all
    std::optional<rota::Hours> quiet; // then it is told of criticals alone
    QString fallback;                 // id of the channel that is told instead
    base::milliseconds fallbackAfter{20'000}; // of a notice that is not accepted; at most 30 s
    base::milliseconds deadline{10'000};      // of one attempt
    base::milliseconds pace{0};               // at least so long between two messages

    QUrl url;                          // Webhook, Alertmanager; PagerDuty: of its events
    environment::Credential credential; // Slack: the webhook's address; PagerDuty: the routing key; Mail: the password; else what the header carries
    QString authorizationHeader;       // Webhook, Alertmanager: "Authorization: Bearer"
    environment::Tls tls;              // Webhook, Alertmanager, Mail
    QList<environment::Credential> signing; // Webhook: keys that sign the body, two while they are changed
    QUrl readUrl;                      // PagerDuty: where acknowledgements are read
    environment::Credential reading;   // PagerDuty: the REST token for it; none: they are not read
    QList<environment::Credential> hookKeys; // PagerDuty: secrets of its webhook, two while they are changed; none: we do not listen
    program::HttpPlace hookPlace{"127.0.0.1", 9189}; // where its webhook comes in

    QString host; // Mail
    quint16 port = 0;
    Encryption encryption = Encryption::StartTls;
    QString user, from;
    QStringList to;

    environment::Location at;
    environment::Location fallbackAt;

    [[nodiscard]] Reaches reaches() const;
    // It keeps a state of its own (open, closed), so it is told everything, however late.
    [[nodiscard]] bool keepsState() const { return kind == ChannelKind::PagerDuty || kind == ChannelKind::Alertmanager || kind == ChannelKind::Webhook; }
    // Changes when the file says something else about it: what was broken may be mended then.
    [[nodiscard]] QString fingerprint() const;
    friend bool operator==(const Channel &, const Channel &) = default;
};

// An outside service that calls somebody when it is not asked for each minute (heartbeat.h).
struct Heartbeat {
    QUrl url;                           // empty: the credential is the address
    environment::Credential credential; // where there is no url
    environment::Tls tls;
    base::milliseconds deadline{10'000};
    QStringList environments; // these alone; empty: all
    [[nodiscard]] bool wanted() const { return !url.isEmpty() || credential.source != environment::Credential::Source::None; }
    friend bool operator==(const Heartbeat &, const Heartbeat &) = default;
};

struct Channels {
    QString file; // where they were read from
    QList<Channel> all;
    Heartbeat heartbeat{}; // not wanted: none

    [[nodiscard]] const Channel *find(const QString &id) const
    {
        for (const Channel &c : all)
            if (c.id == id)
                return &c;
        return nullptr;
    }
};

struct ChannelsRead {
    Channels channels; // what is wrong is left out
    QList<environment::Issue> issues;
    [[nodiscard]] bool hasErrors() const;
};

[[nodiscard]] QString standardChannelsFile(); // $XDG_CONFIG_HOME/quarterdeck/channels.yaml; empty without a home
[[nodiscard]] ChannelsRead parseChannels(const QByteArray &yaml, const QString &file);
// A file that is not there has no channels, and is no mistake. Blocking.
[[nodiscard]] ChannelsRead readChannels(const QString &file);

[[nodiscard]] QString kindWord(ChannelKind kind); // "slack", as in the file

} // namespace notify
