// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One console a person and state folder: the first holds a lock and listens on a socket beside it; a second one
// asks the first to come to the front, with an incident if one was named, and leaves. After a crash the kernel has dropped the lock. GUI thread; no
// call waits longer than a local socket takes.

#include <QObject>
#include <QString>

#include <memory>

class QSocketNotifier;

namespace app {

class DesktopInstance : public QObject {
    Q_OBJECT
public:
    enum class Standing {
        First,  // this is the console
        Second, // another one runs and was asked to come to the front
        Alone,  // the folder cannot be written: no lock, go on without remembering anything
    };

    // incident: what the first one is to show if this is the second; empty: nothing else than what it shows.
    explicit DesktopInstance(QString folder, const QString &incident = {}, QObject *parent = nullptr);
    ~DesktopInstance() override;

    [[nodiscard]] Standing standing() const { return m_standing; }

signals:
    void asked(const QString &incident); // a second console was started: come to the front, and show this one if it is named

private:
    void listen();
    bool askTheFirst(const QString &incident) const;

    QString m_folder;
    Standing m_standing = Standing::Alone;
    int m_lock = -1;
    int m_socket = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
