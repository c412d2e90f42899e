// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/oncall/arrangedialogs.h"

#include "models/base/untrusted.h"
#include "models/paging/dutywording.h"
#include "ui/theme/button.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/space.h"

#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace oncall {

namespace {

constexpr QLatin1StringView kTimeFormat("yyyy-MM-dd HH:mm");
constexpr qsizetype kProblems = 4;
constexpr std::chrono::milliseconds kTyped{300};

QString textOf(base::WallTime at) { return rota::localTime(at, QTimeZone::systemTimeZone()).toString(QString(kTimeFormat)); }

base::WallTime timeIn(const QString &text)
{
    const QDateTime at = QDateTime::fromString(text.trimmed(), QString(kTimeFormat));
    return at.isValid() ? base::fromMilliseconds(at.toMSecsSinceEpoch()) : base::WallTime{};
}

QComboBox *rotasOf(const rota::OnCall &all)
{
    auto *box = new QComboBox;
    box->setObjectName(u"askRota"_s);
    for (const rota::Rota &rota : all.rotas)
        box->addItem(base::Untrusted(rota.title).visible(), rota.id);
    return box;
}

} // namespace

ArrangeDialog::ArrangeDialog(bool offered, const paging::Duty &duty, base::WallTime now, QWidget *parent) :
    AskDialog(offered ? tr("Offer a hand-over") : tr("Put somebody else on call for a while"), offered ? tr("Offer it") : tr("Arrange it"), parent), m_offered(offered), m_all(duty.all),
    m_overrides(duty.overrides), m_now(now), m_rota(rotasOf(duty.all)), m_person(new QComboBox), m_from(new QLineEdit(textOf(now))), m_until(new QLineEdit), m_began(textOf(now))
{
    setObjectName(u"arrangeDialog"_s);
    m_person->setObjectName(u"askPerson"_s);
    m_from->setObjectName(u"askFrom"_s);
    m_until->setObjectName(u"askUntil"_s);
    for (const rota::Person &person : m_all.people)
        m_person->addItem(base::Untrusted(person.name).visible(), person.id);
    addRow(tr("Rota"), m_rota);
    addRow(tr("Who"), m_person);
    addRow(tr("From"), m_from);
    addRow(tr("Until"), m_until);
    addHint(tr("Times as 2026-11-28 22:00, of this workstation."));
    offerRest();
    connect(m_rota, &QComboBox::currentIndexChanged, this, &ArrangeDialog::offerRest);
    connect(m_person, &QComboBox::currentIndexChanged, this, &ArrangeDialog::lookAgain);
    connect(m_from, &QLineEdit::textChanged, this, &ArrangeDialog::offerRest);
    connect(m_until, &QLineEdit::textEdited, this, [this] { m_written = true; });
    connect(m_until, &QLineEdit::textChanged, this, &ArrangeDialog::lookAgain);
    // Whoever has it is not who takes it.
    const rota::Rota *first = m_all.rota(m_rota->currentData().toString());
    const QString has = first ? rota::onCall(*first, m_overrides, now) : QString();
    for (int i = 0; i < m_person->count(); ++i)
        if (m_person->itemData(i).toString() != has) {
            m_person->setCurrentIndex(i);
            break;
        }
    lookAgain();
    m_rota->setFocus(Qt::OtherFocusReason);
}

rota::Step ArrangeDialog::step() const
{
    rota::Override v;
    v.rota = m_rota->currentData().toString();
    v.person = m_person->currentData().toString();
    v.offered = m_offered;
    v.from = m_from->text() == m_began ? m_now : timeIn(m_from->text());
    v.until = timeIn(m_until->text());
    return rota::Step::of(v);
}

void ArrangeDialog::offerRest()
{
    const base::WallTime from = step().made.from;
    if (!m_written && from != base::WallTime{}) {
        const auto end = paging::endOfShift(m_all, m_overrides, m_rota->currentData().toString(), from);
        m_until->setText(textOf(end.value_or(from + std::chrono::hours(24))));
    }
    lookAgain();
}

void ArrangeDialog::lookAgain() { foretell(paging::foretell(step(), m_all, m_overrides, m_now)); }

