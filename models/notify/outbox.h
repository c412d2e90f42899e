// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where notices are given away: told at least once on each channel that suits, also after a crash, and at most once more for
// each crash and channel. The interface; DiskOutbox is the one that works, tests of others bring their own. Engine thread only,
// and it outlives every flow that awaits it.

#include "models/flow/task.h"
#include "models/flow/result.h"
#include "models/notify/notice.h"

#include <functional>
#include <vector>

namespace notify {

// One line of the delivery log: an attempt, or why there was none.
struct Delivery {
    enum class Outcome : std::uint8_t {
        Accepted, // the other side took it: for PagerDuty this is no promise that somebody was paged
        Later,    // it failed and is tried again: `nextTry`
        Refused,  // this one never goes through here: the fallback has it, where there is one
        NotSent,  // no attempt was made: `words` says why ("channel slack-ops hears warnings from 07:00 to 22:00 only")
        Noticed,  // about no notice: something about the channel itself (a webhook that nobody signed)
    };
    QString event, key, channel;
    Moment moment = Moment::Firing;
    Outcome outcome = Outcome::Accepted;
    base::WallTime at{};       // when it ended
    base::WallTime posted{};   // when the notice was posted
    int attempt = 0;           // from 1; 0: none was made
    int status = 0;            // of HTTP or SMTP; 0: none came
    double tookMs = 0;         // of the attempt
    QString words;             // one plain sentence for Later, Refused and NotSent
    QString receipt;           // what the other side calls it, where it says so
    base::WallTime nextTry{};  // Later
    QString fallbackFor;       // id of the channel that failed; empty: this one was meant
    QString summary;           // of the notice, as all that follow
    QString rule, target;
    QStringList persons;
    base::WallTime began{};
    bool drill = false;

    void describe(const Notice &notice);
    friend bool operator==(const Delivery &, const Delivery &) = default;
};

// What became of a notice that was posted.
struct Posted {
    QString event;
    QStringList channels;           // that will hear it
    std::vector<Delivery> notSent;  // channels that will not, each with its reason
    bool onDisk = true;             // false: the disk refused; it is sent from memory, and lost when the program dies
    QString trouble;                // one sentence when it is not on disk
};

// What a person did with a notice where it reached them: pressed Acknowledge or Open on the desktop, acknowledged in PagerDuty.
struct Answered {
    enum class What : std::uint8_t { Acknowledge, Open };
    What what = What::Acknowledge;
    QString key, event, incident, channel;
    QString who; // plain text; empty: the person at this desktop
    base::WallTime at{};
};

class Outbox {
public:
    virtual ~Outbox() = default;

    // Completes when the notice and its channels are on disk; sending goes on by itself. Posting one event again is no mistake.
    // Error Invalid: no key or no summary, or a channel that does not exist; nothing was kept then.
    virtual flow::Task<flow::Result<Posted>> post(Notice notice) = 0;

    // The delivery log, oldest first, since that moment (at most 30 days); what is kept in memory, so it never waits.
    [[nodiscard]] virtual std::vector<Delivery> deliveries(base::WallTime since) const = 0;

    // Called on the engine thread after the line is on disk (so no call is lost by a crash, and one may come twice).
    // onDelivery hears every line; Outcome::Accepted with its channel and time is "told".
    virtual void onDelivery(std::function<void(const Delivery &)> told) = 0;
    virtual void onAnswer(std::function<void(const Answered &)> answered) = 0;
};

[[nodiscard]] QLatin1StringView word(Delivery::Outcome outcome); // "accepted"
[[nodiscard]] std::optional<Delivery::Outcome> outcomeOf(QStringView word);

} // namespace notify
