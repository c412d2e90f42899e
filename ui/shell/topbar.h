// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where you are, how it stands, what you may do, and the way to everything: environment band, health pill, role,
// search, theme. GUI thread.

#include "models/health/situation.h"

#include <QWidget>

namespace theme {
class Button;
class PlainLabel;
class Pill;
}

namespace shell {

class SearchBox;

class TopBar : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);

    void setEnvironment(const environment::Environment *environment); // null: none is open
    void setSituation(const health::Situation &situation);
    void setRole(const watch::Facts *facts, const QString &target); // null: unknown
    [[nodiscard]] QRect healthPlace() const; // global
    [[nodiscard]] SearchBox *search() const { return m_search; }

signals:
    void scoreRequested(); // how it came about
    void themeToggled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showBand();
    void showHealth();

    theme::PlainLabel *m_product;
    theme::Pill *m_band;
    theme::Pill *m_health;
    theme::Pill *m_role;
    SearchBox *m_search;
    theme::Button *m_theme;
    std::optional<environment::Kind> m_kind;
    QString m_title;
    health::Situation m_situation;
};

} // namespace shell