WithdrawDialog::WithdrawDialog(const paging::Duty &duty, const QString &chosen, base::WallTime now, QWidget *parent) :
    AskDialog(tr("Withdraw what was arranged"), tr("Withdraw it"), parent), m_all(duty.all), m_overrides(duty.overrides), m_now(now), m_which(new QComboBox)
{
    setObjectName(u"withdrawDialog"_s);
    m_which->setObjectName(u"askWhich"_s);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const paging::Standing &standing : paging::withdrawable(m_all, m_overrides, now))
        m_which->addItem(standing.line, standing.id);
    m_which->setCurrentIndex(chosen.isEmpty() ? 0 : m_which->findData(chosen)); // none when it is over meanwhile: not its neighbour
    addRow(tr("Which"), m_which);
    connect(m_which, &QComboBox::currentIndexChanged, this, &WithdrawDialog::lookAgain);
    lookAgain();
    m_which->setFocus(Qt::OtherFocusReason);
}

rota::Step WithdrawDialog::step() const { return rota::Step::withdrawing(m_which->currentData().toString()); }

void WithdrawDialog::lookAgain() { foretell(paging::foretell(step(), m_all, m_overrides, m_now)); }

ImportDialog::ImportDialog(paging::DutyDesk &desk, base::WallTime now, QWidget *parent) :
    AskDialog(tr("Import shifts from a calendar"), tr("Import"), parent), m_desk(desk), m_all(desk.known().all), m_now(now), m_rota(rotasOf(m_all)), m_file(new QLineEdit)
{
    setObjectName(u"importDialog"_s);
    m_file->setObjectName(u"askFile"_s);
    m_file->setTextMargins(theme::space(1), 0, theme::space(1), 0);
    m_file->setPlaceholderText(u"shifts.ics"_s);
    auto *browse = new theme::Button(tr("Choose..."));
    browse->setObjectName(u"askBrowse"_s);
    browse->setAutoDefault(false);
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space(2));
    row->addWidget(m_file, 1);
    row->addWidget(browse);
    both->setFocusProxy(m_file);
    addRow(tr("Calendar"), both);
    m_file->setAccessibleName(tr("Calendar"));
    addHint(tr("An iCalendar file. The summary or the only attendee of each event names one person of the rota, by id or name; the next half year counts."));
    addRow(tr("Rota"), m_rota);
    m_typed.setSingleShot(true);
    m_typed.setInterval(kTyped);
    connect(&m_typed, &QTimer::timeout, this, [this] { m_desk.readCalendar(m_file->text()); });
    connect(m_file, &QLineEdit::textChanged, this, [this] {
        m_typed.start();
        lookAgain();
    });
    connect(browse, &QAbstractButton::clicked, this, &ImportDialog::choose);
    connect(m_rota, &QComboBox::currentIndexChanged, this, &ImportDialog::lookAgain);
    connect(&m_desk, &paging::DutyDesk::calendarRead, this, [this](const QString &file, const rota::Calendar &calendar, const QString &trouble) {
        if (file != m_file->text())
            return;
        m_read = file;
        m_calendar = calendar;
        m_trouble = trouble;
        lookAgain();
    });
    lookAgain();
    m_file->setFocus(Qt::OtherFocusReason);
}

rota::Step ImportDialog::step() const
{
    return rota::Step::importing(m_rota->currentData().toString(), m_read == m_file->text() ? m_calendar.shifts : QList<rota::Shift>());
}

void ImportDialog::choose()
{
    auto *dialog = new QFileDialog(this, tr("Calendar"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Calendars (*.ics)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    theme::openDialog(dialog);
}

void ImportDialog::lookAgain()
{
    paging::Foretold foretold;
    if (m_file->text().isEmpty()) {
        foretold.objection = tr("Which file? Nothing is changed before you say so.");
    } else if (m_read != m_file->text()) {
        foretold.objection = tr("It is being read.");
    } else if (!m_trouble.isEmpty()) {
        foretold.objection = base::Untrusted(m_trouble).visible();
    } else {
        foretold = paging::foretell(step(), m_all, {}, m_now);
        QStringList problems;
        for (const QString &problem : m_calendar.problems.mid(0, kProblems))
            problems << base::Untrusted(problem).visible();
        if (m_calendar.problems.size() > kProblems)
            problems << tr("and %n more left out", nullptr, int(m_calendar.problems.size() - kProblems));
        foretold.warning = problems.join(u'\n');
    }
    foretell(foretold);
}

} // namespace oncall

#include "moc_arrangedialogs.cpp"
