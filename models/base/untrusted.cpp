// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/untrusted.h"

#include "models/base/hidden.h"

#include <QStringDecoder>

namespace base {

bool isHidden(char32_t c)
{
    return (c >= 0x80 && c <= 0x9f) || c == 0xad || c == 0x061c || c == 0x180e || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff
        || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

namespace {

// Length of the valid UTF-8 sequence at the start of s, 0 if there is none.
std::size_t sequenceLength(std::string_view s)
{
    const auto lead = static_cast<unsigned char>(s[0]);
    const std::size_t n = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (n == 0 || n > s.size())
        return 0;
    if (n == 1)
        return 1;
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(QByteArrayView(s.data(), qsizetype(n)));
    return decode.hasError() || text.contains(QChar::ReplacementCharacter) ? (s.substr(0, n) == "\xef\xbf\xbd" ? n : 0) : n;
}

} // namespace

Untrusted::Untrusted(std::string_view utf8)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decode(QByteArrayView(utf8.data(), qsizetype(utf8.size())));
    if (!decode.hasError()) {
        m_text = std::move(text);
        return;
    }
    while (!utf8.empty()) {
        if (const std::size_t n = sequenceLength(utf8)) {
            m_text += QString::fromUtf8(utf8.data(), qsizetype(n));
            utf8.remove_prefix(n);
        } else {
            m_text += QStringLiteral("\\x%1").arg(static_cast<unsigned char>(utf8[0]), 2, 16, QLatin1Char('0'));
            utf8.remove_prefix(1);
        }
    }
}

QString Untrusted::visible() const
{
    QString out;
    out.reserve(m_text.size());
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        char32_t c = m_text[i].unicode();
        if (m_text[i].isHighSurrogate() && i + 1 < m_text.size() && m_text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(m_text[i], m_text[i + 1]);
        if (c < 0x20)
            out += QChar(0x2400 + char16_t(c)); // the control pictures block
        else if (c == 0x7f)
            out += QChar(0x2421);
        else if (isHidden(c) || (c >= 0xd800 && c <= 0xdfff))
            out += QStringLiteral("⟨U+%1⟩").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
        else
            out += QStringView(m_text).mid(i, c > 0xffff ? 2 : 1);
        if (c > 0xffff)
            ++i;
    }
    return out;
}

} // namespace base
