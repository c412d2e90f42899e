// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Canonical JSON of one flat object (a subset of RFC 8785): keys sorted, ASCII; values strings and integers of less than
// 2^53; no blanks; UTF-8; the shortest escapes. One object has one text, so that its hash means something. Any thread.

#include <QByteArray>
#include <QList>
#include <QString>

#include <map>
#include <optional>
#include <variant>

namespace journal {

using FlatValue = std::variant<QString, qint64>;
using FlatMembers = std::map<QByteArray, FlatValue>;

[[nodiscard]] QByteArray flatJson(const FlatMembers &members);
// A string as it stands in such an object, with its quotes.
[[nodiscard]] QByteArray quoted(const QString &text);

// Reads the canonical text and nothing else. Looks into the bytes it was given: keep them alive.
class FlatJson {
public:
    // Nothing when the bytes are not exactly what flatJson() would write.
    [[nodiscard]] static std::optional<FlatJson> parse(QByteArrayView bytes);

    [[nodiscard]] bool has(QByteArrayView key) const { return find(key) != nullptr; }
    [[nodiscard]] QString text(QByteArrayView key) const; // empty when absent or a number
    [[nodiscard]] std::optional<qint64> number(QByteArrayView key) const;
    // The value is this text (UTF-8); an absent one is the empty text.
    [[nodiscard]] bool is(QByteArrayView key, QByteArrayView wanted) const;
    [[nodiscard]] FlatMembers members() const;

private:
    struct Member {
        QByteArrayView key;
        QByteArrayView raw; // a string without its quotes, still escaped
        qint64 number = 0;
        bool isText = false;
        bool escaped = false;
    };
    [[nodiscard]] const Member *find(QByteArrayView key) const;
    [[nodiscard]] static QString unescaped(const Member &m);

    QList<Member> m_members;
};

} // namespace journal
