// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The look of the whole program: scheme (dark, light or as the desktop says), text scale, palette, fonts and
// style. One per application, made on first use and owned by it. GUI thread.
//
// A widget that paints itself asks color() and font() while painting and needs to do nothing else: a change
// sends every widget a PaletteChange or FontChange, which repaints or relays it.

#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QObject>

#include <array>

class QPalette;

namespace theme {

class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Choice { System, Dark, Light };
    Q_ENUM(Choice)

    static Theme &current();

    void setChoice(Choice choice);
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }

    // 0.8 to 2.0; 1.5 is the size every screen is tested at.
    void setTextScale(double scale);
    [[nodiscard]] double textScale() const { return m_textScale; }

    // Puts style, palette and fonts on the application; calling it again does nothing.
    void install();

    // The desktop asks for as little motion as possible; this program moves nothing on its own.
    [[nodiscard]] static bool reducedMotion();

signals:
    void changed(); // scheme or text scale, after every widget has been told

private:
    friend const QFont &font(FontRole role);
    explicit Theme(QObject *parent);
    void makeFonts();
    void apply();
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] Scheme resolved() const;

    Choice m_choice = Choice::System;
    Scheme m_scheme = Scheme::Light;
    bool m_systemDark = false;
    bool m_installed = false;
    double m_textScale = 1.0;
    std::array<QFont, kFontRoles> m_fonts;
};

} // namespace theme
