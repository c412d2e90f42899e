// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/style.h"

#include <QApplication>
#include <QPalette>
#include <QPointer>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace theme {
namespace {

QFont make(const QStringList &families, int pixels, QFont::Weight weight, double scale)
{
    QFont f;
    f.setFamilies(families);
    f.setPixelSize(std::max(8, int(std::lround(pixels * scale))));
    f.setWeight(weight);
    return f;
}

} // namespace

const QFont &font(FontRole role) { return Theme::current().m_fonts[std::size_t(role)]; }

Theme &Theme::current()
{
    static QPointer<Theme> theme;
    if (!theme)
        theme = new Theme(qApp);
    return *theme;
}

Theme::Theme(QObject *parent) : QObject(parent)
{
    const QPalette desktop = QApplication::palette();
    m_systemDark = desktop.color(QPalette::WindowText).lightness() > desktop.color(QPalette::Window).lightness();
    m_scheme = resolved();
    makeFonts();
}

Scheme Theme::resolved() const
{
    if (m_choice == Choice::System)
        return m_systemDark ? Scheme::Dark : Scheme::Light;
    return m_choice == Choice::Dark ? Scheme::Dark : Scheme::Light;
}

void Theme::setChoice(Choice choice)
{
    m_choice = choice;
    const Scheme next = resolved();
    if (next == m_scheme && m_installed)
        return;
    m_scheme = next;
    if (m_installed) {
        QApplication::setPalette(palette());
        emit changed();
    }
}

void Theme::setTextScale(double scale)
{
    scale = std::clamp(scale, 0.8, 2.0);
    if (qFuzzyCompare(scale, m_textScale))
        return;
    m_textScale = scale;
    makeFonts();
    if (m_installed) {
        QApplication::setFont(font(FontRole::Body));
        emit changed();
    }
}

void Theme::install()
{
    if (m_installed)
        return;
    m_installed = true;
    QApplication::setStyle(new Style);
    QApplication::setPalette(palette());
    QApplication::setFont(font(FontRole::Body));
}

bool Theme::reducedMotion() { return !QApplication::isEffectEnabled(Qt::UI_General); }

void Theme::makeFonts()
{
    const QStringList words{u"Inter"_s, u"DejaVu Sans"_s};
    const QStringList code{u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s};
    const auto set = [this](FontRole role, const QFont &f) { m_fonts[std::size_t(role)] = f; };
    set(FontRole::Body, make(words, 13, QFont::Normal, m_textScale));
    set(FontRole::Strong, make(words, 13, QFont::DemiBold, m_textScale));
    set(FontRole::Small, make(words, 12, QFont::Normal, m_textScale));
    set(FontRole::Caption, make(words, 11, QFont::DemiBold, m_textScale));
    set(FontRole::Title, make(words, 15, QFont::DemiBold, m_textScale));
    set(FontRole::Answer, make(words, 17, QFont::DemiBold, m_textScale));
    set(FontRole::Step, make(words, 24, QFont::DemiBold, m_textScale));
    set(FontRole::Mono, make(code, 12, QFont::Normal, m_textScale));
}

QPalette Theme::palette() const
{
    const auto c = [this](Token token) { return theme::color(token, m_scheme); };
    QPalette p;
    p.setColor(QPalette::Window, c(Token::Window));
    p.setColor(QPalette::WindowText, c(Token::Text));
    p.setColor(QPalette::Base, c(Token::Surface));
    p.setColor(QPalette::AlternateBase, c(Token::Raised));
    p.setColor(QPalette::Text, c(Token::Text));
    p.setColor(QPalette::PlaceholderText, c(Token::Faint));
    p.setColor(QPalette::Button, c(Token::Raised));
    p.setColor(QPalette::ButtonText, c(Token::Text));
    p.setColor(QPalette::BrightText, c(Token::Critical));
    p.setColor(QPalette::Highlight, c(Token::Selection));
    p.setColor(QPalette::HighlightedText, c(Token::Text));
    p.setColor(QPalette::Link, c(Token::Accent));
    p.setColor(QPalette::LinkVisited, c(Token::Accent));
    p.setColor(QPalette::ToolTipBase, c(Token::Raised));
    p.setColor(QPalette::ToolTipText, c(Token::Text));
    p.setColor(QPalette::Light, c(Token::Line));
    p.setColor(QPalette::Midlight, c(Token::Raised));
    p.setColor(QPalette::Mid, c(Token::Line));
    p.setColor(QPalette::Dark, c(Token::Line));
    p.setColor(QPalette::Shadow, c(Token::Window));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c(Token::Faint));
    return p;
}

} // namespace theme

#include "moc_theme.cpp"
