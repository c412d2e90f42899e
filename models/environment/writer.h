// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Adds a target to an environment file as a person would: by inserting text, so that comments, order and
// layout of everything else stay. Any thread; saveTarget touches the disk.

#include "models/base/result.h"
#include "models/environment/environment.h"

namespace environment {

// The text with the target at the end of its `targets`. Empty text makes a new environment. Refused (Invalid)
// when the text cannot be read, when the id is taken or when the result would not say what was asked for: the
// file of a person is never damaged. file: where the text is from, for paths beside it.
base::Result<QByteArray> addTarget(const QByteArray &yaml, const Target &target, const QString &file = {});

// What a new file begins with.
QByteArray newEnvironment();

// The lines of a target as they stand under `targets:`, two spaces in. Nothing is checked.
QByteArray targetLines(const Target &target);

// addTarget() on disk, replacing the file in one step. A missing file is created (0600), its folder too.
base::Result<> saveTarget(const QString &path, const Target &target);

} // namespace environment
