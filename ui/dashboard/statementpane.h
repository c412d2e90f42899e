// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Beside the statements: the selected one in full, and its plan when somebody asks for it. GUI thread.

#include "models/statements/comparison.h"
#include "models/statements/planner.h"

#include <QWidget>

class QPlainTextEdit;

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace dashboard {

class StatementPane : public QWidget {
    Q_OBJECT
public:
    explicit StatementPane(QWidget *parent = nullptr);

    void setPlanner(statements::Planner *planner); // null: no plan is offered
    void setStatement(const QString &target, const statements::Line &line);
    void requestPlan(); // as if its button were pressed

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void planned(const statements::PlanRequest &request, const statements::Plan &plan);
    void refused(const statements::PlanRequest &request, const base::Error &error);
    [[nodiscard]] bool isShown(const QString &target, const statements::PlanRequest &request) const;
    [[nodiscard]] statements::PlanRequest request() const;
    void copy() const;
    void say(const QString &sentence);
    void arrange(); // both papers where there is room, else one
    void retranslate();
    void refont();

    statements::Planner *m_planner = nullptr;
    QString m_target;
    statements::Line m_line;
    bool m_planShown = false;
    theme::ElidedLabel *m_who;
    theme::Button *m_plan;
    theme::Button *m_copy;
    QPlainTextEdit *m_text;
    theme::PlainLabel *m_told;
    QPlainTextEdit *m_shownPlan;
};

} // namespace dashboard
