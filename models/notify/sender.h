// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The way over one channel: makes of a notice what its other side understands, and of the answer what it means. It keeps no
// queue and repeats nothing; that is the outbox's. Engine thread only; outlived by its reactor.

#include "models/flow/scope.h"
#include "models/notify/channel.h"
#include "models/notify/outbox.h"

#include <memory>

namespace secrets {
class SecretSource;
}

namespace notify {

// One message to send. A repeat after a crash is the same message, byte for byte where time allows.
struct Message {
    Notice notice;
    QString event;          // idempotency key
    QString earlierReceipt; // of the last notice of this key that was accepted here: what to replace or close
    base::WallTime posted{};
};

// What one attempt came to.
struct Attempt {
    Delivery::Outcome outcome = Delivery::Outcome::Later;
    int status = 0;
    QString words;   // why, one sentence; empty when accepted
    QString receipt;
    std::optional<base::milliseconds> retryAfter; // the other side's wish
    bool broken = false;   // the channel itself will not work again before somebody changes it
    bool cancelled = false; // the flow ended; nothing is known
    [[nodiscard]] bool accepted() const { return outcome == Delivery::Outcome::Accepted; }
};

class Sender {
public:
    using Answers = std::function<void(const Answered &)>;
    virtual ~Sender() = default;

    virtual flow::Task<Attempt> send(Message message, flow::TimePoint due) = 0;

    // For an other side that forgets, or that is asked what people did there: called so often with what fires there, and with
    // what resolved in the last five minutes. 0: not needed.
    [[nodiscard]] virtual base::milliseconds upkeepEvery() const { return base::milliseconds(0); }
    virtual flow::Task<Attempt> upkeep(std::vector<Notice> open, flow::TimePoint due);

    // What fires there when this program begins, before run().
    virtual void begin(const std::vector<Notice> &) {}
    // Of those, each that is not over, with the receipt of its last notice. The same moment.
    virtual void stands(const Notice &, const QString &) {}

    // For an other side that calls us: listens until cancelled. Most have none, and return at once.
    virtual flow::Task<void> run();

    // Whether its other side has a notion of this; when not, `why` is the sentence for the log.
    [[nodiscard]] virtual std::optional<QString> cannotTell(Moment) const { return std::nullopt; }

    void onAnswer(Answers answers) { m_answers = std::move(answers); }
    // Something about the channel itself that somebody should know: a sentence for the delivery log.
    void onRemark(std::function<void(const QString &)> remarks) { m_remarks = std::move(remarks); }

protected:
    void remark(const QString &words) const
    {
        if (m_remarks)
            m_remarks(words);
    }
    void answered(const Answered &answer) const
    {
        if (m_answers)
            m_answers(answer);
    }

private:
    Answers m_answers;
    std::function<void(const QString &)> m_remarks;
};

struct SenderRoom { // what senders share
    flow::Reactor &reactor;
    secrets::SecretSource &secrets;
    const base::Clock &clock = base::Clock::system();
    QString busAddress; // of the desktop's session bus; empty: the usual one
    bool opens = true;  // somebody shows what a person wants opened; false: nobody is offered that
};

[[nodiscard]] std::unique_ptr<Sender> makeSender(const Channel &channel, const SenderRoom &room);

} // namespace notify
