// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an audit of the selected server found, by severity, what changed with the last one, and below it what to do about the
// selected finding; beside it, where the environment names others, in what the server differs from its partners there. The
// console looks by itself and says how long ago; F5 looks now, and the button also tries the policies. GUI thread.

#include "models/audit/desk.h"
#include "models/audit/securitymodel.h"
#include "ui/dashboard/tablepage.h"

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
class Segmented;
}

namespace dashboard {

class ParityView;

class SecurityPage final : public TablePage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"security"};
    static QString title() { return tr("Security"); }
    static bool offered(const DetailSubject &subject);
    static int count(const DetailSubject &) { return -1; }

    explicit SecurityPage(const DetailTools &tools, QWidget *parent = nullptr);
    void show(const DetailSubject &subject) override;
    [[nodiscard]] const CellTree *shownRows() const override;
    void keepState() override;
    void lookAgain() override;
    [[nodiscard]] audit::Desk &desk() const { return *m_desk; }
    void showParity(bool parity); // instead of the findings

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh(); // what the desk knows of the target shown
    void showFindings();
    void tell(); // the sentence above, whose age goes on
    [[nodiscard]] QString toldOfFindings() const;
    void choose();  // the advice follows the selected row
    void retranslate();

    audit::Desk *m_desk;
    audit::SecurityModel *m_rows;
    ParityView *m_parity;
    theme::Segmented *m_part; // findings | parity
    theme::PlainLabel *m_told;
    theme::Button *m_again;
    QWidget *m_advice;
    theme::PlainLabel *m_remedy;
    theme::ElidedLabel *m_fix;
    theme::Button *m_copy;
    QString m_target;
    bool m_recorded = false; // a second of the past is shown: the server is not asked
    bool m_permitted = true; // the console looks by itself
    bool m_compared = false; // there is something to compare it with
    base::TimePoint m_now{};
};

} // namespace dashboard
