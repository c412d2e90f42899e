// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/changedialog.h"

#include "models/incidents/wording.h"
#include "ui/theme/button.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

namespace {

constexpr int kDialogWidth = 560, kChoiceWidth = 380; // px at scale 1
constexpr QLatin1StringView kTimeFormat("yyyy-MM-dd HH:mm:ss");

QString timeText(base::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count()).toString(QString(kTimeFormat));
}

std::optional<base::WallTime> timeIn(const QString &text)
{
    const QDateTime at = QDateTime::fromString(text.trimmed(), QString(kTimeFormat));
    return at.isValid() ? std::optional(base::fromMilliseconds(at.toMSecsSinceEpoch())) : std::nullopt;
}

} // namespace

bool ChangeDialog::asks(Change::Kind kind) { return kind != Change::Kind::Acknowledge && kind != Change::Kind::Engage && kind != Change::Kind::Accept; }

ChangeDialog::ChangeDialog(Change::Kind kind, const Incident *incident, const Projection &known, base::WallTime now, Against against, QWidget *parent) :
    QDialog(parent), m_kind(kind), m_now(now), m_against(std::move(against)), m_text(new QLineEdit(this)), m_objection(new PlainLabel({}, FontRole::Small, Token::Critical, this)),
    m_confirm(new Button({}, Button::Kind::Primary, this))
{
    using Kind = Change::Kind;
    setObjectName(u"changeDialog"_s);
    m_text->setObjectName(u"changeText"_s);
    m_text->setMaxLength(int(kLongestText));
    m_confirm->setObjectName(u"changeConfirm"_s);
    m_objection->setObjectName(u"changeObjection"_s);
    m_objection->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space(3));
    form->setVerticalSpacing(space(3));
    QString heading, textLabel = tr("Why");
    if (incident)
        m_change.incident = incident->id;
    switch (kind) {
    case Kind::Open:
        heading = tr("Open an incident");
        m_confirm->setText(tr("Open it"));
        textLabel = tr("What is wrong");
        addSeverity(*form, nullptr);
        m_drill = new QCheckBox(tr("A drill: never mixed with real ones"), this);
        m_drill->setObjectName(u"changeDrill"_s);
        break;
    case Kind::Escalate:
        heading = tr("Escalate %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Escalate"));
        addSeverity(*form, incident);
        addPerson(*form, tr("To whom"));
        break;
    case Kind::HandOver:
        heading = tr("Hand over %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Hand over"));
        textLabel = tr("What they must know");
        addPerson(*form, tr("To whom"));
        break;
    case Kind::Decline:
        heading = tr("Decline the hand-over of %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Decline"));
        break;
    case Kind::Resolve:
        heading = tr("Resolve %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Resolve"));
        textLabel = tr("What was done");
        addCause(*form);
        addTime(*form, tr("Harm stopped"), incident->stamp(Stamp::Mitigated).at.value_or(now));
        break;
    case Kind::Mitigate:
        heading = tr("The harm of %1 has stopped").arg(nameOf(*incident));
        m_confirm->setText(tr("Harm stopped"));
        textLabel = tr("What was done");
        addTime(*form, tr("When"), incident->stamp(Stamp::Mitigated).at.value_or(now));
        break;
    case Kind::Reopen:
        heading = tr("Reopen %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Reopen"));
        break;
    case Kind::Correct:
        heading = tr("Correct a time of %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Correct"));
        addStamp(*form, *incident);
        addTime(*form, tr("It is"), {});
        break;
    case Kind::Merge:
        heading = tr("%1 goes on in another incident").arg(nameOf(*incident));
        m_confirm->setText(tr("Merge"));
        addOthers(*form, *incident, known);
        break;
    case Kind::AssignRole:
        heading = tr("Give a role in %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Give"));
        m_role = new QComboBox(this);
        m_role->setObjectName(u"changeRole"_s);
        for (const Role role : {Role::Commander, Role::Deputy, Role::Scribe, Role::Liaison, Role::Expert})
            m_role->addItem(title(role), int(role));
        form->addRow(tr("Role"), m_role);
        addPerson(*form, tr("Who"));
        break;
    case Kind::Link:
        heading = tr("Link something to %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Link"));
        m_link = new QLineEdit(this);
        m_link->setObjectName(u"changeLink"_s);
        m_link->setMaxLength(int(kLongestText));
        m_link->setPlaceholderText(tr("A ticket, a document, an address"));
        form->addRow(tr("What"), m_link);
        break;
    case Kind::FollowUpDone:
        heading = tr("A follow-up of %1 is done").arg(nameOf(*incident));
        m_confirm->setText(tr("Done"));
        addOwed(*form, *incident);
        break;
    case Kind::FollowUp:
        heading = tr("A follow-up of %1").arg(nameOf(*incident));
        m_confirm->setText(tr("Add"));
        textLabel = tr("What is to be done");
        m_change.other = newId();
        addPerson(*form, tr("Owner"));
        m_due = new QLineEdit(QDateTime::currentDateTime().addDays(14).toString(u"yyyy-MM-dd"_s), this);
        m_due->setObjectName(u"changeDue"_s);
        form->addRow(tr("Until"), m_due);
        break;
    default:
        heading = nameOf(*incident);
        m_confirm->setText(tr("Write"));
        break;
    }
    setWindowTitle(heading);
    if (kind == Kind::Open)
        form->insertRow(0, textLabel, m_text);
    else if (kind != Kind::AssignRole && kind != Kind::FollowUpDone)
        form->addRow(textLabel, m_text);
    else
        m_text->hide();
    if (m_drill)
        form->addRow(QString(), m_drill);
    auto *leave = new Button(tr("Leave it"), Button::Kind::Secondary, this);
    leave->setObjectName(u"changeLeave"_s);
    leave->setAutoDefault(false);
    m_confirm->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(leave);
    buttons->addStretch(1);
    buttons->addWidget(m_confirm);
    auto *label = new PlainLabel(heading, FontRole::Answer, Token::Text, this);
    label->setWordWrap(true);
    auto *note = new PlainLabel(tr("It stands in the journal, with your name."), FontRole::Small, Token::Muted, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(4));
    column->addWidget(label);
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(m_objection);
    column->addLayout(buttons);
    setFixedWidth(theme::scaled(kDialogWidth));
    connect(leave, &Button::clicked, this, &QDialog::reject);
    connect(m_confirm, &Button::clicked, this, [this] {
        lookAgain(); // others write meanwhile
        if (m_confirm->isEnabled())
            accept();
    });
    QWidget *before = nullptr; // as they stand, top to bottom
    for (int row = 0; row < form->rowCount(); ++row) {
        const QLayoutItem *item = form->itemAt(row, QFormLayout::FieldRole);
        if (QWidget *field = item ? item->widget() : nullptr) {
            setTabOrder(before, field);
            before = field;
        }
    }
    setTabOrder(before, leave);
    setTabOrder(leave, m_confirm);
    for (QLineEdit *field : findChildren<QLineEdit *>())
        connect(field, &QLineEdit::textChanged, this, &ChangeDialog::lookAgain);
    for (QComboBox *choice : findChildren<QComboBox *>())
        connect(choice, &QComboBox::currentIndexChanged, this, &ChangeDialog::lookAgain);
    lookAgain();
    if (m_cause)
        m_cause->setFocus(Qt::OtherFocusReason);
    else if (m_link)
        m_link->setFocus(Qt::OtherFocusReason);
    else if (m_person && kind != Kind::Escalate)
        m_person->setFocus(Qt::OtherFocusReason);
    else if (!m_severity || kind == Kind::Open)
        m_text->setFocus(Qt::OtherFocusReason);
}

