// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/start/connectiondraft.h"

class QLineEdit;

namespace start {

class FormField;

// A field that a part of the form made and the form looks after: what is wrong with it is shown there once it was left.
struct WatchedField {
    Field which;
    FormField *shown;
    QLineEdit *edit; // null: a choice
};

} // namespace start
