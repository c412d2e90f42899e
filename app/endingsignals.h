// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// SIGINT, SIGTERM and SIGHUP as a Qt signal, so that a program asked to end closes what it opened. Make it in main's
// thread before any other thread starts: they inherit the blocked mask.

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace app {

class EndingSignals : public QObject {
    Q_OBJECT
public:
    explicit EndingSignals(QObject *parent = nullptr);
    ~EndingSignals() override;

signals:
    void asked();

private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