void ChangeDialog::addSeverity(QFormLayout &form, const Incident *incident)
{
    m_severity = new QComboBox(this);
    m_severity->setObjectName(u"changeSeverity"_s);
    for (int s = 1; s <= 5; ++s)
        m_severity->addItem(title(Severity(s)), s);
    m_severity->setCurrentIndex(incident ? std::max(0, int(incident->severity) - 2) : 2);
    form.addRow(tr("Severity"), m_severity);
}

void ChangeDialog::addCause(QFormLayout &form)
{
    m_cause = new QComboBox(this);
    m_cause->setObjectName(u"changeCause"_s);
    m_cause->addItem(tr("Choose one"), int(Cause::None));
    for (const Cause cause : {Cause::Migration, Cause::Deployment, Cause::Configuration, Cause::Capacity, Cause::Hardware, Cause::Unknown})
        m_cause->addItem(title(cause), int(cause));
    form.addRow(tr("Cause"), m_cause);
}

void ChangeDialog::addStamp(QFormLayout &form, const Incident &incident)
{
    m_stamp = new QComboBox(this);
    m_stamp->setObjectName(u"changeStamp"_s);
    for (std::size_t s = 0; s < kStamps; ++s) {
        const auto at = incident.stamps[s].at;
        m_stamp->addItem(at ? tr("%1: %2", "name of a moment: when it was").arg(title(Stamp(s)), momentOf(*at)) : tr("%1: missing", "name of a moment").arg(title(Stamp(s))), int(s));
    }
    form.addRow(tr("Which"), m_stamp);
}

