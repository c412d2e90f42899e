// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// SIGINT, SIGTERM and SIGHUP as a Qt signal, so that a program asked to end closes what it opened. hold() comes before
// any other thread starts, and a desktop's QApplication starts one: a thread that does not inherit the blocked mask would
// take the signal and end the program on the spot.

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace app {

class EndingSignals : public QObject {
    Q_OBJECT
public:
    static void hold(); // keeps them back until an object of this class asks for them

    explicit EndingSignals(QObject *parent = nullptr);
    ~EndingSignals() override;

signals:
    void asked();

private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
