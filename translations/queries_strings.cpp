// SPDX-License-Identifier: GPL-3.0-or-later
// Why a figure is empty, in the words of resources/sql/postgres/queries.yaml; read by lupdate only, never compiled. tests/watch_catalogue holds them together.
#include <QtGlobal>

[[maybe_unused]] static const char *const kQueryTexts[] = {
    QT_TRANSLATE_NOOP("queries", "archive_mode is off"),
    QT_TRANSLATE_NOOP("queries", "data checksums are off"),
    QT_TRANSLATE_NOOP("queries", "it does not say how much there is to do"),
    QT_TRANSLATE_NOOP("queries", "only on a standby"),
    QT_TRANSLATE_NOOP("queries", "only on a standby that has replayed something"),
    QT_TRANSLATE_NOOP("queries", "pg_stat_statements is not installed in this database"),
    QT_TRANSLATE_NOOP("queries", "this slot keeps no dead rows"),
    QT_TRANSLATE_NOOP("queries", "track_io_timing is off"),
};
