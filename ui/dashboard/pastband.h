// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Across the whole pane while it does not show the present: which second it is, how long ago, how things stand now, and
// the way back. Of an evidence pack: its name. GUI thread.

#include "models/base/clock.h"

#include <QWidget>

#include <optional>

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace dashboard {

class PastBand : public QWidget {
    Q_OBJECT
public:
    explicit PastBand(QWidget *parent = nullptr);

    void tell(base::WallTime shown, base::WallTime now, const QString &present); // present: how things stand now; empty: nothing
    void tellPack(const QString &pack, base::WallTime shown);
    void tellNothing(base::WallTime at); // was recorded then
    [[nodiscard]] QString text() const;

signals:
    void backRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    theme::PlainLabel *m_shown;
    theme::ElidedLabel *m_present;
    theme::Button *m_back;
};

} // namespace dashboard
