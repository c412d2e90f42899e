// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A list to choose one of the targets from, or none. Its data are ids, a QStringList each: what a file says of several at
// once stays one choice. GUI thread.

#include "models/environment/environment.h"

#include <QComboBox>

namespace start {

class TargetBox : public QComboBox {
    Q_OBJECT
public:
    explicit TargetBox(const char *objectName, QWidget *parent = nullptr);

    // kind: nullopt for targets of every kind. environment may be null; without: an id that is not offered.
    void offer(const environment::EnvironmentPtr &environment, std::optional<environment::TargetKind> kind, const QString &without,
               const QStringList &chosen);
    [[nodiscard]] QStringList chosen() const { return currentData().toStringList(); }
};

} // namespace start
