// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/statementscrub.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

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

// What stands around a value, in one language or another.
constexpr QStringView kMarks[] = {u"\"", u"'", u"`", u"\u2018\u2019\u201a", u"\u201c\u201d\u201e", u"\u00ab\u00bb", u"\u2039\u203a", u"()", u"[]", u"{}", u"\u300c\u300d"};
constexpr QStringView kOpeners = u"([{\u201a\u201e\u300c";

// Behind the last mark of any kind: no server doubles the marks within a value, and those of another kind may be part of
// it. Where one has no partner, nobody can tell where its value ends, and the rest goes.
qsizetype endOfValues(QStringView text)
{
    qsizetype end = 0;
    for (const QStringView marks : kMarks) {
        qsizetype first = -1, last = -1, count = 0;
        for (qsizetype i = 0; i < text.size(); ++i)
            if (marks.contains(text[i])) {
                first = count++ == 0 ? i : first;
                last = i;
            }
        if (count % 2 != 0 || (count > 0 && marks.size() > 1 && (text[last] == text[first] || kOpeners.contains(text[last]))))
            return text.size();
        end = std::max(end, last + 1);
    }
    return end;
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
    static const QRegularExpression attempt(uR"(^connection to server (?:at|on socket) "[^"]*"(?: \([^()]*\))?(?:, port \d+)? failed: )"_s);
    QStringView said = message;
    QString plain;
    if (const QRegularExpressionMatch begins = attempt.match(message); begins.hasMatch()) {
        plain = u"connection to server failed: "_s;
        said = said.sliced(begins.capturedEnd());
    }
    const auto isMark = [](QChar c) { return std::ranges::any_of(kMarks, [c](QStringView marks) { return marks.contains(c); }); };
    const qsizetype from = std::ranges::find_if(said, isMark) - said.begin();
    plain += said.first(from);
    if (from < said.size()) {
        plain += u" ? "_s;
        plain += said.sliced(endOfValues(said));
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
