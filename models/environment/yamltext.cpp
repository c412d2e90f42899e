// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/yamltext.h"

#include <QRegularExpression>

namespace environment {

namespace {

constexpr int kStep = 2;

QString quoted(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            out += QLatin1Char('\\');
        if (c == QLatin1Char('\n'))
            out += QStringLiteral("\\n");
        else if (c == QLatin1Char('\t'))
            out += QStringLiteral("\\t");
        else
            out += c;
    }
    return out + QLatin1Char('"');
}

// Plain only where no reader of YAML could see anything but a word.
QString scalarText(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9/_.][A-Za-z0-9/_.+ -]*\\z"));
    static const QRegularExpression special(QStringLiteral("^(~|null|true|false|yes|no|on|off|y|n)\\z"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression url(QStringLiteral("^https?://[A-Za-z0-9/_.:%?=&+~-]+[A-Za-z0-9/_]\\z"));
    const bool word = plain.match(text).hasMatch() && !special.match(text).hasMatch() && !text.endsWith(QLatin1Char(' '));
    return word || url.match(text).hasMatch() || text == QLatin1String("true") || text == QLatin1String("false") ? text : quoted(text);
}

void write(QString &out, const Node &node, int indent)
{
    const QString margin(indent, QLatin1Char(' '));
    for (const Node &item : node.items) {
        if (item.kind == Node::Kind::Scalar) {
            out += margin + QStringLiteral("- ") + scalarText(item.text) + QLatin1Char('\n');
            continue;
        }
        QString inner;
        write(inner, item, indent + kStep);
        inner[indent] = QLatin1Char('-'); // the first line of the item carries the dash
        out += inner;
    }
    for (const Node::Entry &entry : node.entries) {
        out += margin + scalarText(entry.key.text) + QLatin1Char(':');
        if (entry.value.kind == Node::Kind::Scalar) {
            out += QLatin1Char(' ') + scalarText(entry.value.text) + QLatin1Char('\n');
            continue;
        }
        out += QLatin1Char('\n');
        write(out, entry.value, indent + kStep);
    }
}

} // namespace

QByteArray yamlText(const Node &node, int indent)
{
    QString out;
    write(out, node, indent);
    return out.toUtf8();
}

QByteArray yamlWord(const QString &text)
{
    return scalarText(text).toUtf8();
}

} // namespace environment
