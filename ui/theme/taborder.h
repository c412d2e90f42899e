// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where Tab comes to what is made while a screen is up: Qt puts it behind everything. GUI thread.

class QWidget;

namespace theme {

// Comes where `place`, a card that takes no keyboard itself, stands among its neighbours: `made` is its first.
void tabFirstIn(QWidget *place, QWidget *made);

} // namespace theme
