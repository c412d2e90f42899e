// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an audit of the selected server found, by severity, and below it what to do about the selected finding. Asked anew when it
// is looked at and older than an hour, and by a button, which also tries the policies. GUI thread.

#include "models/audit/securitymodel.h"
#include "ui/dashboard/tablepage.h"

namespace audit {
class Desk;
}

namespace theme {
class Button;
class ElidedLabel;
class PlainLabel;
}

namespace dashboard {

class SecurityPage final : public TablePage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"security"};
    static QString title() { return tr("Security"); }
    static bool offered(const DetailSubject &subject);
    static int count(const DetailSubject &) { return -1; }

    explicit SecurityPage(const DetailTools &tools, QWidget *parent = nullptr);
    void show(const DetailSubject &subject) override;
    [[nodiscard]] audit::Desk &desk() const { return *m_desk; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh(); // what the desk knows of the target shown
    void choose();  // the advice follows the selected row
    void retranslate();

    audit::Desk *m_desk;
    audit::SecurityModel *m_rows;
    theme::PlainLabel *m_told;
    theme::Button *m_again;
    QWidget *m_advice;
    theme::PlainLabel *m_remedy;
    theme::ElidedLabel *m_fix;
    theme::Button *m_copy;
    QString m_target;
    bool m_recorded = false; // a second of the past is shown: the server is not asked
    base::TimePoint m_now{};
};

} // namespace dashboard
