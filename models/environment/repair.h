// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment/yamltree.h"

#include <QStringList>

namespace environment {

struct RepairedTree {
    YamlTree tree;       // the issues of every reading
    QStringList leftOut; // ids of entries that were left out unread, where they could be made out
};

// readYaml(), and where a list entry is not YAML, the same without that entry: a slip of indentation in one target
// must not cost the others. Gives up when leaving out entries does not help.
RepairedTree readYamlEntries(const QByteArray &utf8, const QString &file);

} // namespace environment
