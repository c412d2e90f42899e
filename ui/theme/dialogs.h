// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a dialog over the window is opened and how high it is, once for all of them. GUI thread.

class QDialog;

namespace theme {

// Modal to its window; deletes itself when it closes. Then the window is active again and the widget that had the keyboard has
// it again, where it is still shown: not every desktop sees to that, and without it no key of the window works.
void openDialog(QDialog *dialog);
// One of a fixed width: as high as its words need at that width (adjustSize() stops at two thirds of the screen and cuts them).
void fitHeight(QDialog *dialog);

} // namespace theme
