// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Coverage by layer: rules in force, with data and without, and which ones lack it. GUI thread.

#include "models/alerts/coverage.h"
#include "ui/theme/card.h"

namespace theme {
class PlainLabel;
}

namespace alerts {

class LayerCard : public theme::Card {
    Q_OBJECT
public:
    explicit LayerCard(QWidget *parent = nullptr);
    void show(const std::array<LayerCoverage, 4> &layers);
    [[nodiscard]] QString textOf(int layer) const; // "uptime 5 5 0"

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();

    enum Column { Rules, With, Without, kColumns };
    std::array<LayerCoverage, 4> m_layers;
    theme::PlainLabel *m_heading, *m_heads[kColumns], *m_note;
    theme::PlainLabel *m_names[4];
    theme::PlainLabel *m_values[4][kColumns];
};

} // namespace alerts
