// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads one small JSON configuration file of a program and remembers what was missing, so that all
// mistakes are told at once. Numbers may be written as text, as a filled-in placeholder is. Any thread.

#include "models/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace program {

class JsonFile {
public:
    [[nodiscard]] static base::Result<JsonFile> read(const QString &file);
    // The FILE of "--config FILE".
    [[nodiscard]] static base::Result<JsonFile> fromArguments(const QStringList &args);

    [[nodiscard]] QString text(const char *key); // must be there
    [[nodiscard]] quint16 port(const char *key); // must be there, 1..65535
    [[nodiscard]] QString optionalText(const char *key, const QString &otherwise = {}) const;
    [[nodiscard]] double number(const char *key, double otherwise) const;
    [[nodiscard]] bool flag(const char *key) const;

    [[nodiscard]] const QString &path() const { return m_file; }
    [[nodiscard]] base::Result<void> complete() const; // after the last key: what is missing or wrong

private:
    QString m_file;
    QJsonObject m_object;
    QStringList m_missing;
};

} // namespace program