void ChangeDialog::addOthers(QFormLayout &form, const Incident &incident, const Projection &known)
{
    m_other = new QComboBox(this);
    m_other->setObjectName(u"changeOther"_s);
    for (const Incident *i : ordered(known.incidents()))
        if (i->isOpen() && i->id != incident.id && i->drill == incident.drill)
            m_other->addItem(fontMetrics().elidedText(nameOf(*i), Qt::ElideMiddle, theme::scaled(kChoiceWidth)), i->id);
    form.addRow(tr("In"), m_other);
}

void ChangeDialog::addOwed(QFormLayout &form, const Incident &incident)
{
    m_other = new QComboBox(this);
    m_other->setObjectName(u"changeOther"_s);
    for (const FollowUp &f : incident.followUps)
        if (!f.done)
            m_other->addItem(fontMetrics().elidedText(tr("%1 (%2)", "what is to be done (by whom)").arg(f.text.visible(), f.owner.visible()), Qt::ElideMiddle, theme::scaled(kChoiceWidth)), f.id);
    form.addRow(tr("Which"), m_other);
}

void ChangeDialog::addTime(QFormLayout &form, const QString &label, std::optional<base::WallTime> at)
{
    m_time = new QLineEdit(at ? timeText(*at) : timeText(m_now), this);
    m_time->setObjectName(u"changeTime"_s);
    form.addRow(label, m_time);
}

void ChangeDialog::addPerson(QFormLayout &form, const QString &label)
{
    m_person = new QLineEdit(this);
    m_person->setObjectName(u"changePerson"_s);
    m_person->setMaxLength(200);
    form.addRow(label, m_person);
}

void ChangeDialog::prefill(const Change &change)
{
    m_change = change;
    const auto choose = [](QComboBox *among, const QVariant &value) {
        if (const int at = among ? among->findData(value) : -1; at >= 0)
            among->setCurrentIndex(at);
    };
    m_text->setText(change.text);
    if (change.severity)
        choose(m_severity, int(*change.severity));
    if (change.cause)
        choose(m_cause, int(*change.cause));
    if (change.role)
        choose(m_role, int(*change.role));
    if (change.stamp)
        choose(m_stamp, int(*change.stamp));
    choose(m_other, change.other);
    if (m_link)
        m_link->setText(change.other);
    if (m_person)
        m_person->setText(change.person);
    if (m_time && change.at)
        m_time->setText(timeText(*change.at));
    if (m_due && !change.due.isEmpty())
        m_due->setText(change.due);
    if (m_drill)
        m_drill->setChecked(change.drill);
    m_text->setCursorPosition(0);
}

void ChangeDialog::lookAgain()
{
    QString why;
    if (m_time && !timeIn(m_time->text()))
        why = tr("This is no time; write it as 2026-11-28 22:00:00.");
    else if (const auto error = m_against(change()))
        why = (base::Untrusted(error->text).visible() + u' ' + QString::fromStdString(error->remedy)).trimmed();
    m_objection->setText(why);
    m_objection->setVisible(!why.isEmpty());
    m_confirm->setEnabled(why.isEmpty());
    theme::fitHeight(this);
}

Change ChangeDialog::change() const
{
    Change c = m_change;
    c.kind = m_kind;
    c.text = m_text->text().trimmed();
    if (m_person)
        c.person = m_person->text().trimmed();
    if (m_time)
        c.at = timeIn(m_time->text());
    if (m_due)
        c.due = m_due->text();
    if (m_severity)
        c.severity = Severity(m_severity->currentData().toInt());
    if (m_cause)
        c.cause = Cause(m_cause->currentData().toInt());
    if (m_role)
        c.role = Role(m_role->currentData().toInt());
    if (m_stamp)
        c.stamp = Stamp(m_stamp->currentData().toInt());
    if (m_other)
        c.other = m_other->currentData().toString();
    if (m_link)
        c.other = m_link->text().trimmed();
    if (m_drill)
        c.drill = m_drill->isChecked();
    return c;
}

} // namespace incidents

#include "moc_changedialog.cpp"
