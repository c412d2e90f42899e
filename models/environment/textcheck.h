// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Looks at the bytes of a file before any parser does: size, UTF-8, control characters, runaway brackets.
// Also turns the byte columns of a parser into the columns an editor shows. Any thread.

#include "models/environment/location.h"

#include <QByteArray>
#include <QList>

namespace environment {

class TextCheck {
public:
    TextCheck(const QByteArray &utf8, const QString &file, qsizetype byteLimit);

    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; } // without a byte order mark
    [[nodiscard]] const QList<Issue> &issues() const { return m_issues; }
    // line and byteColumn from 0, as parsers count; both from 1 in the answer, the column in characters.
    [[nodiscard]] Location locate(int line, int byteColumn) const;

private:
    void refuse(qsizetype offset, const QString &text, const QString &remedy);
    void checkBytes();

    QByteArray m_bytes;
    QString m_file;
    QList<qsizetype> m_lines; // offsets of the starts of lines
    QList<Issue> m_issues;
};

} // namespace environment
