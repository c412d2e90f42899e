// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as channels.yaml, as the outbox's file, as a notice, as what PagerDuty, an Alertmanager or any web server answers:
// mistakes have words and repeat no secret, and what the outbox knows is the same when it is written and read again.
#include "models/notify/answers.h"
#include "models/notify/channel.h"
#include "models/notify/httpanswer.h"
#include "models/notify/noticejson.h"
#include "models/notify/outboxstate.h"
#include "models/notify/slack.h"
#include "models/notify/wording.h"
#include "tests/fuzz/readers.h"

#include <QJsonDocument>

namespace {

const base::WallTime kNow{std::chrono::seconds(1'764'167'405)};

void channels(const QByteArray &yaml)
{
    const notify::ChannelsRead read = notify::parseChannels(yaml, QStringLiteral("f"));
    for (const environment::Issue &issue : read.issues)
        fuzz::expect(!issue.text.isEmpty(), "a mistake without words");
    for (const notify::Channel &channel : read.channels.all)
        fuzz::expect(!channel.id.isEmpty() && read.channels.find(channel.id), "a channel that is not found");
}

void outbox(const QByteArray &lines)
{
    notify::OutboxState state;
    for (const QByteArray &line : lines.split('\n'))
        state.read(line);
    const QByteArray once = state.dump();
    notify::OutboxState again;
    for (const QByteArray &line : once.split('\n'))
        again.read(line);
    fuzz::expect(again.log().size() == state.log().size(), "the log changes by being kept");
    for (auto it = state.waiting().cbegin(); it != state.waiting().cend(); ++it)
        for (const notify::Waiting &w : *it)
            fuzz::expect(again.waits(w.event, it.key()), "what waits is lost by being kept");
    state.forget(kNow);
}

void notice(const QByteArray &json)
{
    const notify::Notice read = notify::noticeOf(QJsonDocument::fromJson(json).object());
    fuzz::expect(notify::toJson(notify::noticeOf(notify::toJson(read))) == notify::toJson(read), "a notice changes by being kept");
    fuzz::expect(!notify::headline(read).contains(QLatin1Char('\n')) && !notify::slackBody(read).isEmpty(), "a headline of several lines");
}

void answers(const QByteArray &body)
{
    if (const auto alerts = notify::foreignAlertsIn(body))
        for (const notify::ForeignAlert &alert : *alerts)
            (void)alert.label(u"alertname").visible();
    (void)notify::silencesIn(body);
    for (const notify::Acknowledged &seen : notify::acknowledgedIn(body))
        fuzz::expect(!seen.who.contains(QLatin1Char('\n')), "a name of several lines");
}

// The first line is the status, the following ones are headers, then the body.
void http(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\n\n");
    const QList<QByteArray> head = bytes.left(end).split('\n');
    http::Response response;
    response.status = head.first().toInt();
    for (const QByteArray &line : head.mid(1))
        response.headers.emplace_back(line.left(line.indexOf(':')).toStdString(), line.mid(line.indexOf(':') + 1).trimmed().toStdString());
    response.body = end < 0 ? std::string() : bytes.mid(end + 2).toStdString();
    const notify::Attempt attempt = notify::judged(response, kNow);
    fuzz::expect(attempt.accepted() == (response.status >= 200 && response.status < 300), "another status was accepted");
    const auto after = notify::retryAfter(response, kNow);
    fuzz::expect(!after || (*after >= std::chrono::seconds(1) && *after <= std::chrono::hours(1)), "a time to wait that is out of bounds");
    fuzz::expect(notify::said(response.body).size() <= 200 * 8, "an answer that is repeated whole");
}

constexpr fuzz::Reader kReaders[] = {{"channels", channels}, {"outbox", outbox}, {"notice", notice}, {"answers", answers}, {"http", http}};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) { return fuzz::feed(kReaders, data, size); }
