// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/statementtext.h"

namespace health {

namespace {

// Behind the comment that begins at `at`; -1: it does not end.
qsizetype behindComment(QStringView text, qsizetype at)
{
    if (text.mid(at).startsWith(u"--")) {
        const qsizetype end = text.indexOf(u'\n', at);
        return end < 0 ? -1 : end + 1;
    }
    int depth = 0;
    for (qsizetype i = at; i + 1 < text.size(); ++i) {
        if (text[i] == u'/' && text[i + 1] == u'*') {
            ++depth;
            ++i;
        } else if (text[i] == u'*' && text[i + 1] == u'/') {
            ++i;
            if (--depth == 0)
                return i + 1;
        }
    }
    return -1;
}

} // namespace

base::Untrusted withoutLeadingComments(const base::Untrusted &statement)
{
    const QStringView text = statement.raw();
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        const QStringView rest = text.mid(at);
        if (!rest.startsWith(u"--") && !rest.startsWith(u"/*"))
            return at == 0 ? statement : base::Untrusted(rest.toString());
        at = behindComment(text, at);
        if (at < 0)
            break;
    }
    return statement;
}

} // namespace health
