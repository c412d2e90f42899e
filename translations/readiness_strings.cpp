// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of resources/promises/readiness.yaml; read by lupdate only, never compiled. tests/promises holds them together.
#include <QtGlobal>

[[maybe_unused]] static const char *const kReadinessTexts[] = {
    QT_TRANSLATE_NOOP("readiness", "Objectives held"),
    QT_TRANSLATE_NOOP("readiness", "Declare objectives and keep them within their budgets."),
    QT_TRANSLATE_NOOP("readiness", "Promises proven"),
    QT_TRANSLATE_NOOP("readiness", "Give each promise a metric that proves it, and keep it."),
    QT_TRANSLATE_NOOP("readiness", "Everything watched"),
    QT_TRANSLATE_NOOP("readiness", "Have the console watch every target of the environment."),
    QT_TRANSLATE_NOOP("readiness", "Journal verified"),
    QT_TRANSLATE_NOOP("readiness", "Keep a journal that verifies; what is done with this program is written there."),
    QT_TRANSLATE_NOOP("readiness", "Backups proven by a restore"),
    QT_TRANSLATE_NOOP("readiness", "Restore the newest backup of each database on another server."),
    QT_TRANSLATE_NOOP("readiness", "backups"),
    QT_TRANSLATE_NOOP("readiness", "Drills run"),
    QT_TRANSLATE_NOOP("readiness", "Run a recovery drill."),
    QT_TRANSLATE_NOOP("readiness", "drills"),
    QT_TRANSLATE_NOOP("readiness", "Runbooks reviewed"),
    QT_TRANSLATE_NOOP("readiness", "Review a runbook or go through it."),
    QT_TRANSLATE_NOOP("readiness", "runbooks"),
};
