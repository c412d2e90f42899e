// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is told of alerts, and when: one cause is one notice. The first alert of a group (service and cluster) begins the
// group's notice; another critical one of the same group that nothing explains gets a notice of its own, three of them at
// most; everything else is counted in a digest half a minute later. What becomes critical is told at once, or when nothing
// keeps it quiet any more. Machines hear when an alert fires, persons when it is due. What ends is always told. Pure, no
// clock of its own; whoever hosts it hands the wall clock in.

#include "models/alerts/alert.h"
#include "models/notify/notice.h"

#include <QMap>
#include <QSet>

namespace paging {

class GroupNotices {
public:
    static constexpr int kOwn = 3;                                              // notices beside the group's
    static constexpr std::chrono::seconds kFirstDigest{30}, kDigestEvery{300};

    // To be posted now, in order. The same event with `people` set asks the persons as well.
    [[nodiscard]] QList<notify::Notice> take(const QString &group, const QList<alerts::Transition> &transitions, base::WallTime now);
    // Digests that are due.
    [[nodiscard]] QList<notify::Notice> due(base::WallTime now);
    // After a restart, or from whoever told before: what is told of what fires. An outbox that knows it does nothing.
    [[nodiscard]] QList<notify::Notice> know(QList<alerts::Alert> alerts);

    // Keys of the alerts that a notice tells of; empty: it is over.
    [[nodiscard]] QStringList alertsOf(const QString &noticeKey) const;
    // Key of the notice that tells of an alert; empty: none does.
    [[nodiscard]] QString noticeOf(const alerts::Alert &alert) const;

    // Somebody acknowledged what it tells of, and nothing else of it is to be told.
    [[nodiscard]] bool had(const QString &noticeKey) const;

    [[nodiscard]] static QString keyOf(const QString &group);
    // Under which these may have been told and are not over. What only waits for its `for` was not told.
    [[nodiscard]] static QSet<QString> keysOf(const QList<alerts::Alert> &alerts);

private:
    struct Thread {
        notify::Notice notice; // as it was posted last while it fires
        QString of; // the alert it is named after, or that made it as bad as it is
        QSet<QString> alerts;
        bool had = false; // as had(), when it was looked at last
        base::Severity asked = base::Severity::Ok; // persons, when it was as bad as that; Ok: not at all
    };
    struct Group {
        QMap<QString, alerts::Alert> firing; // by key; told or not
        QMap<QString, Thread> threads;       // by the notice's key
        QSet<QString> later;                 // alerts that wait for a digest
        base::WallTime lastTold{}, began{};  // began: of the newest notice with the group's key
        int own = 0, digests = 0;
    };
    using Notices = QList<notify::Notice>;

    void tell(const QString &group, Group &g, const alerts::Alert &alert, base::WallTime now, Notices &out);
    void ask(const QString &group, Group &g, const alerts::Alert &alert, base::WallTime now, Notices &out);
    void rise(const QString &group, Group &g, const alerts::Alert &alert, base::WallTime now, Notices &out);
    void end(const QString &group, Group &g, const alerts::Alert &alert, Notices &out);
    void say(Group &g, const alerts::Alert &alert, notify::Moment moment, Notices &out);
    static void worsen(Thread &thread, const alerts::Alert &alert, Notices &out);
    static Thread &begin(Group &g, const QString &whole, const QString &key, const alerts::Alert &alert);
    [[nodiscard]] static std::optional<alerts::Alert> had(const Group &g, const Thread &thread);
    [[nodiscard]] static alerts::Alert worstOf(const Group &g, const QSet<QString> &keys);
    [[nodiscard]] static bool isToldElsewhere(const QString &whole, const Group &g, const Thread &thread, const alerts::Alert &alert);
    [[nodiscard]] static Thread *threadOf(Group &g, const QString &alert);
    [[nodiscard]] static notify::Notice noticeOf(const QString &key, const alerts::Alert &alert);

    QMap<QString, Group> m_groups;
};

} // namespace paging
