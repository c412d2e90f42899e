// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Text that a server, a file of somebody else or a peer chose: object names, messages, statements. It must
// never be read as markup or as a terminal command, so it has no implicit conversion to QString; only
// plain-text widgets and the terminal printer take it, and they show visible(). Any thread.

#include <QMetaType>
#include <QString>

#include <string_view>

namespace base {

class Untrusted {
public:
    Untrusted() = default;
    explicit Untrusted(std::string_view utf8); // invalid bytes become \xNN, nothing is lost
    explicit Untrusted(QString text) : m_text(std::move(text)) {}

    // One line for the screen, the terminal and logs: control, escape, bidirectional and zero-width
    // characters appear as symbols (␛, ␊, ⟨U+202E⟩). Never markup.
    [[nodiscard]] QString visible() const;
    // As received (invalid bytes still as \xNN): for copying, comparing and binding as a parameter.
    [[nodiscard]] const QString &raw() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Untrusted &, const Untrusted &) = default;

private:
    QString m_text;
};

} // namespace base

Q_DECLARE_METATYPE(base::Untrusted)
