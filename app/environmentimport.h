// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// quarterdeckctl environment import [NAME...] [--service-file F] [--pass-file F] [--into FILE] [--tier ID] [--json]: the
// servers that pg_service.conf and .pgpass name, marked where they are watched already. With --into those that are not (or
// the named ones) are written into the environment file. args[0] is the program, args[1] "import". Exit code: 0 good,
// 1 there is nothing to import, 2 usage, 3 the file cannot be written.
int runEnvironmentImport(const QStringList &args);
