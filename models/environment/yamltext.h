// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment/yamltree.h"

namespace environment {

// The node as block YAML, each line indented by `indent` spaces. readYaml() of it gives the same tree.
QByteArray yamlText(const Node &node, int indent);
// One word or text as a value on one line, quoted where it must be.
QByteArray yamlWord(const QString &text);

} // namespace environment
