// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An outbox at work on the test's own event loop, with secrets that are plain.

#include "models/notify/diskoutbox.h"
#include "models/secrets/secretsource.h"
#include "tests/support/runtask.h"

#include <QHash>

class PlainSecrets final : public secrets::SecretSource {
public:
    QHash<QString, QByteArray> entries;
    flow::Task<secrets::Answer> fromKeyring(QString key, flow::TimePoint) override
    {
        if (!entries.contains(key)) {
            secrets::Answer none;
            co_return none;
        }
        secrets::Answer found(secrets::Availability::Found, base::Secret(entries.value(key).toStdString()));
        co_return found;
    }
    flow::Task<secrets::Answer> toKeyring(QString key, base::Secret secret, flow::TimePoint) override
    {
        entries.insert(key, QByteArray(secret.reveal().data(), qsizetype(secret.reveal().size())));
        secrets::Answer done(secrets::Availability::Found, base::Secret());
        co_return done;
    }
    flow::Task<secrets::Answer> removeFromKeyring(QString, flow::TimePoint) override
    {
        secrets::Answer none;
        co_return none;
    }
    flow::Task<secrets::Answer> fromCommand(QStringList, flow::TimePoint) override
    {
        secrets::Answer none;
        co_return none;
    }
    void remember(const QString &, base::Secret) override {}
    std::optional<base::Secret> remembered(const QString &) const override { return std::nullopt; }
};

// Everything between construction and destruction is one life of the program that tells.
class Telling {
public:
    Telling(flow::Reactor &reactor, PlainSecrets &secrets, const notify::Channels &channels, const QString &file, const QString &bus = {}, bool sure = true,
            const base::Clock &clock = base::Clock::system(), bool opens = true)
        : outbox(notify::SenderRoom{reactor, secrets, clock, bus, opens}, channels, notify::OutboxOptions{file, notify::makeSender, sure})
    {
        outbox.onDelivery([this](const notify::Delivery &d) { told.push_back(d); });
        outbox.onAnswer([this](const notify::Answered &a) { answers.push_back(a); });
        auto done = runTask(outbox.open());
        opened = done && *done;
        if (done && !*done)
            refusal = done->error();
        if (opened)
            m_scope.spawn(outbox.run());
        flow::ReadyQueue::here().pump();
    }
    ~Telling()
    {
        m_scope.cancel();
        flow::ReadyQueue::here().pump();
        const QDeadlineTimer end(5000);
        while (m_scope.size() > 0 && !end.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    notify::Posted post(const notify::Notice &notice)
    {
        auto done = runTask(outbox.post(notice));
        if (!done || !*done)
            qFatal("post: %s", done ? done->error().text.c_str() : "ran out of time");
        return **done;
    }
    [[nodiscard]] std::vector<notify::Delivery> of(const QString &channel) const
    {
        std::vector<notify::Delivery> out;
        for (const auto &d : told)
            if (d.channel == channel)
                out.push_back(d);
        return out;
    }

    notify::DiskOutbox outbox;
    std::vector<notify::Delivery> told;
    std::vector<notify::Answered> answers;
    bool opened = false;
    base::Error refusal;

private:
    flow::TaskScope m_scope; // last: it ends before what it uses
};

inline notify::Notice noticeOf(const QString &key, notify::Moment moment = notify::Moment::Firing, base::Severity severity = base::Severity::Critical)
{
    notify::Notice n;
    n.key = key;
    n.moment = moment;
    n.severity = severity;
    n.rule = QStringLiteral("target.down");
    n.environment = QStringLiteral("shop");
    n.service = QStringLiteral("orders");
    n.cluster = QStringLiteral("oltp");
    n.target = QStringLiteral("oltp-1");
    n.summary = QStringLiteral("oltp-1 does not answer since 14:30:05 <b>&");
    n.text = QStringLiteral("Look at its log.\nStart it.");
    n.began = base::WallTime(std::chrono::seconds(1'764'167'405));
    if (moment == notify::Moment::Resolved)
        n.ended = n.began + std::chrono::seconds(200);
    return n;
}

inline notify::Channels channelsOf(const QByteArray &yaml)
{
    const notify::ChannelsRead read = notify::parseChannels("channels:\n" + yaml, QStringLiteral("channels.yaml"));
    for (const auto &issue : read.issues)
        qFatal("channels.yaml:%d: %s", issue.at.line, qPrintable(issue.text));
    return read.channels;
}
