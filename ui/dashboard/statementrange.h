// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which time the statements are shown of: the last minute, quarter of an hour, hour or day, or two stretches of one length,
// A and B, that somebody names by when they begin. GUI thread.

#include "models/base/clock.h"
#include "models/statements/comparison.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;

namespace theme {
class PlainLabel;
class Segmented;
}

namespace dashboard {

class StatementRange : public QWidget {
    Q_OBJECT
public:
    explicit StatementRange(const base::Clock &clock, QWidget *parent = nullptr);

    struct Chosen {
        statements::Stretch now;
        std::optional<statements::Stretch> before; // two stretches: A
    };
    [[nodiscard]] Chosen chosen() const; // as the clock stands
    [[nodiscard]] bool comparing() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose(int index);
    void retranslate();
    [[nodiscard]] base::WallTime startOf(const QDateTimeEdit *edit) const;

    const base::Clock &m_clock;
    theme::Segmented *m_range;
    QWidget *m_stretches;
    theme::PlainLabel *m_nameA, *m_nameB;
    QDateTimeEdit *m_a, *m_b;
    QComboBox *m_length;
};

} // namespace dashboard
