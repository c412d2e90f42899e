// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the dispatcher writes down what is about to be done and how it ended. Engine thread only. What cannot be written
// down is not done: a failing intent() refuses the act.

#include "models/acts/act.h"
#include "models/flow/task.h"

#include <QJsonObject>

namespace acts {

struct Intent {
    QString actId;   // random; ties the outcome to the intent
    QString act;
    Danger danger = Danger::Look;
    QString target;  // id in the environment
    QString systemIdentifier;
    Role role = Role::Unknown;
    QString reason;  // free text of the operator: may hold personal data
    QJsonObject details; // strings and whole numbers
};

enum class Ending : std::uint8_t { Done, Refused, Failed, Unknown }; // Unknown: the link died after it was sent

class Ledger {
public:
    virtual ~Ledger() = default;
    virtual flow::Task<base::Result<void>> intent(Intent intent) = 0;
    virtual flow::Task<base::Result<void>> outcome(QString actId, Ending ending, QString sqlstate, QJsonObject details) = 0;
};

} // namespace acts
