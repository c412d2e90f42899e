// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The outbox that works: keeps notices in a file, sends them over each channel one after the other, tries again with growing
// pauses, falls back. One program of a person has it at a time. Engine thread only; outlives what awaits it.
//
//   auto outbox = DiskOutbox(room, channels); co_await outbox.open(); scope.spawn(outbox.run());
//
// At most one repeat for each crash and channel: a channel sends its next message only when the acceptance of the one before is
// on disk (or the disk refused it, which is logged).

#include "models/flow/event.h"
#include "models/notify/outboxwriter.h"
#include "models/notify/sender.h"

#include <map>
#include <random>

namespace notify {

struct OutboxOptions {
    QString file;
    std::function<std::unique_ptr<Sender>(const Channel &, const SenderRoom &)> makeSender = notify::makeSender; // for tests
    bool sure = true; // false: a channel that is not there may be one by mistake: what waits for it and stands open on it stays
};

class DiskOutbox final : public Outbox {
public:
    // How a channel stands, for a screen.
    struct ChannelState {
        QString id;
        QString brokenWords; // not empty: it does not work before somebody changes it
        int waiting = 0;
        int failures = 0;    // in a row
    };

    DiskOutbox(const SenderRoom &room, Channels channels, OutboxOptions options = {});
    ~DiskOutbox() override;

    // Reads the file and takes the sender's place. Errors: Absent, another program sends; Io. What waits is sent once run() runs.
    flow::Task<flow::Result<void>> open();
    flow::Task<void> run(); // until cancelled

    flow::Task<flow::Result<Posted>> post(Notice notice) override;
    // Says of all that is open of this environment, but for these keys, that it is over: nobody watches it any more.
    flow::Task<void> endBesides(QSet<QString> keys, QString environment);
    [[nodiscard]] std::vector<Delivery> deliveries(base::WallTime since) const override;
    void onDelivery(std::function<void(const Delivery &)> told) override { m_told.push_back(std::move(told)); }
    void onAnswer(std::function<void(const Answered &)> answered) override { m_answered.push_back(std::move(answered)); }

    [[nodiscard]] const Channels &channels() const { return m_channels; }
    [[nodiscard]] std::vector<ChannelState> states() const;
    [[nodiscard]] std::optional<Notice> openNotice(const QString &key) const { return m_state.openNotice(key); }
    [[nodiscard]] bool told(const QString &event, const QString &channel) const { return m_state.told(event, channel); }
    [[nodiscard]] bool open(const QString &key) const; // some channel was told, or will be, and not that it is over
    // A line in the delivery log about a channel where nothing was told: what came of its other side, why it cannot be heard.
    void remark(const QString &channel, const QString &words);
    // Nothing waits, nothing is on its way, and all of it was told to who listens.
    [[nodiscard]] bool idle() const;

private:
    struct Lane;
    flow::Task<void> tend(Lane *lane);
    flow::Task<void> watchFallbacks();
    flow::Task<bool> sendNext(Lane *lane); // false: cancelled
    flow::Task<bool> keepUp(Lane *lane);
    // Writes the lines, then tells who listens.
    flow::Task<void> note(QByteArray lines, std::vector<Delivery> deliveries);
    void forget(base::WallTime now); // what is too old, once an hour
    void leaveOut(const Lane &lane, QByteArray *lines, std::vector<Delivery> *dropped); // what a person need not be told any more
    [[nodiscard]] Delivery deliveryOf(const Waiting &waiting, const QString &channel) const;
    [[nodiscard]] Waiting *next(Lane &lane, QByteArray *lines, std::vector<Delivery> *dropped);
    [[nodiscard]] QByteArray fallBack(const QString &channel, const Waiting &waiting);
    [[nodiscard]] QByteArray leaveOutPractice(const Channel &channel, base::WallTime now); // what waits for whoever hears none of it by now
    [[nodiscard]] QByteArray tellEnds(const Channel &channel); // those that it did not take while it was broken
    [[nodiscard]] QByteArray giveBack(const Delivery &delivery, const std::optional<Kept> &told);
    [[nodiscard]] QByteArray giveBackBeginning(const Delivery &delivery, const Kept &told);
    [[nodiscard]] bool hasFallback(const Channel &channel, const std::function<bool(const QString &id)> &is) const; // at once or behind another one
    [[nodiscard]] std::optional<Kept> keptOf(const QString &event) const;
    [[nodiscard]] QByteArray toldInstead(const QString &event, const QString &fallbackFor, const QString &channel, std::vector<Delivery> *dropped);
    void delay(Lane &lane, const Attempt &attempt);
    [[nodiscard]] QString toldAfterItsEnd(const QString &key, const QString &ended); // the event of that beginning; empty: none was
    void queued(const QString &event, const QString &channel); // it is on disk and may be sent

    const SenderRoom m_room;
    const Channels m_channels;
    const OutboxOptions m_options;
    OutboxState m_state;
    OutboxWriter m_writer;
    std::map<QString, std::unique_ptr<Lane>> m_lanes;
    std::vector<std::function<void(const Delivery &)>> m_told;
    std::vector<std::function<void(const Answered &)>> m_answered;
    flow::Event m_changed; // something waits that did not
    std::minstd_rand m_chance{std::random_device{}()};
    int m_noting = 0; // lines on their way to the disk
    bool m_diskRefuses = false;
    base::WallTime m_forgot{};
    flow::TaskScope *m_running = nullptr;
};

} // namespace notify
