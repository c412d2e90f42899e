// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An environment file before and after a change: what the text says, and in which lines it differs.

#include "models/environment/change.h"
#include "models/environment/parser.h"

inline environment::Target targetOf(const QByteArray &text, const QString &id)
{
    const environment::ParseResult result = environment::parse(text, QStringLiteral("/etc/shop.yaml"));
    const environment::Target *found = result.environment ? result.environment->find(id) : nullptr;
    return found ? *found : environment::Target();
}

inline base::Result<QByteArray> apply(const QByteArray &text, const environment::Change &change)
{
    return environment::changed(text, QStringLiteral("/etc/shop.yaml"), change);
}

// The lines that are not in both texts: "-old" and "+new", in the order they stand.
inline QByteArrayList difference(const QByteArray &a, const QByteArray &b)
{
    QByteArrayList before = a.split('\n'), after = b.split('\n');
    while (!before.isEmpty() && !after.isEmpty() && before.first() == after.first()) {
        before.removeFirst();
        after.removeFirst();
    }
    while (!before.isEmpty() && !after.isEmpty() && before.last() == after.last()) {
        before.removeLast();
        after.removeLast();
    }
    QByteArrayList out;
    for (const QByteArray &line : before)
        if (!line.trimmed().isEmpty() && !after.contains(line))
            out << '-' + line.trimmed();
    for (const QByteArray &line : after)
        if (!before.contains(line))
            out << '+' + line.trimmed();
    return out;
}

inline QByteArray said(const base::Error &error)
{
    return QByteArray::fromStdString(error.text + " / " + error.remedy);
}
