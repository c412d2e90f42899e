// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

namespace environment {

// The translation context of every sentence this room says, and the small phrases its sentences share.
class Words {
    Q_DECLARE_TR_FUNCTIONS(environment::Words)
public:
    // 'text' as it may be shown: shortened, control and invisible characters made visible.
    static QString quote(const QString &text);
    static QString list(const QStringList &choices); // a, b, c
    // The choice that was most probably meant, or empty.
    static QString nearest(const QString &written, const QStringList &choices);
};

} // namespace environment
