// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/passfile.h"

#include "models/base/hardening.h"

#include <QDir>
#include <QFile>

namespace postgres {

namespace {

constexpr qsizetype kMostEntries = 1000, kLongestField = 1024;

// Reads one character at a time from an unbuffered file, so that no buffer ever holds what stands behind the fourth colon.
class Fields {
public:
    explicit Fields(QFile &file) : m_file(file) {}

    // Up to four fields of the next line; the rest of it is passed over. False: the end.
    bool next(QStringList &fields)
    {
        fields.clear();
        QByteArray field;
        bool escaped = false, any = false;
        char c = 0;
        while (m_file.getChar(&c)) {
            any = true;
            if (c == '\n')
                return true;
            if (fields.size() == 4 || (fields.isEmpty() && field.startsWith('#')))
                continue;
            if (!escaped && c == '\\') {
                escaped = true;
            } else if (!escaped && c == ':') {
                fields.append(QString::fromUtf8(field));
                field.clear();
            } else {
                escaped = false;
                if (field.size() < kLongestField)
                    field += c;
            }
        }
        return any;
    }

private:
    QFile &m_file;
};

} // namespace

QString passFile()
{
    const QString named = base::scrubbed("PGPASSFILE");
    return named.isEmpty() ? QDir::homePath() + QStringLiteral("/.pgpass") : named;
}

QList<PassFileEntry> listPassFile(const QString &path)
{
    QList<PassFileEntry> entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return entries;
    Fields fields(file);
    QStringList line;
    while (entries.size() < kMostEntries && fields.next(line))
        if (line.size() == 4)
            entries.append({line[0], line[1], line[2], line[3]});
    return entries;
}

} // namespace postgres
