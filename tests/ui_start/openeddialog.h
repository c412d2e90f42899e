// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The dialog that adds a target, open and with the keyboard, on a connector that does what the test says.

#include "tests/ui_start/scripted.h"
#include "ui/start/connectiondialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

struct Opened {
    ScriptedConnector connector;
    base::ManualClock clock;
    start::ConnectionDialog dialog{connector, clock};
    QSignalSpy saved{&dialog, &start::ConnectionDialog::targetSaved};

    Opened()
    {
        dialog.show();
        [this] { QVERIFY(QTest::qWaitForWindowActive(&dialog)); }();
    }
    template <class T = QLineEdit>
    [[nodiscard]] T *at(const char *name) const
    {
        return dialog.findChild<T *>(QLatin1String(name));
    }
    void fill()
    {
        at("NameField")->setText(QStringLiteral("Orders DB"));
        at("HostField")->setText(QStringLiteral("db1"));
        at("UserField")->setText(QStringLiteral("watcher"));
        at("PasswordField")->setText(QStringLiteral("planted-secret"));
    }
    void press(const char *button) { at<QPushButton>(button)->click(); }
    [[nodiscard]] QString verdict() const { return at<QLabel>("TestVerdict")->text(); }
};
