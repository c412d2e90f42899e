// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/synchronousstandbys.h"

#include <optional>
#include <vector>

namespace watch {

namespace {

// One word, quoted text, number or sign at a time; empty at the end.
class StandbyWords {
public:
    explicit StandbyWords(const QString &text) : m_text(text) {}

    struct Word {
        QString text;
        bool quoted = false;
    };
    std::optional<Word> next()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at >= m_text.size())
            return {};
        if (m_text[m_at] == QLatin1Char('"'))
            return quoted();
        if (QStringLiteral("(),*").contains(m_text[m_at]))
            return Word{m_text[m_at++], false};
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && !QStringLiteral("(),\"").contains(m_text[m_at]))
            ++m_at;
        return Word{m_text.mid(from, m_at - from), false};
    }

private:
    Word quoted()
    {
        QString text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == QLatin1Char('"') && (m_at + 1 >= m_text.size() || m_text[m_at + 1] != QLatin1Char('"')))
                break;
            if (m_text[m_at] == QLatin1Char('"'))
                ++m_at; // doubled: one of them
            text += m_text[m_at];
        }
        ++m_at;
        return {text, true};
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

SynchronousStandbys SynchronousStandbys::parse(const QString &setting)
{
    StandbyWords words(setting);
    std::vector<StandbyWords::Word> all;
    while (auto word = words.next())
        all.push_back(*std::move(word));
    SynchronousStandbys out;
    std::size_t at = 0;
    const auto is = [&](const char *text) {
        return at < all.size() && !all[at].quoted && all[at].text.compare(QLatin1String(text), Qt::CaseInsensitive) == 0;
    };
    const bool named = (is("any") || is("first")) && all.size() > 1 && all[1].text != QLatin1String(",");
    out.any = named && is("any");
    at += named ? 1 : 0;
    bool counted = false;
    const int count = at + 1 < all.size() && all[at + 1].text == QLatin1String("(") ? all[at].text.toInt(&counted) : 0;
    if (named && !counted)
        return {};
    at += counted ? 2 : 0;
    for (; at < all.size() && (all[at].quoted || all[at].text != QLatin1String(")")); ++at) {
        if (all[at].quoted || (all[at].text != QLatin1String(",") && all[at].text != QLatin1String("*")))
            out.names << all[at].text;
        else if (all[at].text == QLatin1String("*"))
            out.everyone = true;
    }
    out.required = out.names.isEmpty() && !out.everyone ? 0 : counted ? count : 1;
    return out.required > 0 ? out : SynchronousStandbys();
}

} // namespace watch
