// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QSize>
#include <QStringList>

#include <functional>

class QPixmap;
class QWidget;

namespace app {

// Draws a window in both themes and two sizes as NAME-THEME-WIDTHxHEIGHT.png. GUI thread.
class ScreenshotCanvas {
public:
    explicit ScreenshotCanvas(const QDir &folder) : m_folder(folder) { }

    // settle: called after each change of theme and size, before drawing. above: drawn over the middle of the
    // window, as a dialog is.
    void draw(const QString &name, QWidget &window, const std::function<void()> &settle = {}, QWidget *above = nullptr);

    [[nodiscard]] int drawn() const { return m_drawn; }
    [[nodiscard]] const QStringList &failed() const { return m_failed; } // files that could not be written

private:
    [[nodiscard]] static QPixmap compose(QWidget &window, QWidget *above);

    QDir m_folder;
    int m_drawn = 0;
    QStringList m_failed;
};

} // namespace app
