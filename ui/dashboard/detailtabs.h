// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tabs about the selected target, each a DetailPage: sessions, replication, pool, storage ... GUI thread.

#include "ui/dashboard/detailpage.h"
#include "ui/theme/card.h"

class QStackedWidget;

namespace theme {
class TabStrip;
}

namespace dashboard {

class DetailTabs : public theme::Card {
    Q_OBJECT
public:
    enum Tab { Sessions, Statements, Replication, Storage, Vacuum, Indexes, Pool, Sql, Security }; // as they stand in the strip; the last is of every server, since Qt measures by it
    static constexpr int kTabs = Security + 1;

    DetailTabs(settings::Settings &settings, watch::Feed &feed, QWidget *parent = nullptr);

    void setSubject(const DetailSubject &subject);
    void showTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    [[nodiscard]] static QLatin1StringView nameOf(Tab tab);
    [[nodiscard]] bool offers(Tab tab) const;
    [[nodiscard]] DetailPage *page(Tab tab); // made if need be
    [[nodiscard]] const CellTree *shownRows() const; // null: no table is seen
    void keepState();
    void setSignaller(operate::Signaller *signaller) { m_tools.signaller = signaller; }
    void setPoolKeeper(operate::PoolKeeper *keeper) { m_tools.poolKeeper = keeper; }
    void setDesk(inquiry::Desk *desk) { m_tools.desk = desk; }
    void setAudits(audit::Desk *audits) { m_tools.audits = audits; }
    void lookAgain(); // the page that is shown
    void setStatements(statements::Memory *memory, statements::Planner *planner); // before its page is made

signals:
    void pageMade();
    void retryRequested(const QString &target);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void choose();
    void refresh();

    DetailTools m_tools;
    theme::TabStrip *m_strip;
    QStackedWidget *m_stack;
    DetailPage *m_pages[kTabs] = {};
    int m_wanted = 0; // tab the person chose last; shown whenever the target offers it
    bool m_choosing = false; // the strip is changed by us
    DetailSubject m_subject;
};

} // namespace dashboard
