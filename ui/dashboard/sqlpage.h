// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The SQL tab: one statement typed and run with Ctrl+Enter, ended with Esc, its rows beside it. Read only; who runs it and
// how is the desk's. What was typed stays while the program runs and is kept nowhere. GUI thread.

#include "models/inquiry/desk.h"
#include "ui/dashboard/detailpage.h"

class QPlainTextEdit;
class QSplitter;

namespace inquiry {
class AnswerModel;
}

namespace theme {
class Button;
class EmptyState;
class PlainLabel;
}

namespace dashboard {

class CellTree;

class SqlPage final : public DetailPage {
    Q_OBJECT
public:
    static constexpr QLatin1StringView kName{"sql"};
    static QString title() { return tr("SQL"); }
    static bool offered(const DetailSubject &subject) { return subject.mayType && subject.target->kind == environment::TargetKind::Postgres; }
    static int count(const DetailSubject &) { return -1; }

    explicit SqlPage(const DetailTools &tools, QWidget *parent = nullptr);
    void show(const DetailSubject &subject) override;
    [[nodiscard]] const CellTree *shownRows() const override;

    void run();    // as by Ctrl+Enter
    void cancel(); // as by Esc

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; // keys of the editor and the table

private:
    void lay();
    void take(const QString &target, const inquiry::Answer &answer);
    void tell(const QString &sentence, bool bad);
    void showNothing(const QString &icon, const QString &headline, const QString &sentence);
    void markAt(int position); // of the statement that ran; 0: nowhere
    void placeColumns();
    void refresh(); // buttons, by whether one runs
    void refont();
    void retranslate();

    inquiry::Desk *m_desk;
    inquiry::AnswerModel *m_rows;
    QSplitter *m_across;
    QPlainTextEdit *m_text;
    theme::PlainLabel *m_told;
    theme::Button *m_run;
    theme::Button *m_stop;
    theme::Button *m_copy;
    CellTree *m_table;
    theme::EmptyState *m_nothing;
    QString m_target, m_server;
    QString m_asked; // the statement that ran last
    bool m_fresh = true; // nothing has been run for this target
};

} // namespace dashboard
