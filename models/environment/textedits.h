// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The text of an environment file with changes to pieces of it, named by where they stand now and made all at once, so
// that what nobody named stays byte for byte. Lines count from 1. Any thread.

#include "models/environment/yamltree.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace environment {

class TextEdits {
public:
    explicit TextEdits(QByteArray text);

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] int lines() const { return int(m_starts.size()); }
    [[nodiscard]] qsizetype startOf(int line) const; // of the line after the last: the end of the text
    [[nodiscard]] QByteArrayView line(int line) const; // with its end
    [[nodiscard]] bool isBlankOrComment(int line) const;
    [[nodiscard]] bool isComment(int line) const;
    [[nodiscard]] int indentOf(int line) const;
    [[nodiscard]] qsizetype offsetOf(const Node &node) const; // where it begins
    // Behind the last character of a word, a quoted text or anything in brackets; nullopt for a block over lines and for
    // brackets with a comment inside.
    [[nodiscard]] std::optional<qsizetype> endOf(const Node &value) const;
    // The last line of content from `line` on and before `limit`: comments and empty lines behind belong to what follows.
    [[nodiscard]] int lastContent(int line, int limit) const;

    void replace(qsizetype from, qsizetype to, QByteArray with);
    [[nodiscard]] std::optional<QByteArray> applied() const; // nullopt: two changes of one place

private:
    struct Edit {
        qsizetype from, to;
        QByteArray with;
    };
    QByteArray m_text;
    std::vector<qsizetype> m_starts;
    std::vector<Edit> m_edits;
};

} // namespace environment
