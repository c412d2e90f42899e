// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/textcheck.h"

#include "models/environment/words.h"

#include <algorithm>

namespace environment {

namespace {

// Raw count, quotes not understood: far above anything a person writes, far below what costs the scanner memory.
constexpr int kMostOpenBrackets = 256;
constexpr qsizetype kLongestLine = 16384; // keeps locate() cheap

// Length of the valid UTF-8 sequence at p (RFC 3629: no surrogates, nothing overlong), 0 if there is none.
qsizetype sequenceAt(const char *p, const char *end)
{
    const auto byte = [p](int i) { return static_cast<unsigned char>(p[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    const int n = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || end - p < n)
        return 0;
    for (int i = 1; i < n; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    const bool overlong = (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xf0 && byte(1) < 0x90);
    const bool outside = (lead == 0xed && byte(1) > 0x9f) || (lead == 0xf4 && byte(1) > 0x8f);
    return overlong || outside ? 0 : n;
}

} // namespace

TextCheck::TextCheck(const QByteArray &utf8, const QString &file, qsizetype byteLimit) : m_bytes(utf8), m_file(file)
{
    if (m_bytes.startsWith("\xef\xbb\xbf"))
        m_bytes.remove(0, 3);
    if (m_bytes.size() > byteLimit) {
        m_issues.append({Issue::Kind::Error, {file, 0, 0},
                         Words::tr("the file is larger than %1 KiB").arg(byteLimit / 1024),
                         Words::tr("split it into several environments")});
        return;
    }
    m_lines.append(0);
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        if (m_bytes[i] == '\n')
            m_lines.append(i + 1);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const qsizetype next = i + 1 < m_lines.size() ? m_lines[i + 1] : m_bytes.size();
        if (next - m_lines[i] > kLongestLine) {
            m_issues.append({Issue::Kind::Error, {m_file, int(i) + 1, 1},
                             Words::tr("this line is longer than %n characters", nullptr, int(kLongestLine)),
                             Words::tr("break it; long statements go into a block: 'sql: |'")});
            return;
        }
    }
    checkBytes();
}

void TextCheck::checkBytes()
{
    const char *const begin = m_bytes.constData();
    const char *const end = begin + m_bytes.size();
    int open = 0;
    for (const char *p = begin; p < end;) {
        const auto c = static_cast<unsigned char>(*p);
        const qsizetype length = sequenceAt(p, end);
        if (length == 0)
            return refuse(p - begin, Words::tr("this byte is not UTF-8 (0x%1)").arg(c, 2, 16, QLatin1Char('0')),
                          Words::tr("save the file as UTF-8"));
        if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f)
            return refuse(p - begin, Words::tr("there is a control character here (0x%1)").arg(c, 2, 16, QLatin1Char('0')),
                          Words::tr("remove it; the file must be plain text"));
        if (c == '[' || c == '{')
            ++open;
        else if (c == ']' || c == '}')
            open = std::max(0, open - 1);
        if (open > kMostOpenBrackets)
            return refuse(p - begin, Words::tr("more than %n brackets are open", nullptr, kMostOpenBrackets),
                          Words::tr("close them, or write the list with a dash a line"));
        p += length;
    }
}

void TextCheck::refuse(qsizetype offset, const QString &text, const QString &remedy)
{
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), offset);
    const int line = int(after - m_lines.begin()) - 1;
    m_issues.append({Issue::Kind::Error, locate(line, int(offset - m_lines[line])), text, remedy});
}

Location TextCheck::locate(int line, int byteColumn) const
{
    if (line < 0 || line >= m_lines.size())
        return {m_file, std::max(0, line + 1), std::max(0, byteColumn + 1)};
    const qsizetype start = m_lines[line];
    const qsizetype end = std::min(m_bytes.size(), start + byteColumn);
    // characters, not bytes: count what is not a continuation byte
    const auto characters = std::count_if(m_bytes.begin() + start, m_bytes.begin() + std::max(start, end),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    return {m_file, line + 1, int(characters) + 1};
}

} // namespace environment
