// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/moresection.h"

#include "ui/start/formfield.h"
#include "ui/start/targetbox.h"
#include "ui/theme/button.h"
#include "ui/theme/space.h"

#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using environment::TargetKind;
using theme::space;
using SecretSource = environment::Credential::Source;

namespace start {

MoreSection::MoreSection(QWidget *parent) :
    QWidget(parent), m_toggle(new theme::Button({}, theme::Button::Kind::Quiet, this)), m_body(new QWidget(this)),
    m_reader(line("ReaderField", u"dba_reader"_s)), m_standbys(line("StandbysField", u"standby_1, standby_2"_s)),
    m_backup(line("BackupFileField", u"/var/lib/backup/orders.last"_s)),
    m_config(line("PoolerConfigField", u"/etc/pgbouncer/pgbouncer.ini"_s)), m_readerFrom(new QComboBox), m_uses(new TargetBox("UsesField"))
{
    m_toggle->setObjectName(u"MoreToggle"_s);
    m_toggle->setAutoDefault(false);
    m_readerFrom->setObjectName(u"ReaderFromField"_s);
    m_readerFrom->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_readerField = new FormField(tr("Login of the SQL tab"), m_reader);
    m_readerFromField = new FormField(tr("Its password"), m_readerFrom);
    m_standbysField = new FormField(tr("Standbys that must stream from here"), m_standbys);
    m_backupField = new FormField(tr("File with the time of the last good backup"), m_backup);
    m_configField = new FormField(tr("Its pgbouncer.ini, when it is on this machine"), m_config);
    m_usesField = new FormField(tr("Cannot work without"), m_uses);

    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space(4));
    grid->setVerticalSpacing(space(4));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_readerField, 0, 0);
    grid->addWidget(m_readerFromField, 0, 1);
    grid->addWidget(m_standbysField, 1, 0, 1, 2);
    grid->addWidget(m_backupField, 2, 0, 1, 2);
    grid->addWidget(m_configField, 3, 0, 1, 2);
    grid->addWidget(m_usesField, 4, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(3));
    column->addWidget(m_toggle, 0, Qt::AlignLeft);
    column->addWidget(m_body);

    connect(m_toggle, &theme::Button::clicked, this, [this] { setOpen(!m_open); });
    for (QComboBox *box : {m_readerFrom, static_cast<QComboBox *>(m_uses)})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_filling)
                emit changed();
        });
    fill({}, TargetKind::Postgres, {}, {});
    setOpen(false);
}

QLineEdit *MoreSection::line(const char *objectName, const QString &example)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QLatin1String(objectName));
    edit->setTextMargins(space(1), 0, space(1), 0);
    edit->setPlaceholderText(example);
    return edit;
}

void MoreSection::setOpen(bool open)
{
    m_open = open;
    m_body->setVisible(open);
    m_toggle->setText(open ? tr("Fewer settings") : tr("More settings"));
}

void MoreSection::fill(const TypedMore &more, TargetKind kind, const environment::EnvironmentPtr &environment, const QString &ownId)
{
    m_filling = true;
    m_reader->setText(more.readerUser);
    m_standbys->setText(more.standbys);
    m_backup->setText(more.backupFile);
    m_config->setText(more.poolerConfig);
    m_readerFrom->clear();
    m_readerFrom->addItem(tr("From the keyring"), int(SecretSource::Keyring));
    m_readerFrom->addItem(tr("From the pass file"), int(SecretSource::PassFile));
    m_readerFrom->addItem(tr("It needs none"), int(SecretSource::None));
    if (m_readerFrom->findData(int(more.readerFrom)) < 0)
        m_readerFrom->addItem(tr("As the file says"), int(more.readerFrom));
    m_readerFrom->setCurrentIndex(m_readerFrom->findData(int(more.readerFrom)));
    m_uses->offer(environment, {}, ownId, more.uses);
    const bool postgres = kind == TargetKind::Postgres;
    for (FormField *field : {m_readerField, m_readerFromField, m_standbysField, m_backupField})
        field->setVisible(postgres);
    m_configField->setVisible(kind == TargetKind::PgBouncer);
    m_filling = false;
}

TypedMore MoreSection::typed() const
{
    return {m_reader->text(), SecretSource(m_readerFrom->currentData().toInt()), m_standbys->text(), m_backup->text(), m_config->text(), m_uses->chosen()};
}

QList<WatchedField> MoreSection::fields() const
{
    return {{Field::Reader, m_readerField, m_reader},
            {Field::Standbys, m_standbysField, m_standbys},
            {Field::BackupFile, m_backupField, m_backup},
            {Field::PoolerConfig, m_configField, m_config}};
}

QList<QWidget *> MoreSection::keyboards() const
{
    return {m_toggle, m_reader, m_readerFrom, m_standbys, m_backup, m_config, m_uses};
}

} // namespace start

#include "moc_moresection.cpp"
