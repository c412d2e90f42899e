// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is wrong with the parts of a draft that have rules of their own. Each adds to what was found already; the last one
// asks the reader of the environment file about everything nobody complained of yet. Any thread.

#include "ui/start/connectiondraft.h"

namespace start {

void findFigureProblems(const ConnectionDraft &draft, QList<FieldProblem> &found); // and of the header with its password
void findHeartbeatProblems(const ConnectionDraft &draft, QList<FieldProblem> &found);
void findFileProblems(const ConnectionDraft &draft, QList<FieldProblem> &found);   // of files named under "More settings"
void findReaderProblems(const ConnectionDraft &draft, QList<FieldProblem> &found);

} // namespace start
