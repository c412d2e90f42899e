// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshotcanvas.h"

#include "ui/theme/space.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace app {

using theme::Theme;

namespace {

constexpr std::pair<Theme::Choice, const char *> kThemes[] = {{Theme::Choice::Dark, "dark"}, {Theme::Choice::Light, "light"}};
constexpr QSize kSizes[] = {{1280, 800}, {1920, 1080}};
constexpr int kRounds = 4;
constexpr float kVeil = 0.62F; // of the window's ground over what lies beneath a dialog

} // namespace

QPixmap ScreenshotCanvas::compose(QWidget &window, QWidget *above)
{
    QPixmap picture = window.grab();
    if (!above)
        return picture;
    const QPixmap dialog = above->grab();
    QPainter painter(&picture);
    QColor veil = theme::color(theme::Token::Window);
    veil.setAlphaF(kVeil);
    painter.fillRect(picture.rect(), veil);
    const QRect place(QPoint((picture.width() - dialog.width()) / 2, (picture.height() - dialog.height()) / 2), dialog.size());
    painter.drawPixmap(place.topLeft(), dialog);
    painter.setPen(theme::color(theme::Token::Line));
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
    return picture;
}

void ScreenshotCanvas::draw(const QString &name, QWidget &window, const std::function<void()> &settle, QWidget *above)
{
    const QSize wanted = above ? above->size() : QSize();
    for (const auto &[choice, word] : kThemes) {
        Theme::current().setChoice(choice);
        for (const QSize &size : kSizes) {
            window.resize(size);
            if (above)
                above->resize(wanted.boundedTo(size - QSize(theme::space(8), theme::space(8))));
            for (int round = 0; round < kRounds; ++round) {
                if (settle)
                    settle();
                QCoreApplication::sendPostedEvents(); // layouts that were asked for, and those that these ask for
            }
            const QString file = QStringLiteral("%1-%2-%3x%4.png")
                                     .arg(name, QLatin1String(word))
                                     .arg(size.width())
                                     .arg(size.height());
            if (compose(window, above).save(m_folder.filePath(file)))
                ++m_drawn;
            else
                m_failed.append(file);
        }
    }
}

} // namespace app
