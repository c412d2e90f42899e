// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/statementscrub.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace recorder {

namespace {

bool isWord(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'$'; }

// Behind the closing quote; -1: what follows cannot be told apart.
qsizetype endOfString(QStringView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == u'\\')
            return -1; // an escape, or not, as the server was set up
        if (text[at] != u'\'')
            continue;
        if (at + 1 < text.size() && text[at + 1] == u'\'')
            ++at;
        else
            return at + 1;
    }
    return text.size();
}

// Behind the comment, nested as PostgreSQL nests them.
qsizetype endOfComment(QStringView text, qsizetype at)
{
    if (text[at] == u'-') {
        const qsizetype end = text.indexOf(u'\n', at);
        return end < 0 ? text.size() : end;
    }
    int depth = 0;
    for (; at + 1 < text.size(); ++at) {
        if (text[at] == u'/' && text[at + 1] == u'*') {
            ++depth;
            ++at;
        } else if (text[at] == u'*' && text[at + 1] == u'/') {
            ++at;
            if (--depth == 0)
                return at + 1;
        }
    }
    return text.size();
}

// Of $tag$ ... $tag$; `at` when no such quote begins here.
qsizetype endOfDollar(QStringView text, qsizetype at)
{
    qsizetype tag = at + 1;
    while (tag < text.size() && (text[tag].isLetterOrNumber() || text[tag] == u'_'))
        ++tag;
    if (tag >= text.size() || text[tag] != u'$' || (tag > at + 1 && text[at + 1].isDigit()))
        return at;
    const QStringView quote = text.sliced(at, tag - at + 1);
    const qsizetype end = text.indexOf(quote, tag + 1);
    return end < 0 ? text.size() : end + quote.size();
}

} // namespace

QString withoutLiterals(const QString &statement)
{
    const QStringView text = statement;
    QString out;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        const bool two = at + 1 < text.size();
        if (c == u'\'') {
            at = endOfString(text, at);
            out += u'?';
            if (at < 0)
                return out + u" …"_s;
        } else if (c == u'"') {
            const qsizetype end = text.indexOf(u'"', at + 1);
            out += end < 0 ? QStringView(u"\"…") : text.sliced(at, end - at + 1);
            at = end < 0 ? text.size() : end + 1;
        } else if (two && ((c == u'-' && text[at + 1] == u'-') || (c == u'/' && text[at + 1] == u'*'))) {
            at = endOfComment(text, at);
        } else if (c == u'$' && endOfDollar(text, at) != at) {
            at = endOfDollar(text, at);
            out += u'?';
        } else if (c == u'$') { // $1
            for (out += c, ++at; at < text.size() && text[at].isDigit(); ++at)
                out += text[at];
        } else if (c.isDigit() || (c == u'.' && two && text[at + 1].isDigit())) {
            while (at < text.size() && (isWord(text[at]) || text[at] == u'.'))
                ++at;
            out += u'?';
        } else if (isWord(c)) {
            for (; at < text.size() && isWord(text[at]); ++at)
                out += text[at];
        } else {
            out += c;
            ++at;
        }
    }
    return out.trimmed();
}

QString withoutData(const QString &message)
{
    QString plain;
    QChar closing;
    for (const QChar c : message) {
        if (!closing.isNull()) {
            if (c == closing)
                closing = QChar();
            continue;
        }
        if (c == u'"' || c == u'\'' || c == u'(' || c == u'[' || c == u'«' || c == u'„') {
            closing = c == u'(' ? u')' : c == u'[' ? u']' : c == u'«' ? u'»' : c == u'„' ? u'“' : c;
            plain += u" ? "_s;
        } else {
            plain += c;
        }
    }
    QStringList words = plain.simplified().split(u' ', Qt::SkipEmptyParts);
    for (QString &word : words) {
        QString bare = word;
        while (!bare.isEmpty() && (bare.endsWith(u'.') || bare.endsWith(u':') || bare.endsWith(u',') || bare.endsWith(u';')))
            bare.chop(1);
        if (std::any_of(bare.cbegin(), bare.cend(), [](QChar c) { return c.isDigit() || QStringView(u"./:@=\\").contains(c); }))
            word = u"?"_s + word.sliced(bare.size());
    }
    return words.join(u' ');
}

} // namespace recorder
