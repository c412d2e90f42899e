// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The disk's end of a watcher of alerts, on a thread of its own: the file of its book, the lock that elects one, and each
// second a look at what persons said, at their rules and, while another one tells, at its book. Functions are called through the event loop of its thread alone.

#include "models/alerts/alertfile.h"
#include "models/alerts/wishfile.h"

#include <QObject>
#include <QTimer>

namespace alerts {

using KeptBookPtr = std::shared_ptr<const KeptBook>;

class AlertKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kLook{1};

    AlertKeeper(QString wishes, QString rules) : m_wishes(std::move(wishes)), m_rules(std::move(rules)) {}

    void open(int opening, const QString &book); // another environment: lets go of the lock of the one before
    void write(const alerts::KeptBookPtr &book);
    void look();

signals:
    // Of the opening it answers. elected: this one tells, with what was kept. Not: another one does; this one is told when that has ended.
    void opened(int opening, bool elected, const alerts::KeptBookPtr &kept);
    // What the one that tells knows and did, when it wrote anew. Null: it cannot be read.
    void followed(int opening, const alerts::KeptBookPtr &kept);
    void wishesRead(const QList<alerts::Wish> &wishes);
    void rulesChanged();
    void refused(const base::Error &error);

private:
    void elect();
    void follow();
    void complain(const base::Error &error);

    const QString m_wishes, m_rules;
    QString m_book;
    int m_opening = 0;
    std::unique_ptr<PagerLock> m_lock;
    QString m_bookSeen, m_wishesSeen, m_rulesSeen = QStringLiteral("?");
    QTimer *m_timer = nullptr;
    bool m_foreign = false; // the file is of a newer program: it is left alone
    std::string m_said;
};

} // namespace alerts
