// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Figures, limits and lists between a target and the fields they are typed into: what was not touched comes back as it
// was. Any thread.

#include "ui/start/connectiondraft.h"

namespace start {

QList<TypedFigure> figuresOf(const environment::Target &target);
void putFigures(const ConnectionDraft &typed, environment::TargetSettings &settings);

TypedHeartbeat heartbeatOf(const environment::Target &target);
void putHeartbeat(const TypedHeartbeat &typed, environment::Target &target);

TypedMore moreOf(const environment::Target &target);
void putMore(const TypedMore &typed, environment::TargetSettings &settings);

// A path as the file has it: "~/" is the home folder.
[[nodiscard]] QString wholePath(const QString &typed);

} // namespace start
