// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the pages about upkeep have in common: a table, and below it the advice about the selected row, or the worst of
// all while nothing is selected. GUI thread.

#include "models/health/advice.h"
#include "ui/dashboard/tablepage.h"

namespace dashboard {

class AdvicePanel;

class AdvicePage : public TablePage {
    Q_OBJECT
public:
    static bool offered(const DetailSubject &subject);
    void show(const DetailSubject &subject) final;

protected:
    AdvicePage(QLatin1StringView name, const DetailTools &tools, QWidget *parent) : TablePage(name, parent), m_tools(tools) {}
    void setUp(int sortedBy, Qt::SortOrder order); // after setTable()
    [[nodiscard]] QModelIndex chosen() const; // of the model itself; invalid: nothing is selected
    [[nodiscard]] const std::vector<health::Advice> &advice() const { return m_advice; }

    virtual void fill(const watch::Upkeep &upkeep) = 0; // advice() is known by then
    [[nodiscard]] virtual std::vector<health::Advice> about(const QModelIndex &row) const = 0; // invalid: the worst
    [[nodiscard]] virtual const watch::Upkeep::Part &part(const watch::Upkeep &upkeep) const = 0;
    [[nodiscard]] virtual QStringList parts() const = 0; // whose absence is told here

private:
    void choose();

    AdvicePanel *m_panel = nullptr;
    const DetailTools &m_tools;
    std::vector<health::Advice> m_advice;
    QString m_note;
};

} // namespace dashboard
