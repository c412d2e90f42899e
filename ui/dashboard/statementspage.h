// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The statements of the selected PostgreSQL server by their part in all execution time: of a stretch up to now, against
// last week, or of two stretches against each other; beside them the selected one in full and its plan. Asks the memory
// of statements where there is one, else shows the last look. GUI thread.

#include "models/statements/memory.h"
#include "models/statements/statementsmodel.h"
#include "ui/dashboard/detailpage.h"

class QSplitter;
class QStackedWidget;

namespace theme {
class PlainLabel;
}

namespace dashboard {

class LiveTable;
class StatementPane;
class StatementRange;

class StatementsPage final : public DetailPage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"statements"};
    static QString title() { return tr("Statements"); }
    static bool offered(const DetailSubject &subject);
    static int count(const DetailSubject &subject);

    explicit StatementsPage(const DetailTools &tools, QWidget *parent = nullptr);
    void show(const DetailSubject &subject) override;
    [[nodiscard]] const CellTree *shownRows() const override;
    void keepState() override;

private:
    void ask();
    void take(const statements::Comparison &comparison);
    void showAbsence(const QString &icon, const QString &title, const QString &sentence);
    void choose(); // the pane follows the selected row
    [[nodiscard]] LiveTable &table() const;
    [[nodiscard]] const statements::Row *selected() const;

    const DetailTools &m_tools;
    const base::Clock &m_clock;
    StatementRange *m_range;
    theme::PlainLabel *m_told;
    QSplitter *m_across;
    QStackedWidget *m_tables;
    statements::StatementsModel *m_rows;
    statements::ComparedModel *m_pairs;
    LiveTable *m_table, *m_pairTable;
    StatementPane *m_pane;
    QString m_target, m_scope;
    watch::StatementsState m_state;
    bool m_recorded = false;
    bool m_up = false;
    int m_asked = 0; // answers to earlier questions are dropped
};

} // namespace dashboard
